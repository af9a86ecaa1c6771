import type { Group } from './labels.ts'

/** Which spans get which action, with what settings; and what replacements derive from. See `parsePolicy`. */
export interface Policy {
  readonly version: 1
  /** Name of the preset, or of the file that it was read from. */
  readonly name: string
  /** Where the key is; reading it is the caller's business. Absent: a fresh random key. */
  readonly key?: { readonly env: string } | { readonly file: string }
  /** Within which equal originals get equal replacements. */
  readonly scope: Scope
  readonly default: PolicyEntry
  /** By label; a group's name (`NAME`) stands for all its labels that have no entry of their own. */
  readonly labels: Readonly<Record<string, PolicyEntry>>
  /** Labels beyond the known schemes, each with the group whose entry it falls back to, if any. */
  readonly customLabels?: Readonly<Record<string, Group | null>>
  /** Settings of the surrogate engine: files, pairs, options. Checked by `replace/surrogate`. */
  readonly surrogates?: Readonly<Record<string, unknown>>
}

export type Scope =
  | { readonly kind: 'doc' }
  | { readonly kind: 'batch' }
  | { readonly kind: 'field'; readonly field: string }

/** One action with its settings, as the policy file has them. */
export interface PolicyEntry {
  readonly action: string
  readonly [setting: string]: unknown
}
