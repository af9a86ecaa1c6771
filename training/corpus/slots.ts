import { clinicalSlot } from './clinical-slots.ts'
import { CONTACT_SLOTS } from './contact-slots.ts'
import type { Piece } from './marked-text.ts'
import { NUMBER_SLOTS } from './number-slots.ts'
import { PERSON_SLOTS } from './person-slots.ts'
import { PLACE_SLOTS } from './place-slots.ts'
import type { Make } from './slot.ts'
import { TIME_SLOTS } from './time-slots.ts'
import type { World } from './world.ts'

const SLOTS: Readonly<Record<string, Make>> = {
  ...PERSON_SLOTS,
  ...TIME_SLOTS,
  ...PLACE_SLOTS,
  ...CONTACT_SLOTS,
  ...NUMBER_SLOTS,
}

/** The pieces that `name` stands for: what identifies is labelled; the unlabelled slots are in `clinical-slots.ts`. */
export function slot(name: string, world: World): Piece[] {
  const [base, form = ''] = name.split('.') as [string, string?]
  const make = SLOTS[base]
  return make ? make(world, form) : [{ text: clinicalSlot(base, world) }]
}
