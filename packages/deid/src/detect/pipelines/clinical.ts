import type { Pipeline } from '../pipeline.ts'
import { propagate } from '../propagate.ts'
import { accessions } from '../rules/accessions.ts'
import { addresses } from '../rules/addresses.ts'
import { ages } from '../rules/ages.ts'
import { banner } from '../rules/banner.ts'
import { chatLines } from '../rules/chat-lines.ts'
import { checked } from '../rules/checked.ts'
import { contacts } from '../rules/contacts.ts'
import { cued } from '../rules/cued.ts'
import { dates } from '../rules/dates.ts'
import { headers } from '../rules/headers.ts'
import { hospitals } from '../rules/hospitals.ts'
import { identified } from '../rules/identified.ts'
import { insurers } from '../rules/insurers.ts'
import { kin } from '../rules/kin.ts'
import { landmarks } from '../rules/landmarks.ts'
import { lastFour } from '../rules/last-four.ts'
import { names } from '../rules/names.ts'
import { organizations } from '../rules/organizations.ts'
import { peopleByAct } from '../rules/people-by-act.ts'
import { places } from '../rules/places.ts'
import { plates } from '../rules/plates.ts'
import { professions } from '../rules/professions.ts'
import { titles } from '../rules/titles.ts'
import { wards } from '../rules/wards.ts'

/** Clinical notes by rules and word lists alone; also the safety net under a model. */
export const clinicalRules: Pipeline = {
  name: 'clinical-rules',
  detectors: [
    headers,
    banner,
    titles,
    kin,
    peopleByAct,
    identified,
    names,
    dates,
    hospitals,
    addresses,
    places,
    wards,
    landmarks,
    organizations,
    professions,
    cued,
    accessions,
    plates,
    lastFour,
    insurers,
    contacts,
    chatLines,
    checked,
    ages,
  ],
  refiners: [propagate],
  labels: 'native',
  resolve: 'longest',
}
