import { DeidError } from '../text/message.ts'
import { offsetMap } from '../text/offsets.ts'
import { compareSpans } from '../text/span.ts'
import type { Format } from './format.ts'
import { type GivenSpan, givenSpans } from './given-span.ts'

/**
 * brat standoff: the text in one file, `T` lines in another, offsets in code points. A discontinuous
 * annotation becomes a span for each fragment. Events, relations, attributes and notes are no spans: they are
 * kept only where the file is rewritten without touching text or spans.
 */
export const brat: Format = {
  name: 'brat',
  extensions: ['.txt'],
  companion: '.ann',
  many: false,
  read(source, { offsets = 'codepoint' } = {}) {
    const id = source.id ?? ''
    const given: GivenSpan[] = []
    const lines = (source.companion ?? '').split('\n')
    lines.forEach((line, i) => {
      if (!line.startsWith('T')) return
      const match = /^T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*?))?\r?$/.exec(line)
      if (!match)
        throw new DeidError('bad-annotation', `Line ${i + 1} of the .ann file is no text-bound annotation`, {
          docId: id,
          line: i + 1,
        })
      const [, label, fragments, surface] = match
      const whole = fragments!.includes(';') ? undefined : surface
      for (const fragment of fragments!.split(';')) {
        const [start, end] = fragment.split(' ').map(Number)
        given.push({ start, end, label, ...(whole !== undefined && { surface: whole }) })
      }
    })
    const spans = givenSpans(source.text, given, offsets, { docId: id }, 'brat').sort(compareSpans)
    const doc = { id, text: source.text, ...(source.companion !== undefined && { spans }) }
    return { docs: [doc] }
  },
  write(docs, { offsets = 'codepoint' } = {}) {
    if (docs.length !== 1)
      throw new DeidError('one-doc-only', `A brat pair holds one document, not ${docs.length}`)
    const { text, spans = [] } = docs[0]!
    const map = offsetMap(text, offsets)
    const lines = [...spans].sort(compareSpans).map(({ start, end, label }, i) => {
      // brat's own files show the surface on one line.
      const surface = text.slice(start, end).replace(/\s/g, ' ')
      return `T${i + 1}\t${label} ${map.from(start)} ${map.from(end)}\t${surface}\n`
    })
    return { text, companion: lines.join('') }
  },
}
