import type { Refiner } from '@palimpsest/deid'
import { credentials, cueWords, isProfessionalBody, namesNoDate } from '@palimpsest/deid/detect'
import { Flag, foldWord, lookup } from '@palimpsest/deid/lexicon'
import type { Span } from '@palimpsest/deid/text'
import { isFromModel } from './from-model.ts'

const PEOPLE = new Set(['PATIENT', 'DOCTOR', 'PERSON'])
const PLACES = new Set(['CITY', 'HOSPITAL', 'LOCATION_OTHER', 'STATE', 'COUNTRY'])
/** How far before a span is looked. */
const BEFORE = 48

/** Nouns of medicine that a surname or town stands before: `Palmer's point`, `Philadelphia chromosome`, `Welch Allyn cuff`. */
const TERM =
  /(?:['’]s)?\s(?:wort|curve|chromosome|cuff|vaccine|effect|signs?|syndrome|disease|palsy|point|man(?:o)?euv(?:re|er)s?|reflex|classification|stain|bengal|procedure|catheter|forceps|retractors?|needle|phenomenon|triad|criteria|nodes?|body|bodies|tube|stages?|grades?|types?)\b/iy
/** A term that the span itself ends with. */
const TERM_INSIDE = /['’]s (?:wort|point|sign|disease|syndrome|palsy|triad|node|law|line)$|^bence[ -]jones$/i
/** Diseases and tests that are called after a town, be it also somebody's name: `St. Louis encephalitis`. */
const TOWN_TERM = /\s(?:encephalitis|panels?|virus)\b/iy
const OLDEST = 125
/** What is measured is no house number: `25G hollow bore`. */
const MEASURED = /^\d{1,3}(?:\.\d+)?\s?(?:g|ga|gauge|fr|mg|mcg|ml|cc|cm|mm|kg|lbs?|units?|iu)\b/i
/** Systems of codes: the number behind is one of theirs. */
const CODES =
  /(?<=\b(?:loinc|snomed|cpt|ndc|hcpcs|drg|rxnorm|cvx|rxcui|icd|icd-?(?:9|10)(?:-?cm)?|ucum|omim|dbsnp|chebi)(?:\s?(?:ct|code|codes|no\.?|#|:)){0,2}[\s:,]{1,32}(?:[\w.-]{1,32},\s)?)/iy
/** Two numbers that count or measure: what stands before, and behind. */
const COUNTED_BEFORE =
  /(?:\b(?:naming|score|scored|scale|index|inventory|mmse|moca|phq|gad|sirs|curb|apgars?|gleason|strength|motor|power|murmur|criteria|bcx|cultures)(?:[-\d]*)?:?\s|\b[x×]\s|\bn\s?=\s?|[<>|=]|\d\.)$/i
const COUNTED_BEHIND =
  /^(?:[<>|%]|\.\d|\/\d|\s?(?:wks?|weeks?|days?|months?|hrs?|hours?|mins?|cm|mm|ml|mg|mcg|kg|lbs?|units?|tabs?|stools?|times|episodes?|sirs|criteria|bottles?|sets?|murmurs?|on moca|ue|le|strength|reflexes|ago|hx|history|later|of|visual|vision|regimen|exam)\b)/i
const NUMBERS = /^\d{1,3}(?:[/-]\d{1,3}){1,2}$/
/** `review in 3/12`, and `review 3/12` in a note that has weeks as `2/52` or names a British register: what is to come in so many months. */
const MONTHS = /^\d{1,2}\/(?:12|7)$/
const TO_COME_IN = /\b(?:review|rv|up|f\/?u|repeat|recheck|back|return|bloods|clinic|again|tci|scan)\sin\s$/i
const TO_COME = /\b(?:review|rv|up|f\/?u|bloods|for|after|next|every)\s$/i
const BRITISH = /(?<![\d/])\d{1,2}\/52(?![\d/])|\b(?:NHS|HCPC|NMC|GMC)\b/
/** `VA 6/12 and 6/24`, `x 3/12`, `in 3/7`: lines of Snellen's chart; days, weeks and months of British notes. */
const ACUITY = /\b(?:va|acuity|vision|snellen)\b[^.;\n]{0,24}$/i

/**
 * Drops proposals of a model that are part of a term or of a count, where the words beside say so: names before a
 * noun of medicine, credentials alone, bodies of the profession, days and feasts in terms (`Saturday night palsy`), numbers
 * of code systems (`LOINC 614-7`), and number pairs that count, score or measure (`PHQ 3/27`, `10-12 stools`).
 */
export const partsOfTerms: Refiner = {
  name: 'parts-of-terms',
  refine: ({ text }, spans) => spans.filter((span) => !isFromModel(span) || !isPart(text, span)),
}

function isPart(text: string, { start, end, label }: Span): boolean {
  const found = text.slice(start, end)
  const isPerson = PEOPLE.has(label)
  if (isPerson && allCredentials(found)) return true
  if (isCue(found)) return true
  if (label === 'STREET') return MEASURED.test(found)
  const isPlace = PLACES.has(label)
  if (isPlace && isAt(TOWN_TERM, text, end)) return true
  if (isPerson || isPlace) return TERM_INSIDE.test(found) || isTerm(text, found, end)
  // rm 412
  if (label === 'AGE' && Number(found) > OLDEST && !/^[\s-]?[dhmw]/i.test(text.slice(end, end + 2)))
    return true
  if (label === 'ORGANIZATION') return isProfessionalBody(found)
  const hasDigit = /\d/.test(found)
  if (hasDigit && isAt(CODES, text, start)) return true
  if (label !== 'DATE') return false
  if (hasDigit) return isCount(text, found, start)
  // Foley catheter in situ
  return foldWord(found) === 'situ' || namesNoDate(text, start + firstWord(found))
}

function isAt(form: RegExp, text: string, at: number): boolean {
  form.lastIndex = at
  return form.test(text)
}

/** `FACP`, `MBBS`, `RN, BSN`; two letters may be somebody's initials. */
function allCredentials(found: string): boolean {
  // The first word says of nearly all names that they are none.
  const first = firstPart(found)
  if (first > LONGEST || (first > 0 && !isCredential(found.slice(0, first)))) return false
  const words = found.split(/[\s,./]+/).filter((word) => word !== '')
  return words.some((word) => word.length > 2) && words.every(isCredential)
}

/** The length of what stands before the first blank, comma, full stop or slash; 0 where other scripts leave it open. */
function firstPart(found: string): number {
  for (let i = 0; i < found.length; i++) {
    const c = found.charCodeAt(i)
    if (c <= 32 || c === 44 || c === 46 || c === 47) return i
    if (c > 127) return 0
  }
  return found.length
}

/** No credential has more letters. */
const LONGEST = Math.max(5, ...Array.from(credentials, (word) => word.length))

function isCredential(word: string): boolean {
  return credentials.has(foldWord(word)) || /^F[A-Z]{3,4}$/.test(word)
}

/** `NHI`, `Grp`: what stands before a number, and is nobody's name. */
function isCue(found: string): boolean {
  // No cue begins with a digit or has a blank within.
  const first = found.charCodeAt(0)
  if (first >= 48 && first <= 57) return false
  if (first > 32 && found.charCodeAt(found.length - 1) > 32 && found.includes(' ')) return false
  const word = foldWord(found.trim())
  return cueWords.has(word) && !(lookup(word) & (Flag.First | Flag.Last))
}

function firstWord(found: string): number {
  return /^(?:(?:last|next|this|past)\s)?\p{L}+/iu.exec(found)?.[0].length ?? found.length
}

/** A noun of medicine behind, and no given name among the words: `Mary Smith stage 2` is somebody. */
function isTerm(text: string, found: string, end: number): boolean {
  if (!isAt(TERM, text, end)) return false
  // Kellgren-Lawrence grade 3
  if (/^\p{Lu}\p{L}+-\p{Lu}\p{L}+$/u.test(found)) return true
  return !found.split(/[\s-]+/).some((word) => lookup(word) & Flag.FirstCommon)
}

function isCount(text: string, found: string, start: number): boolean {
  if (!NUMBERS.test(found)) return false
  const end = start + found.length
  const before = text.slice(Math.max(0, start - BEFORE), start)
  const behind = text.slice(end, end + 16)
  // `3/4 of`, `2/7 of`; a date is `of` nothing either.
  if (COUNTED_BEHIND.test(behind) || COUNTED_BEFORE.test(before)) return true
  if (MONTHS.test(found) && (TO_COME_IN.test(before) || (TO_COME.test(before) && BRITISH.test(text))))
    return true
  // monofilament 4/10 R, motor 4/5 L, 4/5 at the left elbow
  if (/\/(?:5|10)$/.test(found) && /^\s(?:[RL]\b|at the (?:[RL]|left|right)\b)/.test(behind)) return true
  if (/^6\//.test(found) && ACUITY.test(before)) return true
  // Ranson 3/11: a score is known by who thought of it; Anna Cobb 3/11 is somebody.
  const words = /(?:([A-Za-z]+)\s)?([A-Z][a-z]+)\s$/.exec(before)
  if (words === null || !/^\d+\/\d+$/.test(found)) return false
  return (lookup(words[2]!) & Flag.Eponym) !== 0 && !(lookup(words[1] ?? '') & (Flag.First | Flag.FirstRare))
}
