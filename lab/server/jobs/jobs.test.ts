import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../shared/routes.ts'
import { aProject, aUser, type TestLab, testLab, type Visitor } from '../testing/server.ts'
import { claimPiece, finishPiece } from './queue.ts'

let test: TestLab
let ada: Visitor
beforeAll(async () => {
  test = await testLab()
  ada = await aUser(test, 'ada')
}, 60_000)
afterAll(() => test.close())

const texts = Array.from({ length: 120 }, (_, i) => `Seen by Dr. Roe on 3/4/2024, visit ${i}.`)

describe('the queue', () => {
  it('gives a piece of a worker that died to another, and takes nothing from the dead', async () => {
    const { lab, runner } = test
    await runner.stop()
    const { projectId } = await aProject(ada, { name: 'Queue', texts })
    const job = await ada.get(routes.deidentify, {
      params: { projectId },
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    expect(job).toMatchObject({ state: 'queued', total: 120 })
    const kinds = ['deidentify']
    const first = (await claimPiece(lab.db, 'dead', kinds))!
    const second = (await claimPiece(lab.db, 'alive', kinds))!
    expect([first.piece, second.piece]).toEqual([0, 1])
    expect((await claimPiece(lab.db, 'other', kinds))!.piece).toBe(2)
    expect(await claimPiece(lab.db, 'other', kinds)).toBeUndefined()
    // The lease of the first runs out.
    await sql`update job_pieces set leased_until = now() - interval '1 second' where piece = 0`.execute(
      lab.db,
    )
    const again = (await claimPiece(lab.db, 'alive', kinds))!
    expect(again).toMatchObject({ piece: 0, tries: 2 })
    const late = await lab.db.transaction().execute((tx) => finishPiece(tx, 'dead', first, 0))
    expect(late).toBe(false)
    expect(await lab.db.transaction().execute((tx) => finishPiece(tx, 'alive', again, 0))).toBe(true)
    // Done once is done: a second report counts nothing.
    expect(await lab.db.transaction().execute((tx) => finishPiece(tx, 'alive', again, 0))).toBe(false)
    const [state] = (await ada.get(routes.listJobs, { params: { projectId } })).jobs
    expect(state).toMatchObject({ done: 50, failed: 0, state: 'running' })
  })

  it('stops at a word, keeps what is done, and goes on at another', async () => {
    const { projectId } = await aProject(ada, { name: 'Stop', texts })
    const params = { projectId }
    const { id: jobId } = await ada.get(routes.deidentify, {
      params,
      body: { selection: { filter: {} }, on: 'predictions' },
    })
    const cancelled = await ada.get(routes.cancelJob, { params: { projectId, jobId } })
    expect(cancelled.state).toBe('cancelled')
    const twice = await ada.call(routes.cancelJob, { params: { projectId, jobId } })
    expect([twice.status, twice.body.error?.code]).toEqual([409, 'over'])
    const kinds = ['deidentify']
    const mine = await test.lab.db
      .selectFrom('job_pieces')
      .select('piece')
      .where('job_id', '=', jobId)
      .execute()
    expect(mine).toHaveLength(3)
    for (
      let piece = await claimPiece(test.lab.db, 'w', kinds);
      piece;
      piece = await claimPiece(test.lab.db, 'w', kinds)
    )
      expect(piece.jobId).not.toBe(jobId)
    expect((await ada.get(routes.resumeJob, { params: { projectId, jobId } })).state).toBe('queued')
    expect((await claimPiece(test.lab.db, 'w', kinds))!.jobId).toBe(jobId)
  })
})
