import { describe, expect, it } from 'vitest'
import { casingOf } from './casing.ts'
import { givenNames, places, streets, surnames } from './pools.ts'

describe('pools', () => {
  it('write names with their inner capitals', () => {
    const written = new Set([...surnames(), ...streets(), ...places().map(({ city }) => city)])
    for (const name of ['McDonald', 'LeBlanc', 'McAllen', 'DeRidder']) expect(written).toContain(name)
    for (const name of written) expect(name).not.toMatch(/\bMc[a-z]{2}|\bOconn|\bObrien|\bDeridder/)
  })
  it('give no given name that would read as a family name with Mc', () => {
    for (const name of Object.values(givenNames()).flat()) expect(name).not.toMatch(/^Mc/)
  })
  it('hold no family name in capitals or in small letters', () => {
    for (const name of surnames()) expect(['title', 'mixed']).toContain(casingOf(name))
  })
})
