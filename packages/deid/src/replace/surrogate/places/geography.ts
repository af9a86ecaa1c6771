import type { Draw } from '../draw.ts'
import { normal } from '../normal.ts'
import { type Place, places, placesByCity, placesByState, placesByZip3 } from '../pools.ts'
import type { SurrogateSettings } from '../settings.ts'
import type { Work } from '../work.ts'
import { type PlaceAbroad, placeAbroad } from './abroad.ts'
import { type AddressPart, type ParsedAddress, provinceNamed, stateNamed } from './parse.ts'

/** Where an address is: what its parts, in one span or in spans next to each other, say of it. */
interface Site {
  city?: string | undefined
  state?: string | undefined
  zip?: string | undefined
  country?: string | undefined
}

/**
 * The places of one document. A state derives from (key, scope, state), a city of it from (key, scope, city), and the ZIP goes with
 * it, so that an address stays one coherent place and cities of one state stay in one; a state or ZIP alone follows the address of
 * the document that has it.
 */
export class Geography {
  private readonly work: Work
  private readonly sites: Site[] = []
  private readonly cities = new Set<string>()
  /** Where parts stand that another site has already. */
  private readonly others: { readonly key: string; readonly site: Site }[] = []
  private readonly siteOf = new Map<string, Site>()
  private readonly made = new Map<string, Place>()
  /** Normal names of the cities that were given. */
  private readonly given = new Set<string>()
  private isPlaced = false
  private asked:
    | { readonly part: AddressPart; readonly whole: ParsedAddress; readonly site: Site }
    | undefined

  constructor(work: Work) {
    this.work = work
    let site: Site | undefined
    let end = -1
    for (const [i, span] of work.allSpans.entries()) {
      const original = work.originals[i]!
      if (original.kind !== 'address') continue
      const gap = end < 0 ? 'x' : work.doc.text.slice(end, span.start)
      // Parts stand next to each other when nothing but spaces and punctuation is between them.
      if (!site || gap.length > 12 || /[\p{L}\d]/u.test(gap) || gap.includes('\n\n'))
        this.sites.push((site = {}))
      end = span.end
      this.add(site, original.address)
    }
    for (const { key, site } of this.others)
      if (!saysWhere(this.siteOf.get(key)!) && saysWhere(site)) this.siteOf.set(key, site)
  }

  /** The surrogate place of the address that has this part. */
  placeOf(part: AddressPart, whole: ParsedAddress): Place {
    const { city, state = part.norm, zip } = this.siteWith(part, whole)
    return this.placeAt({ city, state, zip })
  }

  /** The surrogate of a place outside the United States; see `placeAbroad`. */
  abroad(part: AddressPart, whole: ParsedAddress): PlaceAbroad | undefined {
    return placeAbroad(this.siteWith(part, whole), this.work, (city) => this.isCityTaken(city))
  }

  /** The surrogate of a city or state that the document names, where `name` is its whole name; undefined for any other word. */
  surrogateOf(name: string): string | undefined {
    if (this.cities.has(name)) return this.placed(name)
    const short = this.sites.length > 0 ? stateNamed(name)?.short : undefined
    const site = short && this.sites.find(({ state }) => state === short)
    if (!site || this.near !== 'any') return undefined
    return stateNamed(this.placeAt(site).state)?.name
  }

  private placed(city: string): string | undefined {
    const site = this.siteOf.get(`city ${city}`) ?? {}
    const isCityTaken = (made: string) => this.isCityTaken(made)
    return (placeAbroad({ ...site, city }, this.work, isCityTaken) ?? this.placeAt({ ...site, city })).city
  }

  /** The surrogate state of the first address of the document; undefined when it has none. */
  homeState(): string | undefined {
    const site = this.sites.find(({ city, state, zip }) => (city ?? state ?? zip) !== undefined)
    return site && this.placeAt(site).state
  }

  // All cities are placed at once, in the order of the alphabet: which of two gives way must not depend on who comes first.
  private placeAll(): void {
    this.isPlaced = true
    const cities = this.cities.size > 1 ? [...this.cities].sort() : this.cities
    for (const city of cities) this.placed(city)
  }

  private placeAt({ city, state, zip }: Site): Place {
    if (!this.isPlaced) this.placeAll()
    const root =
      city !== undefined
        ? `city ${city}`
        : zip !== undefined
          ? `zip ${zip.slice(0, 5)}`
          : `state ${state ?? ''}`
    let place = this.made.get(root)
    if (!place) {
      this.made.set(root, (place = this.pick(root, { city, state, zip })))
      if (city !== undefined) this.given.add(normal(place.city))
    }
    return place
  }

  /** A ZIP of the surrogate place: one of its own, and other than every original. */
  zipFor(place: Place, original: string): string {
    const rows = placesByCity().get(`${place.city}, ${place.state}`) ?? [place]
    const draw = this.work.draw('zip', original.slice(0, 5))
    const first = draw.pick(rows).zip
    let zip = first
    for (let i = 0; i < 40 && (zip === original.slice(0, 5) || this.work.isTaken(zip)); i++)
      zip = first.slice(0, 3) + String(draw.below(100)).padStart(2, '0')
    return zip
  }

  /** Whether the address of this part is in the United States, as far as it says. */
  hasSite(whole: ParsedAddress, part: AddressPart): boolean {
    const { city, state, zip } = this.siteWith(part, whole)
    return (city ?? state ?? zip) !== undefined
  }

