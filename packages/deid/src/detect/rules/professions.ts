import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, type Tokens } from '../tokens.ts'
import { stopWords } from './name-reader.ts'
import { phraseAt } from './phrase.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** Professions that staff and relatives of a note are called by without saying what the patient does. */
const clinical =
  /^(nurse|doctor|physician|surgeon|therapist|pharmacist|radiologist|pathologist|cardiologist|neurologist|psychiatrist|psychologist|dentist|midwife|paramedic|dietitian|dietician|optometrist|podiatrist|resident|intern|technician|technologist|secretary|student|volunteer|social|case|physical|occupational|speech|anesthesiologist|oncologist|urologist|dermatologist|model|director|manager|assistant|host|guide|porter|counselor|counsellor|audiologist|hospitalist|haematologist|immunologist|pediatrician|paediatrician|gastroenterologist|endocrinologist|nephrologist|gynecologist|obstetrician|ophthalmologist|pulmonologist|rheumatologist|orthodontist|orthoptist|chiropractor|osteopath|specialist|consultant|coordinator|provider|practitioner|scribe)$/
const is = new Set(
  'is was as a an yo old former retired works worked working employed occupation job semi-retired ex self-employed veteran by'.split(
    ' ',
  ),
)

/** What people do for a living: `retired truck driver`, `works as a teacher`. Only where the words before say that someone is it. */
export const professions = rule('professions', ['PROFESSION'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.lower[i] === 'as' && isWork(t, i)) unlisted(t, i, emit)
    if (t.kind[i] !== Kind.Word) continue
    if (formerly.has(t, i)) {
      formerTrade(t, i, emit)
      continue
    }
    if (!(t.flags[i]! & (Flag.Profession | Flag.Prefix))) continue
    const found = t.flags[i]! & Flag.Prefix ? phraseAt(t, i, Flag.Profession) : undefined
    const length = found ? found.end - i : t.flags[i]! & Flag.Profession ? 1 : 0
    if (length === 0) continue
    const from = isSomeones(t, i, length) ? i : withWordsBefore(t, i, length)
    if (from < 0) continue
    emit(t.start[from]!, t.end[i + length - 1]!, 'PROFESSION', found ? 0.65 : 0.6, 'someone-is')
    i += length - 1
  }
})

const worksAs = /^(works|worked|working|employed)$/

/** `works as`, `works weekends as`. */
function isWork(t: Tokens, i: number): boolean {
  if (worksAs.test(t.lower[i - 1] ?? '')) return true
  return (
    worksAs.test(t.lower[i - 2] ?? '') &&
    /^(?:weekends|nights|days|locally|now|currently|abroad|seasonally)$/.test(t.lower[i - 1]!)
  )
}

const formerly = new WordSet(['retired', 'ex', 'former'])
/** Endings of what people do. */
const trade =
  /(?:[a-z]{3}(?:man|woman|master|mistress|smith|wright|monger|keeper|fitter|maker|worker|driver|grower|teacher|layer)|miner|docker|welder|farmer|weaver|butcher|baker|joiner|roofer|crofter|plumber|glazier|machinist|typist|marine|sailor|soldier|nun|priest)$/

/** `retired headmistress`, `ex-miner`: a word that no list has as a profession, but that ends as they do. */
function formerTrade(t: Tokens, i: number, emit: Emit): void {
  const at = t.lower[i + 1] === '-' ? i + 2 : i + 1
  if (t.gap[at]! > Gap.Space || t.kind[at] !== Kind.Word || t.flags[at]! & (Flag.Profession | Flag.Prefix))
    return
  if (trade.test(t.lower[at]!)) emit(t.start[at]!, t.end[at]!, 'PROFESSION', 0.6, 'former')
}

/** `works as a snowplow operator`: one to three words behind the article, listed or not. */
function unlisted(t: Tokens, i: number, emit: Emit): void {
  if (t.lower[i + 1] !== 'a' && t.lower[i + 1] !== 'an') return
  if (
    /^(?:team|unit|group|tool|barrier|reminder|bridge|charm|blood|result|whole|treatment|substitute)$/.test(
      t.lower[i + 2]!,
    )
  )
    return
  let at = i + 2
  while (at - i < 5 && t.kind[at] === Kind.Word && t.gap[at] === Gap.Space && !stopWords.has(t.lower[at]!))
    at++
  if (at > i + 2) emit(t.start[i + 2]!, t.end[at - 1]!, 'PROFESSION', 0.55, 'works-as')
}

/** `50 year old high school teacher`: where one or two words before it the sentence says that someone is it; or -1. */
function withWordsBefore(t: Tokens, i: number, length: number): number {
  if (length === 1 && clinical.test(t.lower[i]!)) return -1
  for (let from = i - 1; from >= 1 && i - from <= 2; from--) {
    if (
      t.kind[from] !== Kind.Word ||
      t.gap[from + 1] !== Gap.Space ||
      (stopWords.has(t.lower[from]!) && !/^(?:high|school|medical|emergency)$/.test(t.lower[from]!))
    )
      return -1
    if (isSomeones(t, from, 2)) return from
  }
  return -1
}

/** `works as a`, `he is a retired`, `occupation:`; for clinical professions only the plainest. */
function isSomeones(t: Tokens, i: number, length: number): boolean {
  const before = t.lower[i - 1] ?? ''
  if (t.gap[i]! > Gap.Space || !is.has(before))
    return before === ':' && /^(occupation|profession|job|employment)$/.test(t.lower[i - 2] ?? '')
  if (/^(retired|former|semi-retired|ex)$/.test(before)) return true
  if (before === 'old' || before === 'yo') return length > 1 || !clinical.test(t.lower[i]!)
  if (before !== 'a' && before !== 'an' && before !== 'as') return false
  const two = before === 'as' ? '' : (t.lower[i - 2] ?? '')
  const three = t.lower[i - 3] ?? ''
  const works =
    before === 'as'
      ? /^(works|worked|working|employed|job|career)$/.test(t.lower[i - 2] ?? '')
      : two === 'as' && /^(works|worked|working|employed|job|career|part-time|full-time|time)$/.test(three)
  if (works) return true
  if (length === 1 && clinical.test(t.lower[i]!)) return false
  return (
    /^(is|was|he|she|works|being|been)$/.test(two) &&
    /^(he|she|who|patient|pt|husband|wife|son|daughter|mother|father|brother|sister|spouse|partner|and|is|also|currently)$/.test(
      three,
    )
  )
}
