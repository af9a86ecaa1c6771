/**
 * The interactive page at `/v1/docs`: reads `/v1/openapi.json`, shows each endpoint with its fields, and sends
 * requests from the page. One self-contained file, because the service may run where nothing else is reachable.
 */
export const docsPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Palimpsest service</title>
<style>
  :root { color-scheme: light dark; --line: #8885; --accent: light-dark(#0a5bd3, #7db4ff); --soft: light-dark(#f6f7f9, #1b1e24); }
  body { font: 15px/1.55 system-ui, sans-serif; max-width: 60rem; margin: 2.5rem auto; padding: 0 1.25rem; }
  h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.05rem; margin: 0; font-weight: 600 }
  section { border-top: 1px solid var(--line); padding: 1.25rem 0 }
  code, textarea, pre { font: 13px/1.5 ui-monospace, monospace }
  .method { color: var(--accent); font-weight: 700; margin-right: .5rem }
  textarea { width: 100%; box-sizing: border-box; min-height: 9rem; padding: .6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); color: inherit }
  pre { background: var(--soft); padding: .75rem; border-radius: 6px; overflow: auto; white-space: pre-wrap; max-height: 24rem }
  table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem } td, th { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top; border-bottom: 1px solid var(--line) }
  button { font: inherit; padding: .35rem .9rem; border: 1px solid var(--accent); border-radius: 6px; background: none; color: var(--accent); cursor: pointer }
  button:focus-visible, textarea:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
  input { font: inherit; padding: .3rem .5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); color: inherit }
</style>
<h1>Palimpsest service</h1>
<p>Requests are sent to this service only. The description itself is at <a href="openapi.json"><code>openapi.json</code></a>.
<p><label>API key, if the service asks for one: <input id="key" type="password" autocomplete="off"></label>
<main id="list" aria-busy="true">Reading the description …</main>
<script type="module">
const note = 'Patient: Jane Roe, DOB 03/14/1962. Seen by Dr. Halloran, call 617-555-0142.'
const samples = { '/v1/detect': { text: note }, '/v1/deidentify': { text: note, policy: 'safe-harbor' }, '/v1/restore': { text: '', spans: [] } }
const list = document.getElementById('list')
const element = (tag, text, attributes = {}) => Object.assign(document.createElement(tag), { textContent: text }, attributes)
const spec = await (await fetch('openapi.json')).json()
list.textContent = ''
list.removeAttribute('aria-busy')
for (const [path, methods] of Object.entries(spec.paths)) for (const [method, operation] of Object.entries(methods)) {
  const section = element('section', '')
  const heading = element('h2', '')
  heading.append(element('span', method.toUpperCase(), { className: 'method' }), element('code', path))
  section.append(heading, element('p', operation.summary ?? ''))
  const body = operation.requestBody?.content?.['application/json']?.schema
  const fields = Object.entries(body?.properties ?? {})
  if (fields.length) {
    const table = element('table', '')
    table.append(element('tr', ''))
    for (const name of ['Field', 'Type', 'Default', 'Meaning']) table.rows[0].append(element('th', name, { scope: 'col' }))
    for (const [name, field] of fields) {
      const row = table.insertRow()
      const type = field.enum?.join(' | ') ?? field.type ?? (field.anyOf ?? []).map((f) => f.type).join(' | ')
      for (const text of [name, type, field.default === undefined ? '' : JSON.stringify(field.default), field.description ?? '']) row.insertCell().textContent = text
    }
    section.append(table)
  }
  const area = body && element('textarea', JSON.stringify(samples[path] ?? {}, null, 2), { ariaLabel: 'Request body for ' + path, spellcheck: false })
  const send = element('button', 'Send')
  const out = element('pre', '', { hidden: true, ariaLive: 'polite' })
  send.onclick = async () => {
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(key.value && { authorization: 'Bearer ' + key.value }) }
    const answer = await fetch(path, { method: method.toUpperCase(), headers, ...(area && { body: area.value }) })
    const text = await answer.text()
    out.hidden = false
    try { out.textContent = answer.status + '\\n' + JSON.stringify(JSON.parse(text), null, 2) } catch { out.textContent = answer.status + '\\n' + text }
  }
  if (area) section.append(area)
  section.append(send, out)
  list.append(section)
}
</script>
`
