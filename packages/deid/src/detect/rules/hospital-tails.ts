import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { middles, vague } from './hospital-words.ts'
import { sentenceStart } from './name-reader.ts'

/** What may follow a name and a modifier to make it one: Memorial Medical Center, Valley Health System. */
export const tails: ReadonlySet<string> = new Set(
  'living peds ortho imaging labs lab laboratory laboratories pediatrics paediatrics orthopedics orthopaedics dermatology cardiology oncology urology neurology obgyn center centre ctr cntr centers campus facility institute system group associates partners practice home trust rehab rehabilitation pavilion unit branch office network house manor village health healthcare care surgery medicine'.split(
    ' ',
  ),
)

/** Whether the word has a capital, or stands where case says nothing. */
export function isCapital(t: Tokens, i: number): boolean {
  return t.kind[i] === Kind.Word && (t.shape[i] !== Shape.Lower || t.caseless[i] === 1)
}

/** Whether the tail at `i` ends a name by the word before it: `Center` after `Medical`, `System` after `Health`. */
export function isTail(t: Tokens, i: number): boolean {
  const before = t.lower[i - 1]
  if (t.gap[i] !== Gap.Space || before === undefined) return false
  switch (t.lower[i]) {
    case 'center':
    case 'centre':
    case 'ctr':
    case 'cntr':
    case 'centers':
    case 'institute':
    case 'facility':
    case 'campus':
    case 'pavilion':
      return isCapital(t, i)
    case 'system':
    case 'network':
    case 'trust':
      return /^(health|healthcare|hospital|medical|nhs|foundation|care)$/.test(before) && isCapital(t, i)
    case 'associates':
      if (before === '&' || before === 'and')
        return isCapital(t, i) && isCapital(t, i - 2) && t.caseless[i] === 0
      return isPractice(t, i, before)
    case 'group':
    case 'partners':
    case 'practice':
      // her GP at Kingfisher Practice
      if (
        t.shape[i - 1] === Shape.Cap &&
        t.shape[i] === Shape.Cap &&
        !t.caseless[i] &&
        /^(?:at|from|to|of)$/.test(t.lower[i - 2] ?? '')
      )
        return !middles.has(before) && !vague.has(before)
      return isPractice(t, i, before)
    case 'office':
      return isPractice(t, i, before)
    case 'medicine':
      return (
        /^(family|internal|sports)$/.test(before) &&
        isCapital(t, i) &&
        isCapital(t, i - 2) &&
        t.lower[i - 2] !== 'of'
      )
    case 'home':
    case 'house':
    case 'manor':
      return /^(nursing|care|group|retirement|rest)$/.test(before) && isCapital(t, i)
    case 'surgery':
      // The Elms Surgery, on a line of its own.
      if (t.lower[i - 2] === 'the' && t.gap[i - 2]! >= Gap.Line && t.gap[i + 1]! >= Gap.Line)
        return (t.flags[i - 1]! & (Flag.Safe | Flag.English | Flag.Disease | Flag.Drug)) === 0
      return (
        isCapital(t, i) &&
        isCapital(t, i - 1) &&
        (/^(lane|road|street|park|house|green|hill|village|hall|view|bank|bridge|cross|gate|grove|farm|field|fields|court|square|mill|valley|wells|wood|church|priory|abbey|manor|lodge|castle|market|medical|gp)$/.test(
          before,
        ) ||
          isNamePlain(t, i - 1)) &&
        (t.gap[i + 1]! >= Gap.Wide || /^[,.;)]$/.test(t.lower[i + 1]!))
      )
    case 'living':
      return isCapital(t, i) && /^(senior|assisted|independent|supported)$/.test(before)
    case 'peds':
    case 'ortho':
    case 'imaging':
    case 'labs':
    case 'lab':
    case 'laboratory':
    case 'laboratories':
    case 'pediatrics':
    case 'paediatrics':
    case 'orthopedics':
    case 'orthopaedics':
    case 'dermatology':
    case 'cardiology':
    case 'oncology':
    case 'urology':
    case 'neurology':
    case 'obgyn':
      return t.shape[i] === Shape.Cap && t.caseless[i] === 0 && isNamePlain(t, i - 1)
    case 'health':
    case 'healthcare':
      return (
        isCapital(t, i) &&
        isCapital(t, i - 1) &&
        !middles.has(before) &&
        !(t.flags[i - 1]! & (Flag.Safe | Flag.English))
      )
    case 'care':
      if (!isCapital(t, i) || t.caseless[i]) return false
      // Mercy Palliative Care; by itself it is a service.
      if (before === 'palliative') return t.gap[i - 1] === Gap.Space && isNamePlain(t, i - 2)
      return before === 'primary' || before === 'urgent'
    case 'rehab':
    case 'rehabilitation':
      return false
    default:
      return false
  }
}

/** `Medical Group`, `Family Practice`: a kind of care before what may be any group. */
function isPractice(t: Tokens, i: number, before: string): boolean {
  return (
    /^(medical|health|family|surgical|cardiology|pediatrics|pediatric|orthopedic|orthopaedic|oncology|dental|physicians|gp|radiology|imaging|care|medicine)$/.test(
      before,
    ) && isCapital(t, i)
  )
}

/** Whether the capitalised word is of no list of English or clinical words, and no sentence begins with it. */
export function isNamePlain(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  return (
    t.kind[i] === Kind.Word &&
    t.shape[i] === Shape.Cap &&
    t.caseless[i] === 0 &&
    (flags & (Flag.English | Flag.Disease | Flag.Drug | Flag.Profession)) === 0 &&
    (!(flags & Flag.Safe) || (flags & (Flag.CityBig | Flag.County)) !== 0) &&
    (!sentenceStart(t, i) || (flags & (Flag.Last | Flag.City | Flag.County)) !== 0)
  )
}
