import type { LabelIntervals } from './bootstrap.ts'
import type { Comparison } from './compare.ts'
import type { LabelComparison } from './compare-labels.ts'
import type { ByLabel } from './count.ts'
import { type ErrorItem, errorKinds } from './errors.ts'
import type { Evaluation } from './evaluate.ts'
import { escaped, htmlPage, htmlTable } from './markup.ts'
import { metrics } from './metrics.ts'
import { foundTotal, goldTotal, precision, recall } from './prf.ts'
import { confusionTable } from './spreadsheets.ts'
import { scoresOf } from './summary.ts'
import { barPlot } from './svg-plot.ts'

/** What each figure says, for people who read the page. */
const meanings: Readonly<Record<string, string>> = {
  precision: 'share of what was found that is right',
  recall: 'share of gold that was found',
  f: 'both in one, recall weighted by beta',
  'blind-precision': 'as precision, whatever the labels',
  'blind-recall': 'as recall, whatever the labels',
  'blind-f': 'as f, whatever the labels',
  'leaking-docs': 'share of documents with gold in which some of it stays uncovered',
  'covered-spans': 'share of gold spans covered to the last letter and digit',
  'leaked-characters': 'share of the letters and digits of gold that stay uncovered',
  'touched-free-docs': 'share of documents without gold in which something was found',
  'masked-free-words': 'share of the words of documents without gold that would be masked',
  'masked-other-words': 'share of all words outside gold that would be masked',
}

/**
 * One page with everything: figures with intervals, scores by label and group, plots, confusion, documents and a
 * browser of the errors. Loads nothing from elsewhere. Shows document text only where the errors hold it.
 */
