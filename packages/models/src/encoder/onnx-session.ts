import { DeidError } from '@palimpsest/deid/text'
import type { EncoderRuntime } from './runtime.ts'

/**
 * A loaded ONNX model, whatever evaluates it: onnxruntime-node and onnxruntime-web stand behind it in
 * `@palimpsest/encoder`. Rejects with a DeidError `bad-model` when an evaluation fails.
 */
export interface OnnxSession {
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly run: (feeds: Readonly<Record<string, Feed>>) => Promise<Readonly<Record<string, Answer>>>
}

/** Numbers that go in, row by row. */
export type Feed =
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly dims: readonly number[] }
  | { readonly type: 'bool'; readonly data: Uint8Array; readonly dims: readonly number[] }

/** Numbers that come out. */
export interface Answer {
  readonly type: string
  readonly data: unknown
  readonly dims: readonly number[]
}

/** A model's file, with those beside it that hold its weights, by their names, where it has such. */
export interface OnnxFiles {
  readonly model: Uint8Array
  readonly beside: readonly { readonly path: string; readonly data: Uint8Array }[]
}

/** Opens a model from the bytes of its files. Throws a DeidError `bad-model` when they are none. */
export type OpenOnnx = (files: OnnxFiles) => Promise<OnnxSession>

/**
 * The token classifier in a session: inputs `input_ids`, `attention_mask` and, where it has it, `token_type_ids`;
 * output `logits`. Throws a DeidError `bad-model` for a model of another kind, and for one that wants more.
 */
export function encoderRuntime(session: OnnxSession): EncoderRuntime {
  checkInputs(session, ['input_ids', 'attention_mask'], ['token_type_ids'], 'token classifier')
  return {
    async run({ rows, width, ids, mask }) {
      const dims = [rows, width]
      const answers = await session.run({
        input_ids: { type: 'int64', data: ids, dims },
        attention_mask: { type: 'int64', data: mask, dims },
        ...(session.inputs.includes('token_type_ids') && {
          token_type_ids: { type: 'int64', data: new BigInt64Array(rows * width), dims },
        }),
      })
      return logitsIn(answers).data
    },
  }
}

/** Throws a DeidError `bad-model` unless the session takes these inputs and no others, and answers `logits`. */
export function checkInputs(
  { inputs, outputs }: OnnxSession,
  needed: readonly string[],
  optional: readonly string[],
  kind: string,
): void {
  const missing = needed.find((name) => !inputs.includes(name))
  if (missing !== undefined)
    throw new DeidError('bad-model', `The model has no input ${missing}: it is no ${kind}`)
  if (inputs.some((name) => !needed.includes(name) && !optional.includes(name)))
    throw new DeidError('bad-model', `The model asks for an input that a ${kind} does not have`)
  if (!outputs.includes('logits'))
    throw new DeidError('bad-model', `The model has no output logits: it is no ${kind}`)
}

/** The output `logits`. Throws a DeidError `bad-model` when it is not there or not of 32-bit floats. */
export function logitsIn(answers: Readonly<Record<string, Answer>>): {
  readonly data: Float32Array
  readonly dims: readonly number[]
} {
  const { data, dims } = answers.logits ?? {}
  if (!(data instanceof Float32Array) || !dims)
    throw new DeidError('bad-model', 'The model does not answer with 32-bit floats: export it so')
  return { data, dims }
}
