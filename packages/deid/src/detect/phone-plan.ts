import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
} from 'libphonenumber-js/max'

/** How a region writes its numbers, worked out once from libphonenumber's data: expressions on bare digits. */
export interface PhonePlan {
  /** Whether digits, dialled in the region and written without a plus sign, are a number in use. */
  readonly isNational: (digits: string) => boolean
}

/** The part of libphonenumber-js's numbering plan that its types leave out. */
interface NumberingPlan {
  nationalPrefix(): string | undefined
  nationalPrefixForParsing(): string | undefined
  nationalPrefixTransformRule(): string | undefined
  nationalNumberPattern(): string
  leadingDigits(): string | undefined
  possibleLengths(): readonly number[]
  types(): readonly unknown[] | undefined
  type(name: string): { pattern(): string } | undefined
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

/** Kept for good: their number is that of the world's regions and calling codes. */
const plans = new Map<string, PhonePlan>()
const inUse = new Map<string, RegExp>()
let byCallingCode: Map<string, CountryCode[]> | undefined

function countriesByCallingCode(): Map<string, CountryCode[]> {
  if (byCallingCode) return byCallingCode
  byCallingCode = new Map()
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country)
    byCallingCode.set(code, [...(byCallingCode.get(code) ?? []), country])
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
    const patterns = TYPES.flatMap((type) => plan.type(type)?.pattern() || [])
    return `${leading ? `(?=${leading})` : ''}(?:${patterns.join('|') || plan.nationalNumberPattern()})`
  })
  const regex = whole(sources.join('|'))
  inUse.set(callingCode, regex)
  return regex
}

/**
 * Whether digits that follow a plus sign are a number in use: a calling code and a national number of one of its
 * countries. A trunk prefix between the two, as in +44 (0) 20, is left out.
 */
export function isInternational(digits: string): boolean {
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length)
    const countries = countriesByCallingCode().get(code)
    if (!countries) continue
    const rest = digits.slice(length)
    const regex = numbersInUse(code)!
    return regex.test(rest) || regex.test(withoutPrefix(rest, numberingPlan(countries[0]!)))
  }
  return false
}

function withoutPrefix(digits: string, plan: NumberingPlan): string {
  const source = plan.nationalPrefixForParsing()
  const match = source ? new RegExp(`^(?:${source})`).exec(digits) : null
  if (!match) return digits
  const transform = plan.nationalPrefixTransformRule()
  if (transform && match.at(-1) !== undefined)
    return digits.replace(
      match[0],
      transform.replace(/\$(\d)/g, (_, i) => match[Number(i)] ?? ''),
    )
  return digits.slice(match[0].length)
}

/** The plan of a region, or undefined for one that is not in ISO 3166-1 (`UK` is not; `GB` is). */
export function phonePlan(region: string): PhonePlan | undefined {
  const known = plans.get(region)
  if (known) return known
  if (!isSupportedCountry(region)) return undefined
  const plan = buildPlan(region)
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
  const parsing = plan.nationalPrefixForParsing()
  const prefix = parsing ? new RegExp(`^(?:${parsing})`) : undefined
  const written = plan.nationalPrefix()
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
    if (!prefix?.test(digits)) return digits
    const rest = withoutPrefix(digits, plan)
    if (rest === digits || rest.length < shortest) return digits
    return general.test(digits) && !general.test(rest) ? digits : rest
  }

  return {
    isNational(digits) {
      let number = stripped(digits)
      // The calling code may stand there without a plus sign.
      if (digits.startsWith(code) && !general.test(number)) {
        const rest = stripped(digits.slice(code.length))
        if (general.test(rest)) return valid.test(rest)
      }
      if (!valid.test(number)) return false
      if (number.length < digits.length) return true
      number = digits
      return !formats.find((f) => f.leading.test(number) && f.pattern.test(number))?.needsPrefix
    },
  }
}
