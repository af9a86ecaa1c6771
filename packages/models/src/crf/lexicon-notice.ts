import { lexiconPrint } from '@palimpsest/deid/lexicon'
import type { CrfModel } from './model.ts'

/**
 * What to tell when a model was trained with other word lists than this version has; undefined when they are the same.
 * Such a model still tags, a little worse: which words are names, places or drugs is part of what it looks at.
 */
export function lexiconNotice({ header }: CrfModel): string | undefined {
  if (header.lexicon === lexiconPrint) return undefined
  return `The model ${header.name} was trained with other word lists (${header.lexicon}) than this version has (${lexiconPrint})`
}
