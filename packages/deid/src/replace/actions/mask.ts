import { z } from 'zod'
import type { Action } from '../action.ts'
import { settingsReader } from '../settings.ts'

const schema = z
  .strictObject({
    /** What stands for each hidden character; may be longer than one UTF-16 unit. */
    char: z.string().min(1).default('*'),
    /** `all`: every character; `same`/`fixed` lengths are JSL's policies; a number hides that many. */
    length: z.int().nonnegative().optional(),
    /** Hide from the end instead of from the start; only with `length`. */
    fromEnd: z.boolean().default(false),
    /** `span`: one mask; `token`: one mask per word, blanks stay. */
    per: z.enum(['span', 'token']).default('span'),
    /** `hide`: as many as there are; `fixed`: always `length` characters, whatever stood there. */
    style: z.enum(['hide', 'fixed']).default('hide'),
    /** `[******]`: brackets that count into the length; values of 1 or 2 characters get none. */
    brackets: z.boolean().default(false),
  })
  .refine((s) => s.style !== 'fixed' || s.length !== undefined, {
    path: ['length'],
    message: "is needed with style 'fixed'",
  })
  .refine((s) => !s.brackets || (s.style === 'hide' && s.length === undefined && s.per === 'span'), {
    path: ['brackets'],
    message: 'goes with a mask of the same length, per span only',
  })

type Settings = z.output<typeof schema>

/**
 * Mask characters in place of the text. Counts code points, so an emoji is one character. Hiding `length`
 * characters leaves the rest readable: more than the value has hides all of it.
 */
export const mask: Action<Settings> = {
  name: 'mask',
  settings: settingsReader('mask', schema),
  open({ doc, settings }) {
    const one = (value: string) => masked(value, settings)
    return (span) => {
      const value = doc.text.slice(span.start, span.end)
      return { text: settings.per === 'token' ? value.replace(/\S+/g, one) : one(value) }
    }
  },
}

function masked(value: string, { char, length, fromEnd, style, brackets }: Settings): string {
  if (style === 'fixed') return char.repeat(length!)
  const size = sizeOf(value)
  if (brackets) return size < 3 ? char.repeat(size) : `[${char.repeat(size - 2)}]`
  if (length === undefined || length >= size) return char.repeat(size)
  const chars = [...value]
  return fromEnd
    ? chars.slice(0, size - length).join('') + char.repeat(length)
    : char.repeat(length) + chars.slice(length).join('')
}

function sizeOf(value: string): number {
  let size = value.length
  for (let i = 1; i < value.length; i++)
    if ((value.charCodeAt(i) & 0xfc00) === 0xdc00 && (value.charCodeAt(i - 1) & 0xfc00) === 0xd800) size--
  return size
}
