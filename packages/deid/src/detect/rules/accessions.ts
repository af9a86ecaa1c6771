import { Gap, Kind, Shape } from '../tokens.ts'
import { rule } from './rule.ts'

/** Prefixes that laboratories and imaging give to the numbers of what they receive, before a year of two digits. */
const prefixes = new Set('s sp su h c cy cn ng gy fna bm bx a ap ps p us ct mr mri xr nm mg rd ra'.split(' '))
const form = /[A-Z]{1,3}-?\d\d-\d{4,8}(?![\w/-]|\.\d)/y

/** Accession numbers that say by their form what they are: `S24-11873`, `CT23-0091847`, `SP-23-004417`. */
export const accessions = rule('accessions', ['IDNUM'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    // Few tokens have no gap behind.
    if (t.gap[i + 1] !== Gap.None || t.kind[i] !== Kind.Word) continue
    if (t.shape[i] === Shape.Lower || t.end[i]! - t.start[i]! > 3) continue
    if (t.gap[i] === Gap.None && i > 0 && !/^[:(#"]$/.test(t.lower[i - 1]!)) continue
    if (!prefixes.has(t.lower[i]!)) continue
    form.lastIndex = t.start[i]!
    const match = form.exec(t.text)
    if (match) emit(t.start[i]!, t.start[i]! + match[0].length, 'IDNUM', 0.9, 'form')
  }
})
