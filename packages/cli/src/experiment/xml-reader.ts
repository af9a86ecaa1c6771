import { usageError } from '../exit.ts'

/** An element of a settings file in XML. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All text directly in it, trimmed. */
  readonly text: string
}

/**
 * Reads a settings file in XML: elements, attributes, text, comments, CDATA and the five entities. Document types
 * are refused. Throws a DeidError `bad-xml` with the line.
 */
export function readXml(source: string): XmlElement {
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) throw usageError('bad-xml', 'A document type is not read')
  const stack: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] =
    []
  let root: XmlElement | undefined
  const bad = (at: number, what: string) =>
    usageError('bad-xml', `Line ${source.slice(0, at).split('\n').length}: ${what}`)
  const close = (at: number) => {
    const top = stack.pop()
    if (!top) throw bad(at, 'an end without a beginning')
    const element: XmlElement = { ...top, text: top.text.trim() }
    const parent = stack.at(-1)
    if (parent) parent.children.push(element)
    else if (root) throw bad(at, 'a second root')
    else root = element
  }
  let pos = 0
  const token =
    /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g
  for (const match of source.replace(/^\ufeff/, (bom) => ' '.repeat(bom.length)).matchAll(token)) {
    const [found, data, ending, name, attributes = '', empty] = match
    const between = source.slice(pos, match.index)
    if (between.includes('<')) throw bad(pos + between.indexOf('<'), 'this is no XML')
    const top = stack.at(-1)
    if (top) top.text += unescaped(between) + (data ?? '')
    else if (between.replace('\ufeff', '').trim() !== '') throw bad(pos, 'text outside the root')
    pos = match.index + found.length
    if (ending !== undefined) {
      if (top?.name !== ending) throw bad(match.index, `an end of ${ending} that does not fit`)
      close(match.index)
    } else if (name !== undefined) {
      stack.push({ name, attributes: attributesOf(attributes), children: [], text: '' })
      if (empty) close(match.index)
    }
  }
  if (!root || stack.length > 0 || source.slice(pos).trim() !== '')
    throw bad(pos, 'the file ends too early, or goes on after its end')
  return root
}

function attributesOf(source: string): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [, name, double, single] of source.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    out[name!] = unescaped(double ?? single ?? '')
  return out
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g,
    (_, name, decimal, hex) =>
      name ? entities[name]! : String.fromCodePoint(Number.parseInt(decimal ?? hex, decimal ? 10 : 16)),
  )
}
