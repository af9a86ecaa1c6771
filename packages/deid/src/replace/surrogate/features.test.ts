import { describe, expect, it } from 'vitest'
import { createKeyring } from '../keyring.ts'
import { address } from './categories/address.ts'
import { age } from './categories/age.ts'
import { characters } from './categories/characters.ts'
import { facility } from './categories/facility.ts'
import { healthplan } from './categories/healthplan.ts'
import { identifier } from './categories/identifier.ts'
import { email, ip, mac, url, username } from './categories/internet.ts'
import { name } from './categories/name.ts'
import { nrp } from './categories/nrp.ts'
import { phone } from './categories/phone.ts'
import { profession } from './categories/profession.ts'
import type { Category } from './category.ts'
import { surrogateSchema } from './settings.ts'
import { Work } from './work.ts'

describe('laws', () => {
  const samples: Readonly<Record<string, readonly [Category<never>, string, readonly string[]]>> = {
    name: [
      name as Category<never>,
      'PATIENT',
      [
        'Bruce R. Philips',
        'PHILIPS, BRUCE',
        'Mr. Philips',
        'J.R. Ewing',
        "O'Brien, Mary",
        'jane doe',
        'Sean McDonald',
        'Jan van der Berg',
        'Dr. Ann Lee, M.D.',
        'Ann Smith-Jones',
      ],
    ],
    address: [
      address as Category<never>,
      'LOCATION',
      [
        'Boston, MA 02115',
        '12B Elm Street',
        '500 N. 5th Ave.',
        'PORTLAND, OREGON',
        '1247 Maple Street\nAustin, Texas 78701',
        'P.O. Box 123',
        'I-95',
        'Hauptstraße 12',
        '14 Church Lane, Leeds LS6 3BT',
      ],
    ],
    healthplan: [healthplan as Category<never>, 'HEALTHPLAN', ['Blue Cross Blue Shield', 'AETNA', 'Humana']],
    facility: [
      facility as Category<never>,
      'HOSPITAL',
      [
        'Massachusetts General Hospital',
        'MGH',
        "St. Mary's Hospital",
        'BAPTIST MEDICAL CENTER',
        'Acme, Inc.',
      ],
    ],
    identifier: [
      identifier as Category<never>,
      'IDNUM',
      ['AB-123-x', '7719433', 'MRN: 12', '#12315112', 'A334455B'],
    ],
    phone: [
      phone as Category<never>,
      'PHONE',
      [
        '(617) 555-1212',
        '+44 20 7123 1234',
        '617.555.1212 x12',
        '55-555-5555',
        '0113 275 4321',
        '01 42 68 53 00',
      ],
    ],
    age: [
      age as Category<never>,
      'AGE',
      ['45', '45-year-old', 'fifty', '3 mo', 'day of life 2', '40s', 'Forty-five years'],
    ],
    email: [email as Category<never>, 'EMAIL', ['jsmith@mitre.org', 'x_y9@z.edu']],
    url: [url as Category<never>, 'URL', ['http://h:8080/a/b?x=1', 'www.mgh.org']],
    ip: [ip as Category<never>, 'IPADDR', ['203.120.223.13', 'fe80::1', '10.0.0.0/8']],
    mac: [mac as Category<never>, 'MAC_ADDRESS', ['00:1a:2b:3c:4d:5e', '00-1A-2B-3C-4D-5E']],
    username: [username as Category<never>, 'USERNAME', ['bphilips', 'x.y_22', 'jsmith1']],
    profession: [
      profession as Category<never>,
      'PROFESSION',
      ['accountant', 'TEACHER', 'Teachers', 'Nurse', 'an engineer', 'the nurse'],
    ],
    nrp: [nrp as Category<never>, 'NRP', ['French', 'CATHOLIC', 'american']],
    characters: [characters as Category<never>, 'OTHER', ['Ab-9 ÿ', 'שלום 12', '김철수']],
  }
  const work = (text: string, label: string, key: string) =>
    new Work({
      doc: { id: '', text },
      allSpans: [{ start: 0, end: text.length, label, score: 1, source: '' }],
      keyring: createKeyring(new TextEncoder().encode(key.padEnd(16))),
      scope: 'doc:x',
      settings: surrogateSchema.parse({}),
    })

  it.each(Object.keys(samples))(
    'the digest of a surrogate has the features of the original: %s',
    (category) => {
      const [kind, label, values] = samples[category]!
      for (const text of values)
        for (let key = 0; key < 25; key++) {
          const here = work(text, label, `key ${key}`)
          const parsed = kind.digest(text, label)!
          const made = kind.render(parsed, here.draw(kind.name, kind.identity(parsed)), here)
          expect(kind.features(kind.digest(made, label)!), `${text} -> ${made}`).toBe(kind.features(parsed))
        }
    },
  )
})
