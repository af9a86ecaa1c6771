import { DeidError } from '@palimpsest/deid'
import { isContentSet, type MatDocument, type MatSet } from '@palimpsest/deid/formats'
import { type Extent, overlaps, type Span } from '@palimpsest/deid/text'
import { addSpans, newSet } from '../sets.ts'
import { openReplacer } from './replacer.ts'
import type { BatchEntry, MatStep, StepWork } from './step.ts'
import { withSegments } from './zone.ts'

/** Finds what identifies people: by a pipeline, by the placeholders of redacted text, or not at all where people do it. */
export const tag: MatStep = {
  name: 'tag',
  async run(batch, work) {
    if (work.workflow.steps.some(({ name, byHand }) => name === 'tag' && byHand)) return batch
    if (work.workflowName === 'Resynthesize') return batch.map((entry) => placeholders(entry, work))
    const out: BatchEntry[] = []
    for (const entry of batch) out.push({ ...entry, doc: await tagged(entry, work) })
    return out
  },
  undo: (doc) =>
    withSegments({ ...doc, sets: doc.sets.filter((set) => !isContentSet(set)) }, null, 'non-gold'),
}

function placeholders(entry: BatchEntry, work: StepWork): BatchEntry {
  const { find } = openReplacer(entry, work)
  if (!find) throw new DeidError('bad-replacer', 'replacer reads no redacted text')
  const { doc } = entry
  const kept = doc.sets.filter((set) => !isContentSet(set))
  return { ...entry, doc: { ...doc, sets: addSpans(kept, find(doc.signal)) } }
}

// What a person has tagged stays: only segments that nobody or a machine owns are worked on.
async function tagged({ doc, id }: BatchEntry, work: StepWork): Promise<MatDocument> {
  const segments = doc.sets.find(({ type, hasSpan }) => type === 'SEGMENT' && hasSpan)
  const free = segments
    ? segments.annotations.filter((_, i) => isMachine(annotatorOf(segments, i)))
    : zonesOf(doc)
  const inFree = ({ start, end }: Extent) => free.some((one) => one.start <= start && end <= one.end)
  const kept = doc.sets.map((set) =>
    isContentSet(set)
      ? { ...set, annotations: set.annotations.filter((one) => !free.some((area) => overlaps(area, one))) }
      : set,
  )
  const found = (await work.find({ id, text: doc.signal })).filter(inFree)
  const labels = new Set(work.task.labels.map(({ name }) => name))
  for (const { label, start, end } of found)
    if (!labels.has(label))
      throw new DeidError('unknown-label', `The task has no label ${label}, which was found`, { start, end })
  return { ...doc, sets: addSpans(owned(kept), withoutTaken(found, kept)) }
}

function withoutTaken(found: readonly Span[], sets: readonly MatSet[]): readonly Span[] {
  const taken = sets.filter(isContentSet).flatMap(({ annotations }) => annotations)
  return found.filter((span) => !taken.some((one) => overlaps(one, span)))
}

function owned(sets: readonly MatSet[]): readonly MatSet[] {
  return sets.map((set) => {
    if (set.type !== 'SEGMENT' || !set.hasSpan) return set
    return newSet(
      'SEGMENT',
      ['annotator', 'status'],
      set.annotations.map(({ start, end }, i) => {
        const annotator = annotatorOf(set, i)
        return isMachine(annotator)
          ? { start, end, values: ['MACHINE', 'non-gold'] }
          : { start, end, values: [annotator, statusOf(set, i)] }
      }),
    )
  })
}

function zonesOf(doc: MatDocument): readonly Extent[] {
  const zones = doc.sets.find(({ type, hasSpan }) => type === 'zone' && hasSpan)
  return zones ? zones.annotations : [{ start: 0, end: doc.signal.length }]
}

function isMachine(annotator: string | null): boolean {
  return annotator === null || annotator === 'MACHINE'
}

function annotatorOf(set: MatSet, index: number): string | null {
  return stringValue(set, index, 'annotator')
}

function statusOf(set: MatSet, index: number): string | null {
  return stringValue(set, index, 'status')
}

function stringValue({ attributes, annotations }: MatSet, index: number, name: string): string | null {
  const value = annotations[index]!.values[attributes.findIndex((attribute) => attribute.name === name)]
  return typeof value === 'string' ? value : null
}
