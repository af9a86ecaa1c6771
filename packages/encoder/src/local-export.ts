import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Detector } from '@palimpsest/deid'
import {
  type EncoderModel,
  exportDetector,
  type OpenOnnx,
  openExport,
  type ReadExport,
} from '@palimpsest/models/encoder'
import * as onnx from 'onnxruntime-node'
import { openSession, type RuntimeSettings } from './onnx-session.ts'

/**
 * Opens a folder with a token-classification export: `model.onnx`, its tokenizer (`tokenizer.json` or `vocab.txt`),
 * `config.json` or `labels.json` (for `id2label`), and `palimpsest.json`. Throws a DeidError `bad-model` naming the
 * file that is wrong.
 */
export function openLocalExport(folder: string, settings: RuntimeSettings = {}): Promise<EncoderModel> {
  return openExport(fromFolder(folder), withNode(settings))
}

/** A detector from a folder with an export, GLiNER's among them where `palimpsest.json` says `"kind": "gliner"`. */
export function localDetector(folder: string, settings: RuntimeSettings = {}): Promise<Detector> {
  return exportDetector(fromFolder(folder), withNode(settings))
}

function withNode(settings: RuntimeSettings): OpenOnnx {
  return (files) => openSession(onnx, files, settings)
}

function fromFolder(folder: string): ReadExport {
  return async (file) => {
    try {
      return await readFile(join(folder, file))
    } catch {
      return undefined
    }
  }
}
