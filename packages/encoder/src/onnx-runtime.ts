import { DeidError } from '@palimpsest/deid/text'
import type { EncoderRuntime } from '@palimpsest/models/encoder'
import { InferenceSession, Tensor } from 'onnxruntime-node'

export interface RuntimeSettings {
  /** Threads of one evaluation; 0 lets the runtime choose. */
  readonly threads?: number
}

/**
 * A runtime for an ONNX token classifier with the inputs `input_ids`, `attention_mask` and, where the model has it,
 * `token_type_ids`, and the output `logits`. Throws a DeidError `bad-model` for a file that is none.
 */
export async function onnxRuntime(
  model: Uint8Array,
  { threads = 0 }: RuntimeSettings = {},
): Promise<EncoderRuntime> {
  const session = await open(model, threads)
  for (const input of ['input_ids', 'attention_mask'])
    if (!session.inputNames.includes(input))
      throw new DeidError('bad-model', `The model has no input ${input}: it is no text encoder`)
  if (!session.outputNames.includes('logits'))
    throw new DeidError('bad-model', 'The model has no output logits: it is no token classifier')
  const typed = session.inputNames.includes('token_type_ids')
  return {
    async run({ rows, width, ids, mask }) {
      const shape = [rows, width]
      const feeds: Record<string, Tensor> = {
        input_ids: new Tensor('int64', ids, shape),
        attention_mask: new Tensor('int64', mask, shape),
      }
      if (typed) feeds.token_type_ids = new Tensor('int64', new BigInt64Array(rows * width), shape)
      const { logits } = await session.run(feeds)
      return logits!.data as Float32Array
    },
  }
}

async function open(model: Uint8Array, threads: number): Promise<InferenceSession> {
  try {
    return await InferenceSession.create(model, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    })
  } catch {
    throw new DeidError('bad-model', 'The model file is damaged or not ONNX')
  }
}
