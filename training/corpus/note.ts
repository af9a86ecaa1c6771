import { FOOTERS, HEADERS } from './banks/headers.ts'
import { HARMLESS, NARRATIVE } from './banks/narrative.ts'
import { HARMLESS_QUERIES, QUERIES } from './banks/queries.ts'
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
}

/** Every bank cut to a split. */
export function banksOf(split: Split): Banks {
  return {
    narrative: inSplit(NARRATIVE, split),
    harmless: inSplit(HARMLESS, split),
    headers: inSplit(HEADERS, split),
    footers: inSplit(FOOTERS, split),
    queries: inSplit(QUERIES, split),
    harmlessQueries: inSplit(HARMLESS_QUERIES, split),
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
  if (roll < 0.6) return joined(parts, random.chance(0.8) ? ' ' : '  ')
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
  const kind = random.real()
  let note: Labelled
  if (kind < 0.14) note = query(world, banks)
  else if (kind < 0.3) note = scrap(world, banks)
  else note = sectioned(world, banks)
  if (random.chance(0.18)) note = wrapped(note, random.int(52, 88))
  return noisy(note, random)
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
