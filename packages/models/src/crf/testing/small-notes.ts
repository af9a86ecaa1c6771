import { seeded } from '../hash.ts'
import type { CrfModel } from '../model.ts'
import { train } from '../train.ts'
import type { TrainingDoc } from '../training-set.ts'

const FIRST = 'Nora,Ahmed,Julia,Peter,Wei,Carlos,Ingrid,Tom,Aisha,Liam,Grace,Victor'.split(',')
const LAST = 'Whitfield,Alvarez,Okafor,Lindgren,Marsh,Tanaka,Novak,Delgado,Harper,Singh,Brandt,Quinn'.split(
  ',',
)
const FILLER = [
  'No chest pain or fever.',
  'Continue aspirin 81 mg daily.',
  'Lungs clear, abdomen soft.',
  'Parkinson disease is stable.',
  'Labs: Na 140, K 4.1.',
]

/** Small notes with names, dates and record numbers: enough to teach a model in a second. */
export function smallNotes(count: number, seed: number): TrainingDoc[] {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const number = (low: number, high: number) => Math.floor(low + random() * (high - low))
  return Array.from({ length: count }, () => {
    let text = ''
    const spans: { start: number; end: number; label: string }[] = []
    const add = (piece: string, label?: string) => {
      if (label) spans.push({ start: text.length, end: text.length + piece.length, label })
      text += piece
    }
    for (let n = number(2, 6); n > 0; n--) {
      switch (number(0, 4)) {
        case 0:
          add('Seen by Dr. ')
          add(pick(LAST), 'DOCTOR')
          add(' on ')
          add(`${number(10, 13)}/${number(10, 29)}/20${number(10, 25)}`, 'DATE')
          add('. ')
          break
        case 1:
          add('Patient: ')
          add(`${pick(FIRST)} ${pick(LAST)}`, 'PATIENT')
          add(', MRN ')
          add(String(number(1_000_000, 9_999_999)), 'MEDICALRECORD')
          add('. ')
          break
        case 2:
          add('Mr. ')
          add(pick(LAST), 'PATIENT')
          add(' is well. ')
          break
        default:
          add(`${pick(FILLER)} `)
      }
    }
    return { text, spans }
  })
}

/** A model that learned from 150 small notes. */
export function smallModel(): CrfModel {
  return train(smallNotes(150, 1), smallNotes(30, 2), { name: 'small', passes: 4, minCount: 2, drop: [] })
}
