import { createHash } from 'node:crypto'
import { DeidError, type Keyring } from '@palimpsest/deid'
import { type JsonObject, type MatDocument, matDocumentValue } from '@palimpsest/deid/formats'
import type { Doc, Span } from '@palimpsest/deid/text'
import { type EngineResult, runSteps } from './engine.ts'
import { readMatFile, writeMatFile } from './file-types.ts'
import type { Form } from './form.ts'
import { withInferredPhases } from './phases.ts'
import { listOf } from './steps/step.ts'
import { type MatTask, matTask, matTasks } from './tasks.ts'

/** What the service's operations need. */
export interface MatHost {
  readonly keyring: Keyring
  /** Spans of a document in the labels of a task, by that pipeline or the one of the service. */
  readonly find: (doc: Doc, task: MatTask, pipeline: string | undefined) => Promise<readonly Span[]>
}

/** What goes back to the client. */
export type MatAnswer =
  | { readonly kind: 'json'; readonly value: unknown; readonly type?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly text: string; readonly name: string }

const operations: Readonly<Record<string, (form: Form, host: MatHost) => MatAnswer | Promise<MatAnswer>>> = {
  ping: () => ({ kind: 'text', text: '' }),
  fetch_tasks: (form) => ({ kind: 'json', value: fetchTasks(form) }),
  load,
  steps: (form, host) => throughEngine(form, host, { steps: listOf(form.steps) }),
  undo_through: (form, host) => throughEngine(form, host, { undoThrough: form.undo_through ?? '' }),
  save,
}

/** Answers one request of the MAT protocol; what the client did wrong is an answer too. Rejects only on faults of our own. */
export async function answer(form: Form, host: MatHost): Promise<MatAnswer> {
  const name = form.operation ?? ''
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  if (!operation)
    return {
      kind: 'text',
      text: `Error: unknown operation; there are ${Object.keys(operations).join(', ')}`,
    }
  return operation(form, host)
}

function fetchTasks({ tasks_of_interest: wanted }: Form): unknown {
  const named = listOf(wanted)
  const tasks = named.length === 0 ? matTasks : matTasks.filter(({ name }) => named.includes(name))
  if (tasks.length === 0) return [false, 'task not found']
  const metadata = Object.fromEntries(tasks.map((task) => [task.name, taskMetadata(task)]))
  return [true, { metadata, workspace_access: false }]
}

// MAT's screens take a workflow's settings from `workflowData`, other clients from the workflow itself.
function taskMetadata({ name, labels, workflows, workspaceReplacer }: MatTask): JsonObject {
  return {
    name,
    visible: true,
    allAnnotationsKnown: false,
    annotationSetRepository: Object.fromEntries(
      labels.map((label) => [
        label.name,
        {
          type: label.name,
          category: 'content',
          display: label.display,
          ...(label.accelerator !== undefined && { accelerator: label.accelerator }),
        },
      ]),
    ),
    workflows: Object.fromEntries(
      Object.entries(workflows).map(([title, { steps, replacers, handAnnotationAtStart = false }]) => {
        const data = {
          steps: steps.map(({ name: step, prettyName, byHand = false }) => ({
            initName: step,
            prettyName: prettyName ?? step,
            byHand,
          })),
          handAnnotationAvailableAtStart: handAnnotationAtStart,
          uiSettings: { replacers: [...replacers] },
        }
        return [title, { ...data, workflowData: data }]
      }),
    ),
    workspaceReplacers: [workspaceReplacer],
  }
}

function load(form: Form): MatAnswer {
  const upload = form.input_file !== undefined
  // Answers to an upload are shown in a frame, which would offer to save any other type.
  const type = upload ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  try {
    const task = form.task === undefined ? undefined : matTask(form.task)
    const doc = readMatFile(inputOf(form), form.file_type ?? '', { task, options: form })
    const value = { success: true, error: null, doc: docValue(withInferredPhases(doc)) }
    return { kind: 'json', type, value }
  } catch (error) {
    return { kind: 'json', type, value: { success: false, error: messageOf(error), doc: null } }
  }
}

function save(form: Form): MatAnswer {
  try {
    const task = form.task === undefined ? undefined : matTask(form.task)
    const doc = readMatFile(inputOf(form), form.file_type ?? 'mat-json', { task, options: form })
    const text = writeMatFile(doc, form.out_type ?? 'mat-json', form)
    return {
      kind: 'file',
      text,
      name: (form.filename ?? '').replace(/[^\w.-]/g, '_').slice(0, 100) || 'document',
    }
  } catch (error) {
    return {
      kind: 'json',
      type: 'text/html; charset=utf-8',
      value: { success: false, error: messageOf(error) },
    }
  }
}

async function throughEngine(
  form: Form,
  host: MatHost,
  what: { readonly steps?: readonly string[]; readonly undoThrough?: string },
): Promise<MatAnswer> {
  let result: EngineResult
  try {
    if (!form.task || !form.workflow) throw new DeidError('no-task', 'app or workflow not specified')
    const task = matTask(form.task)
    refuseServerFiles(form)
    const doc = readMatFile(inputOf(form), form.file_type ?? 'mat-json', { task, options: form })
    const id = createHash('sha256').update(doc.signal).digest('hex')
    result = await runSteps([{ file: '<cgi>', id, doc }], {
      task,
      workflow: form.workflow,
      ...what,
      options: form,
      keyring: host.keyring,
      find: (one) => host.find(one, task, form.pipeline),
    })
  } catch (error) {
    const empty = what.undoThrough === undefined ? {} : { stepsUndone: [], doc: null }
    return {
      kind: 'json',
      value: { error: messageOf(error), errorStep: '[init]', successes: [], ...empty },
    }
  }
  const { failed, stepsUndone, batch } = result
  const error = { error: failed?.message ?? null, errorStep: failed?.step ?? null }
  const last = docValue(batch[0]!.doc)
  if (what.undoThrough !== undefined) {
    // Upstream's Java client looks for `successes` after an undo as well, where upstream's server sends none.
    const successes = failed ? [] : [{ val: last, steps: stepsUndone }]
    return { kind: 'json', value: { ...error, stepsUndone, doc: last, successes } }
  }
  const successes = result.successes.map(({ batch: [entry], steps }) => ({
    val: docValue(entry!.doc),
    steps,
  }))
  // Nothing was left to do: the document as it came is the result.
  if (successes.length === 0 && !failed) successes.push({ val: last, steps: [] })
  return { kind: 'json', value: { ...error, successes } }
}

const serverFiles = ['replacement_map_file', 'prologue_file', 'resource_file_repl', 'resource_texts']

function refuseServerFiles(form: Form): void {
  for (const key of serverFiles)
    if (form[key] !== undefined)
      throw new DeidError('no-server-files', `${key} is for the command; the service reads no files`)
}

function inputOf({ input, input_file: file }: Form): string {
  const text = input ?? file
  if (text === undefined) throw new DeidError('no-input', 'no input')
  return text
}

function docValue(doc: MatDocument): JsonObject {
  return matDocumentValue(doc)
}

/** What is said of a failure. Only messages of our own are shown: any other may quote a document. */
function messageOf(error: unknown): string {
  if (error instanceof DeidError) return error.message
  throw error
}
