import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens, tokenAt } from '../tokens.ts'
import { phraseAt } from './phrase.ts'
import { rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** Insurers by names that the list of them has only in longer forms. */
const shortInsurers = new WordSet(
  'bcbs bcbsma bcbstx bcbsil aetna cigna humana kaiser uhc anthem tricare medicaid medicare medi-cal wellcare molina centene ambetter oscar bupa vhi laya aviva axa discovery bonitas medibank hcf nib ohip optum magellan emblemhealth geisinger'.split(
    ' ',
  ),
)
const between =
  /^(?:id|ids|member|policy|plan|ppo|hmo|pos|epo|no|number|subscriber|choice|advantage|medicare|medicaid|insurance|[#:.,-])$/
const idForm =
  /[A-Z]{1,4}-?\d[A-Z\d-]{5,14}(?![\w-])|\d{8,12}(?:-?\d{2})?(?![\w-])|[A-Z]{2}\d{5}[A-Z](?!\w)/iy

/** The number of an insurer's member: `BCBS XYZ123456789`, `Aetna ID W123456789`. The insurer itself says of nobody who it is. */
export const insurers = rule('insurers', ['HEALTHPLAN'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word) continue
    const end = insurerAt(t, i)
    if (end === 0) continue
    let at = end
    while (at - end < 4 && between.test(t.lower[at]!) && t.gap[at]! <= Gap.Space) at++
    if (t.gap[at]! > Gap.Space || (at === end && t.gap[at] === Gap.None)) continue
    idForm.lastIndex = t.start[at]!
    const match = idForm.exec(t.text)
    if (!match || match[0].replace(/\D/g, '').length < 5) continue
    const stop = t.start[at]! + match[0].length
    emit(t.start[at]!, stop, 'HEALTHPLAN', 0.9, 'insurer-number')
    i = tokenAt(t, stop) - 1
  }
})

/** The token after the insurer that begins at `i`, or 0. */
function insurerAt(t: Tokens, i: number): number {
  if (t.shape[i] === Shape.Lower && !t.caseless[i]) return 0
  if (t.flags[i]! & Flag.Prefix) {
    const found = phraseAt(t, i, Flag.Insurer)
    if (found) return found.end
  }
  if (t.lower[i] === 'blue' && /^(?:cross|shield)$/.test(t.lower[i + 1]!)) return i + 2
  return t.flags[i]! & Flag.Insurer || shortInsurers.has(t, i) ? i + 1 : 0
}
