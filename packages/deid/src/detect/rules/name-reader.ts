import { Flag } from '../../lexicon/index.ts'
import { Gap, Kind, Shape, type Tokens } from '../tokens.ts'

/** Any list of names has the word. */
export const anyName = Flag.First | Flag.FirstRare | Flag.Last | Flag.LastRare
/** A list of names that is worth something alone. */
export const goodName = Flag.First | Flag.Last
/** The word has a meaning beside being a name. */
export const otherMeaning = Flag.English | Flag.Safe | Flag.Drug | Flag.Disease

const particles = new Set(
  'de da do dos das del della di du la le van von der den ter ten bin ibn al el st abu mac mc zu y e af'.split(
    ' ',
  ),
)
/** Generations behind a name. */
export const nameSuffixes: ReadonlySet<string> = new Set('jr sr ii iii iv junior senior esq'.split(' '))

/** Words that never belong to a name, however they are written. */
export const stopWords = new Set(
  `the a an and or but of for to from with without in on at by as is are was were be been being has have had he she it they we i you his her
its their our your my this that these those who which what when where why how not no yes if then than so do does did can could would should
shall may might must will patient pt name names date dob mrn age sex gender male female phone tel fax address street email dr mr mrs ms miss
md rn np pa do phd history physical exam examination assessment plan diagnosis diagnoses impression findings technique comparison indication
procedure medications medication allergies labs lab results review systems social family past medical surgical hospital clinic center centre
medicine health healthcare care department dept unit ward room floor service services admission discharge admitted discharged date time note
notes report summary consult consultation chief complaint present illness course condition disposition follow followup up signed electronically
dictated transcribed attending physician doctor nurse resident intern fellow provider referring primary pcp surgeon anesthesiologist
radiologist pathologist cardiologist neurologist oncologist psychiatrist psychologist therapist pharmacist technician monday tuesday wednesday
thursday friday saturday sunday mon tues wed thurs fri january february march april may june july august september october november december today yesterday
tomorrow am pm number no id account acct insurance policy member group plan ssn license type status reason ct mri xr us er ed icu or nicu
left right bilateral acute chronic normal abnormal negative positive mild moderate severe dear sincerely regards thank thanks please
per via re cc hpi pmh psh ros cv heent neuro dictating speaking ekg ecg bp hr rr temp new old high low daily weekly monthly none unknown denies reports presents
presented seen states stated says said called year years week weeks month months day days hour hours cardiology neurology oncology surgery
radiology pathology psychiatry pediatrics urology nephrology orthopedics orthopaedics gastroenterology dermatology endocrinology
anesthesia anesthesiology emergency internal obstetrics gynecology ophthalmology pulmonology rheumatology hematology infectious disease also
office university college school church company inc llc corporation association society foundation institute page continued original
copy confidential vitals vital signs blood pressure pulse height weight since after before during until while because although however
about into over under between both each few more most other some such only own same too very just now here there all any every nile sprague dawley asia africa europe um uh oh ah eh hmm mm yep yeah nah okay ok hey hi hello well bye sure mhm huh wow`.split(
    /\s+/,
  ),
)

/** Whether the token may be part of a name by the way it is written. */
export function isNameShaped(t: Tokens, i: number): boolean {
  if (t.kind[i] !== Kind.Word || isContraction(t.lower[i]!)) return false
  const shape = t.shape[i]!
  if (shape === Shape.Cap || shape === Shape.Single) return true
  if (shape === Shape.Upper) return t.caseless[i] === 1 || (t.flags[i]! & anyName) !== 0
  return t.caseless[i] === 1 && shape === Shape.Lower
}

/** `I'm`, `don't`, `they'll`. */
function isContraction(word: string): boolean {
  return word.includes("'") && /'(?:m|re|ve|ll|d|t)$/.test(word)
}

/** Whether the token is an initial: one letter, in capitals where case counts. */
export function isInitial(t: Tokens, i: number): boolean {
  if (t.kind[i] !== Kind.Word || t.end[i]! - t.start[i]! !== 1) return false
  // Hamilton C1, Borg B2
  if (t.kind[i + 1] === Kind.Number && t.gap[i + 1] === Gap.None) return false
  return (
    t.shape[i] === Shape.Single ||
    (t.caseless[i] === 1 &&
      ((t.lower[i] !== 'a' && t.lower[i] !== 'i') || (t.lower[i + 1] === '.' && t.gap[i + 1] === Gap.None)))
  )
}

