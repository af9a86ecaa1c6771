import type { Recognizer } from './recognizer.ts'

const es = { country: 'es', languages: ['es'], enabled: true } as const
const CONTROL = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** Numbers of Spain. */
export const spain: readonly Recognizer[] = [
  {
    ...es,
    name: 'es-nie',
    peer: 'EsNieRecognizer',
    label: 'ES_NIE',
    context: ['número de identificación de extranjero', 'NIE'],
    rules: [{ name: 'NIE', regex: '[X-Z]\\d{7}-?[A-Z]', score: 0.5 }],
    validate: (match) => {
      const series = 'XYZ'.indexOf(match[0]!.toUpperCase())
      return controlLetter(`${series}${match.slice(1)}`)
    },
  },
  {
    ...es,
    name: 'es-nif',
    peer: 'EsNifRecognizer',
    label: 'ES_NIF',
    context: ['documento nacional de identidad', 'DNI', 'NIF', 'identificación'],
    rules: [{ name: 'NIF', regex: '\\d{7,8}-?[A-Z]', score: 0.5 }],
    validate: controlLetter,
  },
  {
    ...es,
    name: 'es-passport',
    peer: 'EsPassportRecognizer',
    label: 'ES_PASSPORT',
    enabled: false,
    context: ['pasaporte', 'passport', 'número de pasaporte', 'passport number'],
    rules: [{ name: 'ES_PASSPORT', regex: '[A-Z]{3}\\d{6}', score: 0.05 }],
  },
]

/** Whether the last letter belongs to the number before it: the rest of a division by 23 (Real Decreto 1553/2005). */
function controlLetter(match: string): boolean {
  const number = Number.parseInt(match, 10)
  return CONTROL[number % 23] === match.at(-1)!.toUpperCase()
}
