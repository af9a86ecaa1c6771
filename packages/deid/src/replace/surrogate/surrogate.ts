import type { Action, Flag, Proposal } from '../action.ts'
import { settingsReader } from '../settings.ts'
import { characters } from './categories/characters.ts'
import type { Category } from './category.ts'
import { openDates } from './dates/date-surrogates.ts'
import { isDateLabel, kindOfLabel } from './kind-of-label.ts'
import { type SurrogateSettings, surrogateSchema } from './settings.ts'
import { Work } from './work.ts'

const collision: Flag = {
  code: 'surrogate-collision',
  detail: 'No surrogate could be found that differs from every original of the document',
}

/**
 * A realistic fake that fits in the place of the original: the same key, scope and original give the same surrogate
 * in every document, and no surrogate is an original of the document.
 */
export const surrogate: Action<SurrogateSettings> = {
  name: 'surrogate',
  settings: settingsReader('surrogate', surrogateSchema),
  open(task) {
    const work = new Work(task)
    const date = task.spans.some((span) => isDateLabel(span.label))
      ? openDates({ ...task, spans: task.allSpans.filter((span) => isDateLabel(span.label)) })
      : undefined
    const known = new Map<string, Proposal>()
    return (span) => {
      if (date && isDateLabel(span.label)) return date(span)
      const text = work.textOf(span)
      const memory = `${span.label} ${text}`
      let proposal = known.get(memory)
      if (!proposal) known.set(memory, (proposal = propose(text, span.label, work)))
      return proposal
    }
  },
}

function propose(text: string, label: string, work: Work): Proposal {
  const category = categoryOf(label)
  const parsed = category.digest(text, label, work)
  if (parsed === undefined) return make(characters, text, text, work)
  return make(category, parsed, text, work)
}

function make<P>(category: Category<P>, parsed: P, text: string, work: Work): Proposal {
  const draw = work.draw(category.name, category.identity(parsed))
  let made = ''
  for (let attempt = 0; attempt < 40; attempt++) {
    made = category.render(parsed, draw, work)
    if (made !== text && !work.isOriginal(made)) return { text: made }
  }
  return category.differsFrom === 'own' && made !== text ? { text: made } : { text: made, flag: collision }
}

function categoryOf(label: string): Category<unknown> {
  return (kindOfLabel(label) && characters) as Category<unknown>
}