/** Whether the token is as good as surely no part of a name. */
export function isStop(t: Tokens, i: number): boolean {
  return stopWords.has(t.lower[i]!) && !(t.flags[i]! & Flag.FirstCommon && t.shape[i] === Shape.Cap)
}

/**
 * Reads a personal name that begins at token `i`: given names, initials, particles, surnames, hyphens,
 * generation suffixes, and `Last, First M.` when `comma`. Returns the token after it, or `i` for none.
 * A word before a colon is the next field's label, unless `colon` says that the name itself may end so.
 */
export function readName(t: Tokens, i: number, { comma = false, max = 5, colon = false } = {}): number {
  let at = i
  let parts = 0
  let solid = 0
  for (let steps = 0; parts < max && steps < 16; steps++) {
    if (at > i && t.gap[at]! > Gap.Space && !wraps(t, at)) break
    const word = t.lower[at]!
    if (solid > 0 && isDottedCredential(t, at)) break
    // Anjali Nair D/o: daughter of.
    if (t.lower[at + 1] === '/' && t.gap[at + 1] === Gap.None && t.end[at]! - t.start[at]! === 1) break
    if (isInitial(t, at) && !followedByField(t, at)) {
      at++
      if (t.lower[at] === '.' && t.gap[at] === Gap.None) at++
      parts++
      continue
    }
    if (at > i && nameSuffixes.has(word) && t.kind[at] === Kind.Word) {
      at++
      if (t.lower[at] === '.' && t.gap[at] === Gap.None && t.gap[at + 1]! < Gap.Line) at++
      break
    }
    if (particles.has(word) && t.kind[at] === Kind.Word) {
      // A particle at the end of its line leads to nothing.
      const next = afterParticles(t, at)
      if (next > at && isPart(t, next, true)) {
        at = next
        continue
      }
    }
    // Harold "Hal" Pinkerton, Katherine (Kate) Hall
    if (solid > 0 && (t.lower[at] === '"' || t.lower[at] === '(') && isQuotedName(t, at)) {
      at += 3
      continue
    }
    if (!isPart(t, at, solid === 0, colon)) break
    // M. Pruitt MA
    if (solid > 0 && t.shape[at] === Shape.Upper && t.shape[at - 1] === Shape.Cap && isNoName(t, at)) break
    at++
    parts++
    solid++
    at = readHyphen(t, at)
    if (
      t.lower[at] === '.' &&
      t.gap[at] === Gap.None &&
      t.end[at - 1]! - t.start[at - 1]! <= 2 &&
      solid === 1
    )
      at++
    if (comma && solid >= 1 && t.lower[at] === ',' && t.gap[at] === Gap.None) {
      const given = at + 1
      if (nameSuffixes.has(t.lower[given]!)) {
        at = given + 1
        continue
      }
      if (
        t.gap[given]! <= Gap.Space &&
        (isPart(t, given, true) || isInitial(t, given)) &&
        !isDottedCredential(t, given) &&
        looksGiven(t, given)
      ) {
        at = given
        comma = false
        solid = 0
      }
    }
  }
  if (solid === 0 && parts < 2) return i
  // A trailing suffix after a comma: Smith, Jr.
  if (t.lower[at] === ',' && nameSuffixes.has(t.lower[at + 1]!) && t.gap[at + 1]! <= Gap.Space) {
    at += 2
    if (t.lower[at] === '.' && t.gap[at] === Gap.None && t.gap[at + 1]! < Gap.Line) at++
  }
  return at
}

/** `M. Pruitt MA`, `L. Roe DEA BT44`: a credential, or what kind of number follows. */
function isNoName(t: Tokens, at: number): boolean {
  return (
    !t.caseless[at] &&
    /^(?:ma|md|do|rn|np|pa|pt|ot|dc|od|ba|bs|ms|dea|npi|mrn|dob|ssn|gmc|nhs|tel|ext|fax)$/.test(t.lower[at]!)
  )
}

