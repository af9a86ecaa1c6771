/** A cell of a spreadsheet. */
export type Cell = string | number

/**
 * Rows as CSV, CRLF at line ends (RFC 4180). Text that a spreadsheet would compute (`=`, `+`, `-`, `@`, a tab or a
 * carriage return in front) gets a `'` before it; numbers are written as they are.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
