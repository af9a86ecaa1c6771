/** The same exports by WebAssembly, for browsers and wherever Node's own runtime is not: needs onnxruntime-web. */
import type { Detector } from '@palimpsest/deid'
import {
  type EncoderModel,
  exportDetector,
  type OnnxFiles,
  openExport,
  type ReadExport,
} from '@palimpsest/models/encoder'
import * as onnx from 'onnxruntime-web/wasm'
import { openSession, type RuntimeSettings } from './onnx-session.ts'

/**
 * Opens a token-classification export whose files `read` brings, such as those of `weights/clinical` that your site
 * serves. The runtime loads its own `.wasm` from beside its script, or from where `onnxruntime-web`'s
 * `env.wasm.wasmPaths` says. One thread unless stated; more need a page that is cross-origin isolated.
 */
export function openWebExport(read: ReadExport, settings: RuntimeSettings = {}): Promise<EncoderModel> {
  return openExport(read, withWeb(settings))
}

/** A detector from such files, GLiNER's among them. */
export function webDetector(read: ReadExport, settings: RuntimeSettings = {}): Promise<Detector> {
  return exportDetector(read, withWeb(settings))
}

/** Reads the files of an export from under an address: of your own site, unless you say otherwise. */
export function fromAddress(base: string | URL): ReadExport {
  return async (file) => {
    const response = await fetch(new URL(file, base))
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
  }
}

function withWeb({ threads = 1 }: RuntimeSettings) {
  return (files: OnnxFiles) => {
    onnx.env.wasm.numThreads = threads
    return openSession(onnx, files, { threads })
  }
}
