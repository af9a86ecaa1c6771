import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'
import { isStop, isTerm, sentenceStart } from './name-reader.ts'
import { phraseAt } from './phrase.ts'
import { type Emit, rule } from './rule.ts'
import { WordSet } from './word-set.ts'

/** The last word of a hospital's or practice's name. */
const heads = new Set(
  `hospital hospitals hosp clinic clinics infirmary sanatorium hospice polyclinic medcenter med-center`.split(
    /\s+/,
  ),
)
/** What may follow a name and a modifier to make it one: Memorial Medical Center, Valley Health System. */
const tails = new Set(
  'living imaging labs lab laboratory laboratories pediatrics paediatrics orthopedics orthopaedics dermatology cardiology oncology urology neurology obgyn center centre ctr cntr centers campus facility institute system group associates partners practice home trust rehab rehabilitation pavilion unit branch office network house manor village health healthcare care surgery medicine'.split(
    ' ',
  ),
)
/** Words that may stand between a name and its head, and that do not make a name by themselves. */
const middles = new Set(
  `medical med general memorial regional community county city university teaching children's childrens women's womens children women veterans va
health healthcare care pediatrics paediatrics orthopedics orthopaedics cardiology dermatology neurology urology gastroenterology obstetrics gynecology ophthalmology radiology psychiatry labs lab laboratory endocrinology nephrology cancer heart surgical surgery specialty psychiatric rehabilitation rehab nursing eye dental urgent primary family
day state public central district national international district
cardiac vascular orthopedic orthopaedic pediatric maternity veterinary behavioral mental wellness diagnostic imaging dialysis pain sleep walk-in
oncology hematology infusion outpatient inpatient ambulatory emergency trauma retirement assisted living skilled senior adult hospice
s and of for & the`.split(/\s+/),
)
const vague = new Set(
  `the a an our this that local outside another other any each every same their his her your my referring nearby area private public community general
city county regional university teaching state tertiary rural urban children children's childrens day main no current previous prior new former
medical med care health memory pain coumadin anticoagulation diabetes heart failure cancer oncology surgical surgery urgent primary family
outpatient inpatient specialty psychiatric rehab rehabilitation nursing dental eye sleep wound transplant stroke trauma emergency
cardiology neurology urology orthopedic orthopaedic dermatology pediatric women women's veterans va mental behavioral dialysis infusion
imaging diagnostic ambulatory follow-up followup free walk-in field acute long-term psych ortho gi ent hiv ms breast prenatal obstetric
methadone std travel student employee occupational home skilled assisted senior adult hospice in at from to of and or pre post with
fertility allergy asthma arrhythmia device pacemaker lung liver renal kidney spine hand foot feet vein weight headache movement disorders`.split(
    /\s+/,
  ),
)
const stopBack = new Set(
  'at in from to by the with of and or for via our patient was is seen admitted transferred referred discharged treated evaluated visited near on per dr mr mrs ms through into under'.split(
    ' ',
  ),
)
/** Names that hospitals go by, without a head word. */
const shortNames = new Set(
  'ucsf ucla mgh bwh bidmc nyu upmc hopkins jhh jhmi mskcc mdacc chla cshs uab uic rush ohsu uihc unc duke emory vumc nyp ucsd mgb va vamc cchmc gosh'.split(
    ' ',
  ),
)

const lowerHeads = new Set(
  'clinic clinics hospital office facility campus practice branch infirmary hospice'.split(' '),
)
/** What is done at a hospital: what comes behind `at`, `to` or `from` after one of these is a place of care. */
const careWords = new Set(
  `seen treated admitted evaluated followed transferred discharged presented presenting assessed hospitalized hospitalised diagnosed surgery managed referred
conducted performed underwent examined observed operated appointment visit visited care records report reports scheduled monitored received consult consultation
biopsy cxr xray ray echocardiogram ekg ecg egd eeg colonoscopy ultrasound mammogram puncture bronchoscopy endoscopy angiogram catheterization admission imaging mri ct scan stay transplant therapy treatment surgeries procedure arrived brought taken delivered born stented intubated
resident fellow physician doctor nurse specialist workup echo labs clinic cath cabg follow-up followup f u ed er consulted replacement tx dx registered enrolled dr patient tx'd dx'd rehab operation inpatient`.split(
    /\s+/,
  ),
)
const notCare = new Set(
  'ed er or icu nicu picu ccu micu sicu pacu osh snf ltac pcp ot pt ir us mri ct emergency department intensive baseline bedside home work risk rest time home school least night onset room least radiology surgery ward floor level clinic hospital dr mr mrs ms stage grade class type phase week day dose'.split(
    ' ',
  ),
)

