/** Token classification and zero-shot spans by a transformer encoder, whatever runs it. */
export { type Aggregation, type Alignment, type DecodeSettings, decode } from './decode.ts'
export { type EncoderModel, encoderDetector } from './encoder-detector.ts'
export { type GlinerModel, glinerDetector } from './gliner-detector.ts'
export { type Candidate, type GlinerBatch, type GlinerRuntime, glinerRuntime } from './gliner-runtime.ts'
export {
  type Answer,
  encoderRuntime,
  type Feed,
  type OnnxFiles,
  type OnnxSession,
  type OpenOnnx,
} from './onnx-session.ts'
export { exportDetector, openExport, type ReadExport } from './open-export.ts'
export type { Pieces, Tokenizer } from './pieces.ts'
export type { Batch, EncoderRuntime } from './runtime.ts'
export { tokenizerOf } from './tokenizer-json.ts'
export { logitsOf, type WindowSettings } from './windows.ts'
export { type WordPieceSettings, wordPiece } from './wordpiece.ts'
