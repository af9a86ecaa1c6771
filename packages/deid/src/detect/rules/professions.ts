import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, type Tokens } from '../tokens.ts'
import { phraseAt } from './phrase.ts'
import { rule } from './rule.ts'

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
    if (t.kind[i] !== Kind.Word || !(t.flags[i]! & (Flag.Profession | Flag.Prefix))) continue
    const found = t.flags[i]! & Flag.Prefix ? phraseAt(t, i, Flag.Profession) : undefined
    const length = found ? found.end - i : t.flags[i]! & Flag.Profession ? 1 : 0
    if (length === 0) continue
    if (!isSomeones(t, i, length)) continue
    emit(t.start[i]!, t.end[i + length - 1]!, 'PROFESSION', found ? 0.65 : 0.6, 'someone-is')
    i += length - 1
  }
})

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