/** Short names that are words or other short forms where case does not tell. */
const oddShort = /^(rush|chop|duke|emory|va|uci|bmc|msk|hss|gosh|chb|lac|usc|uw|hopkins|nhs|uic|uab)$/

const triggers = new WordSet([
  ...heads,
  ...tails,
  ...lowerHeads,
  ...shortNames,
  ...'at to from via visited st saint mt mount'.split(' '),
])

/** Hospitals, clinics, practices, homes and wards by the words that names of them end with, and by the list of hospitals. */
export const hospitals = rule('hospitals', ['HOSPITAL'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.kind[i] !== Kind.Word) {
      if (t.lower[i] === '@' && t.gap[i] !== Gap.None && t.gap[i + 1] === Gap.Space) {
        if (t.caseless[i]) careCaseless(t, i, emit)
        else careAt(t, i, emit)
      }
      continue
    }
    const word = t.lower[i]!
    if (t.flags[i]! & Flag.Prefix && isCapital(t, i)) {
      const found = phraseAt(t, i, Flag.Hospital)
      if (found) {
        const end = grow(t, found.end)
        emit(t.start[i]!, t.end[end - 1]!, 'HOSPITAL', 0.85, 'listed')
      }
    }
    if (!triggers.has(t, i)) continue
    if (heads.has(word) || (tails.has(word) && isTail(t, i))) byHead(t, i, emit)
    else if (lowerHeads.has(word) && t.shape[i] === Shape.Lower && !t.caseless[i]) lowerHead(t, i, emit)
    else if (
      shortNames.has(word) &&
      (t.shape[i] === Shape.Upper || t.caseless[i] === 1) &&
      (t.caseless[i] === 1 ? !oddShort.test(word) : word !== 'va' && word !== 'usc' && word !== 'uw')
    ) {
      const end = grow(t, i + 1)
      emit(t.start[i]!, t.end[end - 1]!, 'HOSPITAL', 0.6, 'short')
    } else if (
      (word === 'at' || word === 'to' || word === 'from' || word === 'via' || word === 'visited') &&
      (t.shape[i] === Shape.Lower || t.caseless[i])
    ) {
      if (t.caseless[i]) careCaseless(t, i, emit)
      else careAt(t, i, emit)
    }
    if (word === 'st' || word === 'saint' || word === 'mt' || word === 'mount') saint(t, i, emit)
  }
})

function isCapital(t: Tokens, i: number): boolean {
  return t.kind[i] === Kind.Word && (t.shape[i] !== Shape.Lower || t.caseless[i] === 1)
}

/** `Center` after `Medical`, `System` after `Health`: heads of two words. */
function isTail(t: Tokens, i: number): boolean {
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
    case 'group':
    case 'associates':
    case 'partners':
    case 'practice':
    case 'office':
      return (
        /^(medical|health|family|surgical|cardiology|pediatrics|pediatric|orthopedic|orthopaedic|oncology|dental|physicians|gp|radiology|imaging|care|medicine)$/.test(
          before,
        ) && isCapital(t, i)
      )
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
      if (t.caseless[i] && t.lower[i - 2] === 'the' && t.gap[i - 2]! >= Gap.Line && t.gap[i + 1]! >= Gap.Line)
        return (t.flags[i - 1]! & (Flag.Safe | Flag.English | Flag.Disease | Flag.Drug)) === 0
      return (
        isCapital(t, i) &&
        isCapital(t, i - 1) &&
        (/^(lane|road|street|park|house|green|hill|medical|gp)$/.test(before) || isNamePlain(t, i - 1)) &&
        (t.gap[i + 1]! >= Gap.Wide || /^[,.;)]$/.test(t.lower[i + 1]!))
      )
    case 'living':
      return isCapital(t, i) && /^(senior|assisted|independent|supported)$/.test(before)
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
    case 'rehab':
    case 'rehabilitation':
    case 'care':
      return false
    default:
      return false
  }
}

