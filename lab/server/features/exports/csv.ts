/**
 * One row with its line end. A cell that a spreadsheet would run as a formula gets an apostrophe before it: opening a
 * file must not run what a note says.
 */
export function csvRow(cells: readonly (string | number | null)[], delimiter = ','): string {
  return `${cells.map((cell) => quoted(defused(cell), delimiter)).join(delimiter)}\r\n`
}

function defused(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
