import type { Pipeline } from '../pipeline.ts'
import { ages } from '../rules/ages.ts'
import { contacts } from '../rules/contacts.ts'
import { cued } from '../rules/cued.ts'
import { dates } from '../rules/dates.ts'
import { hospitals } from '../rules/hospitals.ts'
import { names } from '../rules/names.ts'
import { titles } from '../rules/titles.ts'

/** Clinical notes by rules and word lists alone; also the safety net under a model. */
export const clinicalRules: Pipeline = {
  name: 'clinical-rules',
  detectors: [titles, names, dates, hospitals, cued, contacts, ages],
  refiners: [],
  labels: 'native',
  resolve: 'longest',
}
