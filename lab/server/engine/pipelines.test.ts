import type { Pipeline } from '@palimpsest/deid'
import { describe, expect, it } from 'vitest'
import { once } from './pipelines.ts'

const pipeline: Pipeline = { name: 'p', detectors: [], refiners: [], labels: 'native', resolve: 'longest' }

describe('a shipped pipeline', () => {
  it('keeps what was said when it was opened, and is opened once', async () => {
    let times = 0
    const open = once(async (onNotice) => {
      times++
      onNotice('The encoder is not installed')
      onNotice('The lists are older than the model')
      return pipeline
    })
    const opened = await Promise.all([open(), open()])
    const notice = 'The encoder is not installed. The lists are older than the model.'
    expect([times, ...opened.map((it) => it.notice)]).toEqual([1, notice, notice])
  })

  it('that is whole says nothing', async () => {
    expect(await once(async () => pipeline)()).toEqual({ ...pipeline, notice: null })
  })

  it('that could not be opened is tried again, and says only what holds then', async () => {
    let times = 0
    const open = once(async (onNotice) => {
      onNotice(`Try ${++times}`)
      if (times === 1) throw new Error('Not yet')
      return pipeline
    })
    await expect(open()).rejects.toThrow('Not yet')
    expect((await open()).notice).toBe('Try 2.')
  })
})
