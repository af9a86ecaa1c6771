import type { Pipeline } from '@palimpsest/deid'
import { shippedPipeline } from '@palimpsest/models'

/** A shipped pipeline that is ready to run. */
export interface Opened extends Pipeline {
  /** What is missing where it runs with less than its name says; null: nothing. */
  readonly notice: string | null
}

/** A pipeline or model that ships with the lab. */
export interface Shipped {
  readonly id: string
  readonly kind: 'pipeline' | 'model'
  readonly name: string
  readonly description: string
  readonly open: () => Promise<Opened>
}

/** Shipped resources, the default one first. */
export const shipped: readonly Shipped[] = [
  {
    id: 'pipeline:clinical-fast',
    kind: 'pipeline',
    name: 'Clinical',
    description:
      'Names, dates, places, contacts and numbers in clinical notes: rules, word lists and a model.',
    open: once((onNotice) => shippedPipeline('clinical-fast', { onNotice })),
  },
  {
    id: 'pipeline:clinical',
    kind: 'pipeline',
    name: 'Clinical, thorough',
    description: 'The same with an encoder beside it, where it is installed: finds more, slower.',
    open: once((onNotice) => shippedPipeline('clinical', { onNotice })),
  },
  {
    id: 'pipeline:clinical-rules',
    kind: 'pipeline',
    name: 'Clinical, rules only',
    description: 'The same without a model: every find can be traced to a rule or a list.',
    open: once(() => shippedPipeline('clinical-rules')),
  },
  {
    id: 'pipeline:general',
    kind: 'pipeline',
    name: 'General',
    description:
      'Personal data in any text: people, places, contacts, account and identity numbers of many countries.',
    open: once(() => shippedPipeline('general')),
  },
  {
    id: 'pipeline:patterns',
    kind: 'pipeline',
    name: 'Patterns',
    description: 'Only what has a form: numbers, addresses of the net, codes with check digits. No names.',
    open: once(() => shippedPipeline('patterns')),
  },
  {
    id: 'model:clinical-crf',
    kind: 'model',
    name: 'Clinical CRF',
    description: 'The statistical model of the clinical pipeline by itself.',
    open: once(async (onNotice) => {
      const { detectors, ...rest } = await shippedPipeline('clinical-fast', { onNotice })
      const models = detectors.filter(({ name }) => name.startsWith('crf:'))
      return { ...rest, name: 'clinical-crf', detectors: models, refiners: [] }
    }),
  },
]

/** What a de-identification project starts with. */
export const defaultResources = [{ id: 'pipeline:clinical-fast', labels: null }] as const

/** Opened at first use, with what it says then; a failure is not kept. */
export function once(open: (onNotice: (notice: string) => void) => Promise<Pipeline>): () => Promise<Opened> {
  let opened: Promise<Opened> | undefined
  const start = async (): Promise<Opened> => {
    const notices: string[] = []
    const pipeline = await open((notice) => notices.push(`${notice}.`))
    return { ...pipeline, notice: notices.length > 0 ? notices.join(' ') : null }
  }
  return () => {
    opened ??= start().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}
