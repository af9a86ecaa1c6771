import { afterAll, beforeAll, describe, it } from 'vitest'
import { type TestLab, testLab } from './testing/server.ts'
import { firstStory } from './testing/story.ts'

let test: TestLab
beforeAll(async () => {
  test = await testLab()
}, 60_000)
afterAll(() => test.close())

describe('the first line through the lab', () => {
  it(
    'goes from the first run to an export that holds nothing of the patients',
    () => firstStory(test),
    60_000,
  )
})
