import { type Doc, find, resolve, type Span } from '@palimpsest/deid'
import type { ProjectResource, Resource } from '../../shared/resources.ts'
import type { Db } from '../db/connect.ts'
import { catalogue } from './catalogue.ts'
import { type Finder, findersOf } from './finders.ts'

/** Runs resources over texts. */
export interface Engine {
  /** Everything that can be chosen, for *Reuse resources*. */
  list(): Promise<readonly Resource[]>
  /** The chosen resources, ready to run. Throws a Refusal when one is gone or cannot run here. */
  open(chosen: readonly ProjectResource[]): Promise<Run>
}

/** Chosen resources ready to run over many texts. */
export interface Run {
  /** What predictions made by it are called. */
  readonly name: string
  /** One span per place, in reading order. Rejects with a DeidError that names the detector, never the text. */
  find(doc: Doc, options: { language: string }): Promise<readonly Span[]>
}

export function createEngine(db: Db): Engine {
  return {
    list: () => catalogue(db),
    async open(chosen) {
      const finders = await findersOf(db, chosen)
      return {
        name: finders.map(({ name }) => name).join(' + ') || 'nothing',
        find: (doc, options) => findAll(doc, finders, options),
      }
    },
  }
}

/** Each resource by itself, its unwanted labels dropped; then one span per place. */
async function findAll(
  doc: Doc,
  finders: readonly Finder[],
  { language }: { language: string },
): Promise<readonly Span[]> {
  const all: Span[] = []
  for (const { pipeline, labels } of finders) {
    const spans = await find(doc, pipeline, { language, trace: true })
    for (const span of spans) if (!labels || labels.has(span.label)) all.push(span)
  }
  return resolve(all, { strategy: 'longest', text: doc.text })
}
