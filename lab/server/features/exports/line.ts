import type { Span } from '@palimpsest/deid'

/**
 * One exported task, as a line of the working file that every format is then written from. In a de-identified
 * export it holds nothing of the original: not its title either, unless that names no one (see `job.ts`).
 */
export interface ExportLine {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly text: string
  readonly spans: readonly Span[]
  readonly meta: Readonly<Record<string, string | number | boolean | null>>
  readonly tags: readonly string[]
  /** `prediction`: nobody has looked at it. */
  readonly from: 'completion' | 'prediction'
  readonly author: string | null
  readonly starred: boolean
  readonly submittedAt: string | null
  readonly createdAt: string
}
