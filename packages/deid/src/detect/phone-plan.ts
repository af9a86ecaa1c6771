import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'

/** How a region writes its numbers, worked out once from libphonenumber's data: expressions on bare digits. */
export interface PhonePlan {
  /** Whether digits, dialled in the region and written without a plus sign, are a number in use. */
  readonly isNational: (digits: string) => boolean
}

/** The part of libphonenumber-js's numbering plan that its types leave out. */
interface NumberingPlan {
  IDDPrefix(): string | undefined
  nationalPrefix(): string | undefined
  nationalPrefixForParsing(): string | undefined
  nationalPrefixTransformRule(): string | undefined
  nationalNumberPattern(): string
  leadingDigits(): string | undefined
  possibleLengths(): readonly number[]
  types(): readonly unknown[] | undefined
  type(name: string): { pattern(): string; possibleLengths(): readonly number[] | undefined } | undefined
  formats(): readonly {
    pattern(): string
    leadingDigitsPatterns(): readonly string[]
    nationalPrefixFormattingRule(): string | undefined
    nationalPrefixIsOptionalWhenFormattingInNationalFormat(): boolean
  }[]
}

const TYPES = [
  'FIXED_LINE',
  'MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
]

function numberingPlan(country: CountryCode): NumberingPlan {
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  return metadata.numberingPlan as unknown as NumberingPlan
}

function whole(source: string): RegExp {
  return new RegExp(`^(?:${source})$`)
}

/** Looks ahead for so many digits and no more. */
function ofLength(lengths: readonly number[]): string {
  const sorted = [...lengths].sort((a, b) => a - b)
  const [least, most] = [sorted[0]!, sorted.at(-1)!]
  if (most - least === sorted.length - 1) return `(?=\\d{${least},${most}}$)`
  return `(?=(?:${sorted.map((length) => `\\d{${length}}`).join('|')})$)`
}

/** Kept for good: their number is that of the world's regions and calling codes. */
const plans = new Map<string, PhonePlan>()
const planAlike = new Map<string, PhonePlan>()
const inUse = new Map<string, RegExp>()
const trunks = new Map<string, readonly Prefix[]>()
let byCallingCode: Map<string, CountryCode[]> | undefined

function countriesByCallingCode(): Map<string, CountryCode[]> {
  if (byCallingCode) return byCallingCode
  byCallingCode = new Map()
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country)
    const others = byCallingCode.get(code) ?? []
    // The largest first: most numbers are its.
    byCallingCode.set(code, country === 'US' ? [country, ...others] : [...others, country])
  }
  return byCallingCode
}

/** The national numbers that are in use under a calling code, whichever of its countries they belong to. */
function numbersInUse(callingCode: string): RegExp | undefined {
  const known = inUse.get(callingCode)
  if (known) return known
  const countries = countriesByCallingCode().get(callingCode)
  if (!countries) return undefined
  const sources = countries.flatMap((country) => {
    const plan = numberingPlan(country)
    const leading = plan.leadingDigits()
    const patterns = TYPES.flatMap((name) => {
      const type = plan.type(name)
      return type?.pattern()
        ? `${ofLength(type.possibleLengths() ?? plan.possibleLengths())}(?:${type.pattern()})`
        : []
    })
    const general = `(?=(?:${plan.nationalNumberPattern()})$)`
    return `${leading ? `(?=${leading})` : ''}${general}(?:${patterns.join('|') || '\\d{1,17}'})`
  })
  const regex = whole(sources.join('|'))
  inUse.set(callingCode, regex)
  return regex
}

/**
 * Whether digits that follow a plus sign are a number in use: a calling code and a national number of one of its
 * countries. The trunk prefix in +44 (0) 20 is left out.
 */
export function isInternational(digits: string): boolean {
  for (let length = 1; length <= 3; length++) {
    const regex = numbersInUse(digits.slice(0, length))
    if (!regex) continue
    const rest = digits.slice(length)
    if (regex.test(rest)) return true
    return trunkPrefixes(digits.slice(0, length)).some((trunk) => regex.test(withoutPrefix(rest, trunk)))
  }
  // Codes of no country: too rare for a plan of their own.
  if (!/^(?:8(?:0[08]|7[08]|8[1-38])|979)/.test(digits)) return false
  return parsePhoneNumberFromString(`+${digits}`, { extract: false })?.isValid() ?? false
}

