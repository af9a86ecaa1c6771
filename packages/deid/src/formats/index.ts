/** Other people's files to docs with spans, and back. */
export type { Format, FormatOptions, Reading, Source, Written } from './format.ts'
export { type FormatName, formatNamed, formats } from './formats.ts'
export { formatJsonlLine, jsonl, parseJsonlLine, spansIn } from './jsonl.ts'
