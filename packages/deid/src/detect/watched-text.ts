import { DeidError } from '../text/message.ts'

/**
 * A text, as a string object, that counts how often it is read. The engine finds one match in linear time, but all of them only
 * where no search reads far beyond its match: `a(.*z)?` reads the rest of the text for every `a`. Beyond a hundred readings of
 * the whole text, and a million for short ones, it throws a DeidError `costly-regex`.
 *
 * No subclass of String: V8 then reads every string of the process three times slower, as `charCodeAt` might be another's.
 */
export function watchedText(text: string): string {
  let left = text.length * 100 + 1e6
  const charCodeAt = (index: number): number => {
    if (--left < 0)
      throw new DeidError(
        'costly-regex',
        'Invalid regex pattern: it reads the rest of the text again for every match; bound its repetitions, as in {0,50}',
      )
    return text.charCodeAt(index)
  }
  return Object.defineProperty(Object(text), 'charCodeAt', { value: charCodeAt })
}
