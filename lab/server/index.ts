/** @palimpsest/lab: the workbench as one server. */
export { type LabSettings, readEnv } from './env.ts'
export { Refusal } from './errors.ts'
export { restoreBackup } from './features/backups/restore.ts'
export { type RunningLab, startLab, startWorker } from './start.ts'
