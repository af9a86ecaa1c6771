import { DeidError } from '@palimpsest/deid'
import { readOwnValues } from '@palimpsest/deid/replace'

/** What an obfuscation file came to. */
export interface Obfuscation {
  /** Which of the shapes it had, in words. */
  readonly format: string
  /** As the policy's `surrogates` takes them. */
  readonly settings: Readonly<Record<string, unknown>>
  readonly labels: readonly { readonly label: string; readonly values: number }[]
  readonly pairs: number
  readonly duplicates: number
  readonly problems: readonly string[]
}

const shapes = {
  lists: 'label to values',
  entries: 'entities with values',
  pairs: 'fixed pairs',
  modes: 'labels by mode',
  lines: 'value#LABEL lines',
} as const

/** Reads a custom obfuscation file. Never throws for its content: what cannot be read is among the problems. */
export function parseObfuscation(content: string): Obfuscation {
  try {
    const { shape, pools, pairs, report } = readOwnValues(content)
    const labels = Object.entries(pools).map(([label, values]) => ({ label, values: values.length }))
    return {
      format: shapes[shape],
      settings: { ...(labels.length > 0 ? { pools } : {}), ...(pairs.length > 0 ? { pairs } : {}) },
      labels,
      pairs: pairs.length,
      duplicates: Object.values(report.duplicates).reduce((sum, count) => sum + count, 0),
      problems:
        shape === 'modes'
          ? [
              'The file says what to do with each label, and holds no values: set the strategies of the labels instead.',
            ]
          : [],
    }
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    return {
      format: 'unreadable',
      settings: {},
      labels: [],
      pairs: 0,
      duplicates: 0,
      problems: [error.message],
    }
  }
}
