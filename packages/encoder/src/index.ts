/** The shipped clinical encoder, and any token-classification or GLiNER export in a local folder. */
import { fileURLToPath } from 'node:url'
import type { EncoderModel } from '@palimpsest/models/encoder'
import { openLocalExport } from './local-export.ts'
import type { RuntimeSettings } from './onnx-session.ts'

export { localDetector, openLocalExport } from './local-export.ts'
export type { RuntimeSettings } from './onnx-session.ts'

/** The encoder of the `clinical` pipeline. */
export function openClinicalEncoder(settings: RuntimeSettings = {}): Promise<EncoderModel> {
  return openLocalExport(fileURLToPath(new URL('../weights/clinical/', import.meta.url)), settings)
}
