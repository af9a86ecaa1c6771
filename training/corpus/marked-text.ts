/** Text with labelled spans, built piece by piece; UTF-16 offsets. */
export interface Labelled {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly label: string }[]
}

/** A piece of text, with a label when all of it is one span. */
export interface Piece {
  readonly text: string
  readonly label?: string
}

/** Joins labelled texts, with `glue` between. */
export function joined(parts: readonly Labelled[], glue: string): Labelled {
  let text = ''
  const spans: { start: number; end: number; label: string }[] = []
  parts.forEach((part, i) => {
    if (i > 0) text += glue
    for (const { start, end, label } of part.spans)
      spans.push({ start: start + text.length, end: end + text.length, label })
    text += part.text
  })
  return { text, spans }
}

/** A labelled text of one unlabelled piece. */
export function plain(text: string): Labelled {
  return { text, spans: [] }
}

/** Puts pieces together; an empty piece leaves no span. */
export function assembled(pieces: readonly Piece[]): Labelled {
  let text = ''
  const spans: { start: number; end: number; label: string }[] = []
  for (const piece of pieces) {
    if (piece.label !== undefined && piece.text.length > 0)
      spans.push({ start: text.length, end: text.length + piece.text.length, label: piece.label })
    text += piece.text
  }
  return { text, spans }
}
