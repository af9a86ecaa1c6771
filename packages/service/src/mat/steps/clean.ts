import { DeidError } from '@palimpsest/deid'
import { type Edit, Edits } from '@palimpsest/deid/text'
import { each, type MatStep } from './step.ts'

/**
 * Plain ASCII with Unix line ends, as MIST's taggers were trained on: CRLF to LF, no-break space to space, U+0092 to an
 * apostrophe, form feeds to LF, any other character beyond ASCII to `?`. Annotations move along; it has no way back.
 */
export const clean: MatStep = {
  name: 'clean',
  run: each((doc) => {
    const list: Edit[] = Array.from(doc.signal.matchAll(/\r\n|[^\n\t\r\x20-\x7e]/gu), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      insert: plain(match[0]),
    })).filter(({ start, insert }) => doc.signal[start] !== insert || insert === '\n')
    const edits = Edits.of(list, doc.signal.length)
    return {
      ...doc,
      signal: edits.apply(doc.signal),
      sets: doc.sets.map((set) => ({
        ...set,
        annotations: set.annotations.map((annotation) =>
          set.hasSpan
            ? { ...annotation, start: edits.map(annotation.start, -1), end: edits.map(annotation.end, 1) }
            : annotation,
        ),
      })),
    }
  }),
  undo() {
    throw new DeidError('cannot-undo', "can't undo clean step")
  },
}

function plain(char: string): string {
  if (char === '\r\n' || char === '\f' || char === '\v') return '\n'
  if (char === '\u00a0') return ' '
  if (char === '\u0092') return "'"
  return char < '\x80' ? char : '?'
}
