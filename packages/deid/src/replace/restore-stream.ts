import type { Doc } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import type { Nomination } from './action.ts'
import { placeholderKey, placeholderParts, placeholderPattern } from './placeholder-pattern.ts'

/** Originals by placeholder, such as `<PATIENT_1>`. */
export type Placeholders = ReadonlyMap<string, string>

/**
 * The placeholders of a document that a policy labelled with numbers. What was replaced otherwise (kept, masked) has none.
 * Where one placeholder stands for several spellings the first is taken.
 */
export function placeholdersOf(doc: Doc, nominations: readonly Nomination[]): Placeholders {
  const map = new Map<string, string>()
  for (const { start, end, replacement, action } of nominations)
    if (action === 'label' && placeholderParts(replacement) && !map.has(replacement))
      map.set(replacement, doc.text.slice(start, end))
  return map
}

/** Text that comes in pieces, with placeholders turned back on the way. */
export interface RestoreStream {
  /** The text that is sure by now; what may be the beginning of a placeholder waits. */
  readonly push: (chunk: string) => string
  /** What was still waiting. */
  readonly end: () => string
  /** How often a placeholder was turned back, and how often one came that the document does not have. */
  readonly counts: () => { readonly restored: number; readonly unknown: number }
}

/**
 * Turns placeholders back in text that a model has rewritten around them; where the chunks are cut changes nothing. The rule:
 * a placeholder is its label and number in any letter case. In brackets (`< >`, `[ ]`, `{ }`, `« »`, doubled, escaped, or as
 * `&lt; &gt;`) its words may be joined by `_`, `-`, a blank, `\_` or nothing, with emphasis around them, and the brackets go
 * too, but only as a pair. Without brackets it needs its `_` and must stand alone; what is around it stays. Numbers are whole:
 * `PATIENT_12` is never `PATIENT_1`. Originals go in as they were, and are not searched again. A placeholder that the
 * document does not have stays and is counted. Throws a DeidError `bad-placeholder` for one without label and number.
 */
export function restoreStream(placeholders: Placeholders): RestoreStream {
  const originals = new Map<string, string>()
  const labels = new Map<string, readonly string[]>()
  for (const [placeholder, original] of placeholders) {
    const parts = placeholderParts(placeholder)
    if (!parts)
      throw new DeidError('bad-placeholder', 'A placeholder needs a label and a number, as <PATIENT_1> has')
    originals.set(placeholderKey(placeholder), original)
    labels.set(parts.words.join('').toUpperCase(), parts.words)
  }
  if (labels.size === 0) return passing()
  const pattern = placeholderPattern([...labels.values()], [...placeholders.keys()])
  const mayBegin = beginnings([...labels.keys()])
  // The end of the text so far, from where a placeholder may have begun, with one character before it for borders.
  let waiting = ''
  let border = ''
  let restored = 0
  let unknown = 0

  function take(final: boolean): string {
    const text = border + waiting
    const from = border.length
    const sure = final ? text.length : mayBegin(text, from)
    let out = ''
    let done = from
    for (const match of text.matchAll(pattern)) {
      const { index } = match
      if (index >= sure) break
      if (index < done) continue
      const original = originals.get(placeholderKey(match[0]))
      if (original === undefined) {
        unknown++
        continue
      }
      restored++
      out += text.slice(done, index) + original
      done = index + match[0].length
    }
    const upTo = Math.max(done, sure)
    out += text.slice(done, upTo)
    border = upTo > 0 ? text.slice(upTo - 1, upTo) : ''
    waiting = text.slice(upTo)
    return out
  }
  return {
    push(chunk) {
      waiting += chunk
      return take(false)
    },
    end: () => take(true),
    counts: () => ({ restored, unknown }),
  }
}

function passing(): RestoreStream {
  return { push: (chunk) => chunk, end: () => '', counts: () => ({ restored: 0, unknown: 0 }) }
}

/** Where at the earliest, from `from` on, the rest of a text may be a placeholder that is not over yet. */
function beginnings(labels: readonly string[]): (text: string, from: number) => number {
  // Brackets, emphasis and joints on both sides, with room for entities.
  const longest = Math.max(...labels.map((label) => 2 * label.length)) + 40
  return (text, from) => {
    for (let i = Math.max(from, text.length - longest); i < text.length; i++) {
      if (!/[\p{L}<[{«&\\]/u.test(text[i]!)) continue
      const rest = text.slice(i)
      // Anything else than these ends a placeholder, or was none.
      if (/^(?:&l?t?;?)?[\p{L}\p{N}\s_\\*`<>[\]{}«»-]*(?:&g?t?;?)?$/u.test(rest) && isBegun(rest, labels))
        return i
    }
    return text.length
  }
}

function isBegun(rest: string, labels: readonly string[]): boolean {
  const key = placeholderKey(rest.replace(/^&l?t?;?|&g?t?;?$/g, ''))
  return labels.some(
    (label) => label.startsWith(key) || (key.startsWith(label) && /^\d{0,9}$/.test(key.slice(label.length))),
  )
}
