/**
 * What two spellings of one identity share: compatibility form, lower case, no accents, no possessive, single
 * spaces. Surrogates derive from this, so that `PHILIPS`, `Philips'` and `Philips` get the same one.
 */
export function normal(text: string): string {
  const form = plainForm(text)
  if (form !== 'other') return form === 'lower' ? text : text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøæœłđ]/g, (letter) => plainLetters[letter]!)
    .replace(/[’ʼ`]/g, "'")
    .replace(/'s?(?=$|\s)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

// Letters that no accent can be taken from.
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd' }

// Letters and digits of ASCII, a few marks and single spaces inside need no folding. A loop, as most texts are short and come here.
function plainForm(text: string): 'lower' | 'cased' | 'other' {
  const last = text.length - 1
  let form: 'lower' | 'cased' = 'lower'
  for (let i = 0; i <= last; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 97 && code <= 122) || (code >= 44 && code <= 57) || code === 95) continue
    if (code >= 65 && code <= 90) form = 'cased'
    else if (code !== 32 || i === 0 || i === last || text.charCodeAt(i + 1) === 32) return 'other'
  }
  return form
}
