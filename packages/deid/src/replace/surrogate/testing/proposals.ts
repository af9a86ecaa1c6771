import type { Meta } from '../../../text/doc.ts'
import { parseMarked } from '../../../text/marked.ts'
import type { Proposal } from '../../action.ts'
import { createKeyring } from '../../keyring.ts'
import { shift } from '../shift.ts'
import { surrogate } from '../surrogate.ts'

export interface Circumstances {
  readonly action?: 'surrogate' | 'shift'
  readonly settings?: Readonly<Record<string, unknown>>
  readonly scope?: string
  readonly key?: string
  readonly meta?: Meta
}

/** What the action proposes for each span of a marked text, in reading order. */
export function proposals(marked: string, how: Circumstances = {}): readonly Proposal[] {
  const {
    action = 'surrogate',
    settings = {},
    scope = 'doc:1',
    key = 'a key for tests only',
    meta = {},
  } = how
  const { spans, ...rest } = parseMarked(marked)
  const doc = { ...rest, meta }
  const keyring = createKeyring(new TextEncoder().encode(key.padEnd(16)))
  const task = { doc, spans, allSpans: spans, keyring, scope }
  const propose =
    action === 'shift'
      ? shift.open({ ...task, settings: shift.settings(settings) })
      : surrogate.open({ ...task, settings: surrogate.settings(settings) })
  return spans.map(propose)
}

/** The proposed texts alone. */
export function texts(marked: string, how: Circumstances = {}): readonly string[] {
  return proposals(marked, how).map(({ text }) => text)
}

/** Marks each value with `label`, spans apart from each other. */
export function marked(label: string, values: readonly string[]): string {
  return values.map((value) => `[${value.replace(/[\\[\]|]/g, '\\$&')}|${label}]`).join(' and then ')
}

/** What is proposed for values of one label that stand in one document, apart from each other. */
export function each(label: string, values: readonly string[], how?: Circumstances): readonly string[] {
  return texts(marked(label, values), how)
}

/** Scopes of each kind: what holds in all of them is tried in all. */
export const scopes = ['doc:1', 'doc:2', 'field:patient:7', 'batch'] as const