export function htmlReport(
  evaluation: Evaluation,
  {
    comparison = [],
    labelComparison = [],
    errors = [],
    title = 'Evaluation',
  }: {
    comparison?: readonly Comparison[]
    labelComparison?: readonly LabelComparison[]
    errors?: readonly ErrorItem[]
    title?: string
  } = {},
): string {
  const { match, beta, docs, labels, groupings } = evaluation
  const shown = errors.slice(0, MOST_ERRORS)
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${docs.length} documents, match <strong>${match}</strong>, F with beta ${beta}. Intervals hold 95% of bootstrap draws over documents.</p>`,
    htmlTable(
      ['figure', 'value', '95% interval', 'meaning'],
      metrics.map(({ name, of }) => {
        const i = evaluation.intervals[name]
        return [
          name,
          fixed(of(evaluation, beta)),
          i ? `${fixed(i.low)} – ${fixed(i.high)}` : '',
          meanings[name] ?? '',
        ]
      }),
      { prose: true },
    ),
    comparison.length === 0
      ? ''
      : `<h2>Compared with the other system</h2>${compared(comparison)}${comparedLabels(labelComparison)}`,
    '<h2>By label</h2>',
    barPlot(barsOf(labels), { title: 'Recall and precision by label', series: ['recall', 'precision'] }),
    scoreTable(labels, evaluation, evaluation.labelIntervals),
    ...Object.entries(groupings).map(
      ([name, counts]) =>
        `<h2>By ${escaped(name)}</h2>${scoreTable(counts, evaluation, evaluation.groupingIntervals[name]!)}`,
    ),
    `<h2>Confusion</h2><div class="scroll">${confusion(evaluation)}</div>`,
    `<h2>Documents that leak most</h2>${documents(evaluation)}`,
    errors.length === 0 ? '' : browser(shown, errors.length),
  ]
  return htmlPage(title, body.join('\n'), errors.length === 0 ? '' : scriptOf(shown))
}

/** The page stays usable in a browser; the whole list is what `errorsCsv` writes. */
const MOST_ERRORS = 5000

function compared(comparison: readonly Comparison[]): string {
  return htmlTable(
    ['figure', ...DIFFERENCE, 'p', 'better'],
    comparison.map((one) => [one.metric, ...difference(one), fixed(one.p), winner(one)]),
    {
      caption:
        'Interval by paired bootstrap; p by approximate randomisation, two-sided, not corrected for many figures.',
    },
  )
}

function comparedLabels(comparison: readonly LabelComparison[]): string {
  if (comparison.length === 0) return ''
  return htmlTable(
    ['label', 'figure', ...DIFFERENCE, 'p', 'p (Holm)', 'better'],
    comparison
      .filter(({ metric }) => metric !== 'f')
      .map((one) => [
        one.label,
        one.metric,
        ...difference(one),
        fixed(one.p),
        fixed(one.adjusted),
        winner(one),
      ]),
    { caption: 'By label; the second p is corrected for the number of labels, and tells which is better.' },
  )
}

const DIFFERENCE = ['this', 'other', 'difference', '95% interval']

function difference({ a, b, difference, interval }: Comparison | LabelComparison): string[] {
  return [fixed(a), fixed(b), fixed(difference), `${fixed(interval.low)} – ${fixed(interval.high)}`]
}

function winner({ better }: Comparison | LabelComparison): string {
  return better === undefined ? '–' : better === 'a' ? 'this' : 'other'
}

/** Where nothing was to be found, or nothing was found, there is no share to draw. */
function barsOf(counts: ByLabel) {
  return [...counts].map(([name, prf]) => ({
    name,
    values: [
      goldTotal(prf) === 0 ? undefined : recall(prf),
      foundTotal(prf) === 0 ? undefined : precision(prf),
    ],
  }))
}

function scoreTable(
  counts: ByLabel,
  { beta, all }: Evaluation,
  intervals: Readonly<Record<string, LabelIntervals>>,
): string {
  const row = (name: string, prf: Evaluation['all']) => {
    const s = scoresOf(prf, beta)
    const i = intervals[name]
    return [
      name,
      ...[s.gold, s.match, s.goldClash, s.missing, s.spurious].map(String),
      s.found === 0 ? '–' : fixed(s.precision),
      s.gold === 0 ? '–' : fixed(s.recall),
      i && s.gold > 0 ? `${fixed(i.recall.low)} – ${fixed(i.recall.high)}` : '',
      fixed(s.f),
    ]
  }
  const head = ['', 'gold', 'match', 'clash', 'missing', 'spurious', 'precision', 'recall']
  return htmlTable(
    [...head, '95% of recall', `F${beta}`],
    [...[...counts].map(([name, prf]) => row(name, prf)), row('all labels', all)],
  )
}

function confusion(evaluation: Evaluation): string {
  const { rows, columns, count } = confusionTable(evaluation.confusion)
  const line = (gold: string | undefined) => {
    const total = columns.reduce((sum, found) => sum + count(gold, found), 0)
    const cells = columns.map((found) => {
      const n = count(gold, found)
      const share = total === 0 ? 0 : n / total
      const colour = gold === found ? '26 127 90' : '196 67 43'
      return `<td style="background: rgb(${colour} / ${(share * 0.6).toFixed(2)})">${n === 0 ? '' : n}</td>`
    })
    return `<tr><th scope="row">${escaped(gold ?? 'spurious')}</th>${cells.join('')}</tr>`
  }
  return `<table><caption>Gold down, found across</caption><thead><tr><th></th>${columns.map((name) => `<th>${escaped(name ?? 'missing')}</th>`).join('')}</tr></thead><tbody>${rows.map(line).join('\n')}</tbody></table>`
}

function documents({ docs }: Evaluation): string {
  const worst = docs
    .filter(({ exposure }) => exposure.leakingDocs > 0)
    .sort((a, b) => b.exposure.leakedCharacters - a.exposure.leakedCharacters)
  if (worst.length === 0) return '<p>None: all of gold is covered in every document.</p>'
  return htmlTable(
    ['document', 'gold spans', 'covered', 'missed', 'letters leaked'],
    worst
      .slice(0, 50)
      .map(({ id, exposure: e }) => [
        id,
        ...[e.spans, e.coveredSpans, e.missedSpans, e.leakedCharacters].map(String),
      ]),
    { caption: worst.length > 50 ? `The worst 50 of ${worst.length}` : `${worst.length} documents` },
  )
}

function browser(errors: readonly ErrorItem[], total: number): string {
  const labels = [...new Set(errors.flatMap(({ gold, found }) => [gold?.label, found?.label]))].filter(
    (label) => label !== undefined,
  )
  const options = (list: readonly string[]) =>
    list.map((name) => `<option>${escaped(name)}</option>`).join('')
  return `<h2>Errors</h2>
<p class="note">${total > errors.length ? `The first ${errors.length} of ${total}. ` : ''}Offsets are UTF-16 code units. missed and under leak; over and spurious mask too much.</p>
<form id="filter"><label>Kind <select name="kind"><option value="">all</option>${options(errorKinds.filter((kind) => errors.some((e) => e.kind === kind)))}</select></label>
<label>Label <select name="label"><option value="">all</option>${options(labels.sort())}</select></label>
<label>Search <input name="query" type="search" placeholder="document or text"></label> <span id="count" aria-live="polite"></span></form>
<ol id="list"></ol>
<p><button type="button" id="back">Back</button><button type="button" id="on">On</button> <span id="page"></span></p>`
}

function scriptOf(errors: readonly ErrorItem[]): string {
  // JSON inside a script element: nothing in it may close the element or begin a comment.
  const data = JSON.stringify(errors).replace(
    /[<>\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `const items = ${data}
const size = 50
let page = 0
const form = document.getElementById('filter'), list = document.getElementById('list')
function place(p) { return p ? p.label + ' ' + p.start + '-' + p.end + (p.source ? ' (' + p.source + ')' : '') : 'nothing' }
function chosen() {
  const kind = form.kind.value, label = form.label.value, query = form.query.value.toLowerCase()
  return items.filter((e) => (!kind || e.kind === kind) && (!label || (e.gold && e.gold.label === label) || (e.found && e.found.label === label)) &&
    (!query || e.docId.toLowerCase().includes(query) || ((e.before || '') + (e.text || '') + (e.after || '')).toLowerCase().includes(query)))
}
function show() {
  const all = chosen(), pages = Math.max(1, Math.ceil(all.length / size))
  page = Math.min(page, pages - 1)
  list.replaceChildren(...all.slice(page * size, page * size + size).map((e) => {
    const item = document.createElement('li'), head = document.createElement('div')
    head.textContent = e.kind + ' · ' + e.docId + ' · gold ' + place(e.gold) + ' · found ' + place(e.found)
    item.append(head)
    if (e.text !== undefined) {
      const text = document.createElement('div'), mark = document.createElement('mark')
      text.className = 'text'
      mark.textContent = e.text
      text.append(e.before || '', mark, e.after || '')
      item.append(text)
    }
    return item
  }))
  document.getElementById('count').textContent = all.length + ' errors'
  document.getElementById('page').textContent = 'page ' + (page + 1) + ' of ' + pages
}
form.addEventListener('input', () => { page = 0; show() })
form.addEventListener('submit', (event) => event.preventDefault())
document.getElementById('back').addEventListener('click', () => { page = Math.max(0, page - 1); show() })
document.getElementById('on').addEventListener('click', () => { page++; show() })
show()`
}

function fixed(value: number): string {
  return value.toFixed(4)
}
