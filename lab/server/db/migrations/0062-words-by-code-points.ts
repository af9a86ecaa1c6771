import type { Kysely } from 'kysely'
import type { Tx } from '../connect.ts'
import { numberTexts } from './number-texts.ts'

/** Long words and numbers are cut between code points, and Han numerals stand alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await numberTexts(db as unknown as Tx)
}
