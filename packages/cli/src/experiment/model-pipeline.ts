import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Detector, Pipeline } from '@palimpsest/deid'
import { usageError } from '../exit.ts'
import { openPipeline } from '../pipelines.ts'
import { hashOf } from '../report.ts'

/**
 * The pipeline that an experiment names: a shipped one, a no-code file, or a folder with an ONNX export and its
 * `palimpsest.json` (token classification or GLiNER's), which then is the whole pipeline. Files and folders start at
 * `base`. Throws a DeidError `no-encoder` where the package that runs such models is not installed.
 */
export async function modelPipeline(name: string, base: string): Promise<Pipeline> {
  const path = resolve(base, name)
  if (existsSync(join(path, 'palimpsest.json'))) return exportPipeline(path)
  return openPipeline(existsSync(path) ? path : name, { language: 'en' })
}

/** What tells whether the files of a pipeline are what they were; null for one that has none. */
export function pipelinePrint(name: string, base: string): string | null {
  const path = resolve(base, name)
  if (!existsSync(path)) return null
  if (!statSync(path).isDirectory()) return hashOf(readFileSync(path, 'utf8'))
  // Models are large: that they are the same is told by size and time, as everywhere.
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
  return hashOf(
    files.map((file) => {
      const { size, mtimeMs } = statSync(join(path, file))
      return [file, size, mtimeMs]
    }),
  )
}

async function exportPipeline(path: string): Promise<Pipeline> {
  // Named at run time only: the package is heavy and optional.
  const optional = '@palimpsest/encoder'
  let opened: { localDetector: (folder: string) => Promise<Detector> }
  try {
    opened = await import(optional)
  } catch {
    throw usageError('no-encoder', 'To run a model of a folder, install @palimpsest/encoder')
  }
  const detector = await opened.localDetector(path)
  return { name: detector.name, detectors: [detector], refiners: [], labels: 'native', resolve: 'longest' }
}
