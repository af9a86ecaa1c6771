import { tokenAt } from '../tokens.ts'
import { rule } from './rule.ts'
import { WordSet } from './word-set.ts'

const what =
  '(?:ssn|ss|social(?: security)?|card|credit card|debit card|account|acct|mrn|phone|cell|policy|id)'
const link = String.raw`(?:\s?(?:#|no\.?|number|digits?|are|is|in|with|:|=|-))*\s?`
/** `last four 4432`, `last 4 of SSN: 4432`, `ssn ending in 4432`, `SSN last 4: 8831`. */
const forms: readonly RegExp[] = [
  new RegExp(
    String.raw`last (?:four|4)(?: digits)?(?:,? (?:of|for|on) (?:the |his |her |their |my |your |pt'?s? |patient'?s? )?(${what}))${link}(\d{4})(?![\d/-])`,
    'iy',
  ),
  /last (?:four|4)(?: digits)?(?: are| is)?\s?[:#-]?\s?()(\d{4})(?![\d/-])(?!\s(?:mg|mcg|ml|units|visits|days|weeks|months|years|patients))/iy,
  /ending (?:in |with )?()(\d{4})(?![\d/-])/iy,
]
const before = new RegExp(String.raw`(?:^|[^a-z])(${what})(?: ?#| number| no\.?)?[,:]? ?$`, 'i')
const triggers = new WordSet(['last', 'ending'])

/** The last four digits of a social security or other number, where the words say that they are. */
export const lastFour = rule('last-four', ['SSN', 'ACCOUNT', 'IDNUM'], (t, emit) => {
  for (let i = 0; i < t.count; i++) {
    if (!triggers.has(t, i)) continue
    for (const form of forms) {
      form.lastIndex = t.start[i]!
      const match = form.exec(t.text)
      if (!match) continue
      const [whole, noun = '', digits = ''] = match
      const named = noun || before.exec(t.text.slice(Math.max(0, t.start[i]! - 24), t.start[i]!))?.[1] || ''
      if (!named && (t.lower[i] === 'ending' || /^(?:19|20)/.test(digits))) continue
      const end = t.start[i]! + whole.length
      const label = /^(?:card|credit|debit|acc)/i.test(named)
        ? 'ACCOUNT'
        : !named || /^s/i.test(named)
          ? 'SSN'
          : 'IDNUM'
      emit(end - 4, end, label, 0.75, 'last-four')
      i = tokenAt(t, end) - 1
      break
    }
  }
})
