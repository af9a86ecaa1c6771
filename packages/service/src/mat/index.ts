/** MIST's tasks and steps as functions, without HTTP: what the web service and `palimpsest mat engine` share. */
export { dateDelta, datePairs } from './date-delta.ts'
export { type EngineRequest, type EngineResult, runSteps } from './engine.ts'
export { inputTypes, outputTypes, readMatFile, writeMatFile } from './file-types.ts'
export { withoutPhases } from './phases.ts'
export {
  type MatStatus,
  type Proposed,
  proposalsOf,
  statusOf,
  withGold,
  withoutGold,
  withProposal,
} from './status.ts'
export type { BatchEntry, StepOptions } from './steps/step.ts'
export { type MatTask, matTask, matTasks, matWorkflow } from './tasks.ts'
