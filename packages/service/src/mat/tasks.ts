import { DeidError } from '@palimpsest/deid'
import { amia as amiaLabels, hipaa as hipaaLabels, type MistTask } from '@palimpsest/deid/replace'

/** A step of a workflow, with the options that the task sets for it. */
export interface WorkflowStep {
  readonly name: string
  /** What people see, where it is not the name. */
  readonly prettyName?: string
  readonly byHand?: boolean
  readonly options?: Readonly<Record<string, string>>
}

export interface Workflow {
  readonly steps: readonly WorkflowStep[]
  /** Names of the replacers that may be used in it. */
  readonly replacers: readonly string[]
  /** Spans may be drawn before any step is done. */
  readonly handAnnotationAtStart?: boolean
}

export interface Label {
  readonly name: string
  /** CSS of the label in MAT's screens. */
  readonly display: string
  /** The key that picks it. */
  readonly accelerator?: string
}

/** A task of MIST: its labels, and its workflows by name. */
export interface MatTask {
  readonly name: string
  readonly mist: MistTask
  /** What our pipelines call its labels. */
  readonly scheme: 'hipaa' | 'amia'
  readonly labels: readonly Label[]
  readonly workflows: Readonly<Record<string, Workflow>>
  /** The replacer of a workspace's redaction. */
  readonly workspaceReplacer: string
}

const redaction = ['clear -> [ ]', 'clear -> char repl', 'clear -> DE-ID', 'clear -> clear'] as const
const resynthesis = ['[ ] -> clear', 'DE-ID -> clear'] as const

const zone: WorkflowStep = { name: 'zone' }
const tag: WorkflowStep = { name: 'tag' }
const byHand: WorkflowStep = { name: 'tag', prettyName: 'hand tag', byHand: true }
const nominate: WorkflowStep = { name: 'nominate' }

const prologue =
  '<!-- This record was de-identified by MIST; names and other identifying information were replaced by synthesized fillers. -->\n'

function workflowsOf(
  first: readonly WorkflowStep[],
  transformOptions?: Readonly<Record<string, string>>,
): Readonly<Record<string, Workflow>> {
  const transform: WorkflowStep = {
    name: 'transform',
    ...(transformOptions && { options: transformOptions }),
  }
  return {
    Demo: { steps: [...first, zone, tag, nominate, transform], replacers: redaction },
    'Hand annotation': { steps: [...first, zone, byHand, nominate, transform], replacers: redaction },
    'Review/repair': { steps: [nominate, transform], replacers: redaction, handAnnotationAtStart: true },
    Resynthesize: { steps: [...first, tag, nominate, { name: 'transform' }], replacers: resynthesis },
  }
}

const hipaa: MatTask = {
  name: hipaaLabels.name,
  mist: hipaaLabels,
  scheme: 'hipaa',
  labels: [
    { name: 'NAME', accelerator: 'N', display: 'background-color: #CCFF66' },
    { name: 'INITIALS', accelerator: 'C', display: 'background-color: #FF99CC' },
    { name: 'LOCATION', accelerator: 'L', display: 'background-color: #FFFF33' },
    { name: 'DATE', accelerator: 'D', display: 'background-color: #99CCFF' },
    { name: 'AGE', accelerator: 'A', display: 'background-color: #99CC66' },
    { name: 'PHONE', accelerator: 'P', display: 'background-color: #66FFCC' },
    { name: 'EMAIL', accelerator: 'E', display: 'background-color: #336633; color: #FFFFFF' },
    { name: 'SSN', accelerator: 'S', display: 'background-color: #006600; color: #FFFFFF' },
    { name: 'IDNUM', accelerator: 'J', display: 'background-color: #CC00FF; color: #FFFFFF' },
    { name: 'URL', accelerator: 'U', display: 'background-color: #FFCC00' },
    { name: 'IPADDRESS', accelerator: 'I', display: 'background-color: #996633; color: #FFFFFF' },
    { name: 'HOSPITAL', accelerator: 'H', display: 'background-color: #FFCC66' },
    { name: 'OTHER', accelerator: 'O', display: 'background-color: #66CCFF' },
  ],
  workflows: workflowsOf([{ name: 'clean' }]),
  workspaceReplacer: 'clear -> DE-ID',
}

const amia: MatTask = {
  name: amiaLabels.name,
  mist: amiaLabels,
  scheme: 'amia',
  labels: [
    { name: 'PATIENT', display: 'background-color: #CCFF66' },
    { name: 'HOSPITAL', display: 'background-color: #FFCC66' },
    { name: 'DOCTOR', display: 'background-color: #FF99CC' },
    { name: 'ID', display: 'background-color: #CC00FF; color: #FFFFFF' },
    { name: 'DATE', display: 'background-color: #99CCFF' },
    { name: 'LOCATION', display: 'background-color: #FFFF33' },
    { name: 'PHONE', display: 'background-color: #66FFCC' },
    { name: 'AGE', display: 'background-color: #99CC66' },
  ],
  workflows: {
    ...workflowsOf([], { prologue }),
    'Process tagged untokenized docs': {
      steps: [
        { name: 'zone and align', options: { mark_gold: 'yes' } },
        nominate,
        { name: 'transform', options: { prologue } },
      ],
      replacers: redaction,
    },
  },
  workspaceReplacer: 'clear -> DE-ID',
}

/** The tasks there are: MIST's two. */
export const matTasks: readonly MatTask[] = [hipaa, amia]

/** The task of that name. Throws a DeidError `unknown-task`. */
export function matTask(name: string): MatTask {
  const task = matTasks.find((one) => one.name === name)
  if (!task) throw new DeidError('unknown-task', `task not found; there are ${namesOf(matTasks)}`)
  return task
}

/** The workflow of that name. Throws a DeidError `unknown-workflow`. */
export function matWorkflow(task: MatTask, name: string): Workflow {
  const workflow = Object.hasOwn(task.workflows, name) ? task.workflows[name] : undefined
  if (!workflow)
    throw new DeidError(
      'unknown-workflow',
      `workflow not found in task '${task.name}'; there are ${Object.keys(task.workflows).join(', ')}`,
    )
  return workflow
}

function namesOf(list: readonly { readonly name: string }[]): string {
  return list.map(({ name }) => name).join(', ')
}
