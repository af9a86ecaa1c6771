import { LINES_ABROAD, NOTES_ABROAD } from './banks/abroad.ts'
import { CHATS } from './banks/chats.ts'
import { CLAIMS } from './banks/claims.ts'
import { CLINIC_NOTES } from './banks/clinic-notes.ts'
import { COMMUNITY_NOTES } from './banks/community.ts'
import { CONTRAST_LINES } from './banks/contrast-lines.ts'
import { FORMS } from './banks/forms.ts'
import { HARMLESS } from './banks/harmless.ts'
import { FOOTERS, HEADERS } from './banks/headers.ts'
import { HOSPITAL_NOTES } from './banks/hospital-notes.ts'
import { LETTERS } from './banks/letters.ts'
import { LETTERS_ABROAD } from './banks/letters-abroad.ts'
import { LONG_NOTES } from './banks/long-notes.ts'
import { MESSAGES } from './banks/messages.ts'
import { CASE_QUERIES, PLAIN_QUERIES } from './banks/more-queries.ts'
import { NARRATIVE } from './banks/narrative.ts'
import { OFFICE_TEXTS } from './banks/office.ts'
import { PARAGRAPH_QUERIES, PLAIN_PARAGRAPHS } from './banks/paragraph-queries.ts'
import { PEOPLE_LINES } from './banks/people-lines.ts'
import { PLAIN_LINES } from './banks/plain-lines.ts'
import { PLAIN_NOTES } from './banks/plain-notes.ts'
import { PLAIN_PAPERS } from './banks/plain-papers.ts'
import { PLAIN_SENTENCES } from './banks/plain-sentences.ts'
import { PLAIN_WORDS } from './banks/plain-words.ts'
import { PRINT_OUTS } from './banks/print-outs.ts'
import { HARMLESS_QUERIES, QUERIES } from './banks/queries.ts'
import { REPORTS } from './banks/reports.ts'
import { SHORTHAND_LINES } from './banks/shorthand-lines.ts'
import { STORY_LINES } from './banks/story-lines.ts'
import { UNPUNCTUATED } from './banks/unpunctuated.ts'
import { joined, type Labelled, plain } from './marked-text.ts'
import { noisy, wrapped } from './noise.ts'
import { inSplit, type Split } from './split.ts'
import { fill } from './template.ts'
import type { World } from './world.ts'

/** The templates of a split: an evaluation note shares none with a training note. */
export interface Banks {
  readonly narrative: readonly string[]
  readonly harmless: readonly string[]
  readonly headers: readonly string[]
  readonly footers: readonly string[]
  readonly queries: readonly string[]
  readonly harmlessQueries: readonly string[]
  /** Whole documents; those of other countries apart, as they want a world to fit. */
  readonly documents: readonly string[]
  readonly abroad: readonly string[]
  readonly harmlessDocuments: readonly string[]
}

/** Every bank cut to a split. */
export function banksOf(split: Split): Banks {
  return {
    narrative: inSplit(
      [...NARRATIVE, ...STORY_LINES, ...PEOPLE_LINES, ...SHORTHAND_LINES, ...LINES_ABROAD],
      split,
    ),
    harmless: inSplit(
      [...HARMLESS, ...PLAIN_LINES, ...CONTRAST_LINES, ...PLAIN_WORDS, ...PLAIN_SENTENCES],
      split,
    ),
    headers: inSplit(HEADERS, split),
    footers: inSplit(FOOTERS, split),
    queries: inSplit([...QUERIES, ...CASE_QUERIES, ...PARAGRAPH_QUERIES], split),
    harmlessQueries: inSplit([...HARMLESS_QUERIES, ...PLAIN_QUERIES, ...PLAIN_PARAGRAPHS], split),
    documents: inSplit(
      [
        ...HOSPITAL_NOTES,
        ...CLINIC_NOTES,
        ...LONG_NOTES,
        ...REPORTS,
        ...LETTERS,
        ...MESSAGES,
        ...COMMUNITY_NOTES,
        ...OFFICE_TEXTS,
        ...PRINT_OUTS,
        ...FORMS,
        ...CHATS,
        ...CLAIMS,
        ...UNPUNCTUATED,
      ],
      split,
    ),
    abroad: inSplit([...NOTES_ABROAD, ...LETTERS_ABROAD], split),
    harmlessDocuments: inSplit([...PLAIN_NOTES, ...PLAIN_PAPERS], split),
  }
}

const SECTIONS =
  'History of Present Illness|HPI|Past Medical History|PMH|Past Surgical History|Social History|Family History|Medications|Allergies|Review of Systems|Physical Exam|Labs|Imaging|Hospital Course|Brief Hospital Course|Assessment and Plan|A/P|Impression|Findings|Technique|Comparison|Indication|Clinical History|Discharge Medications|Discharge Instructions|Disposition|Follow up|Plan|Subjective|Objective|Assessment|Chief Complaint|CC|Reason for Consultation|Reason for Visit|Operative Findings|Procedure|Description of Procedure|Preoperative Diagnosis|Postoperative Diagnosis|Anesthesia|Specimens|Gross Description|Microscopic Description|Diagnosis|Clinical Impression|Mental Status Exam|Psychiatric History|Substance Use|Living Situation|Support System|Collateral|Nursing Note|Events|Interval History|Vitals|Course in ED|MDM|Triage Note|Recommendations|Summary|Background|Presenting Complaint|O/E|Ix|Rx|Problem List|Consults|Code Status|Contact Information|Advance Directives|Education|Barriers to Discharge|Safety Plan|Risk Assessment|Immunizations|Birth History|Developmental History'.split(
    '|',
  )

