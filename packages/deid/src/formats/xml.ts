import { lineColumn, lineStarts } from '../text/lines.ts'
import { DeidError } from '../text/message.ts'

/** A piece of an XML text, in the order they stand. Text comes decoded: entities and line ends resolved. */
export type XmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'comment'; readonly text: string }

const NAME = '[\\p{L}_:][\\p{L}\\p{N}_:.\\-]*'
const tag = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'uy')
const attribute = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'gu')
const MAX_DEPTH = 200

/**
 * The tokens of a well-formed XML text; an empty element gives `open` and `close`. Throws a DeidError `bad-xml`
 * with line and column; `xml-entities` for a document type with declarations, as nothing is ever expanded or fetched.
 */
export function parseXml(xml: string): readonly XmlToken[] {
  const source = xml.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const tokens: XmlToken[] = []
  const open: string[] = []
  let pos = 0
  const fail = (what: string, at = pos, code = 'bad-xml') => {
    const { line, column } = lineColumn(lineStarts(source), at)
    return new DeidError(code, `XML, line ${line}, column ${column}: ${what}`, { line, column })
  }
  const through = (mark: string, what: string) => {
    const end = source.indexOf(mark, pos)
    if (end < 0) throw fail(`${what} is never closed`)
    return end
  }
  const addText = (text: string) => {
    if (text === '') return
    if (open.length === 0) {
      if (text.trim() !== '') throw fail('text outside the root element')
      return
    }
    const last = tokens.at(-1)
    if (last?.kind === 'text') tokens[tokens.length - 1] = { kind: 'text', text: last.text + text }
    else tokens.push({ kind: 'text', text })
  }
  let roots = 0
  while (pos < source.length) {
    if (source[pos] !== '<') {
      const end = source.indexOf('<', pos)
      const raw = source.slice(pos, end < 0 ? source.length : end)
      addText(decoded(raw, (at) => fail('an entity that XML does not define', pos + at)))
      pos += raw.length
    } else if (source.startsWith('<!--', pos)) {
      const end = through('-->', 'a comment')
      tokens.push({ kind: 'comment', text: source.slice(pos + 4, end) })
      pos = end + 3
    } else if (source.startsWith('<![CDATA[', pos)) {
      const end = through(']]>', 'a CDATA section')
      addText(source.slice(pos + 9, end))
      pos = end + 3
    } else if (source.startsWith('<?', pos)) {
      pos = through('?>', 'an instruction') + 2
    } else if (source.startsWith('<!', pos)) {
      const end = through('>', 'a declaration')
      if (source.slice(pos, end).includes('['))
        throw fail('a document type with declarations of its own is refused', pos, 'xml-entities')
      pos = end + 1
    } else {
      tag.lastIndex = pos
      const match = tag.exec(source)
      if (!match) throw fail('not a tag')
      const [, slash, name, attributes, empty] = match
      if (slash) {
        if (open.pop() !== name) throw fail('a closing tag without its opening tag')
        tokens.push({ kind: 'close', name: name! })
      } else {
        if (open.length === 0 && ++roots > 1) throw fail('a second root element')
        tokens.push({
          kind: 'open',
          name: name!,
          attributes: attributesOf(attributes!, () => fail('a bad attribute')),
        })
        if (empty) tokens.push({ kind: 'close', name: name! })
        else if (open.push(name!) > MAX_DEPTH)
          throw fail(`elements nested deeper than ${MAX_DEPTH} levels`, pos, 'too-deep')
      }
      pos = tag.lastIndex
    }
  }
  if (open.length > 0) throw fail('an element is never closed')
  if (roots === 0) throw fail('no root element', 0)
  return tokens
}

/** `text` for between tags. CR is written as an entity, since readers turn it into LF otherwise. */
export function xmlText(text: string): string {
  return checked(text).replace(/[&<>\r]/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** `text` for between double quotes, line breaks and tabs kept. */
export function xmlAttribute(text: string): string {
  return checked(text).replace(/[&<>"\r\n\t]/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** `text` as CDATA sections that together say just it. */
export function xmlCdata(text: string): string {
  return `<![CDATA[${checked(text).replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')}]]>`
}

function checked(text: string): string {
  const at = text.search(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)
  if (at >= 0)
    throw new DeidError('unwritable-character', `XML cannot hold the character at ${at}`, {
      start: at,
      end: at + 1,
    })
  return text
}

const named: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function decoded(raw: string, fail: (at: number) => DeidError): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+))?;?/g,
    (whole, decimal, hex, name, at: number) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined
      if (!whole.endsWith(';')) throw fail(at)
      if (code !== undefined) {
        if (code > 0x10ffff || code === 0) throw fail(at)
        return String.fromCodePoint(code)
      }
      const char = named.get(name)
      if (char === undefined) throw fail(at)
      return char
    },
  )
}

function attributesOf(text: string, fail: () => DeidError): ReadonlyMap<string, string> {
  const out = new Map<string, string>()
  for (const [, name, double, single] of text.matchAll(attribute)) {
    if (out.has(name!)) throw fail()
    // Line breaks and tabs as they stand are blanks to a reader; only entities keep them.
    out.set(name!, decoded((double ?? single)!.replace(/[\n\t]/g, ' '), fail))
  }
  return out
}
