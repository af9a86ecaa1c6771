import type { Keyring } from '@palimpsest/deid'
import type { Json, MatDocument } from '@palimpsest/deid/formats'
import type { Doc, Span } from '@palimpsest/deid/text'
import type { MatTask, Workflow } from '../tasks.ts'

/** A document of a batch, with the name by which replacement rules and messages know it. */
export interface BatchEntry {
  readonly file: string
  /** What separates this document's surrogates from those of others; the file unless said otherwise. */
  readonly id: string
  readonly doc: MatDocument
}

/** What a step may use beside the documents. */
export interface StepWork {
  readonly task: MatTask
  readonly workflow: Workflow
  readonly workflowName: string
  /** Options by MAT's names, those of the workflow's step included; flags are `yes`. */
  readonly options: StepOptions
  readonly keyring: Keyring
  /** Finds spans in the label scheme of the task. */
  readonly find: (doc: Doc) => Promise<readonly Span[]>
}

export type StepOptions = Readonly<Record<string, string>>

/** A named action on documents. Steps change no document: they give new ones. */
export interface MatStep {
  readonly name: string
  /** Names recorded as done beside its own. */
  readonly proxies?: readonly string[]
  /** The step's result is another document, in which it does not count as done. */
  readonly makesNew?: boolean
  readonly run: (
    batch: readonly BatchEntry[],
    work: StepWork,
  ) => readonly BatchEntry[] | Promise<readonly BatchEntry[]>
  /** Takes the step back. Throws a DeidError `cannot-undo` where there is no way. */
  readonly undo: (doc: MatDocument) => MatDocument
}

/** Whether a flag is set, as forms and command lines write it. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && /^(?:yes|true|1)$/i.test(value)
}

/** The parts of a list with commas, without blanks around them. */
export function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** `step` for documents that do not depend on each other. */
export function each(
  change: (doc: MatDocument, work: StepWork, entry: BatchEntry) => MatDocument,
): MatStep['run'] {
  return (batch, work) => batch.map((entry) => ({ ...entry, doc: change(entry.doc, work, entry) }))
}

/** The document with these fields of its metadata; undefined takes a field away. */
export function withMetadata(
  doc: MatDocument,
  fields: Readonly<Record<string, Json | undefined>>,
): MatDocument {
  const metadata = Object.fromEntries(
    Object.entries({ ...doc.metadata, ...fields }).filter(([, value]) => value !== undefined),
  ) as Record<string, Json>
  return { ...doc, metadata }
}
