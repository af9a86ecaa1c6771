import type { FormatOptions } from '@palimpsest/deid/formats'
import type { Known } from './known-file.ts'

/** What every worker must know to do a task alone. Plain data, so that it crosses threads. */
export interface Settings {
  readonly command: 'deid' | 'detect' | 'restore' | 'convert' | 'resynthesize'
  /** Name of a shipped pipeline, or path of a file that describes one. */
  readonly pipeline: string
  /** Name of a preset, or path of a policy file. */
  readonly policy: string
  /** Overrides the policy's scope: `doc`, `batch` or `field:NAME`. */
  readonly scope?: string
  /** The secret itself; absent where nothing derives from it. */
  readonly key?: Uint8Array
  /** `deid`: whether to record what each document was; `restore`: the sealed file that says it. */
  readonly mapping?: string
  /** `restore`: the texts were worked on since; only their placeholders are known. */
  readonly rewritten?: boolean
  /** `deid`: how many documents the report shows. */
  readonly show?: number
  /** `deid`: whether to count by how many days dates were shifted. */
  readonly shifts?: boolean
  readonly spans: 'detect' | 'given' | 'both'
  readonly resolve?: string
  readonly labels?: string
  readonly language: string
  /** Recall to aim at; clinical pipelines with a model. */
  readonly recall?: number
  /** Titles belong to names; clinical pipelines. */
  readonly titles?: boolean
  /** Mask what no list of safe words vouches for; clinical pipelines. */
  readonly excludeByDefault?: boolean
  /** The table of what is known of people, and the metadata field that says which row is about a document. */
  readonly known?: Known
  /** `resynthesize`: what redacted places look like. */
  readonly from?: 'brackets' | 'de-id'
  readonly trace: boolean
  /** Name of the format to write; `same` writes what was read. */
  readonly to: string
  readonly formats: FormatOptions
}

/** Whether the command goes by a policy. */
export function usesPolicy({ command }: Settings): boolean {
  return command === 'deid' || command === 'restore'
}
