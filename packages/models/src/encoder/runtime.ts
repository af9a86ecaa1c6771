/**
 * Runs an encoder: whatever evaluates ONNX on this platform stands behind it (onnxruntime-node in
 * `@palimpsest/encoder`, onnxruntime-web in a browser, a fake model in tests of the decoding).
 */
export interface EncoderRuntime {
  /** Logits of a batch, row by row: `rows * width * labels` numbers. All rows are padded to `width`. */
  readonly run: (batch: Batch) => Promise<Float32Array>
}

/** Word-piece ids of several windows, padded to one width; the mask is 0 on padding. */
export interface Batch {
  readonly rows: number
  readonly width: number
  readonly ids: BigInt64Array
  readonly mask: BigInt64Array
}
