import type { Doc } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import { offsetMap } from '../text/offsets.ts'
import { compareSpans } from '../text/span.ts'
import type { Format } from './format.ts'
import { type GivenSpan, givenSpans } from './given-span.ts'
import { parseXml, xmlAttribute, xmlCdata } from './xml.ts'

/**
 * The XML of the 2014 i2b2/UTHealth shared task: `<TEXT>` and `<TAGS>`, one element for each span, named by
 * its group, with the label as TYPE; offsets in code points. A tag without TYPE has its element's name as label.
 */
export const i2b2: Format = {
  name: 'i2b2',
  extensions: ['.xml'],
  many: false,
  read(source, { offsets = 'codepoint' } = {}) {
    let text: string | undefined
    const path: string[] = []
    const given: GivenSpan[] = []
    for (const token of parseXml(source.text)) {
      if (token.kind === 'open') {
        path.push(token.name)
        if (path.length === 3 && path[1] === 'TAGS') given.push(spanOf(token.name, token.attributes))
        if (path.length === 2 && token.name === 'TEXT') text = ''
      } else if (token.kind === 'close') path.pop()
      else if (token.kind === 'text' && path.length === 2 && path[1] === 'TEXT') text += token.text
    }
    if (text === undefined) throw new DeidError('bad-shape', 'There is no TEXT element', { key: 'TEXT' })
    const spans = givenSpans(text, given, offsets, { docId: source.id ?? '' }, 'i2b2')
    return { docs: [{ id: source.id ?? '', text, spans: spans.sort(compareSpans) }] }
  },
  write(docs, { offsets = 'codepoint' } = {}) {
    if (docs.length !== 1)
      throw new DeidError('one-doc-only', `An i2b2 file holds one document, not ${docs.length}`)
    return { text: fileOf(docs[0]!, offsets) }
  },
}

// The elements of the 2014 scheme and the TYPEs under each.
const groups: Readonly<Record<string, readonly string[]>> = {
  NAME: ['PATIENT', 'DOCTOR', 'USERNAME', 'PERSON', 'INITIALS'],
  PROFESSION: ['PROFESSION'],
  LOCATION: [
    'ROOM',
    'DEPARTMENT',
    'HOSPITAL',
    'ORGANIZATION',
    'STREET',
    'CITY',
    'COUNTY',
    'STATE',
    'COUNTRY',
    'ZIP',
    'LOCATION-OTHER',
  ],
  AGE: ['AGE'],
  DATE: ['DATE', 'TIME'],
  CONTACT: ['PHONE', 'FAX', 'EMAIL', 'URL', 'IPADDR'],
  ID: [
    'SSN',
    'MEDICALRECORD',
    'HEALTHPLAN',
    'ACCOUNT',
    'LICENSE',
    'VEHICLE',
    'DEVICE',
    'BIOID',
    'IDNUM',
    'CREDIT_CARD',
    'IBAN',
    'CRYPTO',
  ],
}
const groupOf = new Map(
  Object.entries(groups).flatMap(([group, types]) => types.map((type) => [type, group])),
)

function spanOf(name: string, attributes: ReadonlyMap<string, string>): GivenSpan {
  const type = attributes.get('TYPE') || name
  const offset = (value: string | undefined) => (value && /^\d+$/.test(value) ? Number(value) : value)
  const surface = attributes.get('text')
  return {
    start: offset(attributes.get('start')),
    end: offset(attributes.get('end')),
    label: type === 'LOCATION-OTHER' ? 'LOCATION_OTHER' : type,
    ...(surface !== undefined && { surface }),
  }
}

function fileOf({ text, spans = [] }: Doc, unit: 'codepoint' | 'utf16' | 'utf8'): string {
  const map = offsetMap(text, unit)
  const tags = [...spans].sort(compareSpans).map(({ start, end, label }, i) => {
    const type = label === 'LOCATION_OTHER' ? 'LOCATION-OTHER' : label
    const at = `start="${map.from(start)}" end="${map.from(end)}"`
    const surface = xmlAttribute(text.slice(start, end))
    return `<${groupOf.get(type) ?? 'OTHER'} id="P${i}" ${at} text="${surface}" TYPE="${xmlAttribute(type)}" comment="" />\n`
  })
  return `<?xml version="1.0" encoding="UTF-8" ?>\n<deIdi2b2>\n<TEXT>${xmlCdata(text)}</TEXT>\n<TAGS>\n${tags.join('')}</TAGS>\n</deIdi2b2>\n`
}
