import { sql } from 'kysely'
import { numberWords, wordsOf } from '../../features/tasks/words.ts'
import type { Tx } from '../connect.ts'

const STEP = 200

/**
 * Numbers the words of every text anew, as they are cut today. The numbers are derived from the texts, so a migration
 * may use today's code here; one that calls this stands wherever the cut has changed since.
 */
export async function numberTexts(tx: Tx): Promise<void> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{ task_id: number; text: string }>`
      select task_id, text from texts where task_id > ${after} order by task_id limit ${STEP}`.execute(tx)
    if (rows.length === 0) return
    const words = rows.map(({ text }) => wordsOf(text))
    const numbers = await numberWords(tx, new Set(words.flatMap((it) => [...it])))
    const lists = words.map((it) => `{${[...it].map((word) => numbers.get(word)).join(',')}}`)
    await sql`update texts set words = it.words::int[]
      from unnest(${rows.map(({ task_id }) => task_id)}::int[], ${lists}::text[]) as it (id, words)
      where task_id = it.id`.execute(tx)
    after = rows.at(-1)!.task_id
  }
}
