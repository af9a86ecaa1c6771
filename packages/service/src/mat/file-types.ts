import { DeidError } from '@palimpsest/deid'
import {
  type MatDocument,
  readMatDocument,
  readMatXml,
  readMatXmlLoosely,
  writeMatDocument,
  writeMatXml,
} from '@palimpsest/deid/formats'
import { isSet, listOf, type StepOptions } from './steps/step.ts'
import type { MatTask } from './tasks.ts'

/** File types by MAT's names. */
export const inputTypes = ['mat-json', 'raw', 'xml-inline', 'fake-xml-inline'] as const
export const outputTypes = ['mat-json', 'mat-json-v1', 'raw', 'xml-inline'] as const

/** The document of a file. `options` are MAT's for readers: `xml_translate_all`, `xml_input_is_overlay`. */
export function readMatFile(
  text: string,
  type: string,
  { task, options = {} }: { task?: MatTask | undefined; options?: StepOptions } = {},
): MatDocument {
  const labels = task && !isSet(options.xml_translate_all) ? task.labels.map(({ name }) => name) : undefined
  switch (type) {
    case 'mat-json':
      return readMatDocument(text)
    case 'raw':
      return { signal: text.replace(/^\ufeff/, ''), metadata: {}, sets: [] }
    case 'xml-inline':
      return isSet(options.xml_input_is_overlay)
        ? readMatXmlLoosely(text, { ...(labels && { labels }), overlay: true })
        : readMatXml(text, labels && { labels })
    case 'fake-xml-inline':
      return readMatXmlLoosely(text, {})
    default:
      throw new DeidError('bad-file-type', `unknown file type; there are ${inputTypes.join(', ')}`)
  }
}

/** The file of a document. `options` are MAT's for writers: `signal_is_xml`, `xml_output_tag_exclusions`, … */
export function writeMatFile(doc: MatDocument, type: string, options: StepOptions = {}): string {
  switch (type) {
    case 'mat-json':
      return writeMatDocument(doc)
    case 'mat-json-v1':
      return writeMatDocument(doc, { version: 1 })
    case 'raw':
      return doc.signal
    case 'xml-inline':
      return writeMatXml(doc, {
        signalIsXml: isSet(options.signal_is_xml),
        exclude: listOf(options.xml_output_tag_exclusions),
        metadata: !isSet(options.xml_output_exclude_metadata),
      })
    default:
      throw new DeidError('bad-file-type', `unknown file type; there are ${outputTypes.join(', ')}`)
  }
}
