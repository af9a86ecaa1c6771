/** Other people's files to docs with spans, and back. */
export { csv, headerOf, type RowOptions, readRows, tsv } from './csv.ts'
export type { Format, FormatOptions, Reading, Source, Written } from './format.ts'
export { formatNamed, formats } from './formats.ts'
export { asList, asObject, type Json, type JsonObject, parseJson } from './json.ts'
export { formatJsonlLine, jsonl, parseJsonlLine, spansIn } from './jsonl.ts'
export {
  isContentSet,
  type MatAnnotation,
  type MatAttribute,
  type MatDocument,
  type MatSet,
  matDocumentOf,
  matDocumentValue,
  readMatDocument,
  writeMatDocument,
} from './mat-document.ts'
export { readMatXml, readMatXmlLoosely, writeMatXml } from './mat-xml.ts'
