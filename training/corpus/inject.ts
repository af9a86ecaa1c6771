import type { TrainingDoc } from '../../packages/models/src/crf/training-set.ts'
import type { Gazetteers } from './gazetteers.ts'
import { joined, type Labelled, plain } from './marked-text.ts'
import { noisy } from './noise.ts'
import type { Banks } from './note.ts'
import type { Random } from './random.ts'
import { fill } from './template.ts'
import { world } from './world.ts'

/**
 * Real clinical text that names nobody, with one to four generated sentences that do set between its own: the
 * surroundings are true to life, what identifies is invented.
 */
export function injected(
  carriers: readonly TrainingDoc[],
  lists: Gazetteers,
  banks: Banks,
  random: Random,
): TrainingDoc[] {
  return carriers
    .filter(({ text }) => text.length > 120)
    .map(({ text }) => {
      const here = world(random, lists)
      const sentences = text.split(/(?<=[.?!]["')]?)\s+(?=[A-Z])/)
      const parts: Labelled[] = sentences.map(plain)
      for (let n = random.int(1, Math.min(4, sentences.length)); n > 0; n--)
        parts.splice(random.int(0, parts.length), 0, fill(random.pick(banks.narrative), here))
      const note = noisy(joined(parts, text.includes('\n') ? '\n' : ' '), random)
      return { text: note.text, spans: note.spans, weight: 0.8 }
    })
}
