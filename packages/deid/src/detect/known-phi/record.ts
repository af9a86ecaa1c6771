/**
 * What is known of the people of a document, as a hospital's table has it. Every value may be written in any usual
 * way; empty ones are passed over.
 */
export interface KnownPhi {
  /** Names of the patient, `Jane Q. Roe` or `Roe, Jane Q.`; maiden names and aliases as further entries. */
  readonly names?: readonly string[]
  readonly relatives?: readonly string[]
  readonly providers?: readonly string[]
  /** Year-month-day, or day and month in the order of the United States. */
  readonly birthDate?: string
  readonly dates?: readonly string[]
  readonly mrn?: readonly string[]
  readonly ssn?: readonly string[]
  readonly accounts?: readonly string[]
  readonly healthPlans?: readonly string[]
  /** Other numbers. */
  readonly ids?: readonly string[]
  readonly phones?: readonly string[]
  readonly emails?: readonly string[]
  /** Whole addresses, parts separated by commas: `12 Oak Street, Springfield, IL 62704`. */
  readonly addresses?: readonly string[]
  readonly cities?: readonly string[]
  readonly zips?: readonly string[]
  /** Employers, schools; hospitals have a field of their own. */
  readonly organizations?: readonly string[]
  readonly hospitals?: readonly string[]
}

type Field = keyof KnownPhi

const columns: Readonly<Record<string, Field>> = {
  name: 'names',
  names: 'names',
  patient: 'names',
  patient_name: 'names',
  full_name: 'names',
  alias: 'names',
  aliases: 'names',
  maiden_name: 'names',
  relative: 'relatives',
  relatives: 'relatives',
  next_of_kin: 'relatives',
  emergency_contact: 'relatives',
  spouse: 'relatives',
  provider: 'providers',
  providers: 'providers',
  doctor: 'providers',
  attending: 'providers',
  pcp: 'providers',
  birth_date: 'birthDate',
  birthdate: 'birthDate',
  date_of_birth: 'birthDate',
  dob: 'birthDate',
  dates: 'dates',
  mrn: 'mrn',
  medical_record_number: 'mrn',
  ssn: 'ssn',
  account: 'accounts',
  accounts: 'accounts',
  health_plan: 'healthPlans',
  insurance_id: 'healthPlans',
  member_id: 'healthPlans',
  id: 'ids',
  ids: 'ids',
  phone: 'phones',
  phones: 'phones',
  telephone: 'phones',
  mobile: 'phones',
  fax: 'phones',
  email: 'emails',
  emails: 'emails',
  address: 'addresses',
  addresses: 'addresses',
  street: 'addresses',
  city: 'cities',
  zip: 'zips',
  postcode: 'zips',
  employer: 'organizations',
  organization: 'organizations',
  hospital: 'hospitals',
}

const nameParts: readonly (readonly [column: RegExp, place: number])[] = [
  [/^(?:first|given|fore)_?name$/, 0],
  [/^middle_?(?:name|initial)$/, 1],
  [/^(?:last|family|sur)_?name$/, 2],
]

/**
 * A row of a table by its column names, however they are cased or spaced. A cell may hold several values separated
 * by semicolons or `|`. `first_name`, `middle_name` and `last_name` make one name. Columns of other names are
 * given back in `unknown`, so that a caller can say that they are not used.
 */
export function knownPhiFromRow(row: Readonly<Record<string, unknown>>): {
  readonly known: KnownPhi
  readonly unknown: readonly string[]
} {
  const lists: Partial<Record<Field, string[]>> = {}
  const parts = ['', '', '']
  const unknown: string[] = []
  for (const [column, value] of Object.entries(row)) {
    const name = column
      .trim()
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[\s-]+/g, '_')
    const values = valuesOf(value)
    const part = nameParts.find(([pattern]) => pattern.test(name))
    const field = columns[name]
    if (part) parts[part[1]] = values[0] ?? ''
    else if (field) lists[field] = [...(lists[field] ?? []), ...values]
    else unknown.push(column)
  }
  if (parts.some((p) => p !== ''))
    lists.names = [`${parts[2]}, ${parts[0]} ${parts[1]}`.trim(), ...(lists.names ?? [])]
  const { birthDate, ...rest } = lists
  return { known: { ...rest, ...(birthDate?.[0] !== undefined && { birthDate: birthDate[0] }) }, unknown }
}

function valuesOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value]
  return list
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .flatMap((item) => String(item).split(/[;|]/))
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
