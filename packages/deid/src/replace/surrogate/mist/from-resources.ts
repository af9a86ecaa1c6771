import { withCasing } from '../casing.ts'
import { parseDate } from '../dates/parse.ts'
import { writeMoved } from '../dates/write.ts'
import type { Draw } from '../draw.ts'
import { normal } from '../normal.ts'
import { type AddressPart, parseAddress } from '../places/parse.ts'
import { states } from '../pools.ts'
import type { Work } from '../work.ts'
import type { MistType } from './tasks.ts'

type Pools = Readonly<Record<string, readonly string[]>>

/** A replacement as the engine made it, of `text`. */
interface Made {
  readonly type: MistType
  readonly text: string
  readonly made: string
}

/**
 * The replacement with what MIST's data files say in the place of the engine's own: area codes, places, forms of states, hosts.
 * The same original gets the same of them in a scope; what the files do not say stays.
 */
export function fromResources({ type, text, made }: Made, pools: Pools, work: Work): string {
  const { AREA_CODE, ZIP_PLACE, STATE_NAME, WEB_HOST } = pools
  if (type === 'PHONE' && AREA_CODE)
    return made.replace(areaCode, (whole: string, before: string, code: string) => {
      const drawn = work.draw('mist area code', text.replace(/\D/g, '')).pick(AREA_CODE)
      return before + drawn + whole.slice(before.length + code.length)
    })
  if (type === 'LOCATION' && (ZIP_PLACE || STATE_NAME)) return location(text, made, pools, work)
  if ((type === 'EMAIL' || type === 'URL') && WEB_HOST) {
    const draw = work.draw('mist host', normal(text))
    return type === 'EMAIL'
      ? made.replace(/@[^@]*$/, () => `@${draw.pick(WEB_HOST)}`)
      : made.replace(host, (_, before: string) => before + draw.pick(WEB_HOST))
  }
  return made
}

/** A date of one of the samples, on another day: what an unreadable date becomes. undefined where no sample can be read. */
export function sampleDate(samples: readonly string[], draw: Draw): string | undefined {
  const readable = samples.flatMap((sample) => parseDate(sample, 'mdy') ?? [])
  return readable.length === 0 ? undefined : writeMoved(draw.pick(readable), { days: draw.below(366) })
}

// The area of a number of ten digits, with or without the 1 before it.
const areaCode = /(^|[^\d])(\d{3})(?=\s?\)?[\s.-]?\s?\d{3}[\s.-]?\d{4}(?!\d))/

// The host of a web address, behind scheme, user and www.
const host = /^((?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?(?:www\.)?)([^/?#\s:]+)/i

interface Row {
  readonly zip: string
  readonly city: string
  readonly state: string
}

function location(text: string, made: string, { ZIP_PLACE, STATE_NAME }: Pools, work: Work): string {
  const [original, written] = [parseAddress(text, 'LOCATION'), parseAddress(made, 'LOCATION')]
  if (!original || !written) return made
  const norm = (part: AddressPart['part']) =>
    original.pieces.find((piece): piece is AddressPart => typeof piece !== 'string' && piece.part === part)
      ?.norm
  const root = norm('city') ?? norm('zip')?.slice(0, 5) ?? norm('state') ?? ''
  const names = (STATE_NAME ?? []).map((entry) => entry.split('=') as [string, string, string])
  const place = ZIP_PLACE && pickPlace(ZIP_PLACE, root, work)
  // Without places of its own the file of states still says which there are.
  const state = place?.state ?? (STATE_NAME && work.draw('mist state', root).pick(names)[0])
  const rest = written.pieces.filter((piece) => typeof piece !== 'string')
  const next = (part: AddressPart['part']) => {
    const at = rest.findIndex((piece) => piece.part === part)
    return at < 0 ? undefined : rest.splice(at, 1)[0]!.text
  }
  // In the form of the original, whose pieces are the surer ones to read.
  const out = original.pieces.map((piece) => {
    if (typeof piece === 'string') return piece
    if (piece.part === 'state' && state !== undefined) return stateAs(piece, state, names)
    if (piece.part === 'city' && place) return cased(place.city, piece)
    const engine = next(piece.part)
    return piece.part === 'zip' && place && engine ? place.zip + engine.slice(5) : engine
  })
  return out.every((piece) => piece !== undefined) ? out.join('') : made
}

function pickPlace(rows: readonly string[], root: string, work: Work): Row {
  const draw = work.draw('mist place', root)
  const pick = (): Row => {
    const [zip = '', city = '', state = ''] = draw.pick(rows).split(':')
    return { zip, city, state }
  }
  let place = pick()
  for (let i = 0; i < 40 && (work.isTaken(place.city) || work.isTaken(place.zip)); i++) place = pick()
  return place
}

// In the form that it came in if the state has it, else in full.
function stateAs(
  piece: AddressPart,
  short: string,
  names: readonly (readonly [string, string, string])[],
): string {
  if (piece.form === 'short') return cased(short, piece)
  const own = names.find(([code]) => code === short)
  const ours = states().find((state) => state.short === short)
  const [name, long] = own ? [own[1], own[2]] : [ours?.name ?? short, ours?.long ?? '']
  if (piece.form === 'name' || long === '') return cased(name, piece)
  return cased(piece.form === 'long' ? long : long.replace(/\./g, ''), piece)
}

function cased(word: string, { casing }: AddressPart): string {
  return casing === 'lower' || casing === 'upper' ? withCasing(word, casing) : word
}
