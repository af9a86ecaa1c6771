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
}
