import { DeidError } from '@palimpsest/deid'

/** The fields of a form, files among them as text; the last of a name counts. */
export type Form = Readonly<Record<string, string>>

/** Reads a form as browsers and clients post it. Throws a DeidError `bad-form`. */
export function readForm(body: Buffer, contentType: string): Form {
  if (/^multipart\/form-data/i.test(contentType)) return readParts(body, contentType)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw badForm('The form is not UTF-8')
  }
  // The platform's reader would put U+FFFD in the place of bytes that are no UTF-8.
  for (const [coded] of text.matchAll(/(?:%[0-9a-f]{2})+/gi))
    try {
      decodeURIComponent(coded)
    } catch {
      throw badForm('A field of the form is not UTF-8')
    }
  return fromEntries(new URLSearchParams(text))
}

function readParts(body: Buffer, contentType: string): Form {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) throw badForm('The form names no boundary')
  const fields: [string, string][] = []
  // Latin-1 keeps every byte, so that places in the text are places in the bytes.
  const parts = `\r\n${body.toString('latin1')}`.split(`\r\n--${mark}`)
  if (!parts.at(-1)!.startsWith('--')) throw badForm('The form breaks off')
  for (const part of parts.slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n')
    const name = /;\s*name="([^"]*)"/i.exec(part.slice(0, end))?.[1]
    if (end < 0 || name === undefined) throw badForm('A part of the form has no name')
    fields.push([name, utf8(Buffer.from(part.slice(end + 4), 'latin1'))])
  }
  return fromEntries(fields)
}

function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw badForm('A field of the form is not UTF-8')
  }
}

function fromEntries(entries: Iterable<readonly [string, string]>): Form {
  const form = Object.create(null) as Record<string, string>
  for (const [name, value] of entries) form[name] = value
  return form
}

function badForm(message: string): DeidError {
  return new DeidError('bad-form', message)
}
