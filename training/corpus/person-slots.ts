import type { Piece } from './marked-text.ts'
import { label, type Make } from './slot.ts'
import { type Person, person, type World } from './world.ts'

/** `who` in a form of their name, labelled `tag`; titles and degrees stand outside the label. */
function named(who: Person, form: string, tag: string, w: World): Piece[] {
  const { first, middle, last, female } = who
  const r = w.random
  const m = middle.length === 1 ? `${middle}${r.chance(0.7) ? '.' : ''}` : middle
  switch (form) {
    case 'first':
      return label(tag, first)
    case 'last':
      return label(tag, last)
    case 'full':
      return label(tag, r.chance(0.25) ? `${first} ${m} ${last}` : `${first} ${last}`)
    case 'name':
      return label(tag, `${first} ${last}`)
    case 'ln':
      return label(tag, `${last} ${first}`)
    case 'fm':
      return label(tag, `${first} ${m} ${last}`)
    case 'lf':
      return label(tag, `${last}, ${first}${r.chance(0.35) ? ` ${m}` : ''}`)
    case 'lfc':
      return label(tag, `${last},${first}${r.chance(0.3) ? ` ${middle}` : ''}`)
    case 'fi':
      return label(tag, `${first} ${last[0]}.`)
    case 'il':
      return label(tag, `${first[0]}${r.chance(0.8) ? '. ' : ' '}${last}`)
    case 'init':
      return label(
        tag,
        r.pick([
          `${first[0]}.${last[0]}.`,
          `${first[0]}${last[0]}`,
          `${first[0]}${middle[0]}${last[0]}`,
          `${first[0]}. ${last[0]}.`,
        ]),
      )
    case 'mr':
      return [
        { text: `${female ? r.pick(['Mrs. ', 'Ms. ', 'Miss ', 'Mrs ', 'Ms ']) : r.pick(['Mr. ', 'Mr '])}` },
        ...label(tag, last),
      ]
    case 'mrfull':
      return [
        { text: `${female ? r.pick(['Mrs. ', 'Ms. ', 'Miss ']) : r.pick(['Mr. ', 'Mr '])}` },
        ...label(tag, `${first} ${last}`),
      ]
    case 'mrfi':
      return [
        { text: female ? r.pick(['Mrs. ', 'Ms. ']) : 'Mr. ' },
        ...label(tag, r.pick([`${first} ${last[0]}.`, `${first[0]}. ${last}`, first])),
      ]
    case 'drfi':
      return [
        { text: r.pick(['Dr. ', 'Dr. ', 'Dr ']) },
        ...label(tag, r.pick([`${first} ${last[0]}.`, `${first} ${last[0]}.`, first, `${last[0]}.`])),
      ]
    case 'dr':
      return [{ text: r.pick(['Dr. ', 'Dr. ', 'Dr ', 'DR. ', 'Doctor ']) }, ...label(tag, last)]
    case 'drfull':
      return [
        { text: r.pick(['Dr. ', 'Dr. ', 'Dr ']) },
        ...label(tag, r.chance(0.3) ? `${first[0]}. ${last}` : `${first} ${last}`),
      ]
    case 'caps':
      return label(
        tag,
        `${last.toUpperCase()}, ${first.toUpperCase()}${r.chance(0.3) ? ` ${middle[0]}` : ''}`,
      )
    case 'up':
      return label(tag, `${first} ${last}`.toUpperCase())
    case 'creds':
      return [
        ...label(tag, r.chance(0.4) ? `${first} ${m} ${last}` : `${first} ${last}`),
        {
          text: r.pick([
            ', MD',
            ', M.D.',
            ' MD',
            ', DO',
            ', M.D., Ph.D.',
            ', MD, FACP',
            ', PA-C',
            ', NP',
            ', MBBS',
            ', APRN',
            ' M.D.',
            ', MD PhD',
          ]),
        },
      ]
    case 'rn':
      return [
        ...label(tag, r.chance(0.5) ? `${first} ${last}` : `${first[0]}. ${last}`),
        {
          text: r.pick([
            ', RN',
            ' RN',
            ', R.N.',
            ', LPN',
            ', BSN, RN',
            ', CNA',
            ', LCSW',
            ', PT',
            ', OTR/L',
            ', RRT',
            ', PharmD',
            ', MSW',
          ]),
        },
      ]
    default:
      throw new RangeError(`No name has the form ${form}`)
  }
}

const DR_FORMS = ['dr', 'dr', 'dr', 'dr', 'drfull', 'drfull', 'creds', 'drfi']
const doctor =
  (index: number): Make =>
  (w, form) =>
    named(w.doctors[index]!, form === '' ? w.random.pick(DR_FORMS) : form, 'DOCTOR', w)

const PT_FORMS = ['mr', 'mr', 'mr', 'full', 'full', 'mrfull', 'first', 'mrfi']
const fresh = (w: World) => person(w.random, w.lists, w.region)

/** Slots of people: `pt` the patient, `dr` `dr2` … clinicians, `nurse`, `rel` … relatives, `other` anyone else. */
export const PERSON_SLOTS: Readonly<Record<string, Make>> = {
  pt: (w, form) => named(w.patient, form === '' ? w.random.pick(PT_FORMS) : form, 'PATIENT', w),
  dr: doctor(0),
  dr2: doctor(1),
  dr3: doctor(2),
  dr4: doctor(3),
  nurse: (w, form) => named(w.doctors[4]!, form === '' ? 'rn' : form, 'DOCTOR', w),
  rel: (w, form) =>
    named(w.relatives[0]!, form === '' ? w.random.pick(['first', 'full', 'first']) : form, 'PERSON', w),
  rel2: (w, form) =>
    named(w.relatives[1]!, form === '' ? w.random.pick(['first', 'full', 'first']) : form, 'PERSON', w),
  rel3: (w, form) =>
    named(w.relatives[2]!, form === '' ? w.random.pick(['first', 'full', 'first']) : form, 'PERSON', w),
  other: (w, form) =>
    named(
      fresh(w),
      form === '' ? w.random.pick(['full', 'full', 'mr', 'mrfull', 'first']) : form,
      'PERSON',
      w,
    ),
  initials: (w) =>
    label('DOCTOR', w.doctors[w.random.int(0, 4)]!.first[0]! + w.doctors[w.random.int(0, 4)]!.last[0]!),
  letter: (w) => label('PATIENT', w.patient.middle[0]!),
  // How a voice on a tape spells a name.
  spelled: (w) => label('PATIENT', [...w.patient.last].join(w.random.pick(['-', ' ', '. ']))),
  // The name a trauma bay gives to somebody not yet known.
  Alias: (w) =>
    label(
      'PATIENT',
      w.random.pick(['Trauma, ', 'Unknown, ', 'Doe, ', 'Trauma ']) +
        w.random.pick([
          'Zulu',
          'Tango',
          'Whiskey',
          'Quebec',
          'Oxford',
          'Falcon',
          'Granite',
          'Cobalt',
          'Juniper',
        ]),
    ),
  typist: (w) =>
    label('DOCTOR', `${w.random.letters(2)}${w.random.pick(['', w.random.letters(1)])}`.toLowerCase()),
}
