import { isContentSet, type MatDocument } from '@palimpsest/deid/formats'
import { withMetadata } from './steps/step.ts'

/** Names of the steps that a document says it went through. */
export function phasesDone({ metadata }: MatDocument): readonly string[] {
  const phases = metadata.phasesDone
  return Array.isArray(phases) ? phases.filter((phase) => typeof phase === 'string') : []
}

/** The document with these steps marked as done, after those that were. */
export function withPhases(doc: MatDocument, names: readonly string[]): MatDocument {
  return withMetadata(doc, { phasesDone: [...new Set([...phasesDone(doc), ...names])] })
}

/** The document without these steps among those done. */
export function withoutPhases(doc: MatDocument, names: readonly string[]): MatDocument {
  return withMetadata(doc, { phasesDone: phasesDone(doc).filter((name) => !names.includes(name)) })
}

/** A document that says nothing of steps, with those that its annotations show. */
export function withInferredPhases(doc: MatDocument): MatDocument {
  if (doc.metadata.phasesDone !== undefined) return doc
  const has = (type: string) => doc.sets.some((set) => set.type === type && set.annotations.length > 0)
  const content = doc.sets.filter((set) => isContentSet(set) && set.annotations.length > 0)
  const redacted = content.some(({ attributes, annotations }) => {
    const at = attributes.findIndex(({ name }) => name === 'redacted')
    return at >= 0 && annotations.some(({ values }) => values[at] !== null)
  })
  return withPhases(doc, [
    ...(has('lex') ? ['tokenize'] : []),
    ...(has('zone') ? ['zone'] : []),
    ...(content.length > 0 ? ['tag'] : []),
    ...(redacted ? ['nominate'] : []),
  ])
}
