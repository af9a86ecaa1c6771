/** The columns of a table of tasks, as exports write it and imports read it back. */
export const taskColumns = ['id', 'title', 'text', 'tags', 'spans'] as const

/**
 * One row with its line end. A cell that a spreadsheet would run as a formula gets an apostrophe before it: opening a
 * file must not run what a note says. So does one that begins as such a cell would then: `fused` takes it off again.
 */
export function csvRow(cells: readonly (string | number | null)[], delimiter = ','): string {
  return `${cells.map((cell) => quoted(defused(cell), delimiter)).join(delimiter)}\r\n`
}

function defused(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** A cell of ours as it was before it was written. */
export function fused(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
