/** Lists that come a page at a time, each page naming where the next begins. */
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { t } from '../texts/t.ts'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/pieces.tsx'
import { type ApiFailure, call, type Given, type Got, keyOf } from './api.ts'
import { Problem } from './trouble.tsx'

type Paged = 'listTasks' | 'reviewQueue' | 'listAudit' | 'listProjectAudit'

/** The answers of a route page by page; what was there stays on screen while a filter is asked anew. */
export function usePages<N extends Paged>(
  name: N,
  given: Given<N>,
  { fresh = 0 }: { fresh?: number } = {},
): UseInfiniteQueryResult<{ readonly pages: readonly Got<N>[] }, ApiFailure> {
  const { query = {} } = given as { query?: Record<string, unknown> }
  return useInfiniteQuery<
    Got<N>,
    ApiFailure,
    { readonly pages: readonly Got<N>[] },
    readonly unknown[],
    string | number | undefined
  >({
    queryKey: [...keyOf(name, given), 'pages'],
    initialPageParam: undefined,
    queryFn: ({ pageParam: cursor }) =>
      call(name, {
        ...(given as object),
        query: cursor === undefined ? query : { ...query, cursor },
      } as Given<N>),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (old) => old,
    staleTime: fresh,
  })
}

/** Around the table of such a list: what went wrong, that it comes, that there is nothing, and the way on. */
export function Pages<N extends Paged>({
  pages,
  rows,
  none,
  children,
}: {
  readonly pages: ReturnType<typeof usePages<N>>
  /** How many are there so far. */
  readonly rows: number
  /** Shown in place of an empty table. */
  readonly none: ReactNode
  readonly children: ReactNode
}) {
  return (
    <>
      <Problem error={pages.error} />
      {!pages.data && !pages.error && <Waiting />}
      {pages.data && rows === 0 && none}
      {rows > 0 && children}
      {pages.hasNextPage && (
        <p>
          <Button onClick={() => void pages.fetchNextPage()} busy={pages.isFetchingNextPage}>
            {t('ui.more')}
          </Button>
        </p>
      )}
    </>
  )
}
