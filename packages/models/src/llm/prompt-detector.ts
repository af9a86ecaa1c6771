import type { Detector } from '@palimpsest/deid'
import { DeidError, type Span } from '@palimpsest/deid/text'
import type { Account } from './account.ts'
import { alignWithin, foldedText } from './align-quotes.ts'
import { type ChatClient, type ChatSettings, chatClient } from './chat-client.ts'
import { chunks } from './chunks.ts'
import { type PromptExample, type PromptLabel, questionFor, readAnswer } from './prompt.ts'

/** What to ask of which endpoint. */
export interface PromptSettings {
  /** `prompt:` and the model's name unless stated. */
  readonly name?: string
  readonly labels: readonly PromptLabel[]
  /** An endpoint, or a client that several detectors share with its limits and its account. */
  readonly endpoint: ChatSettings | ChatClient
  /** In place of the general words at the head of the prompt. */
  readonly instructions?: string
  readonly examples?: readonly PromptExample[]
  /** Code units of text in one request, and how much of it the next repeats; 6000 and 400 unless stated. */
  readonly size?: number
  readonly overlap?: number
  /** Score of every span; models do not say how sure they are. 0.8 unless stated. */
  readonly score?: number
  /** Label of what the model calls by a name that was not asked for; without it such an answer is refused. */
  readonly otherLabel?: string
  /** ISO 639-1 codes; every language unless stated. */
  readonly languages?: readonly string[]
}

/** A detector that asks a model, with what it cost. */
export interface PromptDetector extends Detector {
  readonly account: () => PromptAccount
}

/** What was asked, and what became of the answers. */
export interface PromptAccount extends Account {
  readonly quotes: number
  /** Quotations that stand nowhere in the text that was sent. */
  readonly dropped: number
}

/**
 * A detector that asks a model for quotations and finds them in the text: what does not stand there is dropped and
 * counted, so that nothing can be made up. Sends text to the endpoint, and is used only where one is set up. An
 * answer that stays unusable fails the document.
 */
export function promptDetector(settings: PromptSettings): PromptDetector {
  const { labels, endpoint, size = 6000, overlap = 400, score = 0.8, languages } = settings
  if (labels.length === 0) throw new DeidError('no-labels', 'A prompt needs at least one label to ask for')
  const client = 'ask' in endpoint ? endpoint : chatClient(endpoint)
  const name = settings.name ?? `prompt:${client.model}`
  let quotes = 0
  let dropped = 0

  /** Spans of one piece. An answer that would be too long is asked for in halves. */
  async function spansOf(piece: string, offset: number, docId: string): Promise<readonly Span[]> {
    const question = questionFor(piece, labels, settings)
    let found: ReturnType<typeof readAnswer>
    try {
      found = await client.ask(question, (answer) => readAnswer(answer, labels, settings))
    } catch (error) {
      if (!(error instanceof DeidError)) throw error
      if (error.code !== 'answer-too-long' || piece.length < 400)
        throw new DeidError(error.code, error.message, { docId })
      const half = Math.ceil(piece.length / 2) + 50
      const spans: Span[] = []
      for (const { start, end } of chunks(piece, { size: half, overlap: 50 }))
        spans.push(...(await spansOf(piece.slice(start, end), offset + start, docId)))
      return spans
    }
    const text = foldedText(piece)
    const spans: Span[] = []
    for (const { label, quote, context = '' } of found) {
      const places = alignWithin(text, quote, context)
      quotes++
      if (places.length === 0) dropped++
      for (const { start, end } of places)
        spans.push({ start: offset + start, end: offset + end, label, score, source: name })
    }
    return spans
  }

  return {
    name,
    labels: [
      ...new Set([
        ...labels.map(({ label }) => label),
        ...(settings.otherLabel === undefined ? [] : [settings.otherLabel]),
      ]),
    ],
    ...(languages && { languages }),
    account: () => ({ ...client.account(), quotes, dropped }),
    async detect({ id, text }) {
      if (text.trim() === '') return []
      const pieces = chunks(text, { size, overlap }).filter(
        ({ start, end }) => text.slice(start, end).trim() !== '',
      )
      const all = await Promise.all(
        pieces.map(({ start, end }) => spansOf(text.slice(start, end), start, id)),
      )
      const seen = new Map(all.flat().map((span) => [`${span.start} ${span.end} ${span.label}`, span]))
      return [...seen.values()].sort((a, b) => a.start - b.start || a.end - b.end)
    },
  }
}
