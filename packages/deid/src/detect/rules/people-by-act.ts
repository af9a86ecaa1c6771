import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { anyName, isStop, otherMeaning } from './name-reader.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** What a consultant does, behind a name and a department in brackets. */
const advises = new Set(
  'suggested suggests recommended recommends advised advises agreed agrees reviewed consulted following aware'.split(
    ' ',
  ),
)
const speaks = new Set('said says told asked'.split(' '))
/** Licences in lower case, of which none is another word. */
const licences = new Set('otr cota lpn cna rrt crna lcsw'.split(' '))
const triggers = new WordSet([...advises, ...speaks, ...licences, 'done', 'pls', 'call', 'backup', 'paged'])
/** What a list of tasks says is done, with a capital as a name has. */
const tasks = Flag.Drug | Flag.Disease | Flag.Safe

/**
 * People by what is said of them: `Okafor (Cardiology) advised`, `Brooks: done 8 am`, `Hope pls pre-chart 1-6`, `Wise on call,
 * backup Staton`, `paged Ivancic`, `Austin said no`, `seen by Keefoor otr`. A word that is also one of English counts where the list of names has it as well.
 */
export const peopleByAct = rule('people-by-act', ['DOCTOR', 'PERSON'], (t, emit) => {
  for (let i = 1; i < t.count; i++) {
    if (!triggers.has(t, i) || t.gap[i]! > Gap.Space) continue
    const word = t.lower[i]!
    if (advises.has(word)) behindDepartment(t, i, emit)
    if (word === 'done' && t.lower[i - 1] === ':' && t.kind[i + 1] === Kind.Number)
      name(t, i - 2, tasks, 'done', emit)
    else if (word === 'pls' && t.gap[i] === Gap.Space) name(t, i - 1, 0, 'asked', emit)
    else if (word === 'call' && t.lower[i - 1] === 'on' && t.gap[i - 1] === Gap.Space)
      name(t, i - 2, 0, 'on-call', emit)
    else if (word === 'backup' && t.lower[i - 1] === ',' && t.gap[i + 1] === Gap.Space)
      name(t, i + 1, otherMeaning, 'backup', emit)
    else if (speaks.has(word) && t.gap[i] === Gap.Space)
      name(t, i - 1, otherMeaning | Flag.Company | Flag.State | Flag.Country, 'speaks', emit, 'PERSON')
    else if (licences.has(word) && t.shape[i] === Shape.Lower && t.gap[i] === Gap.Space)
      name(t, i - 1, Flag.EnglishTop | Flag.Drug | Flag.Disease, 'licence', emit)
    else if (word === 'paged' && t.gap[i + 1] === Gap.Space)
      name(t, i + 1, otherMeaning | Flag.Company, 'paged', emit)
  }
})

/** `Okafor (Internal Medicine) suggested`: one or two words in the brackets, the first a clinical one. */
function behindDepartment(t: Tokens, i: number, emit: Emit): void {
  if (t.lower[i - 1] !== ')') return
  const open = t.lower[i - 3] === '(' ? i - 3 : t.lower[i - 4] === '(' ? i - 4 : -1
  if (open < 1 || t.shape[open + 1] !== Shape.Cap || t.gap[open] !== Gap.Space) return
  if (t.flags[open + 1]! & Flag.Safe) name(t, open - 1, Flag.Drug | Flag.Disease, 'department', emit)
}

/** Takes the capitalised word at `k`, unless it has one of the `other` meanings or is a word of prose and of no list of names. */
function name(t: Tokens, k: number, other: number, why: string, emit: Emit, label = 'DOCTOR'): void {
  if (k < 0 || t.kind[k] !== Kind.Word || t.shape[k] !== Shape.Cap || t.caseless[k] || isStop(t, k)) return
  const flags = t.flags[k]!
  if (flags & other && !(flags & Flag.FirstCommon && t.lower[k] !== 'may')) return
  if (flags & otherMeaning && !(flags & anyName)) return
  if (flags & (Flag.Nationality | Flag.Language) || t.end[k]! - t.start[k]! < 3) return
  if (/['’](?:ve|d|ll|m|re|s)$/.test(t.lower[k]!)) return
  emit(t.start[k]!, t.end[k]!, label, 0.65, why)
}
