import type { Doc, Meta } from '../text/doc.ts'
import { DeidError, type Location } from '../text/message.ts'
import { type OffsetUnit, offsetMap } from '../text/offsets.ts'
import { compareSpans, type Span } from '../text/span.ts'
import type { Format, Reading } from './format.ts'
import { type GivenSpan, givenSpans } from './given-span.ts'
import { asList, asObject, asString, type Json, type JsonObject, parseJson } from './json.ts'

/**
 * Tasks as Label Studio exports them (`annotations`) and as the Generative AI Lab does (`completions`), and the
 * bare `[{"text"}]` that both import. Spans are those of the starred completion, else of the last one that was not
 * cancelled, else of the first prediction. Offsets in UTF-16 units, checked against the text that results repeat.
 */
export const labelStudio: Format = {
  name: 'label-studio',
  extensions: [],
  many: true,
  read(source, { offsets = 'utf16' } = {}): Reading {
    const value = parseJson(source.text.replace(/^\ufeff/, ''))
    const tasks = Array.isArray(value) ? (value as readonly Json[]) : [value]
    const read = tasks.map((task, i) => taskOf(task, `${source.id ?? ''}#${i + 1}`, offsets))
    return { docs: read }
  },
  write(docs, { offsets = 'utf16' } = {}) {
    const tasks = docs.map((doc) => writeTask(doc, offsets))
    return { text: `${JSON.stringify(tasks, null, 2)}\n` }
  },
}

function taskOf(value: Json, fallbackId: string, unit: OffsetUnit): Doc {
  const task = asObject(value, 'A task')
  const id = typeof task.id === 'number' || typeof task.id === 'string' ? String(task.id) : fallbackId
  const at: Location = { docId: id }
  const data = task.data === undefined ? task : asObject(task.data, '"data"', at)
  const text = asString(data.text, '"text"', { ...at, key: 'text' })
  const meta = metaOf(data)
  const results = chosen(task, at)
  const doc: Doc = { id, text, ...(meta && { meta }) }
  if (!results) return doc
  const given = results.list.flatMap((result, i): GivenSpan[] => {
    const item = asObject(result, `"result[${i}]"`, at)
    if (item.type !== 'labels' && item.type !== 'hypertextlabels') return [] // relations, choices, ratings
    const region = asObject(item.value, `"result[${i}].value"`, at)
    const labels = asList(region.labels ?? region.hypertextlabels, `"result[${i}].value.labels"`, at)
    return labels.map((label) => ({
      start: region.start,
      end: region.end,
      label,
      ...scoreOf(region.confidence ?? item.score),
      source: results.source,
      ...(typeof region.text === 'string' && { surface: region.text }),
    }))
  })
  return { ...doc, spans: givenSpans(text, given, unit, at).sort(compareSpans) }
}

/** Confidence is a string in predictions of the Lab and a number elsewhere. */
function scoreOf(value: Json | undefined): { score?: number } {
  const score = typeof value === 'string' ? Number(value) : value
  return typeof score === 'number' && score >= 0 && score <= 1 ? { score } : {}
}

function chosen(task: JsonObject, at: Location): { list: readonly Json[]; source: string } | undefined {
  const list = (key: string) => {
    const value = task[key]
    return value === undefined || value === null
      ? []
      : asList(value, `"${key}"`, { ...at, key }).map((item) =>
          asObject(item, `An entry of "${key}"`, { ...at, key }),
        )
  }
  const people = [...list('completions'), ...list('annotations')].filter((c) => c.was_cancelled !== true)
  const best =
    people.find((c) => c.honeypot === true) ?? people.find((c) => c.ground_truth === true) ?? people.at(-1)
  const pick = best ?? list('predictions')[0]
  if (!pick) return undefined
  return {
    list: asList(pick.result ?? [], '"result"', { ...at, key: 'result' }),
    source: best ? 'completion' : 'prediction',
  }
}

function metaOf(data: JsonObject): Meta | undefined {
  const entries = Object.entries(data).filter(
    ([key, value]) => key !== 'text' && key !== 'id' && (typeof value !== 'object' || value === null),
  )
  return entries.length > 0 ? (Object.fromEntries(entries) as Meta) : undefined
}

function writeTask({ id, text, meta = {}, spans }: Doc, unit: OffsetUnit): JsonObject {
  if (Object.hasOwn(meta, 'text'))
    throw new DeidError('bad-shape', 'A metadata field named text has no place in a task', {
      docId: id,
      key: 'text',
    })
  const number = /^\d{1,15}$/.test(id) ? Number(id) : id
  return {
    id: number,
    data: { text, ...meta },
    ...(spans && { annotations: [{ result: spans.map((span, i) => resultOf(span, i, text, unit)) }] }),
  }
}

function resultOf(
  { start, end, label, score }: Span,
  index: number,
  text: string,
  unit: OffsetUnit,
): JsonObject {
  const map = offsetMap(text, unit)
  return {
    id: `s${index + 1}`,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    value: {
      start: map.from(start),
      end: map.from(end),
      text: text.slice(start, end),
      labels: [label],
      confidence: score,
    },
  }
}
