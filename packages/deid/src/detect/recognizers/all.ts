import { africa } from './africa.ts'
import { asia } from './asia.ts'
import { australia } from './australia.ts'
import { britain } from './britain.ts'
import { canada } from './canada.ts'
import { dates } from './dates.ts'
import { finance } from './finance.ts'
import { germany } from './germany.ts'
import { india } from './india.ts'
import { italy } from './italy.ts'
import { korea } from './korea.ts'
import { network } from './network.ts'
import { nordic } from './nordic.ts'
import { phones } from './phones.ts'
import { poland } from './poland.ts'
import type { Recognizer } from './recognizer.ts'
import { spain } from './spain.ts'
import { turkey } from './turkey.ts'
import { unitedStates } from './united-states.ts'

/** Every recognizer there is, of every country and language. */
export const allRecognizers: readonly Recognizer[] = [
  ...finance,
  ...dates,
  ...network,
  ...phones,
  ...unitedStates,
  ...canada,
  ...britain,
  ...australia,
  ...india,
  ...germany,
  ...spain,
  ...italy,
  ...nordic,
  ...poland,
  ...turkey,
  ...korea,
  ...asia,
  ...africa,
]
