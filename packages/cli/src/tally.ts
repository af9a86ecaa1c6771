/** What a run counted. Plain data that adds up, whoever counted it; holds no document text. */
export interface Tally {
  docs: number
  failed: number
  flagged: number
  leaking: number
  /** Size of what was read, in bytes. */
  bytes: number
  /** label → action → spans; `detect` counts under the action `found`. */
  labels: Record<string, Record<string, number>>
  /** Codes of flags → how many. */
  flags: Record<string, number>
  /** Days by which dates were shifted → documents; which document it was is not kept. */
  shifts: Record<string, number>
  /** Codes of failures → how many documents. */
  errors: Record<string, number>
  /** The first documents, one by one, where a report is asked for. */
  documents: DocumentCounts[]
  /** Where the first of them happened, for a person to look. */
  problems: Problem[]
}

/** What was done in one document. By how many days its dates moved is not here: whoever knew could move them back. */
export interface DocumentCounts {
  readonly labels: Tally['labels']
  readonly flags: Tally['flags']
  file?: string
  line?: number
}

/** One thing that went wrong, by place. The id of a document may itself identify, so lines name the place. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly start?: number
  readonly end?: number
}

const MAX_PROBLEMS = 1000
const MAX_DOCUMENTS = 1000

export function newTally(): Tally {
  const counts = () => Object.create(null) as Record<string, number>
  return {
    docs: 0,
    failed: 0,
    flagged: 0,
    leaking: 0,
    bytes: 0,
    labels: Object.create(null) as Tally['labels'],
    flags: counts(),
    shifts: counts(),
    errors: counts(),
    documents: [],
    problems: [],
  }
}

/** Adds `more` to `tally`; problems and single documents are kept up to the first thousand. */
export function addTally(tally: Tally, more: Tally): void {
  tally.docs += more.docs
  tally.failed += more.failed
  tally.flagged += more.flagged
  tally.leaking += more.leaking
  tally.bytes += more.bytes
  for (const [label, actions] of Object.entries(more.labels))
    for (const [action, count] of Object.entries(actions)) countSpan(tally, label, action, count)
  addCounts(tally.flags, more.flags)
  addCounts(tally.shifts, more.shifts ?? {})
  addCounts(tally.errors, more.errors)
  tally.documents.push(...(more.documents ?? []).slice(0, MAX_DOCUMENTS - tally.documents.length))
  tally.problems.push(...more.problems.slice(0, MAX_PROBLEMS - tally.problems.length))
}

/** Adds the counts of one document to the list of them, and where it stands, so far as the work knows. */
export function countDocument(tally: Tally, counts: DocumentCounts): void {
  if (tally.documents.length < MAX_DOCUMENTS) tally.documents.push(counts)
}

/** Says where the document counted last stands. */
export function placeDocument(tally: Tally, { file, line }: { file?: string; line?: number }): void {
  const last = tally.documents.at(-1)
  if (!last || last.file !== undefined) return
  if (file !== undefined) last.file = file
  if (line !== undefined) last.line = line
}

export function countSpan(tally: Pick<Tally, 'labels'>, label: string, action: string, count = 1): void {
  const actions = (tally.labels[label] ??= Object.create(null) as Record<string, number>)
  actions[action] = (actions[action] ?? 0) + count
}

/** Counts a document that has no output because of `problem`. */
export function countFailure(tally: Tally, problem: Problem): void {
  tally.failed++
  addCounts(tally.errors, { [problem.code]: 1 })
  if (tally.problems.length < MAX_PROBLEMS) tally.problems.push(problem)
}

function addCounts(into: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) into[key] = (into[key] ?? 0) + count
}
