import type { Doc } from '../text/doc.ts'
import { type OffsetUnit, offsetMap } from '../text/offsets.ts'
import type { Format } from './format.ts'
import { type GivenSpan, givenSpans } from './given-span.ts'
import { asList, asObject, asString, type Json, parseJson } from './json.ts'

/**
 * Presidio's JSON, one object or a list of them: `{"text", "analyzer_results"}` as its anonymizer takes it, or
 * `{"full_text", "spans"}` as presidio-research keeps samples. Offsets in code points. Writes the first form.
 */
export const presidio: Format = {
  name: 'presidio',
  extensions: [],
  many: true,
  read(source, { offsets = 'codepoint' } = {}) {
    const value = parseJson(source.text.replace(/^\ufeff/, ''))
    const single = !Array.isArray(value)
    const list = single ? [value] : (value as readonly Json[])
    return {
      docs: list.map((item, i) =>
        docOf(item, single ? (source.id ?? '') : `${source.id ?? ''}#${i + 1}`, offsets),
      ),
    }
  },
  write(docs, { offsets = 'codepoint' } = {}) {
    const records = docs.map(({ text, spans = [] }) => {
      const map = offsetMap(text, offsets)
      return {
        text,
        analyzer_results: spans.map(({ start, end, label, score }) => ({
          start: map.from(start),
          end: map.from(end),
          score,
          entity_type: label,
        })),
      }
    })
    return { text: `${JSON.stringify(records.length === 1 ? records[0] : records, null, 2)}\n` }
  },
}

function docOf(value: Json, id: string, unit: OffsetUnit): Doc {
  const record = asObject(value, 'A document')
  const research = record.full_text !== undefined
  const textKey = research ? 'full_text' : 'text'
  const listKey = research ? 'spans' : 'analyzer_results'
  const text = asString(record[textKey], `"${textKey}"`, { docId: id, key: textKey })
  const list = record[listKey]
  if (list === undefined || list === null) return { id, text }
  const given = asList(list, `"${listKey}"`, { docId: id, key: listKey }).map((item, i): GivenSpan => {
    const span = asObject(item, `"${listKey}[${i}]"`, { docId: id, key: `${listKey}[${i}]` })
    if (!research) {
      const { start, end, score, entity_type: label } = span
      return { start, end, label, ...(score !== undefined && { score }) }
    }
    const { start_position: start, end_position: end, entity_type: label, entity_value: surface } = span
    return { start, end, label, ...(typeof surface === 'string' && { surface }) }
  })
  return { id, text, spans: givenSpans(text, given, unit, { docId: id }, 'presidio') }
}