  // What the address of this part says of where it is, and what the document says of this part elsewhere.
  private siteWith(part: AddressPart, whole: ParsedAddress): Site {
    if (this.asked?.part === part && this.asked.whole === whole) return this.asked.site
    // Each city of one address has its own: Dorchester, Boston.
    const own: Site = part.part === 'city' ? { city: part.norm } : {}
    this.add(own, whole, false)
    const known = this.siteOf.get(keyOf(part))
    const site: Site = known
      ? {
          city: own.city ?? known.city,
          state: own.state ?? known.state,
          zip: own.zip ?? known.zip,
          country: own.country ?? known.country,
        }
      : own
    this.asked = { part, whole, site }
    return site
  }

  private pick(root: string, { city, state, zip }: Site): Place {
    const near = this.near
    const draw = this.work.draw('place', root)
    const zip3 = zip?.slice(0, 3)
    if (near === 'any') return this.free(this.placesFor(this.stateOf({ city, state, zip })), draw)
    const pool =
      (near === 'zip3' && zip3 !== undefined ? placesByZip3().get(zip3) : undefined) ??
      placesByState().get((this.work.keepsStates ? this.stateOf({ city, state, zip }) : state) ?? '') ??
      places()
    return this.free(pool, draw)
  }

  /** How near a surrogate place is: at least in the same state where the policy leaves states as they are. */
  private get near(): SurrogateSettings['place'] {
    const { place } = this.work.settings
    return place === 'any' && this.work.keepsStates ? 'state' : place
  }

  // The state that is said, that the ZIP is in, or that has a place of this name: one that the document names, else that with most.
  private stateOf({ city, state, zip }: Site): string | undefined {
    if (state !== undefined && placesByState().has(state)) return state
    const byZip = zip === undefined ? undefined : placesByZip3().get(zip.slice(0, 3))?.[0]?.state
    if (byZip ?? city === undefined) return byZip
    const states = statesOf(city!)
    return states.find((one) => this.sites.some((site) => site.state === one)) ?? states[0]
  }

  // Cities of one state go to one state, so that what is near stays near. A state derives from (key, scope, state).
  private placesFor(state: string | undefined): readonly Place[] {
    if (state === undefined) return places()
    const draw = this.work.draw('state', state)
    let other = state
    for (let i = 0; i < 60; i++) {
      other = draw.pick(places()).state
      const pool = placesByState().get(other)!
      if (other !== state && pool.length >= 40 && !this.isStateTaken(other)) return pool
    }
    return places()
  }

  // A place whose city no address of the document names and no other got; of another state where all of this one's are taken.
  private free(pool: readonly Place[], draw: Draw): Place {
    for (const from of [pool, pool, places()])
      for (let i = 0; i < 60; i++) {
        const place = draw.pick(from)
        if (this.isCityTaken(place.city) || (i < 30 && this.given.has(normal(place.city)))) continue
        if (from !== places() || !this.isStateTaken(place.state)) return place
      }
    return draw.pick(pool)
  }

  // Also where only a longer address has it, and as a word: South Portland where that is Portland, Maine.
  private isCityTaken(city: string): boolean {
    const norm = ` ${normal(city)} `
    for (const known of this.cities) if (norm.includes(` ${known} `)) return true
    return this.work.isTaken(city)
  }

  // In any form in which a state is written.
  private isStateTaken(short: string): boolean {
    const state = stateNamed(short)
    return [short, state?.name ?? '', state?.long ?? ''].some(
      (form) => form !== '' && this.work.isTaken(form),
    )
  }

  private add(site: Site, address: ParsedAddress | undefined, index = true): void {
    for (const piece of address?.pieces ?? []) {
      if (typeof piece === 'string') continue
      if (piece.part === 'city') site.city ??= piece.norm
      else if (piece.part === 'zip')
        site.zip ??= piece.form === 'before' ? `before ${piece.norm}` : piece.text
      else if (piece.part === 'state') site.state ??= stateShort(piece)
      else if (piece.part === 'country') site.country ??= piece.norm
      else continue
      if (!index) continue
      if (piece.part === 'city') this.cities.add(piece.norm)
      const key = keyOf(piece)
      const known = this.siteOf.get(key)
      if (!known || (known.city === undefined && known !== site)) this.siteOf.set(key, site)
      else if (known !== site) this.others.push({ key, site })
    }
  }
}

let statesOfCities: ReadonlyMap<string, readonly string[]> | undefined
/** The states that have a city of this normal name, those with most of its ZIPs first. */
function statesOf(city: string): readonly string[] {
  if (!statesOfCities) {
    const map = new Map<string, { state: string; count: number }[]>()
    for (const [name, rows] of placesByCity()) {
      const norm = normal(name.slice(0, -4))
      const list = map.get(norm)
      const entry = { state: rows[0]!.state, count: rows.length }
      if (list) list.push(entry)
      else map.set(norm, [entry])
    }
    statesOfCities = new Map(
      [...map].map(([norm, list]) => [
        norm,
        list.sort((a, b) => b.count - a.count).map(({ state }) => state),
      ]),
    )
  }
  return statesOfCities.get(city) ?? []
}

function saysWhere({ state, zip, country }: Site): boolean {
  return (state ?? zip ?? country) !== undefined
}

function keyOf(piece: AddressPart): string {
  return `${piece.part} ${piece.part === 'state' ? stateShort(piece) : piece.norm}`
}

function stateShort({ text, norm }: AddressPart): string {
  return stateNamed(text)?.short ?? provinceNamed(text) ?? norm
}
