import type { Policy } from '../../../policy/policy.ts'
import { parseMarked } from '../../../text/marked.ts'

const notes = [
  'Name: [HERNANDEZ-RUIZ, MARIA ELENA|PATIENT] MRN: [4471-882|MEDICALRECORD] DOB: [03/14/1951|DATE] Age: [67|AGE], of [Worcester|CITY], [MA|STATE] [01605|ZIP]',
  'Seen [Tuesday, November 20, 2018|DATE] by Dr. [Robert J. O’Malley|DOCTOR] at [Massachusetts General Hospital|HOSPITAL] ([MGH|HOSPITAL]); Ms. [Hernandez-Ruiz|PATIENT], a [retired teacher|PROFESSION]',
  '[Liz Smith|PATIENT] and [Elizabeth|PATIENT] of [12 Mulberry Lane, Winston-Salem, NC 27101|STREET], call [(336) 716-1000|PHONE] or [020 7123 1234|PHONE], [lsmith@mail.org|EMAIL]',
  '[Иван Петров|PATIENT], [王小明|PATIENT], SSN [333-44-6666|SSN], NPI [1234567893|IDNUM], VIN [1HGCM82633A004352|VEHICLE], from [Diwali 2019|DATE] to [Christmas|DATE], at [10.2.3.44|IPADDR]',
  'Dr. [O’Malley|DOCTOR] saw [Maria|PATIENT] in [early May 2019|DATE], [a 41-year-old|AGE] [Irish|NRP] nurse at [http://www.mgh.org/x1|URL], card [4111 1111 1111 1111|CREDIT_CARD]',
]

/** Notes of two patients with every kind of surrogate; invented. */
export const corpus = notes.map((note, i) => {
  const { text, spans } = parseMarked(note)
  return { doc: { id: `note-${i}`, text, meta: { patient: i < 2 || i === 4 ? 'A' : 'B' } }, spans }
})

export const policy: Policy = {
  version: 1,
  name: 'small corpus',
  scope: { kind: 'field', field: 'patient' },
  default: { action: 'surrogate' },
  labels: { DATE: { action: 'shift', unparseable: 'label' } },
}
