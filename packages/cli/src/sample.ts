import type { DocResult } from './engine.ts'
import type { Sample } from './task.ts'

/** Keeps a document before and after, while there are fewer than `show`. */
export function addSample(samples: Sample[], { doc, before }: DocResult, show = 0): void {
  if (before !== undefined && samples.length < show) samples.push({ id: doc.id, before, after: doc.text })
}
