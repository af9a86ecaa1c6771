import { rewrite, rewriteFound } from '@palimpsest/deid'
import { spansIn } from '@palimpsest/deid/formats'
import { mappingOf, type Nomination } from '@palimpsest/deid/replace'
import { DeidError, type OffsetUnit, offsetMap } from '@palimpsest/deid/text'
import type { Engine } from './engine.ts'
import { openFinder } from './find-spans.ts'
import { openKeyring, openPolicy } from './policies.ts'
import type { Settings } from './settings.ts'
import { countDocument, countSpan, newTally } from './tally.ts'

/**
 * What `deid` does with a document: find, nominate, transform, verify. What an action flags becomes its label
 * and is reported; a document whose output still shows something removed fails with the code `leak`.
 */
export async function openDeid(settings: Settings, offsets: OffsetUnit): Promise<Engine['work']> {
  const find = await openFinder(settings)
  const policy = openPolicy(settings.policy, settings)
  const keyring = openKeyring(settings.key!)
  const shiftOf = settings.shifts ? await shiftReader() : undefined
  return async (doc, tally) => {
    const spans = await find(doc)
    // People's own spans are taken as they are: what they left is reported, not replaced.
    const apply = settings.spans === 'given' ? rewrite : rewriteFound
    const result = apply(doc, spans, { policy, keyring })
    const { text, spans: moved, nominations, messages, leaks } = result
    if (leaks.length > 0) {
      tally.leaking++
      throw leakError(leaks[0]!, leaks.length)
    }
    if (messages.length > 0) tally.flagged++
    for (const { label, action } of nominations) countSpan(tally, label, action)
    for (const { code } of messages) tally.flags[code] = (tally.flags[code] ?? 0) + 1
    const days = shiftOf?.(doc.text, nominations)
    if (days !== undefined) tally.shifts[days] = (tally.shifts[days] ?? 0) + 1
    if (settings.shifts) {
      const own = newTally()
      for (const { label, action } of nominations) countSpan(own, label, action)
      for (const { code } of messages) own.flags[code] = (own.flags[code] ?? 0) + 1
      countDocument(tally, { labels: own.labels, flags: own.flags })
    }
    const from = offsets === 'utf16' ? (pos: number) => pos : offsetMap(doc.text, offsets).from
    return {
      doc: { id: doc.id, text, spans: moved },
      ...(settings.show !== undefined && { before: doc.text }),
      ...(settings.mapping !== undefined && { mapping: mappingOf(doc, result) }),
      record: {
        text,
        spans: spansIn(text, moved, offsets),
        edits: nominations.map(({ start, end, replacement, label, action }) => {
          return { start: from(start), end: from(end), text: replacement, label, action }
        }),
        flags: messages.map(({ start, end, code, detail }) => {
          const { label } = nominations.find((nomination) => nomination.start === start)!
          return { start: from(start!), end: from(end!), label, code, detail }
        }),
      },
    }
  }
}

/** What reads from the nominations of a document by how many days its dates were moved. */
async function shiftReader(): Promise<
  (text: string, nominations: readonly Nomination[]) => number | undefined
> {
  const { dateDelta, datePairs } = await import('@palimpsest/service/mat')
  const moved = (nominations: readonly Nomination[]) =>
    nominations.filter(({ action }) => action === 'shift' || action === 'surrogate')
  return (text, nominations) => dateDelta(datePairs(text, moved(nominations), (label) => label === 'DATE'))
}

function leakError(
  { start, end, label }: { start: number; end: number; label: string },
  count: number,
): DeidError {
  const more = count > 1 ? `, and ${count - 1} more` : ''
  return new DeidError('leak', `The output still shows a removed ${label} at ${start}-${end}${more}`, {
    start,
    end,
  })
}
