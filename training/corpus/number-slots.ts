import { label, type Make } from './slot.ts'
import { planNumber } from './world.ts'

/** Slots of numbers that belong to one person, thing or case. */
export const NUMBER_SLOTS: Readonly<Record<string, Make>> = {
  ssn: (w) =>
    label(
      'SSN',
      w.random.pick([
        () => `${w.random.int(100, 899)}-${w.random.int(10, 99)}-${w.random.int(1000, 9999)}`,
        () => `${w.random.int(100, 899)}-${w.random.int(10, 99)}-${w.random.int(1000, 9999)}`,
        () => `${w.random.int(100, 899)} ${w.random.int(10, 99)} ${w.random.int(1000, 9999)}`,
        () => w.random.digits(9),
        () => `xxx-xx-${w.random.digits(4)}`,
        () => `***-**-${w.random.digits(4)}`,
      ])(),
    ),
  mrn: (w) => label('MEDICALRECORD', w.record),
  plan: (w) => label('HEALTHPLAN', w.random.chance(0.7) ? w.plan : planNumber(w.random)),
  acct: (w) =>
    label(
      'ACCOUNT',
      w.random.pick([
        () => w.random.digits(8),
        () => w.random.digits(10),
        () => `${w.random.digits(4)}-${w.random.digits(4)}-${w.random.digits(2)}`,
        () => `A${w.random.digits(9)}`,
        () => `${w.random.letters(1)}${w.random.digits(11)}`,
        () => `#${w.random.digits(7)}`,
      ])(),
    ),
  lic: (w) =>
    label(
      'LICENSE',
      w.random.pick([
        () => `${w.random.letters(1)}${w.random.digits(7)}`,
        () => `${w.random.letters(2)}${w.random.digits(6)}`,
        () => w.random.digits(8),
        () => `${w.random.letters(1)}${w.random.digits(3)}-${w.random.digits(4)}-${w.random.digits(4)}`,
        () => `B${w.random.letters(1)}${w.random.digits(7)}`,
        () => `G${w.random.digits(5)}`,
      ])(),
    ),
  npi: (w) => label('LICENSE', `1${w.random.digits(9)}`),
  vehicle: (w) =>
    label(
      'VEHICLE',
      w.random.pick([
        () => `${w.random.letters(3)}-${w.random.digits(4)}`,
        () => `${w.random.digits(1)}${w.random.letters(3)}${w.random.digits(3)}`,
        () => `${w.random.letters(3)} ${w.random.digits(3)}`,
        () => `1HGCM${w.random.digits(5)}A${w.random.digits(6)}`,
        () => `${w.random.letters(2)}${w.random.digits(2)} ${w.random.letters(3)}`,
      ])(),
    ),
  device: (w) =>
    label(
      'DEVICE',
      w.random.pick([
        () => `${w.random.letters(3)}${w.random.digits(6)}${w.random.letters(1)}`,
        () => `SN${w.random.digits(8)}`,
        () => w.random.digits(9),
        () => `${w.random.letters(2)}-${w.random.digits(5)}-${w.random.letters(1)}`,
        () => `(01)0${w.random.digits(13)}`,
        () => `${w.random.digits(4)}-${w.random.digits(6)}`,
      ])(),
    ),
  bio: (w) =>
    label(
      'BIOID',
      w.random.pick([
        () => `FP-${w.random.digits(7)}`,
        () => `RET-${w.random.digits(5)}${w.random.letters(2)}`,
        () => `${w.random.letters(3)}${w.random.digits(8)}`,
      ])(),
    ),
  idn: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `${w.random.letters(1)}${w.random.digits(2)}-${w.random.digits(5)}`,
        () => `S${w.random.int(10, 24)}-${w.random.digits(4)}`,
        () => w.random.digits(8),
        () => w.random.digits(10),
        () => `${w.random.digits(3)}-${w.random.digits(6)}`,
        () => `${w.random.letters(2)}${w.random.digits(9)}`,
        () => `#${w.random.digits(6)}`,
        () => `#${w.random.letters(2)}-${w.random.digits(6)}`,
        () => `${w.random.digits(5)}-${w.random.digits(3)}`,
        () => `${w.random.letters(3)}-${w.random.digits(4)}-${w.random.digits(4)}`,
        () => `${w.random.letters(2)}-${w.random.digits(5)}`,
        () => `ACC${w.random.digits(7)}`,
        () => `${w.random.digits(2)}:${w.random.letters(2)}${w.random.digits(5)}`,
      ])(),
    ),
  jobnum: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => w.random.digits(6),
        () => w.random.digits(7),
        () => `${w.random.digits(3)}-${w.random.digits(4)}`,
        () => `${w.random.digits(2)}/${w.random.digits(6)}`,
        () => `${w.random.letters(2)}:${w.random.letters(2)}:${w.random.digits(4)}`,
      ])(),
    ),
  card: (w) =>
    label(
      'ACCOUNT',
      `4${w.random.digits(3)} ${w.random.digits(4)} ${w.random.digits(4)} ${w.random.digits(4)}`,
    ),
  nhs: (w) => label('MEDICALRECORD', `${w.random.digits(3)} ${w.random.digits(3)} ${w.random.digits(4)}`),
  medicare: (w) =>
    label(
      'HEALTHPLAN',
      `${w.random.int(2, 6)}${w.random.digits(3)} ${w.random.digits(5)} ${w.random.int(1, 9)}`,
    ),
  ohip: (w) =>
    label(
      'HEALTHPLAN',
      w.random.pick([
        () => `${w.random.digits(4)}-${w.random.digits(3)}-${w.random.digits(3)}-${w.random.letters(2)}`,
        () => `${w.random.digits(4)} ${w.random.digits(3)} ${w.random.digits(3)} ${w.random.letters(2)}`,
        () => `9${w.random.digits(3)} ${w.random.digits(3)} ${w.random.digits(3)}`,
      ])(),
    ),
  aadhaar: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `${w.random.digits(4)} ${w.random.digits(4)} ${w.random.digits(4)}`,
        () => `XXXX XXXX ${w.random.digits(4)}`,
      ])(),
    ),
  nino: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `${w.random.letters(2)}${w.random.digits(6)}${w.random.pick(['A', 'B', 'C', 'D'])}`,
        () =>
          `${w.random.letters(2)} ${w.random.int(10, 99)} ${w.random.int(10, 99)} ${w.random.int(10, 99)} ${w.random.pick(['A', 'B', 'C'])}`,
      ])(),
    ),
  sin: (w) =>
    label(
      'IDNUM',
      `${w.random.digits(3)}${w.random.pick(['-', ' '])}${w.random.digits(3)} ${w.random.digits(3)}`,
    ),
  passport: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `${w.random.letters(1)}${w.random.digits(7)}`,
        () => w.random.digits(9),
        () => `${w.random.letters(2)}${w.random.digits(6)}`,
      ])(),
    ),
  gmc: (w) =>
    label(
      'LICENSE',
      w.random.pick([
        () => w.random.digits(7),
        () => `MED000${w.random.digits(7)}`,
        () => w.random.digits(5),
      ])(),
    ),
  bag: (w) => label('IDNUM', `W${w.random.digits(4)} ${w.random.int(10, 26)} ${w.random.digits(6)}`),
  badge: (w) =>
    label(
      'IDNUM',
      w.random.pick([() => w.random.digits(4), () => `#${w.random.digits(3)}`, () => w.random.digits(5)])(),
    ),
  case: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `${w.random.int(2005, 2026)}-CV-${w.random.digits(5)}`,
        () => `${w.random.int(10, 26)}-${w.random.digits(5)}`,
        () => `ME-${w.random.digits(4)}`,
        () => `${w.random.letters(2)}${w.random.int(10, 26)}-${w.random.digits(4)}`,
        () => w.random.digits(7),
        () => `CR/${w.random.digits(4)}/${w.random.int(10, 26)}`,
      ])(),
    ),
  claim: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `CLM-${w.random.digits(7)}`,
        () => `${w.random.digits(4)}-${w.random.digits(6)}`,
        () => w.random.digits(11),
        () => `${w.random.letters(1)}${w.random.digits(9)}`,
      ])(),
    ),
  empid: (w) =>
    label(
      'IDNUM',
      w.random.pick([
        () => `E${w.random.digits(5)}`,
        () => w.random.digits(6),
        () => `EMP-${w.random.digits(4)}`,
      ])(),
    ),
  last4: (w, form) => label(form === 'ssn' ? 'SSN' : form === 'id' ? 'IDNUM' : 'ACCOUNT', w.random.digits(4)),
  routing: (w) => label('ACCOUNT', `0${w.random.digits(8)}`),
  iban: (w) =>
    label(
      'ACCOUNT',
      w.random.pick([
        () =>
          `GB${w.random.int(10, 99)} NWBK ${w.random.digits(4)} ${w.random.digits(4)} ${w.random.digits(4)} ${w.random.int(10, 99)}`,
        () => `DE${w.random.digits(20)}`,
        () =>
          `FR${w.random.int(10, 99)} ${w.random.digits(4)} ${w.random.digits(4)} ${w.random.digits(4)} ${w.random.digits(4)}`,
      ])(),
    ),
  wallet: (w) =>
    label(
      'ACCOUNT',
      `bc1q${Array.from({ length: 30 }, () => w.random.pick([...'023456789acdefghjklmnpqrstuvwxyz'])).join('')}`,
    ),
  vin: (w) =>
    label(
      'VEHICLE',
      `${w.random.pick(['1HG', '2T1', 'WBA', '5YJ', '1FT'])}${w.random.letters(2)}${w.random.digits(3)}${w.random.letters(2)}${w.random.digits(7)}`,
    ),
}
