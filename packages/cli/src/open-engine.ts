import { spansIn } from '@palimpsest/deid/formats'
import type { Doc, OffsetUnit } from '@palimpsest/deid/text'
import type { DocResult, Engine } from './engine.ts'
import type { Settings } from './settings.ts'

/** Loads what the settings name: the pipeline, the policy, the key. Throws a DeidError for settings that do not hold. */
export async function openEngine(settings: Settings): Promise<Engine> {
  const offsets = settings.formats.offsets ?? 'utf16'
  const work = await workerOf(settings, offsets)
  return {
    settings,
    offsets,
    work,
    record: ({ doc, record }) => JSON.stringify({ id: doc.id, ...record }),
  }
}

/** Opens what the command needs, once; the function it gives is then called for every document. */
async function workerOf(settings: Settings, offsets: OffsetUnit): Promise<Engine['work']> {
  switch (settings.command) {
    case 'detect':
      return (await import('./detect-doc.ts')).openDetect(settings, offsets)
    case 'deid':
      return (await import('./deid-doc.ts')).openDeid(settings, offsets)
    case 'restore':
      return (await import('./restore-doc.ts')).openRestore(settings, offsets)
    case 'resynthesize':
      return (await import('./resynthesize-doc.ts')).openResynthesize(settings, offsets)
    case 'convert':
      return async (doc) => ({ doc, record: recordOf(doc, offsets) })
  }
}

/** A document as a line of its own: what `convert` writes. */
function recordOf({ text, meta, spans }: Doc, offsets: OffsetUnit): DocResult['record'] {
  return { text, ...(meta && { meta }), ...(spans && { spans: spansIn(text, spans, offsets) }) }
}
