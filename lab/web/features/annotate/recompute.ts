/** The de-identified view of a text, by the very engine that the export uses, in the browser. */
import type { Policy } from '@palimpsest/deid/policy'
import { createKeyring, type Nomination, nominate, verify } from '@palimpsest/deid/replace'
import { type Doc, type Edit, Edits, resolve, type Span } from '@palimpsest/deid/text'
import type { EngineSettings } from '../../../shared/deidentify.ts'
import type { EditSpan } from './span-list.ts'

/** One line of the nominations table. */
export interface NominationRow {
  readonly spanId: string
  readonly nomination: Nomination
  /** Where the replacement stands in the output. */
  readonly outStart: number
  readonly outEnd: number
  /** A person wrote it. */
  readonly edited: boolean
}

export interface Recomputed {
  readonly rows: readonly NominationRow[]
  /** With every replacement in place, flagged ones too: for the eyes, not for export. */
  readonly output: string
  readonly edits: Edits
  readonly flagged: number
  /** Surface forms of something removed that still stand in the output; known only when nothing is flagged. */
  readonly leaks: readonly {
    readonly start: number
    readonly end: number
    readonly label: string
    readonly kind: string
  }[]
}

/**
 * Nominates, puts in what people wrote by hand, transforms and verifies, in the order of the server. Throws a
 * DeidError where the policy or the scope does not fit the document.
 */
export function recompute(
  doc: Doc,
  spans: readonly EditSpan[],
  settings: EngineSettings,
  replacements: ReadonlyMap<string, string>,
): Recomputed {
  const keyring = createKeyring(Uint8Array.from(atob(settings.key), (c) => c.charCodeAt(0)))
  const policy = settings.policy as unknown as Policy
  const resolved = resolve(spans.map(plain), { strategy: 'longest', text: doc.text })
  const byPlace = new Map(spans.map((span) => [place(span), span.id]))
  const proposed = nominate(doc, resolved, policy, { keyring })
  let shift = 0
  let flagged = 0
  const rows: NominationRow[] = []
  const list: Edit[] = []
  for (const [i, given] of proposed.entries()) {
    const spanId = byPlace.get(place(given)) ?? `n${i + 1}`
    const own = replacements.get(spanId)
    const { flag, ...rest } = given
    const nomination: Nomination = own === undefined ? given : { ...rest, action: 'edited', replacement: own }
    if (nomination.flag) flagged++
    const { start, end, replacement } = nomination
    const outStart = start + shift
    shift += replacement.length - (end - start)
    rows.push({
      spanId,
      nomination,
      outStart,
      outEnd: outStart + replacement.length,
      edited: own !== undefined,
    })
    list.push({ start, end, insert: replacement })
  }
  const edits = Edits.of(list, doc.text.length)
  const output = edits.apply(doc.text)
  const nominations = rows.map((row) => row.nomination)
  const leaks = flagged > 0 ? [] : verify(doc, nominations, output)
  return { rows, output, edits, flagged, leaks }
}

function place({
  start,
  end,
  label,
}: {
  readonly start: number
  readonly end: number
  readonly label: string
}): string {
  return `${start}-${end}-${label}`
}

/** The span as the engine knows it; why a detector made it has no part in what replaces it. */
function plain({ start, end, label, score, source }: EditSpan): Span {
  return { start, end, label, score, source }
}
