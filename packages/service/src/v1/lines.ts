import { Readable } from 'node:stream'
import { type Json, parseJson } from '@palimpsest/deid/formats'
import { DeidError } from '@palimpsest/deid/text'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { ServiceOptions } from '../options.ts'
import { harmless } from '../problems.ts'
import { type DocProblem, type OneDoc, problemFor } from './batch.ts'
import type { Engine, StreamSettings } from './engine.ts'
import { DeidentifyRequest, DetectRequest, type DocIn, DocLine } from './schemas.ts'

/**
 * `application/x-ndjson` on `/detect` and `/deidentify`: one document per line in, one answer per line out, in
 * order, while the request still arrives. Settings come as query parameters; a mistake in them refuses the stream. A bad
 * line gives `{"id","error":{code,message}}` and the stream goes on.
 */
export function addLines(app: FastifyInstance, engine: Engine, options: ServiceOptions): void {
  app.addContentTypeParser(['application/x-ndjson', 'application/jsonl'], (_, payload, done) =>
    done(null, payload),
  )
  const ofLines = { text: true, docs: true, meta: true } as const
  addDoor('/detect/stream', DetectRequest.omit(ofLines), engine.detect)
  addDoor('/deidentify/stream', DeidentifyRequest.omit(ofLines), engine.deidentify)

  function addDoor<S extends StreamSettings>(
    path: string,
    schema: z.ZodType<S>,
    work: (doc: DocIn, settings: S) => Promise<OneDoc>,
  ): void {
    app.post(
      path,
      { schema: { summary: 'One document per line, in and out (application/x-ndjson)' } },
      async (request, reply) => {
        if (!(request.body instanceof Readable))
          throw new DeidError('wrong-content-type', 'Send application/x-ndjson: one document on each line')
        const settings = readSettings(schema, request.query)
        await engine.check(settings)
        const answers = answerLines(request.body, options.bodyLimit, (doc) => work(doc, settings))
        return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(answers))
      },
    )
  }
}

function readSettings<S>(schema: z.ZodType<S>, query: unknown): S {
  const result = schema.safeParse(query)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  throw new DeidError(
    'invalid-request',
    `Query parameter ${issue.path.join('.') || 'unknown'}: ${harmless(issue.message)}`,
    { key: 'query' },
  )
}

async function* answerLines(
  body: Readable,
  limit: number,
  work: (doc: DocIn) => Promise<OneDoc>,
): AsyncGenerator<string> {
  for await (const line of linesOf(body, limit)) {
    if (line instanceof DeidError) yield `${JSON.stringify(problemFor(null, line))}\n`
    else if (line.trim() !== '') yield `${JSON.stringify(await answerLine(line, work))}\n`
  }
}

async function answerLine(line: string, work: (doc: DocIn) => Promise<OneDoc>): Promise<OneDoc | DocProblem> {
  let id: string | null = null
  try {
    const value = parseJson(line)
    id = idOf(value)
    const parsed = DocLine.safeParse(value)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!
      throw new DeidError('bad-line', `${String(issue.path[0] ?? 'line')}: ${harmless(issue.message)}`)
    }
    return await work(parsed.data)
  } catch (error) {
    return problemFor(id, error)
  }
}

/** The id by which its sender knows a line, whatever else is wrong with it. */
function idOf(line: Json): string | null {
  const id = typeof line === 'object' && line !== null && 'id' in line ? line.id : undefined
  return typeof id === 'string' ? id : null
}

/** Lines of a UTF-8 stream; one longer than `limit` bytes, or not UTF-8, comes as a DeidError in its place. */
async function* linesOf(body: AsyncIterable<Buffer>, limit: number): AsyncGenerator<string | DeidError> {
  let parts: Buffer[] = []
  let size = 0
  const take = () => {
    const line = size > limit ? tooLong(limit) : decode(Buffer.concat(parts))
    parts = []
    size = 0
    return line
  }
  for await (const chunk of body) {
    let pos = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, pos)) {
      keep(chunk.subarray(pos, end))
      yield take()
      pos = end + 1
    }
    keep(chunk.subarray(pos))
  }
  if (size > 0) yield take()

  function keep(part: Buffer) {
    size += part.length
    if (size <= limit) parts.push(part)
  }
}

function tooLong(limit: number): DeidError {
  return new DeidError('too-large', `This line is longer than ${limit} bytes`)
}

function decode(bytes: Buffer): string | DeidError {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new DeidError('bad-utf8', 'This line is not UTF-8')
  }
}