/** A listed name between quotes or brackets, and a name behind it. */
function isQuotedName(t: Tokens, at: number): boolean {
  const close = t.lower[at] === '(' ? ')' : '"'
  return (
    t.lower[at + 2] === close &&
    t.gap[at + 1] === Gap.None &&
    t.gap[at + 2] === Gap.None &&
    isNameShaped(t, at + 1) &&
    (t.flags[at + 1]! & anyName) !== 0 &&
    t.gap[at + 3] === Gap.Space &&
    isPart(t, at + 3, false)
  )
}

/** `M.D.`, `R.N.`, `Ph.D.`: letters that look like initials behind a name. */
export function isDottedCredential(t: Tokens, at: number): boolean {
  if (t.kind[at] !== Kind.Word || t.lower[at + 1] !== '.' || t.gap[at + 1] !== Gap.None) return false
  return (
    dottedCredentials.has(`${t.lower[at]}.${t.lower[at + 2]}`) &&
    t.gap[at + 2] === Gap.None &&
    t.lower[at + 3] === '.' &&
    t.gap[at + 3] === Gap.None
  )
}

const dottedCredentials = new Set(
  'm.d m.b d.o r.n ph.d n.p p.a b.s m.s d.d d.m d.p pharm.d b.a l.p l.c c.n o.t p.t'.split(' '),
)

function looksGiven(t: Tokens, i: number): boolean {
  const flags = t.flags[i]!
  return isInitial(t, i) || (flags & (Flag.First | Flag.FirstRare)) !== 0 || (flags & otherMeaning) === 0
}

/** Whether a name may go on over the line break before `at`: only onto a capitalised listed name. */
function wraps(t: Tokens, at: number): boolean {
  if (t.gap[at] !== Gap.Line || t.caseless[at]) return false
  const flags = t.flags[at]!
  return (
    t.shape[at] === Shape.Cap &&
    (flags & goodName) !== 0 &&
    (flags & otherMeaning) === 0 &&
    t.lower[at + 1] !== ':' &&
    !isStop(t, at)
  )
}

function afterParticles(t: Tokens, at: number): number {
  // No name has more of them; a page of them must not be read again from each.
  for (let n = 0; n < 4 && particles.has(t.lower[at]!) && t.gap[at + 1]! <= Gap.Space; n++) {
    at++
    if ((t.lower[at] === '.' || t.lower[at] === '-') && t.gap[at] === Gap.None) at++
  }
  return at
}

/** One word of a name. The first may be any name-shaped word but stop words; later ones must be likely. */
function isPart(t: Tokens, at: number, first: boolean, colon = false): boolean {
  if (!isNameShaped(t, at) || isStop(t, at) || (!colon && followedByField(t, at))) return false
  const flags = t.flags[at]!
  if (t.shape[at] === Shape.Lower || t.caseless[at]) {
    if (t.end[at]! - t.start[at]! < 2) return false
    if (flags & Flag.EnglishTop) {
      // robert brown: a common surname right behind a common given name.
      const given = t.flags[at - 1]!
      if (!first && flags & Flag.LastCommon && given & Flag.FirstCommon && !(given & Flag.English))
        return true
      // frank l.
      if (first && flags & Flag.FirstCommon && isInitial(t, at + 1) && t.lower[at + 2] === '.') return true
      return t.shape[at] !== Shape.Lower && (flags & (Flag.FirstCommon | Flag.LastCommon)) !== 0
    }
    return (flags & otherMeaning) === 0 || (flags & goodName) !== 0
  }
  if (first) return true
  if ((flags & otherMeaning) === 0) return true
  // Dr. Alan Turing: clinical words are full of surnames; behind a given name they are one.
  if (
    (flags & otherMeaning) === Flag.Safe &&
    t.flags[at - 1]! & Flag.First &&
    t.shape[at] === Shape.Cap &&
    !isTerm(t, at + 1)
  )
    return true
  return (
    (flags & anyName) !== 0 && !(flags & Flag.EnglishTop && !(flags & (Flag.LastCommon | Flag.FirstCommon)))
  )
}

