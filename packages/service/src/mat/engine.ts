import { DeidError, type Keyring } from '@palimpsest/deid'
import type { MatDocument } from '@palimpsest/deid/formats'
import type { Doc, Span } from '@palimpsest/deid/text'
import { phasesDone, withInferredPhases, withoutPhases, withPhases } from './phases.ts'
import { clean } from './steps/clean.ts'
import { nominate } from './steps/nominate.ts'
import type { BatchEntry, MatStep, StepOptions, StepWork } from './steps/step.ts'
import { tag } from './steps/tag.ts'
import { transform } from './steps/transform.ts'
import { zone, zoneAndAlign } from './steps/zone.ts'
import { type MatTask, matWorkflow } from './tasks.ts'

// In the order in which they come in any workflow: undoing goes backwards through it.
const allSteps: readonly MatStep[] = [clean, zone, zoneAndAlign, tag, nominate, transform]

/** What is asked of a batch of documents. */
export interface EngineRequest {
  readonly task: MatTask
  readonly workflow: string
  /** Steps in the order of the workflow; some may be left out. */
  readonly steps?: readonly string[]
  /** Takes back this step, and what follows it, before anything else. */
  readonly undoThrough?: string
  readonly options: StepOptions
  readonly keyring: Keyring
  readonly find: (doc: Doc) => Promise<readonly Span[]>
}

/** What came of it: after an error, what was done before it still stands. */
export interface EngineResult {
  /** Each with the documents as the steps left them; steps that keep working on one document share an entry. */
  readonly successes: readonly { readonly batch: readonly BatchEntry[]; readonly steps: readonly string[] }[]
  readonly stepsUndone: readonly string[]
  /** The documents at the end. */
  readonly batch: readonly BatchEntry[]
  /** `[engine]` for a wrong request, else the step that failed; the message quotes no document. */
  readonly failed?: { readonly step: string; readonly message: string; readonly error: DeidError }
}

/** Takes steps back and goes through steps, for all documents together. Rejects only on faults of our own. */
export async function runSteps(given: readonly BatchEntry[], request: EngineRequest): Promise<EngineResult> {
  let batch: readonly BatchEntry[] = given.map((entry) => ({ ...entry, doc: withInferredPhases(entry.doc) }))
  const successes: { batch: readonly BatchEntry[]; steps: string[] }[] = []
  const stepsUndone: string[] = []
  let current = '[engine]'
  try {
    const workflow = matWorkflow(request.task, request.workflow)
    const plan = planOf(request)
    if (request.undoThrough !== undefined)
      for (const step of undone(request.task, request.undoThrough)) {
        if (!batch.some(({ doc }) => isDone(doc, step))) continue
        current = step.name
        batch = batch.map((entry) =>
          isDone(entry.doc, step) ? { ...entry, doc: undo(entry.doc, step) } : entry,
        )
        stepsUndone.push(step.name, ...(step.proxies ?? []).toReversed())
      }
    for (const { step, options } of plan) {
      current = step.name
      const todo = batch.filter(({ doc }) => !isDone(doc, step))
      if (todo.length === 0) continue
      const work: StepWork = {
        task: request.task,
        workflow,
        workflowName: request.workflow,
        options: { ...options, ...request.options },
        keyring: request.keyring,
        find: request.find,
      }
      const done = await step.run(todo, work)
      const names = [step.name, ...(step.proxies ?? [])]
      const results = new Map(
        todo.map((entry, i) => {
          const result = done[i]!
          return [entry, step.makesNew ? result : { ...result, doc: withPhases(result.doc, names) }]
        }),
      )
      batch = batch.map((entry) => results.get(entry) ?? entry)
      const last = successes.at(-1)
      if (last && !step.makesNew) {
        last.batch = batch
        last.steps.push(...names)
      } else successes.push({ batch, steps: names })
    }
    return { successes, stepsUndone, batch }
  } catch (error) {
    if (!(error instanceof DeidError)) throw error
    return { successes, stepsUndone, batch, failed: { step: current, message: error.message, error } }
  }
}

function planOf({
  task,
  workflow,
  steps = [],
}: EngineRequest): readonly { step: MatStep; options: StepOptions }[] {
  const plan: { step: MatStep; options: StepOptions }[] = []
  const wanted = [...steps]
  for (const { name, options = {} } of matWorkflow(task, workflow).steps) {
    if (wanted[0] !== name) continue
    wanted.shift()
    plan.push({ step: allSteps.find((one) => one.name === name)!, options })
  }
  if (wanted.length > 0) throw unknownStep(task, wanted[0]!)
  return plan
}

/** The step and all that follow it in any workflow, last first. */
function undone(task: MatTask, through: string): readonly MatStep[] {
  const names = new Set<string>()
  for (const { steps } of Object.values(task.workflows)) {
    const at = steps.findIndex(({ name }) => name === through)
    if (at >= 0) for (const { name } of steps.slice(at)) names.add(name)
  }
  if (names.size === 0) throw unknownStep(task, through)
  return allSteps.filter(({ name }) => names.has(name)).toReversed()
}

// A step that the task knows elsewhere is named; any other word may come from anywhere.
function unknownStep(task: MatTask, name: string): DeidError {
  const known = Object.values(task.workflows).some(({ steps }) => steps.some((step) => step.name === name))
  const shown = known || /^[a-z][a-z_ ]{0,20}$/.test(name) ? ` ${name}` : ''
  return new DeidError('unknown-step', `Unknown step${shown}`)
}

function isDone(doc: MatDocument, step: MatStep): boolean {
  return phasesDone(doc).includes(step.name)
}

function undo(doc: MatDocument, step: MatStep): MatDocument {
  return withoutPhases(step.undo(doc), [step.name, ...(step.proxies ?? [])])
}
