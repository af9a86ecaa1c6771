import { describe, expect, test } from 'vitest'
import { decodeFile, decodeUtf8 } from './decode.ts'

describe('UTF-8', () => {
  test.each([
    ['an odd byte', [0x61, 0xff, 0x62], 1],
    ['a character cut off at the end', [0x61, 0xe2, 0x82], 1],
    ['a character cut off in the middle', [0xc3, 0x41], 0],
    ['a continuation byte alone', [0x61, 0x62, 0x80], 2],
    ['an overlong slash', [0xc0, 0xaf], 0],
    ['half a surrogate pair', [0x61, 0xed, 0xa0, 0x80], 1],
    ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80], 0],
  ])('%s is an error with its byte', (_, bytes, start) => {
    expect(() => decodeUtf8(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'invalid-utf8', at: { start } }),
    )
  })
  test.each(['', 'plain', '\ufeffmark kept', 'é€😀', '\u0000'])('%j comes through whole', (text) => {
    expect(decodeUtf8(Buffer.from(text))).toBe(text)
  })
})

describe('files that are no text', () => {
  test.each([
    ['%PDF-1.7\n', 'a PDF'],
    ['PK\x03\x04', 'a ZIP archive or an Office file'],
    ['\x89PNG\r\n', 'a PNG image'],
    [`${'\0'.repeat(128)}DICM`, 'a DICOM file'],
    ['\xff\xfea\0', 'UTF-16 text; convert it to UTF-8 first'],
    ['plain text, then\0', 'a NUL byte at 16'],
  ])('%j', (bytes, kind) => {
    expect(() => decodeFile(Buffer.from(bytes, 'latin1'))).toThrow(`Not a text file: ${kind}`)
  })
  test('text that looks a little like one is text', () => {
    expect(decodeFile(Buffer.from('PK is a label; %PDF- too'))).toContain('PK')
  })
})
