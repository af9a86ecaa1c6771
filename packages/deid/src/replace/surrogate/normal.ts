/**
 * What two spellings of one identity share: compatibility form, lower case, no accents, no possessive, single
 * spaces. Surrogates derive from this, so that `PHILIPS`, `Philips'` and `Philips` get the same one.
 */
export function normal(text: string): string {
  if (/^[\w\-.,/]+(?: [\w\-.,/]+)*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’ʼ`]/g, "'")
    .replace(/'s?(?=$|\s)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