/** Whether the capitalised word is of no list of English or clinical words, and no sentence begins with it. */
function isNamePlain(t: Tokens, i: number): boolean {
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

/** Walks back from the head over capitalised words; needs one word that is a name rather than a kind. */
function byHead(t: Tokens, i: number, emit: Emit): void {
  const cased = t.caseless[i] === 0
  if (cased && t.shape[i] === Shape.Lower) {
    lowerHead(t, i, emit)
    return
  }
  let from = i
  let named = -1
  const caredFrom = cased ? -1 : careBefore(t, i)
  const cared = caredFrom >= 0
  for (let k = i - 1; k >= 0 && i - k < 10; k--) {
    if (t.gap[k + 1]! > Gap.Space) break
    const word = t.lower[k]!
    if (t.kind[k] === Kind.Mark) {
      if (
        word === "'s" ||
        ((word === '.' || word === '-' || word === '&' || word === '/') &&
          t.kind[k - 1] === Kind.Word &&
          (word !== '.' || /^(st|mt|ft|dr|u|s|n)$/.test(t.lower[k - 1]!)))
      )
        continue
      break
    }
    if (t.kind[k] === Kind.Number) break
    const joint = word === 'of' || word === 'and' || word === 'for' || word === 'the'
    if (
      joint &&
      isCapital(t, k - 1) &&
      t.gap[k]! <= Gap.Space &&
      !stopBack.has(t.lower[k - 1]!) &&
      k > 0 &&
      (cased || word !== 'the')
    )
      continue
    if (!isCapital(t, k) || stopBack.has(word)) break
    if (!cased && word !== 'the' && cared && (k === caredFrom || k > caredFrom)) {
      if (!vague.has(word) && !middles.has(word)) named = k
      from = k
      continue
    }
    if (!cased && t.flags[k]! & Flag.EnglishTop && !middles.has(word) && !wholeLine(t, i)) break
    if (
      cased &&
      i - k > 1 &&
      sentenceStart(t, k) &&
      t.flags[k]! & Flag.English &&
      !(t.flags[k]! & (Flag.First | Flag.Last | Flag.City)) &&
      !middles.has(word)
    )
      break
    from = k
    if (!vague.has(word) && !middles.has(word)) named = k
  }
  const end = grow(t, i + 1)
  if (!cased && !cared && wholeLine(t, i)) {
    const first = lineStart(t, i)
    if (i - first >= 1 && i - first <= 6 && named >= 0)
      emit(t.start[first]!, t.end[i]!, 'HOSPITAL', 0.55, 'line')
    if (named >= 0) return
  }
  if (named < 0 && end === i + 1) {
    // City Hospital, Memorial Medical Center: kinds only, but written as a name in the midst of a sentence.
    if (
      cared &&
      from < i &&
      (/^(hospital|hosp|infirmary)$/.test(t.lower[i]!) ||
        /^(city|county|memorial|general|university|central|community|regional|children|childrens)$/.test(
          t.lower[from]!,
        )) &&
      !/^(the|a|an|this|our)$/.test(t.lower[from]!)
    )
      emit(t.start[from]!, t.end[end - 1]!, 'HOSPITAL', 0.45, 'kind')
    if (cased && i - from >= 1 && !sentenceStart(t, from) && allCapital(t, from, i))
      emit(t.start[from]!, t.end[end - 1]!, 'HOSPITAL', 0.5, 'kind')
    return
  }
  if (
    !cased &&
    !cared &&
    named >= 0 &&
    !shortNames.has(t.lower[named]!) &&
    !(t.flags[named]! & (Flag.First | Flag.Last | Flag.City | Flag.State | Flag.County)) &&
    t.flags[named]! & (Flag.Safe | Flag.English)
  )
    return
  emit(t.start[from]!, t.end[end - 1]!, 'HOSPITAL', 0.8, 'head')
}

/** Whether the line of the head has only words before it, and ends with it: a letterhead. */
function wholeLine(t: Tokens, i: number): boolean {
  if (t.gap[i + 1]! < Gap.Wide || i + 1 - lineStart(t, i) > 7) return false
  for (let k = lineStart(t, i); k < i; k++)
    if (t.kind[k] === Kind.Number || t.lower[k] === ':' || (isStop(t, k) && !middles.has(t.lower[k]!)))
      return false
  return true
}

function lineStart(t: Tokens, i: number): number {
  let from = i
  while (from > 0 && t.gap[from]! < Gap.Wide && i - from < 9) from--
  return from
}

/** In text without case: the token behind `at`, `to` or `from` with a word of care before, up to four words before the head; or -1. */
function careBefore(t: Tokens, i: number): number {
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

/** `our New York clinic`, `the Dallas facility`: a place before a head in lower case. */
function lowerHead(t: Tokens, i: number, emit: Emit): void {
  let from = i
  let place = false
  for (let k = i - 1; k >= 0 && i - k < 6 && t.gap[k + 1]! <= Gap.Space; k--) {
    if (t.lower[k] === "'s" || (t.lower[k] === '.' && /^(st|mt)$/.test(t.lower[k - 1]!))) continue
    if (/^(downtown|uptown|satellite|north|south|east|west|outpatient|main)$/.test(t.lower[k]!)) continue
    if (t.kind[k] !== Kind.Word || t.shape[k] === Shape.Lower || stopBack.has(t.lower[k]!)) break
    if (
      t.flags[k]! & (Flag.Safe | Flag.English) &&
      !(t.flags[k]! & (Flag.City | Flag.First | Flag.Last)) &&
      i - k === 1
    )
      break
    if (
      t.shape[k] === Shape.Upper &&
      t.end[k]! - t.start[k]! < 4 &&
      t.lower[k] !== 'nyc' &&
      !shortNames.has(t.lower[k]!)
    )
      break
    if (t.lower[k] === 'nyc' || shortNames.has(t.lower[k]!)) place = true
    from = k
    if (t.flags[k]! & (Flag.City | Flag.State | Flag.First | Flag.Last | Flag.StateShort)) place = true
  }
  if (place && !(from === i - 1 && vague.has(t.lower[from]!)))
    emit(t.start[from]!, t.end[i]!, 'HOSPITAL', 0.6, 'place-head')
}

/** `seen at Cedars-Sinai`, `transferred from Mass General`: a capitalised name behind a word of care. */
function careAt(t: Tokens, i: number, emit: Emit): void {
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
    !shortNames.has(t.lower[from]!)
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
function careCaseless(t: Tokens, i: number, emit: Emit): void {
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

/** `St. Luke's`, `Mt. Sinai`, without a head word behind. */
function saint(t: Tokens, i: number, emit: Emit): void {
  if (!isCapital(t, i)) return
  const at = t.lower[i + 1] === '.' && t.gap[i + 1] === Gap.None ? i + 2 : i + 1
  if (!isCapital(t, at) || t.gap[at] !== Gap.Space || !(t.flags[at]! & (Flag.First | Flag.Last | Flag.City)))
    return
  if (t.caseless[i] && t.flags[at]! & Flag.EnglishTop) return
  let end = at + 1
  const possessive = t.lower[end] === "'s"
  if (possessive) end++
  if (
    possessive &&
    /^(private|public|general|mercy|campus|episcopal|regional|medical|health)$/.test(t.lower[end]!) &&
    isCapital(t, end) &&
    t.gap[end] === Gap.Space
  )
    end++
  if (isTerm(t, end)) return
  const before = t.lower[i - 1]
  const cue = before === 'at' || before === 'to' || before === 'from' || before === 'via'
  if (
    t.kind[i - 1] === Kind.Number ||
    (before !== undefined && t.gap[i] === Gap.Space && t.shape[i - 1] === Shape.Cap && !cue && !possessive)
  )
    return
  if (possessive || cue || t.lower[i] === 'mt' || t.lower[i] === 'mount')
    emit(t.start[i]!, t.end[end - 1]!, 'HOSPITAL', 0.7, 'saint')
}

/** Goes on over `of Boston`, `at Mission Bay`, `- West Campus`, `Los Angeles` behind the head. */
function grow(t: Tokens, end: number): number {
  let at = end
  if ((t.lower[at] === 'of' || t.lower[at] === 'at') && t.gap[at] === Gap.Space && isPlaceWord(t, at + 1))
    at++
  else if (t.lower[at] === '-' && t.gap[at] === Gap.Space && isPlaceWord(t, at + 1)) at++
  else if (!isPlaceWord(t, at)) return end
  while (isPlaceWord(t, at) && at - end < 4) at++
  if (
    /^(campus|hospital|center|branch|clinic)$/.test(t.lower[at]!) &&
    t.shape[at] === Shape.Cap &&
    t.gap[at] === Gap.Space
  )
    at++
  return at
}

function isPlaceWord(t: Tokens, i: number): boolean {
  return (
    t.kind[i] === Kind.Word &&
    t.gap[i] === Gap.Space &&
    t.shape[i] === Shape.Cap &&
    t.caseless[i] === 0 &&
    ((t.flags[i]! & (Flag.City | Flag.State | Flag.County)) !== 0 ||
      /^(los|new|san|north|south|east|west|upper|lower)$/.test(t.lower[i]!)) &&
    !(
      t.flags[i]! & Flag.EnglishTop &&
      t.flags[i]! & Flag.LastCommon &&
      !/^(north|south|east|west|new|upper|lower)$/.test(t.lower[i]!)
    )
  )
}

function allCapital(t: Tokens, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (t.kind[k] === Kind.Word && t.shape[k] === Shape.Lower) return false
  return true
}