/** Several sentences of the banks as one paragraph, a list, or one a line. */
function body(world: World, banks: Banks, share: number): Labelled {
  const { random } = world
  const count = random.int(1, 7)
  const parts = Array.from({ length: count }, () =>
    fill(random.pick(random.chance(share) ? banks.narrative : banks.harmless), world),
  )
  const roll = random.real()
  if (roll < 0.6) {
    const stop = random.pick(['.', '.', '.', ';', ','])
    const sentences = parts.map((part) => (/[\w)]$/.test(part.text) ? joined([part, plain(stop)], '') : part))
    return joined(sentences, random.chance(0.8) ? ' ' : '  ')
  }
  if (roll < 0.75) return joined(parts, '\n')
  const marks = random.pick([
    (i: number) => `${i + 1}. `,
    () => '- ',
    () => '* ',
    (i: number) => `${i + 1}) `,
    () => '  ',
    (i: number) => `#${i + 1} `,
    () => '> ',
    () => '\u2022 ',
  ])
  return joined(
    parts.map((part, i) => joined([plain(marks(i)), part], '')),
    '\n',
  )
}

function heading(world: World): Labelled {
  const { random } = world
  const name = random.pick(SECTIONS)
  return plain(
    random.pick([
      () => `${name}:\n`,
      () => `${name.toUpperCase()}:\n`,
      () => `${name.toUpperCase()}: `,
      () => `${name}: `,
      () => `${name.toUpperCase()}\n`,
      () => `${name}\n`,
      () => `**${name}**\n`,
      () => `## ${name}\n`,
      () => `[${name}] `,
      () => `${name} - `,
      () => `${name.toUpperCase()}\n${'-'.repeat(name.length)}\n`,
    ])(),
  )
}

/** One document of some kind, noise and all. */
export function makeNote(world: World, banks: Banks): Labelled {
  const { random } = world
  const note = random.chance(0.18) ? wrapped(clean(world, banks), random.int(52, 88)) : clean(world, banks)
  return noisy(note, random)
}

/** One document of some kind, as if typed without a slip. */
function clean(world: World, banks: Banks): Labelled {
  const kind = world.random.real()
  if (kind < 0.15) return query(world, banks)
  if (kind < 0.27) return scrap(world, banks)
  if (kind < 0.6) return document(world, banks)
  if (kind < 0.65) return fill(world.random.pick(banks.harmlessDocuments), world)
  return sectioned(world, banks)
}

/** A whole document of the banks, sometimes with a paragraph more or a second document behind it. */
function document(world: World, banks: Banks): Labelled {
  const { random } = world
  const foreign = random.chance(0.12)
  const here =
    foreign && world.region === 'US'
      ? { ...world, region: random.pick(['UK', 'UK', 'CA', 'AU', 'IN'] as const) }
      : world
  const parts = [fill(random.pick(foreign ? banks.abroad : banks.documents), here)]
  if (random.chance(0.15)) parts.unshift(body(here, banks, random.pick([0, 0.5])))
  if (random.chance(0.25)) parts.push(body(here, banks, random.pick([0, 0.3, 0.7])))
  if (random.chance(0.12))
    parts.push(fill(random.pick(random.chance(0.5) ? banks.harmlessDocuments : banks.documents), here))
  return joined(parts, random.pick(['\n', '\n\n', '\n\n']))
}

function query(world: World, banks: Banks): Labelled {
  const { random } = world
  return fill(random.pick(random.chance(0.75) ? banks.queries : banks.harmlessQueries), world)
}

/** A short piece: a message, a nursing line, a chat, a few sentences. */
function scrap(world: World, banks: Banks): Labelled {
  const { random } = world
  const parts: Labelled[] = []
  if (random.chance(0.25)) parts.push(fill(random.pick(banks.headers), world))
  parts.push(body(world, banks, random.pick([0, 0.4, 0.7, 1])))
  if (random.chance(0.35)) parts.push(fill(random.pick(banks.footers), world))
  return joined(parts, random.pick(['\n', '\n\n', ' ']))
}

function sectioned(world: World, banks: Banks): Labelled {
  const { random } = world
  const parts: Labelled[] = []
  for (let n = random.int(1, 2); n > 0; n--) parts.push(fill(random.pick(banks.headers), world))
  const share = random.pick([0.2, 0.4, 0.55, 0.7])
  for (let n = random.int(2, 9); n > 0; n--) {
    parts.push(joined([random.chance(0.9) ? heading(world) : plain(''), body(world, banks, share)], ''))
    if (random.chance(0.05)) parts.push(fill(random.pick(banks.headers), world))
  }
  for (let n = random.int(0, 2); n > 0; n--) parts.push(fill(random.pick(banks.footers), world))
  return joined(parts, random.pick(['\n\n', '\n\n', '\n', '\n\n\n', '\r\n']))
}
