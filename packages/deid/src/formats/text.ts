import { DeidError } from '../text/message.ts'
import type { Format } from './format.ts'

/** Plain text: one document, kept to the character, byte order mark and line ends included. Spans are not written. */
export const text: Format = {
  name: 'text',
  extensions: ['.txt', '.text', '.md', '.log'],
  many: false,
  read: (source) => ({ docs: [{ id: source.id ?? '', text: source.text }] }),
  write(docs) {
    if (docs.length !== 1)
      throw new DeidError('one-doc-only', `A text file holds one document, not ${docs.length}`)
    return { text: docs[0]!.text }
  },
}
