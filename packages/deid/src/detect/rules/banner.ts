import { Gap, type Tokens } from '../tokens.ts'
import { readName } from './name-reader.ts'
import { rule } from './rule.ts'

/** A cell that is a date and nothing else: `03/06/1936`, `28MAR1948`, `July 14, 1996`, `19431202`. */
const dateCell =
  /^(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[-/. ]?[A-Za-z]{3,9}[-/., ]{0,2}\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|(?:19|20)\d{6})$/
/** A cell that is a number of a record: five digits and more, letters and hyphens between. */
const recordCell = /^#?[A-Z]{0,5}[-/ ]?\d[\dA-Z]*(?:[-/]\d[\dA-Z]*){0,3}$/i

/**
 * The line that electronic records print above a page: `Roe,Jane M | 4335003 | 11/19/1942 | F`. A line of
 * cells between bars of which the first is a name and another a date: the name is the patient's, and what
 * looks like a number of a record is one.
 */
export const banner = rule('banner', ['PATIENT', 'MEDICALRECORD'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (t.lower[i] !== '|') continue
    const first = lineStart(t, i)
    const cells = cellsOf(t, first)
    const last = cells.at(-1)
    if (last && cells.length >= 3 && cells.some(({ text }) => dateCell.test(text))) {
      const [name, ...rest] = cells
      const end = name && name.from < name.to ? readName(t, name.from, { comma: true }) : 0
      if (name && end > name.from + 1 && end === name.to) {
        emit(t.start[name.from]!, t.end[end - 1]!, 'PATIENT', 0.8, 'name')
        for (const { from, to, text } of rest)
          if (recordCell.test(text) && !dateCell.test(text) && text.replace(/\D/g, '').length >= 5)
            emit(t.start[from]!, t.end[to - 1]!, 'MEDICALRECORD', 0.75, 'record')
      }
    }
    while (i + 1 < t.count && t.gap[i + 1]! < Gap.Line) i++
  }
})

interface Cell {
  readonly from: number
  readonly to: number
  readonly text: string
}

function lineStart(t: Tokens, i: number): number {
  let first = i
  while (first > 0 && t.gap[first]! < Gap.Line && i - first < 12) first--
  return first
}

/** The cells of a line, no more than eight of them. */
function cellsOf(t: Tokens, first: number): Cell[] {
  const cells: Cell[] = []
  let from = first
  for (let k = first; k <= t.count && cells.length < 8; k++) {
    const ends = k === t.count || (k > first && t.gap[k]! >= Gap.Line)
    if (!ends && t.lower[k] !== '|') continue
    if (k > from && k - from <= 12)
      cells.push({ from, to: k, text: t.text.slice(t.start[from]!, t.end[k - 1]!) })
    from = k + 1
    if (ends) break
  }
  return cells
}
