import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'

const schema = z
  .strictObject({
    /** What stands for a hidden character; an emoji may too. */
    char: z.string().min(1).default('*'),
    /** `span`: one mask for the whole; `token`: one for each word, and blanks stay. */
    per: z.enum(['span', 'token']).default('span'),
    /** A mask of this length, whatever stood there; absent: as many as there were characters. */
    length: z.int().nonnegative().optional(),
    /** Hides only so many characters from the start, or from the end, and leaves the rest readable. */
    hide: z.int().nonnegative().optional(),
    fromEnd: z.boolean().default(false),
    /** `[******]`: brackets that count as two of the characters; values of one or two get none. */
    brackets: z.boolean().default(false),
  })
  .refine((s) => s.hide === undefined || s.length === undefined, {
    path: ['hide'],
    message: 'cannot go with length',
  })
  .refine((s) => !s.fromEnd || s.hide !== undefined, { path: ['fromEnd'], message: 'goes with hide' })
  .refine((s) => !s.brackets || (s.length === undefined && s.hide === undefined && s.per === 'span'), {
    path: ['brackets'],
    message: 'goes with a mask of the same length, per span',
  })

type Settings = z.output<typeof schema>

/**
 * Mask characters in place of the text. Characters are code points, so an emoji is one. Hiding more characters
 * than a value has hides all of it.
 */
export const mask: Action<Settings> = {
  name: 'mask',
  settings: settingsReader('mask', schema),
  open({ doc, settings }) {
    const one = (value: string) => masked(value, settings)
    return ({ start, end }) => {
      const value = doc.text.slice(start, end)
      return { text: settings.per === 'token' ? value.replace(/\S+/g, one) : one(value) }
    }
  },
}

function masked(value: string, { char, length, hide, fromEnd, brackets }: Settings): string {
  if (length !== undefined) return char.repeat(length)
  const size = sizeOf(value)
  if (brackets) return size < 3 ? char.repeat(size) : `[${char.repeat(size - 2)}]`
  if (hide === undefined || hide >= size) return char.repeat(size)
  const chars = [...value]
  return fromEnd
    ? chars.slice(0, size - hide).join('') + char.repeat(hide)
    : char.repeat(hide) + chars.slice(hide).join('')
}

function sizeOf(value: string): number {
  let size = value.length
  for (let i = 1; i < value.length; i++)
    if ((value.charCodeAt(i) & 0xfc00) === 0xdc00 && (value.charCodeAt(i - 1) & 0xfc00) === 0xd800) size--
  return size
}
