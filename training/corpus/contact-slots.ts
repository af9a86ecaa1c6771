import { label, lettersOf, type Make } from './slot.ts'
import type { World } from './world.ts'

/** Slots of telephones, mail, web addresses and user names. */
export const CONTACT_SLOTS: Readonly<Record<string, Make>> = {
  username: (w) =>
    label(
      'USERNAME',
      w.random.pick([
        () =>
          `${w.doctors[0]!.first[0]}${lettersOf(w.doctors[0]!.last)}`.toLowerCase() +
          w.random.pick(['', '1', String(w.random.int(2, 99))]),
        () => `${w.random.letters(2).toLowerCase()}${w.random.digits(3)}`,
        () => `${lettersOf(w.doctors[1]!.last)}${w.doctors[1]!.first[0]}`.toUpperCase(),
      ])(),
    ),
  // What follows the at sign of an account on a network.
  handle: (w) =>
    label(
      'USERNAME',
      w.random.pick([
        () => `${lettersOf(w.patient.first).toLowerCase()}${w.random.int(1, 2009)}`,
        () => `${lettersOf(w.patient.first)[0] ?? 'a'}${lettersOf(w.patient.last)}`.toLowerCase(),
        () =>
          `${w.random.pick(['real', 'its', 'the', 'dr', 'mama'])}_${lettersOf(w.patient.last).toLowerCase()}`,
        () =>
          `${lettersOf(w.doctors[0]!.last).toLowerCase()}${lettersOf(w.doctors[0]!.first).toLowerCase()[0] ?? ''}`,
      ])(),
    ),
  phone: (w) => label('PHONE', telephone(w)),
  fax: (w) => label('FAX', telephone(w)),
  pager: (w) =>
    label(
      'PHONE',
      w.random.pick([
        () => w.random.digits(5),
        () => w.random.digits(4),
        () => `#${w.random.digits(5)}`,
        () => telephone(w),
        () => `${w.random.digits(3)}-${w.random.digits(4)}`,
      ])(),
    ),
  ext: (w) =>
    label(
      'PHONE',
      w.random.pick([
        () => `x${w.random.digits(4)}`,
        () => `x${w.random.digits(5)}`,
        () => `ext. ${w.random.digits(4)}`,
        () => w.random.digits(4),
        () => `extension ${w.random.digits(3)}`,
      ])(),
    ),
  email: (w) => label('EMAIL', mail(w)),
  url: (w) =>
    label(
      'URL',
      w.random.pick([
        () => `www.${lettersOf(w.hospital).toLowerCase().slice(0, 14)}.org`,
        () => `https://${lettersOf(w.hospitals[0]!).toLowerCase().slice(0, 12)}.com/portal`,
        () => `http://www.${lettersOf(w.home.city).toLowerCase()}health.org/results/${w.random.digits(5)}`,
        () => `mychart.${lettersOf(w.hospital).toLowerCase().slice(0, 10)}.edu`,
        () => `${lettersOf(w.patient.last).toLowerCase()}family.blogspot.com`,
      ])(),
    ),
  ip: (w) =>
    label(
      'IPADDR',
      w.random.pick([
        () =>
          `${w.random.int(10, 220)}.${w.random.int(0, 255)}.${w.random.int(0, 255)}.${w.random.int(1, 254)}`,
        () => `fe80::${w.random.int(1000, 9999)}:${w.random.int(100, 999)}`,
      ])(),
    ),
}

/** A telephone number in a form of the world's region. */
function telephone(w: World): string {
  const r = w.random
  const a = String(r.int(201, 989))
  const b = String(r.int(200, 999))
  const c = r.digits(4)
  switch (w.region) {
    case 'UK':
      return r.pick([
        `0${r.int(20, 29)} ${r.digits(4)} ${r.digits(4)}`,
        `07${r.digits(3)} ${r.digits(6)}`,
        `+44 7${r.digits(3)} ${r.digits(6)}`,
        `01${r.digits(3)} ${r.digits(6)}`,
        `(0${r.digits(3)}) ${r.digits(3)} ${r.digits(4)}`,
      ])
    case 'AU':
      return r.pick([
        `04${r.digits(2)} ${r.digits(3)} ${r.digits(3)}`,
        `(0${r.int(2, 8)}) ${r.digits(4)} ${r.digits(4)}`,
        `+61 4${r.digits(2)} ${r.digits(3)} ${r.digits(3)}`,
        `0${r.int(2, 8)} ${r.digits(4)} ${r.digits(4)}`,
      ])
    case 'IN':
      return r.pick([
        `+91 ${r.int(7, 9)}${r.digits(4)} ${r.digits(5)}`,
        `+91-${r.int(7, 9)}${r.digits(9)}`,
        `${r.int(7, 9)}${r.digits(9)}`,
        `0${r.int(11, 80)}-${r.digits(8)}`,
      ])
    default:
      return r.pick([
        `(${a}) ${b}-${c}`,
        `(${a}) ${b}-${c}`,
        `${a}-${b}-${c}`,
        `${a}-${b}-${c}`,
        `${a}.${b}.${c}`,
        `${a} ${b} ${c}`,
        `1-${a}-${b}-${c}`,
        `+1 ${a} ${b} ${c}`,
        `+1-${a}-${b}-${c}`,
        `${b}-${c}`,
        `(${a})${b}-${c}`,
        `${a}${b}${c}`,
        `${a}-${b}-${c} x${r.digits(3)}`,
        `${a}/${b}-${c}`,
      ])
  }
}

function mail(w: World): string {
  const r = w.random
  const who = r.pick([w.patient, w.patient, w.doctors[0]!, w.relatives[0]!])
  const first = lettersOf(who.first).toLowerCase() || 'a'
  const last = lettersOf(who.last).toLowerCase() || 'b'
  const local = r.pick([
    `${first}.${last}`,
    `${first[0]}${last}`,
    `${first}${r.int(1, 99)}`,
    `${last}.${first[0]}`,
    `${first}_${last}${r.int(1, 99)}`,
    `dr.${last}`,
    `${first}`,
  ])
  const host = r.pick([
    'gmail.com',
    'yahoo.com',
    'hotmail.com',
    'aol.com',
    'outlook.com',
    'example.com',
    'comcast.net',
    'mail.example.org',
    'icloud.com',
    `${lettersOf(w.hospital).toLowerCase().slice(0, 12) || 'clinic'}.org`,
    'nhs.net',
    `${lettersOf(w.home.city).toLowerCase()}clinic.com`,
  ])
  return `${local}@${host}`
}
