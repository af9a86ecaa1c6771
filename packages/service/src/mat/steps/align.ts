import { isContentSet, type MatAnnotation, type MatDocument } from '@palimpsest/deid/formats'

/**
 * Content annotations with their borders on those of tokens: widened to the token they cut, unless that would make two
 * overlap; cut back where they begin or end between tokens. Those without a token go.
 */
export function alignToTokens(doc: MatDocument): MatDocument {
  const tokens = doc.sets
    .filter(({ type, hasSpan }) => type === 'lex' && hasSpan)
    .flatMap(({ annotations }) => annotations)
    .sort((a, b) => a.start - b.start)
  if (tokens.length === 0) return doc
  const all = doc.sets
    .filter(isContentSet)
    .flatMap(({ annotations }) => annotations)
    .sort((a, b) => a.start - b.start)
  return {
    ...doc,
    sets: doc.sets.map((set) =>
      isContentSet(set)
        ? { ...set, annotations: set.annotations.flatMap((annotation) => aligned(annotation, tokens, all)) }
        : set,
    ),
  }
}

function aligned(
  annotation: MatAnnotation,
  tokens: readonly MatAnnotation[],
  all: readonly MatAnnotation[],
): readonly MatAnnotation[] {
  const first = tokens[firstEndingAfter(tokens, annotation.start)]
  const lastAt = firstEndingAfter(tokens, annotation.end - 1)
  const last = (tokens[lastAt]?.start ?? Infinity) < annotation.end ? tokens[lastAt] : tokens[lastAt - 1]
  if (!first || !last || first.start >= annotation.end || last.end <= annotation.start) return []
  const before = Math.max(0, ...all.filter(({ end }) => end <= annotation.start).map(({ end }) => end))
  const after = Math.min(
    Infinity,
    ...all.filter(({ start }) => start >= annotation.end).map(({ start }) => start),
  )
  const start = Math.max(first.start, Math.min(before, annotation.start))
  const end = Math.min(last.end, after)
  return start < end ? [{ ...annotation, start, end }] : []
}

function firstEndingAfter(tokens: readonly MatAnnotation[], pos: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (tokens[mid]!.end <= pos) low = mid + 1
    else high = mid
  }
  return low
}

/** Content annotations without the blanks at their ends; those of nothing but blanks go. */
export function trimmed(doc: MatDocument): MatDocument {
  return {
    ...doc,
    sets: doc.sets.map((set) =>
      isContentSet(set)
        ? {
            ...set,
            annotations: set.annotations.flatMap((annotation) => {
              const text = doc.signal.slice(annotation.start, annotation.end)
              const start = annotation.start + (text.length - text.trimStart().length)
              const end = annotation.end - (text.length - text.trimEnd().length)
              return start < end ? [{ ...annotation, start, end }] : []
            }),
          }
        : set,
    ),
  }
}
