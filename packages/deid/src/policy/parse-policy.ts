import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml'
import { z } from 'zod'
import { DeidError } from '../text/message.ts'
import { allLabels, type Group, isGroup, isLabel } from './labels.ts'
import type { Policy, PolicyEntry, Scope } from './policy.ts'
import { preset } from './presets/list.ts'

export interface ParseOptions {
  /** What the policy is called in reports and messages; the file's name. */
  readonly name?: string
  /** Labels of one's own pipeline, which the policy may then name. */
  readonly labels?: readonly string[]
  /** Checks the settings of one entry, and throws a DeidError whose `at.key` is the setting. */
  readonly checkEntry?: (entry: PolicyEntry) => void
}

const top = ['version', 'name', 'preset', 'key', 'scope', 'default', 'labels', 'customLabels', 'surrogates']
const dangerous: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor'])
const place = z.strictObject({ env: z.string().min(1) }).or(z.strictObject({ file: z.string().min(1) }))

/**
 * The policy that a YAML or JSON text describes. Whatever is wrong in it is a DeidError `bad-policy` with the line,
 * the column and the key; `preset: NAME` starts from a preset, whose entries the file's own replace.
 */
export function parsePolicy(source: string, options: ParseOptions = {}): Policy {
  checkNesting(source, options.name ?? 'policy')
  return new PolicyReader(source, options).read()
}

const DEEPEST = 50

/**
 * Refuses nesting that no policy needs before the parser, which recurses, can run out of stack on it. The lexer
 * does not recurse, and tells brackets from text.
 */
function checkNesting(source: string, name: string): void {
  let brackets = 0
  let indent = 0 // Of the line, with the indicators that open lists and keys in it.
  let leading = true
  let line = 1
  let text = false // The lexeme after U+001F is the text of a scalar.
  for (const lexeme of new Lexer().lex(source)) {
    if (text) text = false
    else if (lexeme === '\u001f') text = true
    else if (lexeme === '[' || lexeme === '{') brackets++
    else if (lexeme === ']' || lexeme === '}') brackets--
    if (lexeme.includes('\n')) {
      indent = 0
      leading = true
      line += lexeme.split('\n').length - 1
    } else if (leading && /^(?: +|[-?:])$/.test(lexeme)) indent += lexeme.length
    else if (lexeme !== '\u0002' && lexeme !== '\ufeff') leading = false // These two begin a document.
    if (brackets > DEEPEST || indent > 4 * DEEPEST)
      throw new DeidError('bad-policy', `${name}, line ${line}: the policy is nested too deeply`, { line })
  }
}

class PolicyReader {
  private readonly lines = new LineCounter()
  private readonly document: Document.Parsed
  private readonly options: ParseOptions

  constructor(source: string, options: ParseOptions) {
    this.options = options
    this.document = parseDocument(source, { lineCounter: this.lines, uniqueKeys: false, merge: false })
    // yaml 2.9 reports a list as key, below the first line of a nested mapping, as `IMPOSSIBLE`, and reads it rightly.
    const problem = this.document.errors.find(({ code }) => code !== 'IMPOSSIBLE')
    // The parser's own sentences quote the text; its codes do not.
    if (problem)
      throw this.error(
        `is not YAML or JSON here (${problem.code.toLowerCase().replace(/_/g, ' ')})`,
        '',
        problem.pos[0],
      )
  }

