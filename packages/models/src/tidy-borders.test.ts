import { formatMarked, parseMarked } from '@palimpsest/deid/text'
import { expect, test } from 'vitest'
import { tidyBorders } from './tidy-borders.ts'

const settings = { language: 'en', trace: false, context: [] }

function tidied(marked: string, source = 'encoder:small'): string {
  const { text, spans } = parseMarked(marked)
  const refined = tidyBorders.refine(
    { id: '', text },
    spans.map((span) => ({ ...span, source })),
    settings,
  )
  return formatMarked(text, refined)
}

test.each([
  ['[Rodney Quill   Anes|DOCTOR]: GETA', '[Rodney Quill|DOCTOR]   Anes: GETA'],
  ['[Aurora Center\n\nSincerely|HOSPITAL],', '[Aurora Center|HOSPITAL]\n\nSincerely,'],
  ['[Roe  Jane|PATIENT] F', '[Roe|PATIENT]  [Jane|PATIENT] F'],
  ['See [www.a.example  MyChart|URL] now', 'See [www.a.example|URL]  MyChart now'],
  ['[Mr. Tackett|PATIENT] was', 'Mr. [Tackett|PATIENT] was'],
  ['[stepdad Lorne|PERSON] drove', 'stepdad [Lorne|PERSON] drove'],
  ['[Yasir states|PATIENT] he', '[Yasir|PATIENT] states he'],
  ['[then Onida Hospital|HOSPITAL]', 'then [Onida Hospital|HOSPITAL]'],
  ['at [the Rotunda|HOSPITAL]', 'at the [Rotunda|HOSPITAL]'],
  ['[MD PhD\nAurora Center|HOSPITAL]', 'MD PhD\n[Aurora Center|HOSPITAL]'],
  ['[PA-C\nGordon Clinic|HOSPITAL]', 'PA-C\n[Gordon Clinic|HOSPITAL]'],
  [
    '[Harrow Clinic\nDepartment of Cardiology|HOSPITAL]',
    '[Harrow Clinic|HOSPITAL]\nDepartment of Cardiology',
  ],
  ['at [Nordvind Shipping|ORGANIZATION] AS in', 'at [Nordvind Shipping AS|ORGANIZATION] in'],
  ['by [Acme|ORGANIZATION], Inc. in', 'by [Acme, Inc.|ORGANIZATION] in'],
])('moves the borders of %s', (marked, wanted) => expect(tidied(marked)).toBe(wanted))

test.each([
  '[Jane Roe|PATIENT]: seen',
  '[Jane\nRoe|PATIENT] was',
  '[Jan van|PATIENT]',
  '[mary smith|PATIENT] states',
  '[Mrs|PATIENT]',
  '[Dr|PATIENT].',
  '[The Elms|HOSPITAL]',
  '[MD Anderson|HOSPITAL] in May',
  '[Harrow\nClinic|HOSPITAL]',
  '[Department of Veterans Affairs|ORGANIZATION]',
  '[then|HOSPITAL]',
  'near [the Bronx|LOCATION_OTHER]',
  'at [Acme|ORGANIZATION] as a cook',
  'at [Acme|ORGANIZATION] ASAP',
  '[4 Elm St, Apt 2|STREET]',
])('leaves %s', (marked) => expect(tidied(marked)).toBe(marked))

test('leaves what rules found, but for the legal form of a firm', () => {
  expect(tidied('[Mr. Tackett  Anes|PATIENT]: x', 'rule:x')).toBe('[Mr. Tackett  Anes|PATIENT]: x')
  expect(tidied('[Acme|ORGANIZATION] Oy', 'rule:x')).toBe('[Acme Oy|ORGANIZATION]')
})
