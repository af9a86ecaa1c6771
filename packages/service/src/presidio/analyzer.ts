import {
  type Analysis,
  type AnalyzeRequest,
  type Analyzer,
  createAnalyzer,
  defaultRegistry,
  presidioExplanation,
  recognizerFromJson,
  recognizerNames,
  supportedEntities,
} from '@palimpsest/deid/detect'
import { DeidError, offsetMap } from '@palimpsest/deid/text'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Metrics } from '../metrics.ts'
import type { ServiceOptions } from '../options.ts'
import { flaskManners, parseJson, pythonType, sendError, sendJson, texts } from './answers.ts'
import { namesByRules } from './names-by-rules.ts'
import { Float } from './python-json.ts'

/** The analyzer of some settings; Presidio's defaults, names by rules, where there are none. */
export function openAnalyzer(
  { registry, defaultThreshold }: NonNullable<ServiceOptions['analyzer']> = {
    registry: defaultRegistry({ detectors: [namesByRules] }),
    defaultThreshold: 0,
  },
): Analyzer {
  return createAnalyzer(registry, { defaultThreshold })
}

/** Presidio's analyzer service: same paths, fields, defaults, statuses and error texts. Offsets are code points. */
export function addAnalyzer(app: FastifyInstance, analyzer: Analyzer, metrics: Metrics): void {
  flaskManners(app, {
    '/health': 'GET',
    '/analyze': 'POST',
    '/recognizers': 'GET',
    '/supportedentities': 'GET',
  })
  app.get('/health', { schema: { hide: true } }, async (_, reply) =>
    reply.type('text/html; charset=utf-8').send('Presidio Analyzer service is up'),
  )
  for (const [path, list] of [
    ['/recognizers', recognizerNames],
    ['/supportedentities', supportedEntities],
  ] as const)
    app.get<{ Querystring: { language?: string | readonly string[] } }>(
      path,
      { schema: { hide: true } },
      async ({ query }, reply) =>
        answering(reply, async () => {
          const [asked] = [query.language].flat()
          const languages = asked ? [asked] : analyzer.registry.languages
          return [...new Set(languages.flatMap((language) => list(analyzer.registry, language)))]
        }),
    )
  app.post('/analyze', { schema: { hide: true } }, async (request, reply) => {
    const body = parseJson(request.headers['content-type'], request.body)
    if (!body) return sendError(reply, 500, texts.analyzerCrash)
    return answering(reply, () => analyze(analyzer, body.value, metrics))
  })
}

/** What Presidio answers with 400: a TypeError of Python's in the making of the request. */
class Malformed extends Error {
  constructor(detail: string) {
    super(`Failed to parse /analyze request for AnalyzerEngine.analyze(). ${detail}`)
  }
}

async function answering(reply: FastifyReply, work: () => Promise<unknown>) {
  try {
    return sendJson(reply, 200, await work(), { sortKeys: true })
  } catch (error) {
    if (error instanceof Malformed) return sendError(reply, 400, error.message)
    if (error instanceof DeidError)
      return sendError(reply, error.code === 'invalid-recognizer-shape' ? 400 : 500, error.message)
    return sendError(reply, 500, texts.analyzerCrash)
  }
}

async function analyze(analyzer: Analyzer, body: unknown, metrics: Metrics): Promise<unknown> {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw new DeidError('bad-request', `'${pythonType(body)}' object has no attribute 'get'`)
  const fields = body as Readonly<Record<string, unknown>>
  const { text } = fields
  const adHoc = list(fields.ad_hoc_recognizers, 'ad_hoc_recognizers')
  if (!isTrue(text) || !isTrue(fields.language)) {
    // Presidio reads them before it looks at anything else.
    for (const recognizer of adHoc) recognizerFromJson(recognizer)
    throw isTrue(text)
      ? new DeidError('no-language', 'No language provided')
      : new DeidError('no-text', 'No text provided')
  }
  const settings = { ...readSettings(fields), adHocRecognizers: adHoc }
  if (typeof text !== 'object') return one(analyzer, pythonText(text), settings, metrics)
  if (!Array.isArray(text) || text.some((item) => item !== null && typeof item === 'object'))
    throw new DeidError(
      'bad-text',
      'Analyzer.analyze_iterator only works on primitive types (int, float, bool, str). Lists of objects are not yet supported.',
    )
  const answers: unknown[] = []
  for (const item of text)
    answers.push(item === null || item === '' ? [] : await one(analyzer, pythonText(item), settings, metrics))
  return answers
}

/** A value as Python's `str` writes it. */
function pythonText(value: unknown): string {
  return value === true ? 'True' : value === false ? 'False' : String(value)
}

/** Whether Python counts a JSON value as true: nothing that is empty. */
function isTrue(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)
}

/** The request's settings, and `notANumber` where its threshold is none: Presidio finds out at the first span. */
type Settings = Omit<AnalyzeRequest, 'text'> & { readonly notANumber?: unknown }

function readSettings(fields: Readonly<Record<string, unknown>>): Settings {
  const { language, score_threshold: threshold, allow_list_match: match, regex_flags: flags } = fields
  const allowList = strings(fields.allow_list, 'allow_list')
  if (flags !== undefined && !isNumber(flags) && allowList.length > 0 && match === 'regex')
    throw new Malformed(`regex_flags must be a number, not '${pythonType(flags)}'`)
  return {
    language: typeof language === 'string' ? language : JSON.stringify(language),
    entities: strings(fields.entities, 'entities'),
    trace: isTrue(fields.return_decision_process),
    context: strings(fields.context, 'context'),
    allowList,
    ...(isNumber(threshold) && { scoreThreshold: Number(threshold) }),
    ...(threshold !== undefined &&
      threshold !== null &&
      !isNumber(threshold) && { scoreThreshold: 0, notANumber: threshold }),
    ...(match !== undefined && { allowListMatch: typeof match === 'string' ? match : pythonText(match) }),
    ...(isNumber(flags) && { regexFlags: Number(flags) }),
  }
}

/** Whether Python computes with the value: its booleans are 0 and 1. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}

function list(value: unknown, field: string): readonly unknown[] {
  if (!isTrue(value)) return []
  if (!Array.isArray(value)) throw new Malformed(`${field} must be a list, not '${pythonType(value)}'`)
  return value
}

function strings(value: unknown, field: string): readonly string[] {
  const items = list(value, field)
  const wrong = items.find((item) => typeof item !== 'string')
  if (wrong !== undefined) throw new Malformed(`${field} must hold strings, not '${pythonType(wrong)}'`)
  return items as readonly string[]
}

async function one(
  analyzer: Analyzer,
  text: string,
  { notANumber, ...settings }: Settings,
  metrics: Metrics,
) {
  const analysis = await analyzer.analyze({ ...settings, text })
  if (notANumber !== undefined && analysis.spans.length > 0)
    throw new Malformed(`'>=' not supported between instances of 'float' and '${pythonType(notANumber)}'`)
  metrics.characters.inc(text.length)
  return onTheWire(text, analysis)
}

function onTheWire(text: string, { spans, recognizerOf }: Analysis): readonly object[] {
  const { from } = offsetMap(text, 'codepoint')
  return spans.map((span) => {
    const why = presidioExplanation(span, recognizerOf(span))
    return {
      analysis_explanation: why && {
        ...why,
        original_score: new Float(why.original_score),
        score: new Float(why.score),
      },
      start: from(span.start),
      end: from(span.end),
      entity_type: span.label,
      score: new Float(span.score),
    }
  })
}
