/** @palimpsest/lab: the workbench as one server. */
export { type LabSettings, readEnv } from './env.ts'
export { Refusal } from './errors.ts'
export { type RunningLab, startLab } from './start.ts'
