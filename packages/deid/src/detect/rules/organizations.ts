import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { isStop } from './name-reader.ts'
import { phraseAt } from './phrase.ts'
import { isProfessionalBody } from './professional-bodies.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const endings = new Set(
  'mutual assurance inc llc ltd corp corporation gmbh plc llp pty pvt limited incorporated'.split(' '),
)
/** The last word of a firm's name, behind a word that is no kind of care. */
const firms = new Set(
  'farms farm brewing bakery construction logistics steel trucking plumbing landscaping roofing holdings energy industries enterprises motors catering manufacturing electric consulting realty supermarket grocery restaurant cafe winery hotel casino firm company sons'.split(
    ' ',
  ),
)
const kinds = new Set(
  'university college academy elementary church synagogue mosque temple bank shipyard steel airlines motors foundation society association laboratories pharmacy prison jail penitentiary seminary brewery daycare preschool kindergarten nursery'.split(
    ' ',
  ),
)
const schools = new Set('school'.split(' '))
const schoolBefore = new Set(
  'high middle elementary primary secondary grammar law medical nursing charter'.split(' '),
)
const courts =
  /^(?:county|crown|magistrates|district|high|supreme|superior|family|circuit|municipal|juvenile)$/
const workCues = new Set(
  'employed work works worked working employee retired job banks volunteers volunteer laid fired'.split(' '),
)
const beforeEmployer = new WordSet(['at', 'for', 'by', 'with', 'from'])
/** What any name that is known by its last word ends with. */
const lastWords = new WordSet([...endings, ...firms, ...kinds, ...schools, 'court', 'home', 'univ'])
const drugMakers =
  /^(pfizer|moderna|merck|novartis|bayer|roche|abbott|medtronic|lilly|johnson|astrazeneca|sanofi|gsk|amgen|gilead|visa|apple|google|target|gap|amazon|facebook|best|progressive|dollar)$/

/** Employers, schools, churches and firms: by their last word, by the list of companies, or behind `works for`. Insurers by list. */
export const organizations = rule('organizations', ['ORGANIZATION'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word || (t.shape[i] === Shape.Lower && !t.caseless[i])) continue
    const word = t.lower[i]!
    const last = lastWords.has(t, i)
    const ends =
      last &&
      endings.has(word) &&
      (t.lower[i - 1] === ',' ||
        t.shape[i] === Shape.Cap ||
        t.lower[i + 1] === '.' ||
        (t.shape[i] === Shape.Upper && word !== 'inc' && word !== 'corp'))
    const kind =
      last &&
      (kinds.has(word) ||
        (schools.has(word) && schoolBefore.has(t.lower[i - 1]!)) ||
        (word === 'court' && courts.test(t.lower[i - 1] ?? '')) ||
        (word === 'home' && t.lower[i - 1] === 'funeral'))
    // Univ. of Iowa
    if (word === 'univ' && t.lower[i + 1] === '.' && t.lower[i + 2] === 'of' && t.shape[i + 3] === Shape.Cap)
      emit(t.start[i]!, t.end[i + 3]!, 'ORGANIZATION', 0.6, 'kind')
    if (last && firms.has(word) && !t.caseless[i] && isFirm(t, i)) byEnd(t, i, false, emit)
    else if ((ends || kind) && !t.caseless[i]) byEnd(t, i, kind, emit)
    else if ((kind || (last && /^(inc|llc|ltd|corp|corporation|plc)$/.test(word))) && t.caseless[i])
      byEndCaseless(t, i, emit)
    else if (
      i > 0 &&
      beforeEmployer.has(t, i - 1) &&
      (workCues.has(t.lower[i - 2]!) || (workCues.has(t.lower[i - 3]!) && t.lower[i - 1] === 'at'))
    )
      employer(t, i, emit)
    else if (t.flags[i]! & Flag.Prefix) {
      const found = phraseAt(t, i, Flag.Company | Flag.Insurer)
      if (
        found &&
        (t.caseless[i] === 1 || (t.shape[i] !== Shape.Lower && t.shape[found.end - 1] !== Shape.Lower)) &&
        !product.test(t.lower[found.end]!) &&
        (!t.caseless[i] || found.end > i + 2 || /^(at|for|to|from|by|with)$/.test(t.lower[i - 1] ?? ''))
      )
        emit(t.start[i]!, t.end[found.end - 1]!, 'ORGANIZATION', 0.5, 'listed')
    }
  }
})

/** What is made: the firm before it is the maker, who identifies nobody. */
const product =
  /^(?:vaccine|vaccines|cuff|pump|bed|monitor|probe|stapler|mesh|implant|device|catheter|stent|valve|lens|scope|ventilator|scanner|meter|sensor|thermometer|shot|booster|dose)$/
