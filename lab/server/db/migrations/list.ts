import type { Migration } from 'kysely'
import * as first from './0001-first.ts'
import * as search from './0002-search.ts'
import * as leftovers from './0003-leftovers.ts'
import * as singleSignOn from './0050-single-sign-on.ts'
import * as liveEvents from './0051-live-events.ts'
import * as endpointAnswers from './0052-endpoint-answers.ts'
import * as jobHomes from './0060-job-homes.ts'
import * as words from './0061-words.ts'
import * as wordsByCodePoints from './0062-words-by-code-points.ts'

/** All migrations by name, in order. They run forward only; a released one never changes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-search': search,
  '0003-leftovers': leftovers,
  '0050-single-sign-on': singleSignOn,
  '0051-live-events': liveEvents,
  '0052-endpoint-answers': endpointAnswers,
  '0060-job-homes': jobHomes,
  '0061-words': words,
  '0062-words-by-code-points': wordsByCodePoints,
}
