import type { Detector } from '@palimpsest/deid'
import { type NoCodeConfig, parseNoCode } from '@palimpsest/deid/detect'
import { DeidError } from '@palimpsest/deid/text'
import { parse } from 'yaml'
import { readSettingsFile } from './settings-file.ts'

/** Presidio's configuration files, by what they are about; a section inside the analyzer's comes before a file of its own. */
export interface NoCodeFiles {
  readonly analyzer?: string | undefined
  readonly nlp?: string | undefined
  readonly registry?: string | undefined
}

/**
 * What the files say, `names` in the place of the language model. undefined where there is no file. Throws a DeidError that names
 * the file, the key, and the line where there is one.
 */
export function readNoCodeFiles(files: NoCodeFiles, names: readonly Detector[]): NoCodeConfig | undefined {
  if (!files.analyzer && !files.nlp && !files.registry) return undefined
  const analyzer = files.analyzer ? readSettingsFile(files.analyzer) : 'default_score_threshold: 0'
  const own = files.nlp && !hasSection(analyzer, 'nlp_configuration') ? readNlp(files.nlp) : undefined
  const file = files.analyzer ? { file: files.analyzer } : {}
  const whole = parseNoCode(analyzer, { detectors: names, nlp: own, ...file })
  if (!files.registry || hasSection(analyzer, 'recognizer_registry')) return whole
  const registry = readSettingsFile(files.registry)
  const config = parseNoCode(registry, { detectors: names, nlp: whole.nlp, file: files.registry })
  if (hasSection(analyzer, 'supported_languages')) checkLanguages(config, whole, files.registry)
  return { ...config, defaultThreshold: whole.defaultThreshold }
}

const SECTION = 'nlp_configuration'

/** The settings of a model in a file of their own: read as the section of an analyzer's file, one line further down. */
function readNlp(file: string): NoCodeConfig['nlp'] {
  const text = readSettingsFile(file)
  const inside = text.replace(/^---[^\S\n]*$/m, '').replace(/^/gm, '  ')
  try {
    const { nlp } = parseNoCode(`${SECTION}:\n${inside}`, { file })
    const missing = ['nlp_engine_name', 'models'].find((key) => !hasSection(text, key))
    if (missing !== undefined)
      throw new DeidError('invalid-no-code', `${missing}: is missing`, { file, key: missing })
    return nlp
  } catch (error) {
    throw error instanceof DeidError ? outOfSection(error) : error
  }
}

function outOfSection({ code, message, at: { key, line, ...at } }: DeidError): DeidError {
  const own = (written: string) => written.replace(`${SECTION}.`, '').replace(SECTION, 'The file')
  return new DeidError(code, own(message), {
    ...at,
    ...(key !== undefined && { key: own(key) }),
    ...(line !== undefined && { line: line - 1 }),
  })
}

/** Whether a file has a section; one that does not hold has none, and is refused where it is read. */
function hasSection(yaml: string, key: string): boolean {
  try {
    return key in (parse(yaml) as object)
  } catch {
    return false
  }
}

function checkLanguages({ registry }: NoCodeConfig, { registry: { languages } }: NoCodeConfig, file: string) {
  const [own, wanted] = [registry.languages, languages].map((list) => [...list].sort().join(', '))
  if (own === wanted) return
  const key = 'supported_languages'
  throw new DeidError('invalid-no-code', `${key}: ${own} here, but ${wanted} in the analyzer's file`, {
    file,
    key,
  })
}
