import { DeidError } from '../text/message.ts'

/**
 * A text that counts how often it is read. The engine finds one match in linear time, but all of them only where no
 * search reads far beyond its match: `a(.*z)?` reads the rest of the text for every `a`. Beyond a hundred readings of
 * the whole text, and a million for short ones, it throws a DeidError `costly-regex`.
 */
export class WatchedText extends String {
  private readonly text: string
  private left: number

  constructor(text: string) {
    super(text)
    this.text = text
    this.left = text.length * 100 + 1e6
  }

  override charCodeAt(index: number): number {
    if (--this.left < 0)
      throw new DeidError(
        'costly-regex',
        'Invalid regex pattern: it reads the rest of the text again for every match; bound its repetitions, as in {0,50}',
      )
    return this.text.charCodeAt(index)
  }
}
