import {
  type Analysis,
  type AnalyzeRequest,
  type Analyzer,
  createAnalyzer,
  defaultRegistry,
  presidioExplanation,
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
    app.get<{ Querystring: { language?: string } }>(
      path,
      { schema: { hide: true } },
      async ({ query }, reply) =>
        answering(reply, async () => {
          const languages = query.language ? [query.language] : analyzer.registry.languages
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
  if (!text || (Array.isArray(text) && text.length === 0)) throw new DeidError('no-text', 'No text provided')
  const settings = readSettings(fields)
  if (!Array.isArray(text) && typeof text !== 'object') return one(analyzer, String(text), settings, metrics)
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

function readSettings(fields: Readonly<Record<string, unknown>>): Omit<AnalyzeRequest, 'text'> {
  const {
    language,
    entities,
    score_threshold: threshold,
    return_decision_process: trace,
    allow_list_match: match,
  } = fields
  if (!language) throw new DeidError('no-language', 'No language provided')
  if (threshold !== undefined && threshold !== null && typeof threshold !== 'number')
    throw new Malformed(`'>=' not supported between instances of 'float' and '${pythonType(threshold)}'`)
  const settings: Record<string, unknown> = {
    language: String(language),
    entities: strings(entities, 'entities'),
    trace: Boolean(trace),
    adHocRecognizers: list(fields.ad_hoc_recognizers, 'ad_hoc_recognizers'),
    context: strings(fields.context, 'context'),
    allowList: strings(fields.allow_list, 'allow_list'),
  }
  if (typeof threshold === 'number') settings.scoreThreshold = threshold
  if (typeof match === 'string') settings.allowListMatch = match
  if (typeof fields.regex_flags === 'number') settings.regexFlags = fields.regex_flags
  return settings as unknown as Omit<AnalyzeRequest, 'text'>
}

function list(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return []
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
  settings: Omit<AnalyzeRequest, 'text'>,
  metrics: Metrics,
) {
  const analysis = await analyzer.analyze({ ...settings, text })
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