  read(): Policy {
    const root = this.document.contents
    if (!isMap(root)) throw this.error('must be a mapping with version and labels', '', 0)
    const fields = this.fields(root, '')
    for (const [key, { at }] of fields)
      if (!top.includes(key)) throw this.error(`is not a key of a policy: ${top.join(', ')}`, key, at)
    const get = (key: string) => fields.get(key)
    const version = get('version')
    if (!version || this.plain(version.value) !== 1)
      throw this.error('must be 1', 'version', version?.at ?? 0)
    const base = get('preset') ? this.base(get('preset')!) : undefined
    const own = get('customLabels')
    const customLabels = own ? this.customLabels(own) : base?.customLabels
    const labels = get('labels')
    const fallback = get('default')
    const scope = get('scope')
    const key = get('key')
    const surrogates = get('surrogates')
    return {
      version: 1,
      name: this.text(get('name'), 'name') ?? this.options.name ?? base?.name ?? 'policy',
      ...(key ? { key: this.checked(place, key, 'key', 'must be { env: NAME } or { file: PATH }') } : {}),
      scope: scope ? this.scope(scope) : (base?.scope ?? { kind: 'doc' }),
      default: fallback ? this.entry(fallback, 'default') : (base?.default ?? { action: 'label' }),
      labels: { ...base?.labels, ...(labels ? this.labels(labels, customLabels ?? {}) : {}) },
      ...(customLabels ? { customLabels } : {}),
      ...(surrogates ? { surrogates: this.mapping(surrogates, 'surrogates') } : {}),
    }
  }

  private base(field: Field): Policy {
    try {
      return preset(this.text(field, 'preset') ?? '')
    } catch (error) {
      if (error instanceof DeidError && error.code === 'unknown-preset')
        throw this.error(error.message, 'preset', field.at)
      throw error
    }
  }

  private scope(field: Field): Scope {
    const written = this.text(field, 'scope') ?? ''
    if (written === 'doc' || written === 'batch') return { kind: written }
    const name = /^field:(\S.*)$/.exec(written)?.[1]
    if (name === undefined) throw this.error('must be doc, batch or field:NAME', 'scope', field.at)
    return { kind: 'field', field: name }
  }

  private labels(field: Field, custom: Readonly<Record<string, unknown>>): Record<string, PolicyEntry> {
    const out: Record<string, PolicyEntry> = {}
    const known = (label: string) =>
      isLabel(label) || isGroup(label) || Object.hasOwn(custom, label) || this.options.labels?.includes(label)
    for (const [keys, value] of this.entries(field.value, 'labels')) {
      const entry = this.entry(value, `labels.${keys.join(', ')}`)
      for (const label of keys) {
        if (!known(label))
          throw this.error(`is no label that is known${nearest(label)}`, `labels.${label}`, value.at)
        if (Object.hasOwn(out, label)) throw this.error('has an entry already', `labels.${label}`, value.at)
        out[label] = entry
      }
    }
    return out
  }

  private customLabels(field: Field): Record<string, Group | null> {
    const out: Record<string, Group | null> = {}
    for (const [[label], value] of this.entries(field.value, 'customLabels')) {
      const group = this.plain(value.value)
      if (!/^[A-Z][A-Z0-9_]*$/.test(label!))
        throw this.error('must be capitals, digits and _', `customLabels.${label}`, value.at)
      if (group !== null && !(typeof group === 'string' && isGroup(group)))
        throw this.error('must be a group such as NAME or ID, or null', `customLabels.${label}`, value.at)
      out[label!] = group
    }
    return out
  }

  private entry(field: Field, path: string): PolicyEntry {
    const value = this.plain(field.value)
    const entry: unknown = typeof value === 'string' ? { action: value } : value
    if (!isRecord(entry) || typeof entry.action !== 'string')
      throw this.error('must name an action: { action: label }', path, field.at)
    try {
      this.options.checkEntry?.(entry as PolicyEntry)
    } catch (error) {
      if (!(error instanceof DeidError)) throw error
      const setting = error.code === 'bad-policy' ? error.at.key : 'action'
      const inner = setting === undefined ? undefined : this.fieldAt(field.value, setting)
      throw this.error(error.message, setting === undefined ? path : `${path}.${setting}`, inner ?? field.at)
    }
    return entry as PolicyEntry
  }

