import { Flag } from '../../lexicon/index.ts'
import { Kind, Shape } from '../tokens.ts'
import { isTerm } from './name-reader.ts'
import { rule } from './rule.ts'

const beliefs = new Set(
  `christian christians catholic catholics protestant protestants lutheran baptist methodist mormon muslim muslims islamic jewish jew jews hindu hindus
buddhist buddhists sikh sikhs orthodox anglican presbyterian evangelical atheist quaker amish shia sunni zionist republican republicans democrat
democrats socialist communist conservative libertarian african-american latino latina hispanic caucasian`.split(
    /\s+/,
  ),
)
const notPeople =
  /^(hospital|church|health|medical|center|centre|doppler|toast|fries|measles|sign|cross|journal|association|society|college|express|airlines|dollar|flag)$/

/** Nationalities, religions and political groups: `a Dutch woman`, `Hindu`, `Republican`. */
export const groups = rule('groups', ['NRP'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word || (t.shape[i] !== Shape.Cap && !t.caseless[i])) continue
    const word = t.lower[i]!
    const nationality = (t.flags[i]! & Flag.Nationality) !== 0
    if (!nationality && !beliefs.has(word)) continue
    if (t.caseless[i] && (t.flags[i]! & Flag.EnglishTop || word === 'conservative' || word === 'orthodox'))
      continue
    if (isTerm(t, i + 1) || notPeople.test(t.lower[i + 1] ?? '')) continue
    emit(t.start[i]!, t.end[i]!, 'NRP', 0.6, nationality ? 'nationality' : 'belief')
  }
})
