/** The way to the server: typed by the route table that the server mounts. */

import { table } from 'virtual:routes'
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { Failure } from '../../shared/failure.ts'
import type { Answer, GivenBody, GivenParams, GivenQuery, RouteName, routes } from '../../shared/routes.ts'

type R<N extends RouteName> = (typeof routes)[N]
type Field<K extends string, V> = [V] extends [undefined] ? unknown : { readonly [key in K]: V }
type OptionalField<K extends string, V> = [V] extends [undefined] ? unknown : { readonly [key in K]?: V }
export type Given<N extends RouteName> = Field<'params', GivenParams<R<N>>> &
  OptionalField<'query', GivenQuery<R<N>>> &
  Field<'body', GivenBody<R<N>>>
export type Got<N extends RouteName> = Answer<R<N>>
interface Parts {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

/** The server said no. `code` is stable, `message` is one sentence for people. */
export class ApiFailure extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly { readonly path: string; readonly message: string }[]

  constructor(status: number, { error }: Failure) {
    super(error.message)
    this.name = 'ApiFailure'
    this.status = status
    this.code = error.code
    this.fields = error.fields ?? []
  }
}

/** This tab, so that it knows its own doings when the server reports them to everyone. */
export const tabId: string = randomId()

/** 16 letters and digits. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte % 36).toString(36)).join('')
}

let csrf: string | null = null
let onSignedOut: () => void = () => {}
/** What the session answer said must go with every change. */
export function setCsrf(token: string | null): void {
  csrf = token
}
/** Called when the server no longer knows who we are. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act
}

/** The address of a route, for downloads and event streams. */
export function address<N extends RouteName>(name: N, given: Omit<Given<N>, 'body'>): string {
  const [, path] = table[name]!
  const { params = {}, query = {} } = given as Parts
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined || value === '' ? [] : [[key, String(value)]],
    ),
  ).toString()
  return search ? `${filled}?${search}` : filled
}

function headers(): Record<string, string> {
  return { accept: 'application/json', 'x-client-id': tabId, ...(csrf ? { 'x-csrf-token': csrf } : {}) }
}

/** One exchange. Throws an ApiFailure, with code `offline` when the server could not be reached. */
export async function call<N extends RouteName>(name: N, given: Given<N>): Promise<Got<N>> {
  const [method] = table[name]!
  const { body } = given as Parts
  let reply: Response
  try {
    reply = await fetch(address(name, given), {
      method,
      headers: { ...headers(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new ApiFailure(0, {
      error: { code: 'offline', message: 'The server cannot be reached', requestId: '' },
    })
  }
  return answer(name, reply.status, await reply.text()) as Got<N>
}

function answer(name: RouteName, status: number, text: string): unknown {
  if (status >= 200 && status < 300) return text === '' ? undefined : JSON.parse(text)
  if (status === 401 && name !== 'signIn' && name !== 'session') onSignedOut()
  let failure: Failure
  try {
    failure = JSON.parse(text)
    if (typeof failure.error?.message !== 'string') throw new TypeError('not a failure')
  } catch {
    failure = { error: { code: 'unreadable', message: `The server answered ${status}`, requestId: '' } }
  }
  throw new ApiFailure(status, failure)
}

/** Sends files. `onProgress` gets the share that went out, 0 to 1. Aborting the signal stops it. */
export function upload<N extends RouteName>(
  name: N,
  given: Omit<Given<N>, 'body'>,
  files: readonly File[],
  { onProgress, signal }: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<Got<N>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(table[name]![0], address(name, given))
    for (const [key, value] of Object.entries(headers())) request.setRequestHeader(key, value)
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.onload = () => {
      try {
        resolve(answer(name, request.status, request.responseText) as Got<N>)
      } catch (error) {
        reject(error)
      }
    }
    const lost = () =>
      reject(
        new ApiFailure(0, {
          error: { code: 'offline', message: 'The server cannot be reached', requestId: '' },
        }),
      )
    request.onerror = lost
    request.onabort = lost
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    for (const file of files) form.append('file', file, file.webkitRelativePath || file.name)
    request.send(form)
  })
}

/** The cache's name for an answer; `refresh` of a route name forgets all its answers. */
export function keyOf<N extends RouteName>(name: N, given: Omit<Given<N>, 'body'>): readonly unknown[] {
  const { params = {}, query = {} } = given as Parts
  return [name, params, query]
}

/** An answer that the page shows, kept fresh by events. */
export function useRoute<N extends RouteName>(
  name: N,
  given: Given<N>,
  {
    enabled = true,
    keep = false,
    fresh = 10_000,
  }: { enabled?: boolean; keep?: boolean; fresh?: number } = {},
): UseQueryResult<Got<N>, ApiFailure> {
  return useQuery<Got<N>, ApiFailure>({
    queryKey: keyOf(name, given),
    queryFn: () => call(name, given),
    enabled,
    staleTime: fresh,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Something the page does. `refresh` names the routes whose answers are old afterwards. */
export function useCall<N extends RouteName>(
  name: N,
  { refresh = [] }: { refresh?: readonly RouteName[] } = {},
): UseMutationResult<Got<N>, ApiFailure, Given<N>> {
  const client = useQueryClient()
  return useMutation<Got<N>, ApiFailure, Given<N>>({
    mutationFn: (given) => call(name, given),
    onSuccess: async () => {
      await Promise.all(refresh.map((route) => client.invalidateQueries({ queryKey: [route] })))
    },
  })
}
