import type { Doc } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import { compareSpans, type Span } from '../text/span.ts'
import type { Format } from './format.ts'
import { LABEL } from './given-span.ts'

/**
 * CoNLL columns: a token and its tag on each line, blank lines between sentences, `-DOCSTART-` between
 * documents. Reads BIO, IOB and BIOES, the tag in the last column. The file has no text between tokens, so that
 * a document read has one blank between them and a line break between sentences.
 */
export const conll: Format = {
  name: 'conll',
  extensions: ['.conll', '.bio', '.iob'],
  many: true,
  read(source) {
    const docs: Doc[] = []
    let builder: Builder | undefined
    const close = () => {
      if (builder) docs.push(builder.doc())
      builder = undefined
    }
    source.text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .forEach((line, i) => {
        if (line.startsWith('-DOCSTART-')) {
          close()
          builder = createBuilder(`${source.id ?? ''}#${docs.length + 1}`)
        } else if (line.trim() === '') builder?.endSentence()
        else {
          const columns = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/)
          const match = /^(?:O|([BIESLU])-(.+))$/.exec(columns.at(-1)!)
          if (columns.length < 2 || !match || (match[2] !== undefined && !LABEL.test(match[2])))
            throw new DeidError('bad-row', `Line ${i + 1} is not a token and a tag`, { line: i + 1 })
          builder ??= createBuilder(`${source.id ?? ''}#${docs.length + 1}`)
          builder.token(columns[0]!, match[1], match[2])
        }
      })
    close()
    return { docs }
  },
  write: (docs, { tags = 'BIO' } = {}) => ({ text: docs.map((doc) => written(doc, tags)).join('') }),
}

interface Builder {
  readonly token: (token: string, border: string | undefined, label: string | undefined) => void
  readonly endSentence: () => void
  readonly doc: () => Doc
}

function createBuilder(id: string): Builder {
  const parts: string[] = []
  const spans: Span[] = []
  let length = 0
  let between = ''
  let open: Span | undefined
  const close = () => {
    if (open) spans.push(open)
    open = undefined
  }
  return {
    token(token, border, label) {
      parts.push(between, token)
      const start = length + between.length
      length = start + token.length
      between = ' '
      // In IOB, a span that follows no other of its label begins with I; U and L are S and E elsewhere.
      if (open && (label !== open.label || border === 'B' || border === 'S' || border === 'U')) close()
      if (label === undefined) return
      open = open ? { ...open, end: length } : { start, end: length, label, score: 1, source: 'conll' }
      if (border === 'E' || border === 'S' || border === 'L' || border === 'U') close()
    },
    endSentence() {
      close()
      if (parts.length > 0) between = '\n'
    },
    doc() {
      close()
      return { id, text: parts.join(''), spans }
    },
  }
}

function written({ text, spans = [] }: Doc, tags: 'BIO' | 'BIOES'): string {
  let out = '-DOCSTART- -X- -X- O\n\n'
  const sorted = [...spans].sort(compareSpans)
  for (let i = 1; i < sorted.length; i++)
    if (sorted[i]!.start < sorted[i - 1]!.end)
      throw new DeidError('overlapping-spans', 'CoNLL cannot hold spans that overlap', {
        start: sorted[i]!.start,
        end: sorted[i - 1]!.end,
      })
  let next = 0
  for (const sentence of text.matchAll(/[^\n]+/g)) {
    let lines = ''
    let pos = sentence.index
    const end = pos + sentence[0].length
    while (pos < end) {
      while (next < sorted.length && sorted[next]!.end <= pos) next++
      const span = sorted[next]
      const stop = !span || span.start >= end ? end : span.start > pos ? span.start : Math.min(span.end, end)
      const tokens = text.slice(pos, stop).match(TOKEN) ?? []
      const label = span && span.start <= pos ? span.label : undefined
      // A span that goes over a line break is two spans here, as tags cannot reach across sentences.
      tokens.forEach((token, i) => {
        lines += `${token} -X- _ ${label ? `${borderOf(i, tokens.length, tags)}-${label}` : 'O'}\n`
      })
      pos = stop
    }
    if (lines !== '') out += `${lines}\n`
  }
  return out
}

/** Runs of letters and digits, and everything else one by one. */
const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu

function borderOf(index: number, count: number, tags: 'BIO' | 'BIOES'): string {
  if (tags === 'BIO') return index === 0 ? 'B' : 'I'
  if (count === 1) return 'S'
  return index === 0 ? 'B' : index === count - 1 ? 'E' : 'I'
}
