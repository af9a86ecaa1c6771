import { spansIn } from '@palimpsest/deid/formats'
import { isLabel } from '@palimpsest/deid/policy'
import { nominate, settleFlags, transform, verify } from '@palimpsest/deid/replace'
import { DeidError, type OffsetUnit, offsetMap } from '@palimpsest/deid/text'
import type { Engine } from './engine.ts'
import { openFinder } from './find-spans.ts'
import { openKeyring, openPolicy } from './policies.ts'
import type { Settings } from './settings.ts'
import { countSpan } from './tally.ts'

/**
 * What `deid` does with a document: find, nominate, transform, verify. What an action flags becomes its label
 * and is reported; a document whose output still shows something removed fails with the code `leak`.
 */
export async function openDeid(settings: Settings, offsets: OffsetUnit): Promise<Engine['work']> {
  const find = await openFinder(settings)
  const policy = openPolicy(settings.policy, settings)
  const keyring = openKeyring(settings.key!)
  const custom = policy.customLabels ?? {}
  return async (doc, tally) => {
    const spans = await find(doc)
    if (settings.spans !== 'detect')
      for (const { label } of spans)
        if (!isLabel(label) && !Object.hasOwn(custom, label)) throw unknownLabel(label)
    const proposed = nominate(doc, spans, policy, { keyring })
    const nominations = settleFlags(proposed)
    const { text, spans: moved } = transform(doc, spans, nominations)
    const leaks = verify(doc, nominations, text)
    if (leaks.length > 0) {
      tally.leaking++
      throw leakError(leaks[0]!, leaks.length)
    }
    const flags = proposed.filter(({ flag }) => flag)
    if (flags.length > 0) tally.flagged++
    for (const { label, action } of nominations) countSpan(tally, label, action)
    for (const { flag } of flags) tally.flags[flag!.code] = (tally.flags[flag!.code] ?? 0) + 1
    const from = offsets === 'utf16' ? (pos: number) => pos : offsetMap(doc.text, offsets).from
    return {
      doc: { id: doc.id, text, spans: moved },
      record: {
        text,
        spans: spansIn(text, moved, offsets),
        edits: nominations.map(({ start, end, replacement, label, action }) => {
          return { start: from(start), end: from(end), text: replacement, label, action }
        }),
        flags: flags.map(({ start, end, label, flag }) => {
          return { start: from(start), end: from(end), label, code: flag!.code, detail: flag!.detail }
        }),
      },
    }
  }
}

function unknownLabel(label: string): DeidError {
  return new DeidError('unknown-label', `The label '${label}' is in no scheme; declare it in the policy`, {
    key: label,
  })
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
