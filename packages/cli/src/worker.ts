import { workerData } from 'piscina'
import { type Engine, openEngine } from './engine.ts'
import type { Settings } from './settings.ts'
import type { Task, TaskResult } from './task.ts'
import { work } from './work.ts'

let engine: Promise<Engine> | undefined

/** What a worker thread does with a task; the engine is opened with the first. */
export default async function run(task: Task): Promise<TaskResult> {
  engine ??= openEngine(workerData as Settings)
  return work(task, await engine)
}