/** Whether a firm's name stands before its kind: a capitalised word that is no word of clinical prose. */
function isFirm(t: Tokens, i: number): boolean {
  if (t.shape[i] !== Shape.Cap || t.gap[i] !== Gap.Space || i === 0) return false
  const before = t.lower[i - 1]!
  if (t.lower[i] === 'sons') return before === 'and' || before === '&'
  if (t.shape[i - 1] !== Shape.Cap) return false
  if (t.lower[i] === 'firm') return before === 'law'
  return (
    (t.flags[i - 1]! & (Flag.Safe | Flag.Disease | Flag.Drug)) === 0 || (t.flags[i - 1]! & Flag.Last) !== 0
  )
}

/** Walks back over capitalised words before `Inc.`, or over the name of a school. */
function byEnd(t: Tokens, i: number, kind: boolean, emit: Emit): void {
  let from = i
  for (let k = i - 1; k >= 0 && i - k < 7 && t.gap[k + 1]! <= Gap.Space; k--) {
    const word = t.lower[k]!
    if (
      (word === ',' && k === i - 1) ||
      word === '&' ||
      word === '-' ||
      word === "'s" ||
      (word === '.' && t.end[k - 1]! - t.start[k - 1]! <= 2)
    )
      continue
    if (word === 'of' || word === 'and') {
      if (t.shape[k - 1] === Shape.Cap && word === 'and' && !kind) continue
      break
    }
    if (
      t.kind[k] !== Kind.Word ||
      t.shape[k] === Shape.Lower ||
      /^(the|a|at|in|from|by|for|our|his|her|dr|mr|mrs|ms)$/.test(word)
    )
      break
    from = k
  }
  let end = i + 1
  if (kind && t.lower[end] === 'of' && t.gap[end] === Gap.Space && t.shape[end + 1] === Shape.Cap) {
    end++
    while (t.shape[end] === Shape.Cap && t.gap[end] === Gap.Space && end - i < 6) end++
  } else if (from === i) return
  if (
    !kind &&
    i - from === 1 &&
    t.flags[from]! & (Flag.English | Flag.Safe) &&
    !(t.flags[from]! & (Flag.Last | Flag.Company))
  )
    return
  if (kind && from < i && i - from === 1 && t.flags[from]! & Flag.EnglishTop && end === i + 1) return
  if (
    t.lower[end] === '.' &&
    !kind &&
    t.gap[end] === Gap.None &&
    t.gap[end + 1]! < Gap.Line &&
    t.shape[end + 1] !== Shape.Cap
  )
    end++
  if (kind && isProfessionalBody(t.text.slice(t.start[from]!, t.end[end - 1]!))) return
  emit(t.start[from]!, t.end[end - 1]!, 'ORGANIZATION', 0.6, kind ? 'kind' : 'ending')
}

/** `roosevelt high school`, `STONEBRIDGE UNIVERSITY`: one or two words of no other meaning before the kind. */
function byEndCaseless(t: Tokens, i: number, emit: Emit): void {
  let from = schools.has(t.lower[i]!) ? i - 1 : i
  const kindFrom = from
  while (from > 0 && kindFrom - from < 2 && t.gap[from] === Gap.Space && t.kind[from - 1] === Kind.Word) {
    const flags = t.flags[from - 1]!
    if (
      isStop(t, from - 1) ||
      (flags & (Flag.English | Flag.Safe | Flag.Drug | Flag.Disease) &&
        !(flags & Flag.Last && !(flags & Flag.English)))
    )
      break
    from--
  }
  if (from < kindFrom) emit(t.start[from]!, t.end[i]!, 'ORGANIZATION', 0.5, 'kind-caseless')
}

function employer(t: Tokens, i: number, emit: Emit): void {
  if (t.caseless[i] || t.shape[i] !== Shape.Cap || t.gap[i] !== Gap.Space) return
  let end = i + 1
  while (
    t.gap[end]! <= Gap.Space &&
    end - i < 6 &&
    (t.shape[end] === Shape.Cap ||
      t.lower[end] === '&' ||
      t.lower[end] === "'s" ||
      t.shape[end] === Shape.Upper) &&
    t.kind[end] !== Kind.Number &&
    t.kind[end] !== 0
  )
    end++
  if (t.lower[end - 1] === '&' || t.lower[end - 1] === "'s") end--
  if (end === i + 1 && t.flags[i]! & Flag.English && !(t.flags[i]! & Flag.Company)) return
  emit(t.start[i]!, t.end[end - 1]!, 'ORGANIZATION', drugMakers.test(t.lower[i]!) ? 0.5 : 0.6, 'employer')
}
