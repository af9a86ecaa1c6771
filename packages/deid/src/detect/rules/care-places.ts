import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { lowerHeads, middles, shortHospitals, vague } from './hospital-words.ts'
import { isStop, isTerm } from './name-reader.ts'
import type { Emit } from './rule.ts'

/** What is done at a hospital: what comes behind `at`, `to` or `from` after one of these is a place of care. */
const careWords = new Set(
  `lscs svd nvd pci tavi thrombectomy angioplasty dialysis chemo radiotherapy respite reviewed seen treated admitted evaluated followed transferred discharged presented presenting assessed hospitalized hospitalised diagnosed surgery managed referred
conducted performed underwent examined observed operated appointment visit visited care records report reports scheduled monitored received consult consultation
biopsy cxr xray ray echocardiogram ekg ecg egd eeg colonoscopy ultrasound mammogram puncture bronchoscopy endoscopy angiogram catheterization admission imaging mri ct scan stay transplant therapy treatment surgeries procedure arrived brought taken delivered born stented intubated
resident fellow physician doctor nurse specialist workup screen screening echo labs clinic cath cabg follow-up followup f u ed er consulted replacement tx dx registered enrolled dr patient tx'd dx'd rehab operation inpatient`.split(
    /\s+/,
  ),
)
const notCare = new Set(
  'ed er or icu nicu picu ccu micu sicu pacu osh snf ltac pcp ot pt ir us mri ct emergency department intensive baseline bedside home work risk rest time home school least night onset room least radiology surgery ward floor level clinic hospital dr mr mrs ms stage grade class type phase week day dose'.split(
    ' ',
  ),
)

/** In text without case: the token behind `at`, `to` or `from` with a word of care before, up to four words before the head; or -1. */
export function careBefore(t: Tokens, i: number): number {
  for (let k = i - 1; k >= 0 && i - k <= 6; k--) {
    if (
      t.gap[k + 1]! > Gap.Space ||
      (t.kind[k] === Kind.Mark && !/^('s|[-.&@])$/.test(t.lower[k]!)) ||
      t.kind[k] === Kind.Number
    )
      return -1
    if (/^(at|@|to|from|visited|in|via)$/.test(t.lower[k]!)) {
      const from = /^(the|our)$/.test(t.lower[k + 1]!) ? k + 2 : k + 1
      return from < i && isCared(t, k) ? from : -1
    }
  }
  return -1
}

/** Whether a word of care stands within five tokens before the preposition at `i`, in the same sentence. */
function isCared(t: Tokens, i: number): boolean {
  if (t.lower[i] === 'visited') return true
  for (let k = i - 1; k >= 0 && i - k <= 8 && t.gap[k + 1]! <= Gap.Line; k--) {
    if (/^[;?!]$/.test(t.lower[k]!) || (t.lower[k] === '.' && t.end[k - 1]! - t.start[k - 1]! > 2))
      return false
    if (careWords.has(t.lower[k]!)) return true
  }
  return false
}

/** `seen at Cedars-Sinai`, `transferred from Mass General`: a capitalised name behind a word of care. */
export function careAt(t: Tokens, i: number, emit: Emit): void {
  if (!isCared(t, i)) return
  let at = i + 1
  if (/^(the|our|your|their)$/.test(t.lower[at]!)) at++
  const from = at
  if (
    t.gap[at]! > Gap.Line ||
    t.kind[at] !== Kind.Word ||
    t.shape[at] === Shape.Lower ||
    t.shape[at] === Shape.Single
  )
    return
  if (
    notCare.has(t.lower[at]!) ||
    isStop(t, at) ||
    (vague.has(t.lower[at]!) && t.shape[at + 1] === Shape.Lower)
  )
    return
  const flags = t.flags[at]!
  if (flags & (Flag.Drug | Flag.Disease | Flag.Holiday) && !(flags & (Flag.City | Flag.Last))) return
  let end = at
  let last = at
  while (end - from < 8) {
    if (
      end > from &&
      t.gap[end]! > Gap.Space &&
      !(t.gap[end] === Gap.Line && t.shape[end] === Shape.Cap && !isStop(t, end) && t.lower[end + 1] !== ':')
    )
      break
    const word = t.lower[end]!
    if (
      t.kind[end] === Kind.Word &&
      t.shape[end] !== Shape.Lower &&
      !(end > from && (isStop(t, end) || t.kind[end + 1] === Kind.Number) && !middles.has(word))
    ) {
      last = ++end
      continue
    }
    if (end === from) return
    if (
      (word === "'s" ||
        word === '-' ||
        word === '&' ||
        word === '/' ||
        (word === '.' && /^(st|mt|ft|u|s)$/.test(t.lower[end - 1]!))) &&
      t.gap[end]! <= Gap.Space
    ) {
      end++
      if (word === "'s") last = end
      continue
    }
    if ((word === 'of' || word === 'and') && t.shape[end + 1] === Shape.Cap && t.gap[end] === Gap.Space) {
      end++
      continue
    }
    break
  }
  const single = last === from + 1
  if (
    single &&
    t.shape[from] === Shape.Upper &&
    t.end[from]! - t.start[from]! <= 3 &&
    !shortHospitals.has(t.lower[from]!)
  )
    return
  if (single && flags & (Flag.Safe | Flag.English) && !(flags & (Flag.City | Flag.Last))) return
  if (single && flags & Flag.FirstCommon && !(flags & Flag.City)) return
  if (lowerHeads.has(t.lower[last]!) && t.gap[last] === Gap.Space) last++
  if (
    isTerm(t, last) &&
    !/^(hospital|clinic|medical|center|university|health|general|memorial)$/.test(t.lower[last]!)
  )
    return
  emit(t.start[from]!, t.end[last - 1]!, 'HOSPITAL', 0.55, 'care')
}

/** `seen at stanford`, `admitted to MIAMI GENERAL`: one or two words that are no words of English behind a word of care. */
export function careCaseless(t: Tokens, i: number, emit: Emit): void {
  const at = /^(the|our)$/.test(t.lower[i + 1]!) ? i + 2 : i + 1
  if (
    t.kind[at] !== Kind.Word ||
    t.gap[at]! > Gap.Space ||
    isStop(t, at) ||
    notCare.has(t.lower[at]!) ||
    !isCared(t, i)
  )
    return
  const flags = t.flags[at]!
  const place = (flags & (Flag.City | Flag.County | Flag.State)) !== 0
  const general = /^(general|memorial|presbyterian|methodist|baptist)$/.test(t.lower[at + 1]!)
  const known = place || general || ((flags & Flag.Last) !== 0 && !(flags & Flag.First))
  if (!known && !/^(st|mt|county|general|memorial)$/.test(t.lower[at]!)) return
  if (
    flags &
      (Flag.English |
        Flag.Drug |
        Flag.Disease |
        (flags & Flag.City && flags & (Flag.Last | Flag.CityBig) ? 0 : Flag.Safe)) &&
    !/^(general|health|medical|clinic|hospital|memorial)$/.test(t.lower[at + 1]!)
  )
    return
  const end =
    /^(general|health|medical|memorial|presbyterian|methodist|children)$/.test(t.lower[at + 1]!) &&
    t.gap[at + 1]! <= Gap.Space
      ? at + 2
      : at + 1
  if (!known && end === at + 1) return
  if (end === at + 1 && t.gap[end] === Gap.None && t.lower[end] === "'s") return
  emit(t.start[at]!, t.end[end - 1]!, 'HOSPITAL', 0.5, 'care-caseless')
}
