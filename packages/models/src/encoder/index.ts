/** Token classification by a transformer encoder, whatever runs it. */
export { type Aggregation, type DecodeSettings, decode } from './decode.ts'
export { type EncoderModel, encoderDetector } from './encoder-detector.ts'
export type { Batch, EncoderRuntime } from './runtime.ts'
export { logitsOf, type WindowSettings } from './windows.ts'
export { type Pieces, type WordPiece, wordPiece } from './wordpiece.ts'
