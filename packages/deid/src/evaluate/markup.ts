/** Text made safe to stand in HTML and SVG, in content and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** A table of escaped cells; the first of a row is its head. With `prose` the last column holds sentences. */
export function htmlTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { caption = '', prose = false }: { caption?: string; prose?: boolean } = {},
): string {
  const line = (cells: readonly string[], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell, i) => (i === 0 && tag === 'td' ? `<th scope="row">${escaped(cell)}</th>` : `<${tag}>${escaped(cell)}</${tag}>`)).join('')}</tr>`
  return `<table${prose ? ' class="prose"' : ''}>${caption && `<caption>${escaped(caption)}</caption>`}<thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('\n')}</tbody></table>`
}

/** A page that needs nothing from elsewhere; `body` and `script` are trusted markup and code. */
export function htmlPage(title: string, body: string, script = ''): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; --ink: #1f2328; --dim: #59636e; --line: #d1d9e0; --paper: #fff; --hit: #1a7f5a; --other: #2f6fdb; --miss: #c4432b }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --dim: #9aa4ae; --line: #3a424b; --paper: #14181c; --hit: #4cc38a; --other: #74a7ff; --miss: #ff8a70 } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--paper) }
h2 { margin-top: 2.5rem } p.note { color: var(--dim) }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums }
th, td { text-align: right; padding: .2rem .7rem; border-bottom: 1px solid var(--line) }
th:first-child, td.l, table.prose td:last-child, table.prose th:last-child { text-align: left } caption { text-align: left; color: var(--dim) }
svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif } svg text { fill: var(--ink) }
.scroll { overflow-x: auto } .bad { color: var(--miss) }
#list li { margin: .3rem 0; border-bottom: 1px solid var(--line); padding: .3rem 0; list-style: none } #list { padding: 0 }
mark { background: none; color: var(--miss); font-weight: 600; text-decoration: underline }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
select, input, button { font: inherit; margin: 0 .5rem .5rem 0 }
</style>
${body}
${script === '' ? '' : `<script>\n${script}\n</script>`}
</html>
`
}
