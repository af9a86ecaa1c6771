import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { AttributeValue, Dimension, SimilarityProfile, TagProfile } from '@palimpsest/deid/evaluate'
import { DeidError } from '@palimpsest/deid/text'
import { parse, YAMLParseError } from 'yaml'
import { decodeFile } from '../decode.ts'
import { usageError } from '../exit.ts'
import { aText, Fields } from '../experiment/fields.ts'
import { readXml, type XmlElement } from '../experiment/xml-reader.ts'

/**
 * The similarity profile of a file: our own in YAML or JSON, or that of a MAT task in XML; `name` chooses one where
 * there are several. What a profile says of annotations as values of attributes is told to `tell` and left out.
 * Throws a DeidError `bad-similarity`.
 */
export function openSimilarity(
  file: string,
  name: string | undefined,
  tell: (line: string) => void,
): SimilarityProfile {
  const text = decodeFile(readFileSync(file), { file })
  try {
    const profiles =
      extname(file).toLowerCase() === '.xml' ? fromMat(readXml(text), tell) : fromYaml(parse(text))
    const chosen = name === undefined ? profiles[0] : profiles.find((profile) => profile.name === name)
    if (!chosen || (name === undefined && profiles.length > 1))
      throw bad(
        `there are the profiles ${profiles.map((p) => p.name || '(without name)').join(', ') || 'none'}`,
      )
    return checked(chosen)
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new DeidError('bad-similarity', 'The profile is not YAML', { file })
    throw error instanceof DeidError
      ? new DeidError('bad-similarity', error.message, { ...error.at, file })
      : error
  }
}

function fromYaml(value: unknown): readonly SimilarityProfile[] {
  const many = new Fields(value, '')
  if (!many.has('profiles')) return [profile(value, '')]
  const profiles = many.list('profiles', profile)
  many.end()
  return profiles
}

function profile(value: unknown, at: string): SimilarityProfile {
  const fields = new Fields(value, at)
  const result: SimilarityProfile = {
    name: fields.string('name', 'profile'),
    tags: fields.list('tags', tag),
    strata: fields.list('strata', (each, place) => {
      if (!Array.isArray(each)) throw bad(`${place} must be a list of labels`)
      return each.map((label) => aText(label, place))
    }),
    effective: fields.list('effective', (each, place) => {
      const rule = new Fields(each, place)
      const out = {
        label: rule.string('label'),
        attribute: rule.string('attribute'),
        value: scalar((each as { value?: unknown }).value, `${place}.value`),
        as: rule.string('as'),
      }
      rule.has('value')
      rule.end()
      return out
    }),
  }
  fields.end()
  return result
}

function tag(value: unknown, at: string): TagProfile {
  const fields = new Fields(value, at)
  const result: TagProfile = {
    labels: fields.list('labels', aText),
    dimensions: fields.list('dimensions', (each, place) => {
      const dimension = new Fields(each, place)
      const out = {
        name: dimension.string('name'),
        weight: dimension.number('weight'),
        ...optional(dimension, 'residue'),
        ...optional(dimension, 'matchAbove'),
        ...optional(dimension, 'mismatchBelow'),
      }
      dimension.end()
      return out
    }),
    equivalences: fields.map('equivalences', (each, place) => {
      if (!Array.isArray(each)) throw bad(`${place} must be a list of attributes`)
      return each.map((name) => aText(name, place))
    }),
  }
  fields.end()
  return result
}

function optional<K extends string>(fields: Fields, key: K): { readonly [P in K]?: number } {
  return (fields.has(key) ? { [key]: fields.number(key) } : {}) as { readonly [P in K]?: number }
}

function scalar(value: unknown, at: string): AttributeValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw bad(`${at} must be a text, a number, true or false`)
}

/** Every `<similarity_profile>` of a task, with the effective labels of its `<choice>`s. */
function fromMat(root: XmlElement, tell: (line: string) => void): readonly SimilarityProfile[] {
  const effective = all(root, 'attribute').flatMap(({ attributes: a, children }) =>
    children.flatMap(({ name, attributes: choice, text }) =>
      name === 'choice' && choice.effective_label !== undefined
        ? (a.of_annotation ?? '').split(',').map((label) => ({
            label: label.trim(),
            attribute: a.name ?? '',
            value: text,
            as: choice.effective_label!,
          }))
        : [],
    ),
  )
  return all(root, 'similarity_profile').map((element) => ({
    name: element.attributes.name ?? '',
    tags: named(element, 'tag_profile').map((tagProfile) => tagOf(tagProfile, tell)),
    strata: named(element, 'stratum').map(({ text }) => listOf(text)),
    effective,
  }))
}

function tagOf(element: XmlElement, tell: (line: string) => void): TagProfile {
  const dimensions = named(element, 'dimension').flatMap(({ attributes: a }): Dimension[] => {
    const { name = '', weight, method, aggregator_method: aggregator } = a
    if (name === '_annotation_attribute_remainder') {
      tell('similarity profile: annotations as values of attributes are not compared')
      return []
    }
    if (name.includes(',') || aggregator !== undefined || (method !== undefined && !known.includes(method)))
      throw bad(`the way in which the dimension ${name} is compared has no counterpart`)
    return [
      {
        name: name === '_nonannotation_attribute_remainder' ? '_attributes' : name,
        weight: number(weight, 'weight'),
        ...(a.true_residue !== undefined && { residue: number(a.true_residue, 'true_residue') }),
        ...(a.overlap_match_lower_bound !== undefined && {
          matchAbove: number(a.overlap_match_lower_bound, 'overlap_match_lower_bound'),
        }),
        ...(a.overlap_mismatch_upper_bound !== undefined && {
          mismatchBelow: number(a.overlap_mismatch_upper_bound, 'overlap_mismatch_upper_bound'),
        }),
      },
    ]
  })
  return {
    labels: listOf(element.attributes.true_labels ?? ''),
    dimensions,
    equivalences: Object.fromEntries(
      named(element, 'attr_equivalences').map(({ attributes: a }) => [a.name ?? '', listOf(a.attrs ?? '')]),
    ),
  }
}

/** MAT's own ways to compare: those that it takes where none is named. */
const known = ['overlap', 'label_equality', 'equality']

function checked(chosen: SimilarityProfile): SimilarityProfile {
  const seen = new Set<string>()
  for (const { labels, dimensions } of chosen.tags) {
    if (labels.length === 0) throw bad('a tag profile names no labels')
    for (const label of labels) {
      if (seen.has(label)) throw bad(`${label} is in two tag profiles`)
      seen.add(label)
    }
    if (dimensions.some(({ weight }) => weight < 0) || !dimensions.some(({ weight }) => weight > 0))
      throw bad('a tag profile needs dimensions with a weight above 0')
    for (const { residue, matchAbove, mismatchBelow } of dimensions)
      for (const share of [residue, matchAbove, mismatchBelow])
        if (share !== undefined && !(share >= 0 && share <= 1)) throw bad('a share must be between 0 and 1')
  }
  return chosen
}

function number(text: string | undefined, what: string): number {
  const value = Number(text)
  if (text === undefined || text.trim() === '' || !Number.isFinite(value))
    throw bad(`${what} must be a number`)
  return value
}

function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function named({ children }: XmlElement, name: string): readonly XmlElement[] {
  return children.filter((child) => child.name === name)
}

function all(element: XmlElement, name: string): readonly XmlElement[] {
  return [...named(element, name), ...element.children.flatMap((child) => all(child, name))]
}

function bad(what: string): DeidError {
  return usageError('bad-similarity', `The similarity profile: ${what}`)
}
