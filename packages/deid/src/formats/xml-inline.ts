import type { Doc, Meta } from '../text/doc.ts'
import { DeidError } from '../text/message.ts'
import { compareSpans, type Span } from '../text/span.ts'
import { fromBase64Text, toBase64Text } from './base64-text.ts'
import type { Format } from './format.ts'
import { LABEL } from './given-span.ts'
import { asObject, parseJson } from './json.ts'
import { parseXml, xmlText } from './xml.ts'

const ROOT = '__top'

/**
 * XML with the spans as elements around their text, as MAT writes it: every element is a span, but for a root
 * `__top`. Spans may nest and may not cross. Metadata stands in a comment at the end, as base64 of its JSON.
 */
export const xmlInline: Format = {
  name: 'xml-inline',
  extensions: [],
  many: false,
  read(source) {
    let text = ''
    let meta: Meta | undefined
    const open: { label: string; start: number }[] = []
    const spans: Span[] = []
    for (const token of parseXml(source.text)) {
      if (token.kind === 'text') text += token.text
      else if (token.kind === 'open') open.push({ label: token.name, start: text.length })
      else if (token.kind === 'close') {
        const { label, start } = open.pop()!
        if (label !== ROOT && start < text.length && LABEL.test(label))
          spans.push({ start, end: text.length, label, score: 1, source: 'xml' })
      } else meta = metaOf(token.text) ?? meta
    }
    return { docs: [{ id: source.id ?? '', text, ...(meta && { meta }), spans: spans.sort(compareSpans) }] }
  },
  write(docs) {
    if (docs.length !== 1)
      throw new DeidError('one-doc-only', `An XML file holds one document, not ${docs.length}`)
    return { text: fileOf(docs[0]!) }
  },
}

function fileOf({ text, spans = [], meta }: Doc): string {
  const open: Span[] = []
  let out = ''
  let pos = 0
  const upTo = (end: number) => {
    out += xmlText(text.slice(pos, end))
    pos = end
  }
  const closeBefore = (limit: number) => {
    for (let last = open.at(-1); last && last.end <= limit; last = open.at(-1)) {
      upTo(last.end)
      out += `</${last.label}>`
      open.pop()
    }
  }
  for (const span of [...spans].sort(compareSpans)) {
    if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(span.label))
      throw new DeidError('unwritable-label', 'XML cannot have an element of that name', { key: span.label })
    closeBefore(span.start)
    const outer = open.at(-1)
    if (outer && span.end > outer.end)
      throw new DeidError('crossing-spans', 'Two spans cross, which elements cannot', {
        start: span.start,
        end: outer.end,
      })
    upTo(span.start)
    out += `<${span.label}>`
    open.push(span)
  }
  closeBefore(text.length)
  upTo(text.length)
  const comment = meta ? `<!-- _mat_metadata_ ${toBase64Text(JSON.stringify(meta))} -->` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${ROOT}>${out}${comment}</${ROOT}>`
}

function metaOf(comment: string): Meta | undefined {
  const body = /^\s*_mat_metadata_\s+([A-Za-z0-9+/=]+)\s*$/.exec(comment)?.[1]
  if (body === undefined) return undefined
  const json = fromBase64Text(body)
  if (json === undefined)
    throw new DeidError('bad-shape', 'The metadata comment is not base64 of UTF-8', { key: '_mat_metadata_' })
  // Lists and objects of MAT's own (such as phasesDone) have no place in a doc's metadata.
  const entries = Object.entries(asObject(parseJson(json), 'The metadata')).filter(
    ([, value]) => typeof value !== 'object' || value === null,
  )
  return Object.fromEntries(entries) as Meta
}
