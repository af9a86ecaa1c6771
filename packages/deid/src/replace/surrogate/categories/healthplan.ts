import { type Casing, casingOf, withCasing } from '../casing.ts'
import type { Category } from '../category.ts'
import { normal } from '../normal.ts'
import { composedName } from './facility.ts'

interface Plan {
  readonly norm: string
  readonly casing: Casing
  readonly single: boolean
}

/** Health plans and insurers by name: an invented one, in one word for one word. */
export const healthplan: Category<Plan> = {
  name: 'healthplan',
  digest(text) {
    if (!/\p{L}{2}/u.test(text) || /\d/.test(text)) return undefined
    const letters = text.replace(/[^\p{L}]/gu, '')
    const casing = casingOf(letters) === 'upper' ? 'upper' : casingOf(letters) === 'lower' ? 'lower' : 'title'
    return { norm: normal(text), casing, single: !/\s/.test(text.trim()) }
  },
  identity: ({ norm }) => norm,
  features: ({ casing, single }) => `${casing} ${single}`,
  render({ casing, single }, draw) {
    const name = composedName(draw)
    return withCasing(single ? name : `${name} ${draw.pick(tails)}`, casing)
  },
  differsFrom: 'all',
}

const tails = ['Health Plan', 'Mutual', 'Health', 'Health Care', 'Assurance', 'Benefit']
