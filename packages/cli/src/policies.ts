import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, resolve } from 'node:path'
import { isLabel, type Policy, preset, presetNames, type Scope } from '@palimpsest/deid/policy'
import {
  createKeyring,
  type FiledPolicy,
  type Hmac,
  type Keyring,
  parseKey,
  readPolicy,
  surrogateFiles,
  withSurrogateFiles,
} from '@palimpsest/deid/replace'
import { DeidError } from '@palimpsest/deid/text'
import { usageError } from './exit.ts'
import { readSettingsFile } from './settings-file.ts'

/** The preset of that name, or the policy of a file. Throws a DeidError that says where the file is wrong. */
export function openPolicy(name: string, { scope }: { scope?: string | undefined } = {}): Policy {
  const policy = presetNames.includes(name) ? preset(name) : policyOf(name)
  return scope === undefined ? policy : { ...policy, scope: parseScope(scope) }
}

function policyOf(file: string): Policy {
  return openPolicyFile(file).policy
}

/**
 * The policy of a file with the values of its surrogate files, which are named from where it lies, and what was odd in them.
 * Throws DeidErrors that say where.
 */
export function openPolicyFile(file: string): FiledPolicy {
  if (!existsSync(file))
    throw usageError(
      'unknown-policy',
      `There is no preset or file ${file}; the presets are ${presetNames.join(', ')}`,
    )
  const source = readSettingsFile(file)
  return placed(file, () => {
    const policy = readPolicy(source, { name: basename(file, extname(file)) })
    const texts = surrogateFiles(policy).map((name) => [name, readSettingsFile(resolve(dirname(file), name))])
    const declared = new Set(Object.keys(policy.customLabels ?? {}))
    const known = (label: string) => isLabel(label) || declared.has(label)
    return withSurrogateFiles(policy, Object.fromEntries(texts), { isLabel: known })
  })
}

function placed<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof DeidError) || error.code === 'unreadable-settings') throw error
    throw new DeidError(error.code, error.message, { ...error.at, file })
  }
}

/** `doc`, `batch` or `field:NAME`, as the command line writes a scope. */
function parseScope(written: string): Scope {
  if (written === 'doc' || written === 'batch') return { kind: written }
  const field = /^field:(.+)$/.exec(written)?.[1]
  if (field === undefined) throw usageError('bad-scope', 'A scope is doc, batch or field:NAME')
  return { kind: 'field', field }
}

/** A key and where it came from; the report names the place. */
export interface FoundKey {
  readonly key: Uint8Array
  readonly from: 'file' | 'environment' | 'random'
}

/**
 * The key: of `keyFile`, else of the place that the policy names, else of `PALIMPSEST_KEY`, else a fresh random
 * one. Throws a DeidError `missing-key`, `short-key` or `bad-key` that names the place, never the key.
 */
export function findKey(policy: Policy, keyFile: string | undefined): FoundKey {
  const file = keyFile ?? (policy.key && 'file' in policy.key ? policy.key.file : undefined)
  if (file !== undefined) return { key: named(file, () => readKeyFile(file)), from: 'file' }
  const named_ = policy.key && 'env' in policy.key ? policy.key.env : undefined
  const variable = named_ ?? 'PALIMPSEST_KEY'
  const value = process.env[variable]
  if (value !== undefined || named_ !== undefined)
    return { key: named(variable, () => parseKey(value)), from: 'environment' }
  return { key: new Uint8Array(randomBytes(32)), from: 'random' }
}

function readKeyFile(file: string): Uint8Array {
  try {
    return parseKey(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof DeidError) throw error
    throw usageError('missing-key', 'The key file cannot be read')
  }
}

function named(place: string, read: () => Uint8Array): Uint8Array {
  try {
    return read()
  } catch (error) {
    if (error instanceof DeidError) throw new DeidError(error.code, `${place}: ${error.message}`)
    throw error
  }
}

const nodeHmac: Hmac = (key, message) => createHmac('sha256', key).update(message).digest()

/** The keyring of a key, on Node's own HMAC: faster than the portable one, and the same bytes. */
export function openKeyring(key: Uint8Array): Keyring {
  return createKeyring(key, { hmac: nodeHmac })
}

// What these actions write does not depend on the key, so that a run without one can be repeated.
const keyless: ReadonlySet<string> = new Set(['label', 'mask', 'redact', 'replace', 'generalize', 'keep'])

/** Whether anything the policy does derives from the key. */
export function usesKey({ default: fallback, labels }: Policy): boolean {
  return [fallback, ...Object.values(labels)].some(({ action }) => !keyless.has(action))
}
