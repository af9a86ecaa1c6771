import { DeidError, nominate as nominateSpans } from '@palimpsest/deid'
import { isContentSet, type MatDocument } from '@palimpsest/deid/formats'
import type { Nomination } from '@palimpsest/deid/replace'
import { dateDelta, datePairs } from '../date-delta.ts'
import { contentSpans, type Placed, withAttribute } from '../sets.ts'
import { openReplacer } from './replacer.ts'
import { type BatchEntry, listOf, type MatStep, type StepWork, withMetadata } from './step.ts'

/**
 * Proposes a replacement for every annotation of a label of the task, in its attribute `redacted`; what a person must look
 * at first gets `seed_unparseable`. A label that the task does not have is refused unless `dont_nominate` names it.
 */
export const nominate: MatStep = {
  name: 'nominate',
  run: (batch, work) => batch.map((entry) => ({ ...entry, doc: nominated(entry, work) })),
  undo(doc) {
    const cleared = doc.sets.map((set) => {
      if (!isContentSet(set)) return set
      const nulls = set.annotations.map(() => null)
      return withAttribute(withAttribute(set, 'redacted', nulls), 'seed_unparseable', nulls)
    })
    return withMetadata(
      { ...doc, sets: cleared },
      { replacer_used: undefined, dateDelta: undefined, dont_nominate: undefined },
    )
  },
}

function nominated(entry: BatchEntry, work: StepWork): MatDocument {
  const { doc, id } = entry
  const { policy, actions } = openReplacer(entry, work)
  const left = listOf(work.options.dont_nominate)
  const spans = contentSpans(doc).filter(({ label }) => !left.includes(label))
  for (const { label, start, end } of spans)
    if (!Object.hasOwn(work.task.mist.labels, label))
      throw new DeidError(
        'unknown-label',
        `task '${work.task.name}' has no label ${safeLabel(label)} (${start}-${end}); name it in dont_nominate to leave it as it is`,
        { start, end },
      )
  const nominations = nominateSpans({ id, text: doc.signal }, spans, policy, {
    keyring: work.keyring,
    actions,
  })
  const marked = withNominations(doc, spans, nominations, work)
  return withMetadata(marked, {
    replacer_used: work.options.replacer!,
    dateDelta: dateDelta(
      datePairs(doc.signal, nominations, (label) => work.task.mist.labels[label] === 'DATE'),
    ),
    dont_nominate: left.length > 0 ? left : undefined,
  })
}

function withNominations(
  doc: MatDocument,
  spans: readonly Placed[],
  nominations: readonly Nomination[],
  work: StepWork,
): MatDocument {
  const redacted = new Map<string, string>()
  const unread = new Map<string, string>()
  spans.forEach(({ set, index, label }, i) => {
    const { replacement, flag } = nominations[i]!
    redacted.set(`${set} ${index}`, replacement)
    if (flag) unread.set(`${set} ${index}`, kindOf(flag.code) ?? work.task.mist.labels[label]!)
  })
  return {
    ...doc,
    sets: doc.sets.map((set, s) => {
      if (!isContentSet(set)) return set
      const valuesOf = (from: ReadonlyMap<string, string>) =>
        set.annotations.map((_, i) => from.get(`${s} ${i}`) ?? null)
      return withAttribute(
        withAttribute(set, 'redacted', valuesOf(redacted)),
        'seed_unparseable',
        valuesOf(unread),
      )
    }),
  }
}

function kindOf(code: string): string | undefined {
  return /^unparseable-(date|phone|url|email)$/.exec(code)?.[1]?.toUpperCase()
}

/** A label that looks like one; a label of other make may hold anything. */
export function safeLabel(label: string): string {
  return /^[A-Za-z][\w-]{0,30}$/.test(label) ? `'${label}'` : 'of that name'
}
