/** The templates of a bank with one on each line; `\n` in a line is a line break. */
export function lines(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\\n', '\n'))
}

/** The templates of a bank of whole documents, divided by lines of `%%`. */
export function documents(text: string): readonly string[] {
  return text.split(/^%%$/m).map((document) => document.trim())
}