/** What people dial before a national number, and what of the number it stands for where it does. */
interface Prefix {
  readonly regex: RegExp
  readonly transform: string | undefined
}

function prefixOf(plan: NumberingPlan): Prefix | undefined {
  const source = plan.nationalPrefixForParsing()
  return source
    ? { regex: new RegExp(`^(?:${source})`), transform: plan.nationalPrefixTransformRule() || undefined }
    : undefined
}

/** The prefixes of a calling code's countries that may be left standing after it. */
function trunkPrefixes(callingCode: string): readonly Prefix[] {
  const known = trunks.get(callingCode)
  if (known) return known
  const prefixes = (countriesByCallingCode().get(callingCode) ?? [])
    .flatMap((country) => prefixOf(numberingPlan(country)) ?? [])
    .filter(({ transform }) => transform === undefined)
  const different = [...new Map(prefixes.map((prefix) => [prefix.regex.source, prefix])).values()]
  trunks.set(callingCode, different)
  return different
}

function withoutPrefix(digits: string, { regex, transform }: Prefix): string {
  const match = regex.exec(digits)
  if (!match) return digits
  if (transform && match.at(-1) !== undefined)
    return transform.replace(/\$(\d)/g, (_, i) => match[Number(i)] ?? '') + digits.slice(match[0].length)
  return digits.slice(match[0].length)
}

/** The plan of a region, or undefined for one that is not in ISO 3166-1 (`UK` is not; `GB` is). */
export function phonePlan(region: string): PhonePlan | undefined {
  const known = plans.get(region)
  if (known) return known
  if (!isSupportedCountry(region)) return undefined
  const own = numberingPlan(region)
  const alike = [
    getCountryCallingCode(region),
    own.nationalPrefixForParsing(),
    own.IDDPrefix(),
    own.nationalNumberPattern(),
    own.formats().length,
  ].join()
  const plan = planAlike.get(alike) ?? buildPlan(region)
  planAlike.set(alike, plan)
  plans.set(region, plan)
  return plan
}

function buildPlan(country: CountryCode): PhonePlan {
  const plan = numberingPlan(country)
  const code = getCountryCallingCode(country)
  const valid = numbersInUse(code)!
  const general = whole(plan.nationalNumberPattern())
  const lengths = plan.possibleLengths()
  const shortest = Math.min(...lengths)
  const prefix = prefixOf(plan)
  const written = plan.nationalPrefix()
  const abroad = new RegExp(`^(?:${plan.IDDPrefix() ?? '00'})`)
  const formats = plan.formats().map((format) => ({
    leading: new RegExp(`^(?:${format.leadingDigitsPatterns().at(-1) ?? ''})`),
    pattern: whole(format.pattern()),
    needsPrefix: needsPrefix(format),
  }))

  /** Whether people of the country always write the prefix before this number. */
  function needsPrefix(format: ReturnType<NumberingPlan['formats']>[number]): boolean {
    const rule = format.nationalPrefixFormattingRule()
    if (!written || !rule || format.nationalPrefixIsOptionalWhenFormattingInNationalFormat()) return false
    return rule.replace(/\$\d/g, '').replace('$NP', written).includes(written)
  }

  function stripped(digits: string): string {
    if (!prefix?.regex.test(digits)) return digits
    const rest = withoutPrefix(digits, prefix)
    if (rest === digits || rest.length < shortest) return digits
    return general.test(digits) && !general.test(rest) ? digits : rest
  }

  return {
    isNational(digits) {
      const dialled = abroad.exec(digits)
      if (dialled && digits[dialled[0].length] !== '0')
        return isInternational(digits.slice(dialled[0].length))
      let number = stripped(digits)
      // The calling code may stand there without a plus sign.
      if (digits.startsWith(code) && !general.test(number)) {
        const rest = stripped(digits.slice(code.length))
        if (general.test(rest)) return valid.test(rest)
      }
      if (!general.test(number) || !valid.test(number)) return false
      if (number.length < digits.length) return true
      number = digits
      return !formats.find((f) => f.leading.test(number) && f.pattern.test(number))?.needsPrefix
    },
  }
}
