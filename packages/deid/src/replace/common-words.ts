import { isOrdinary } from '../lexicon/ordinary.ts'

// Words that stand in texts with a capital too, and then mean no person: titles, the calendar, what notes are
// made of. A removed value, or a part of a name, that is one of these is never searched for alone.
const always: ReadonlySet<string> = new Set(
  `mr mrs ms miss mister missus dr prof sir madam rev hon capt sgt maj herr frau senor senora sra srta dona mme mlle md phd rn lpn np pa do dds dvm esq jr sr iii von van der den des del ibn bint abu zum zur
  the and for with from not but was are has had his her she him they you our out off per all any
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred first second third
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter
  today yesterday tomorrow tonight morning afternoon evening night noon midnight week weeks month months year years
  day days hour hours ago now weekend daily weekly monthly christmas easter
  patient patients doctor doctors nurse nurses physician physicians surgeon resident attending fellow
  hospital clinic center centre medical health care home office ward unit room bed floor department emergency
  surgery radiology laboratory pharmacy school university college street avenue road city state county
  negative positive normal none unknown name date time age phone`.split(/\s+/),
)

/** Whether a lower-case word is never searched for alone. */
export function isCommonWord(word: string): boolean {
  return always.has(word)
}

/**
 * Whether a lower-case word is one of ordinary English or clinical prose, or a profession: `will`, `brown`,
 * `teacher`. Alone it is a leak only where its capital stands out (`standsOut`).
 */
export function isOrdinaryWord(word: string): boolean {
  return isOrdinary(word) || particles.has(word)
}

// Words inside names that stay in surrogates too, and that are given names as well.
const particles: ReadonlySet<string> = new Set('della dos das los las bin san santa ter ten'.split(' '))

const before = /(\p{L}+)([.,]?)[^\S\r\n]+$/u
const titles: ReadonlySet<string> = new Set('mr mrs ms miss dr prof sir madam'.split(' '))

/** Whether the word at `start` has a capital that its place does not explain: after a title or a small word. */
export function standsOut(text: string, start: number): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 4))) return false
  const [, word, stop] = before.exec(text.slice(Math.max(0, start - 24), start)) ?? []
  if (word === undefined) return false
  if (titles.has(word.toLowerCase())) return true
  return stop !== '.' && /^\p{Ll}/u.test(word)
}