  /** Where a setting stands in an entry; of `days.min`, where `days` does. */
  private fieldAt(node: unknown, setting: string): number | undefined {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === setting.split('.')[0])
      : undefined
    return positionOf(pair?.key)
  }

  private text(field: Field | undefined, path: string): string | undefined {
    if (!field) return undefined
    const value = this.plain(field.value)
    if (typeof value !== 'string') throw this.error('must be text', path, field.at)
    return value
  }

  private mapping(field: Field, path: string): Readonly<Record<string, unknown>> {
    const value = this.plain(field.value)
    if (!isRecord(value)) throw this.error('must be a mapping', path, field.at)
    return value
  }

  private checked<T>(schema: z.ZodType<T>, field: Field, path: string, message: string): T {
    const result = schema.safeParse(this.plain(field.value))
    if (!result.success) throw this.error(message, path, field.at)
    return result.data
  }

  /** The pairs of a mapping with plain keys. */
  private fields(map: YAMLMap, path: string): Map<string, Field> {
    const out = new Map<string, Field>()
    for (const pair of map.items) {
      const [key, ...more] = this.keysOf(pair, path)
      const at = positionOf(pair.key)
      if (more.length > 0) throw this.error('takes one key, not a list', path, at)
      if (out.has(key!)) throw this.error('is there twice', join(path, key!), at)
      out.set(key!, { value: pair.value, at: at ?? 0 })
    }
    return out
  }

  /** The pairs of a mapping whose keys may be lists: `[PATIENT, DOCTOR]: …`, or `"PATIENT, DOCTOR": …` in JSON. */
  private entries(node: unknown, path: string): [keys: string[], value: Field][] {
    const map = this.resolved(node)
    if (!isMap(map)) throw this.error('must be a mapping', path, positionOf(node))
    return map.items.map((pair) => [
      this.keysOf(pair, path).flatMap((key) => key.split(/\s*,\s*/)),
      { value: pair.value, at: positionOf(pair.key) ?? 0 },
    ])
  }

  private keysOf({ key }: Pair, path: string): string[] {
    const nodes = isSeq(key) ? key.items : [key]
    return nodes.map((node) => {
      if (!isScalar(node) || typeof node.value !== 'string' || node.value === '')
        throw this.error('has a key that is not text', path, positionOf(node))
      if (dangerous.has(node.value))
        throw this.error('is not allowed as a key', join(path, node.value), positionOf(node))
      return node.value
    })
  }

  /** The plain value of a node, with every key in it looked at. */
  private plain(node: unknown): unknown {
    const resolved = this.resolved(node)
    if (isMap(resolved)) {
      const fields = this.fields(resolved, '')
      return Object.fromEntries([...fields].map(([key, { value }]) => [key, this.plain(value)]))
    }
    if (isSeq(resolved)) return resolved.items.map((item) => this.plain(item))
    return isScalar(resolved) ? resolved.value : null
  }

  private resolved(node: unknown): unknown {
    if (isAlias(node)) throw this.error('uses an alias; write it out', '', positionOf(node))
    return node
  }

  private error(message: string, key: string, at: number | undefined): DeidError {
    const position = at === undefined ? undefined : this.lines.linePos(at)
    const where = position ? `line ${position.line}: ` : ''
    const what = key === '' ? 'the policy' : `'${key}'`
    const sentence = /^(Action|The|There) /.test(message) ? `${key}: ${message}` : `${what} ${message}`
    return new DeidError('bad-policy', `${this.options.name ?? 'policy'}, ${where}${sentence}`, {
      ...(position ? { line: position.line, column: position.col } : {}),
      ...(key === '' ? {} : { key }),
    })
  }
}

interface Field {
  readonly value: unknown
  readonly at: number
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

function positionOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> & { action?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `; did you mean PATIENT?` for a label that is one letter or the case away. */
function nearest(label: string): string {
  const upper = label.toUpperCase()
  const found = allLabels.find((known) => known === upper || oneLetterApart(known, upper))
  return found ? `; did you mean ${found}?` : ''
}

function oneLetterApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i)
}