/** `Smith MRN:` — the word is the label of the next field, not part of the name. */
function followedByField(t: Tokens, at: number): boolean {
  return t.lower[at + 1] === ':' && t.gap[at + 1]! <= Gap.Space && t.gap[at] !== Gap.None
}

/** Goes on over `-Jones` directly after a word. */
export function readHyphen(t: Tokens, at: number): number {
  while (
    (t.lower[at] === '-' || t.lower[at] === '\u2010' || t.lower[at] === '\u2011') &&
    t.gap[at] === Gap.None &&
    t.gap[at + 1] === Gap.None &&
    t.kind[at + 1] === Kind.Word &&
    !isLowerWord(t, at + 1) &&
    (isNameShaped(t, at + 1) ||
      (t.flags[at + 1]! & goodName) !== 0 ||
      (t.end[at + 1]! - t.start[at + 1]! <= 4 && !(t.flags[at + 1]! & Flag.EnglishTop)))
  )
    at += 2
  return at
}

/** Nouns that make the name before them a medical term, an organisation or a place. */
const termNouns = new Set(
  `disease dz dx syndrome sign signs test tests palsy catheter score scale criteria classification procedure operation fracture tumor tumour lymphoma
sarcoma law reflex maneuver manoeuvre position contracture node nodes nodule thyroiditis chorea ataxia dementia tube bag drain stain stage grade
ulcer hernia sarcoma retractor forceps clamp needle suture bandage dressing line incision approach repair esophagus anemia phenomenon triad tetralogy
hospital clinic medical center centre university college school street st avenue ave road rd drive dr lane ln blvd boulevard court ct way place
foundation institute health healthcare memorial general county city pharmacy laboratories labs inc llc corp corporation company co group associates
block bodies body cells cell duct gland granulomatosis index equation formula method technique protocol rule rules trial study model bundle
deformity neuroma cyst tuberculosis spots nevus lesion purpura arthritis encephalopathy cirrhosis crisis coma respiration breathing respirations
angina cardiomyopathy murmur pulse thermometer speculum scope pouch stoma ring rings valve shunt stent filter graft flap splint cast collar frame
brace boot walker criterion questionnaire inventory grading staging system technique points point triangle ligament fascia muscle canal sinus
antigen virus fever rash lines nails facies pen insulin unit units ward wing pavilion building tower hall house village park beach island lake
river valley hills heights springs county wort encephalitis panel panels`.split(/\s+/),
)

/** Whether the word makes the name before it a term. */
export function isTermNoun(t: Tokens, i: number): boolean {
  return termNouns.has(t.lower[i]!)
}

/** Whether the words before token `at` are the head of a term: `Parkinson's disease`, `Baker Street`. */
export function isTerm(t: Tokens, at: number): boolean {
  let next = at
  if (t.lower[next] === "'s") next++
  if (t.lower[next] === '-' && t.gap[next] === Gap.None)
    return t.gap[next + 1] === Gap.None && (!(t.flags[next + 1]! & goodName) || isLowerWord(t, next + 1))
  if (t.gap[next]! > Gap.Space) return false
  // McGill Pain Questionnaire
  return (
    termNouns.has(t.lower[next]!) ||
    ((t.flags[next]! & Flag.Safe) !== 0 && instruments.test(t.lower[next + 1]!))
  )
}

/** The second half of `Ruby-red`: a word of English in lower case where case counts. */
function isLowerWord(t: Tokens, i: number): boolean {
  return t.shape[i] === Shape.Lower && !t.caseless[i] && (t.flags[i]! & Flag.English) !== 0
}

const instruments = /^(?:questionnaire|inventory|scale|score|index|criteria|checklist|classification)$/

/** Whether a capital at token `i` says nothing, because a sentence or line begins there. */
export function sentenceStart(t: Tokens, i: number): boolean {
  if (i === 0 || t.gap[i]! >= Gap.Line) return true
  const before = t.lower[i - 1]!
  return (
    before === '.' ||
    before === ':' ||
    before === '?' ||
    before === '!' ||
    before === '-' ||
    before === '•' ||
    before === '*' ||
    before === ')'
  )
}
