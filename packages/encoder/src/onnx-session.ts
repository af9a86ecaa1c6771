import { DeidError } from '@palimpsest/deid/text'
import type { OnnxFiles, OnnxSession } from '@palimpsest/models/encoder'
import type { InferenceSession, Tensor } from 'onnxruntime-node'

export interface RuntimeSettings {
  /** Threads of one evaluation; 0 lets the runtime choose. */
  readonly threads?: number
}

/** What onnxruntime-node and onnxruntime-web have in common, as they come when imported. */
export interface OnnxRuntime {
  readonly InferenceSession: typeof InferenceSession
  readonly Tensor: typeof Tensor
}

/** A session of either runtime. Throws a DeidError `bad-model` for bytes that are no ONNX model. */
export async function openSession(
  onnx: OnnxRuntime,
  files: OnnxFiles,
  { threads = 0 }: RuntimeSettings,
): Promise<OnnxSession> {
  const session = await opened(onnx, files, threads)
  return {
    inputs: session.inputNames,
    outputs: session.outputNames,
    async run(feeds) {
      const tensors = Object.fromEntries(
        Object.entries(feeds).map(([name, { type, data, dims }]) => [
          name,
          new onnx.Tensor(type, data, dims),
        ]),
      )
      try {
        return await session.run(tensors)
      } catch {
        // What the runtime says may hold what went in.
        throw new DeidError('bad-model', 'The model cannot be evaluated on the text: its export does not fit')
      }
    },
  }
}

async function opened(
  onnx: OnnxRuntime,
  { model, beside }: OnnxFiles,
  threads: number,
): Promise<InferenceSession> {
  try {
    return await onnx.InferenceSession.create(model, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
      ...(beside.length > 0 && { externalData: [...beside] }),
    })
  } catch {
    throw new DeidError('bad-model', 'The model file is damaged or not ONNX')
  }
}
