import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { anyName, goodName, isInitial, isStop, otherMeaning } from './name-reader.ts'
import { relations } from './relations.ts'

/** What began or ended at an age: `colon ca at 52`, `died at 44`, `dx 70`. */
const events = new Set(
  'ca cancer cancers died death diagnosed dx dxd mi stroke disease deceased menopause menarche cad passed tumor tumour cva onset attack leukemia leukaemia lymphoma melanoma dementia'.split(
    ' ',
  ),
)
/** What goes on behind an age, beside a mark or the end of the line. */
const onward =
  /^(?:[,.;:)]|and|or|who|has|had|with|is|was|from|due|of|after|alive|healthy|well|living|deceased|died|lives|m|f|)$/
const leads = new Set([',', '(', 'at', '@', 'and'])
/** How far back in the sentence someone is looked for. */
const REACH = 14

/**
 * How sure it is that the number at `i`, which has no unit, is the age of whom the words before name: `mother, 61,`,
 * `sister Anouk at 24,`, `brother (38)`, `Jonas Brandt, 78, of`; 0 where they name nobody.
 */
export function ageByPeople(t: Tokens, i: number): number {
  const before = t.lower[i - 1] ?? ''
  // Most numbers have nothing of the kind beside them.
  if (!leads.has(before) && !events.has(before) && !t.lower[i + 1]!.startsWith('y')) return 0
  const years = Number(t.lower[i])
  if (years === 0 || years > 110 || t.end[i]! - t.start[i]! > 3) return 0
  if (t.gap[i + 1] === Gap.None && (t.kind[i + 1] !== Kind.Mark || t.kind[i + 2] === Kind.Number)) {
    // 24.5, 61/80, 7B; but `(61)` and `61,62` end the number.
    if (!/^[,;)]$/.test(t.lower[i + 1]!)) return 0
  }
  if (/^(?:yrs?|years?)$/.test(t.lower[i + 1]!))
    return t.gap[i] === Gap.Space && isKinsman(t, i - 1) ? 0.75 : 0
  // died at 41 while swimming
  if (before === 'at' && t.lower[i - 2] === 'died' && /^(?:while|when|during|in|on)$/.test(t.lower[i + 1]!))
    return ofKin(t, i - 3) ? 0.9 : 0
  if (!onward.test(t.lower[i + 1]!) && t.gap[i + 1]! < Gap.Line) return 0
  if (before === ',' || before === '(') {
    if (before === '(' && !/^[),;]$/.test(t.lower[i + 1]!)) return 0
    if (before === ',' && t.gap[i] !== Gap.Space) return 0
    return behindSomeone(t, i - 2, before)
  }
  if (before === 'at' || before === '@')
    return t.gap[i]! <= Gap.Space && (events.has(t.lower[i - 2] ?? '') || ofKin(t, i - 2)) ? 0.9 : 0
  if (events.has(before) && t.lower[i - 2] !== 'of')
    return t.gap[i] === Gap.Space && ofKin(t, i - 2) ? 0.9 : 0
  // dx 70 and 73
  if (before === 'and' && t.kind[i - 2] === Kind.Number && /^(?:at|dx|diagnosed)$/.test(t.lower[i - 3] ?? ''))
    return ofKin(t, i - 4) ? 0.9 : 0
  return 0
}

/** `child Sipho 4 yrs`, `son 12 yrs`: a relation, or a name behind one; `mother 4 years ago` is none. */
function isKinsman(t: Tokens, k: number): boolean {
  if (/^(?:ago|before|later|earlier|prior|back|since|his|her)$/.test(t.lower[k + 3]!)) return false
  if (relations.has(t.lower[k] ?? '')) return true
  return t.shape[k] === Shape.Cap && t.gap[k + 1] === Gap.Space && relations.has(t.lower[k - 1] ?? '')
}

/** Whether the word at `k`, before a comma or bracket, is a relation or the end of somebody's name. */
function behindSomeone(t: Tokens, k: number, mark: string): number {
  if (k < 0 || t.gap[k + 1]! > Gap.Space) return 0
  if (relations.has(t.lower[k]!)) return 0.9
  // Siobhan M, 31,
  const name = isInitial(t, k) ? k - 1 : k
  if (name < 0 || t.kind[name] !== Kind.Word || t.shape[name] !== Shape.Cap || isStop(t, name)) return 0
  const flags = t.flags[name]!
  if (relations.has(t.lower[name - 1] ?? '')) return 0.9
  if (flags & (Flag.Drug | Flag.Disease | Flag.Insurer)) return 0
  const given = t.flags[name - 1] ?? 0
  const full =
    name > 0 &&
    t.shape[name - 1] === Shape.Cap &&
    t.gap[name] === Gap.Space &&
    (given & anyName) !== 0 &&
    !isStop(t, name - 1)
  if (full && !(flags & Flag.English)) return 0.65
  if (flags & (otherMeaning | Flag.Eponym) || !(flags & goodName)) return 0
  // Boston, 12, and: a place is none, unless it is a given name as well.
  if (flags & (Flag.CityBig | Flag.State | Flag.Country) && !(flags & Flag.FirstCommon)) return 0
  return mark === ',' || flags & Flag.FirstCommon ? 0.55 : 0
}

/** Whether a relation stands before token `k` in the same sentence. */
function ofKin(t: Tokens, k: number): boolean {
  for (let n = k; n >= 0 && k - n < REACH; n--) {
    if (/^[.?!:]$/.test(t.lower[n]!) || t.gap[n + 1]! >= Gap.Line) return false
    if (t.kind[n] === Kind.Word && relations.has(t.lower[n]!)) return true
  }
  return false
}
