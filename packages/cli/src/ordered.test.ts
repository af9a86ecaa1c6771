import { expect, test } from 'vitest'
import { ordered } from './ordered.ts'

async function* numbers(count: number, taken: number[] = []): AsyncGenerator<number> {
  for (let i = 0; i < count; i++) {
    taken.push(i)
    yield i
  }
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('results come in the order of the tasks, whichever is done first', async () => {
  const out: number[] = []
  const work = async (n: number) => {
    await wait((n * 7) % 5)
    return n
  }
  for await (const n of ordered(numbers(20), work, 4)) out.push(n)
  expect(out).toEqual(Array.from({ length: 20 }, (_, i) => i))
})

test('no more tasks are taken than may be under way', async () => {
  const taken: number[] = []
  let done = 0
  for await (const _ of ordered(numbers(30, taken), async (n) => n, 3)) {
    done++
    expect(taken.length - done).toBeLessThanOrEqual(3)
  }
})

test('a result is given out while the next task is still to come', async () => {
  let go: () => void = () => {}
  const held = new Promise<void>((resolve) => (go = resolve))
  async function* slow() {
    yield 1
    await held
    yield 2
  }
  const results = ordered(slow(), async (n) => n, 4)
  expect((await results.next()).value).toBe(1)
  go()
  expect((await results.next()).value).toBe(2)
  expect((await results.next()).done).toBe(true)
})

test('a task that throws ends the run, after those under way', async () => {
  const finished: number[] = []
  const work = async (n: number) => {
    await wait(n)
    if (n === 1) throw new Error('one')
    finished.push(n)
    return n
  }
  const run = async () => {
    for await (const _ of ordered(numbers(9), work, 3)) void _
  }
  await expect(run()).rejects.toThrow('one')
  const then = [...finished]
  await wait(20)
  expect(finished).toEqual(then)
})
