import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../policy/policy.ts'
import { parseMarked } from '../../../text/marked.ts'
import { createKeyring } from '../../keyring.ts'
import { nominate } from '../../nominate.ts'
import { places, states } from '../pools.ts'
import { each, scopes, texts } from '../testing/proposals.ts'

describe('places', () => {
  const known = new Set(places().map((p) => `${p.city}, ${p.state}`))
  it.each(['Boston, MA 02115', 'Winston-Salem, NC 27101', 'Austin, TX 78701'])(
    '%s becomes one place',
    (text) => {
      for (const scope of scopes) {
        const [made] = each('LOCATION', [text], { scope })
        expect(known).toContain(made!.replace(/ \d{5}$/, ''))
        const [city, state, zip] = texts(
          text.replace(/^(.*), (..) (\d+)$/, '[$1|CITY], [$2|STATE] [$3|ZIP]'),
          { scope },
        )
        expect(`${city}, ${state} ${zip}`).toBe(made)
      }
    },
  )

  it('cities of one state go to one state, whether it is said or not', () => {
    for (const scope of scopes) {
      const [, one, two, , three] = texts(
        '[Boston|CITY], [MA|STATE], then [MA|STATE] and at last [Worcester|CITY], [Massachusetts|STATE], later [Dorchester, MA|CITY]',
        { scope },
      ) as [string, string, string, string, string]
      expect(two).toBe(one)
      expect(states().find(({ name }) => texts('[Massachusetts|STATE]', { scope })[0] === name)?.short).toBe(
        texts('[MA|STATE]', { scope })[0],
      )
      const [alone] = texts('[Worcester|CITY]', { scope })
      expect([...known].some((place) => place === `${alone}, ${texts('[MA|STATE]', { scope })[0]}`)).toBe(
        true,
      )
      expect(three).not.toBe('Worcester')
    }
  })

  it('two cities of one document do not become one, and one without a state is in a state that is said', () => {
    const cities =
      'Boston Worcester Lowell Quincy Newton Salem Lynn Malden Waltham Medford Woburn Chelsea'.split(' ')
    for (const scope of scopes) {
      const made = texts(cities.map((city) => `[${city}|CITY], [MA|STATE]`).join('; '), { scope })
      expect(new Set(made.filter((_, i) => i % 2 === 0)).size).toBe(cities.length)
      const [, maine, portland] = texts('[Bangor|CITY], [ME|STATE], then from [Portland|CITY]', { scope })
      expect(known).toContain(`${portland}, ${maine}`)
      const [, oregon, same] = texts('[Bend|CITY], [OR|STATE], then from [Portland|CITY]', { scope })
      expect(known).toContain(`${same}, ${oregon}`)
    }
  })

  it('and the same city has the same surrogate alone', () => {
    const [address, city, zip] = texts(
      '[12 Main St, Boston, MA 02115|LOCATION] was born in [Boston|CITY], and [02115|ZIP]',
    )
    expect(address).toContain(`, ${city}, `)
    expect(address).toContain(zip)
  })

  it('stay in the state or the three-digit ZIP where the policy says so', () => {
    const [inState] = each('LOCATION', ['Boston, MA 02115'], { settings: { place: 'state' } })
    expect(inState).toMatch(/, MA \d{5}$/)
    expect(inState).not.toContain('Boston')
    const [near] = each('LOCATION', ['Austin, Texas 78701'], { settings: { place: 'zip3' } })
    expect(near).toMatch(/, Texas 787\d\d$/)
  })

  it('stay in their state where the policy leaves states as they are, whether the document says it or not', () => {
    const policy: Policy = {
      version: 1,
      name: 'test',
      scope: { kind: 'batch' },
      default: { action: 'surrogate' },
      labels: { STATE: { action: 'keep' } },
    }
    const doc = parseMarked(
      '[Medford|CITY], [OR|STATE] [97504|ZIP], then [Boston|CITY], [Massachusetts|STATE], then [Worcester|CITY] and now [Peru|COUNTRY]',
    )
    for (const key of ['one key for tests', 'another for tests']) {
      const keyring = createKeyring(new TextEncoder().encode(key))
      const made = nominate(doc, doc.spans, policy, { keyring }).map(({ replacement }) => replacement)
      const [one, oregon, zip, two, long, three, abroad] = made
      expect([oregon, long]).toEqual(['OR', 'Massachusetts'])
      expect(places().filter(({ city, state }) => city === one && state === 'OR')).not.toEqual([])
      expect(zip).toMatch(/^97/)
      for (const city of [two, three]) expect(known).toContain(`${city}, MA`)
      expect(abroad).not.toBe('Peru')
    }
  })

  it.each([
    [
      '12 Mulberry Lane, Winston-Salem, NC, 52004',
      /^[1-9]\d [A-Z][\w .']* [A-Z][a-z]+, [A-Z][\w .'-]*, [A-Z]{2}, \d{5}$/,
    ],
    ['12B Elm Street', /^[1-9]\d[A-Z] [A-Z][\w .']* [A-Z][a-z]+$/],
    ['12 Main St\n  Boston, MA', /^\d\d [A-Z][\w .']* [A-Z][a-z]+\n {2}[A-Z][\w .'-]*, [A-Z]{2}$/],
    ['Boston, Massachusetts', /^[A-Z][\w .'-]*, [A-Z][a-z]+/],
    ['MA', /^[A-Z]{2}$/],
    ['Calif.', /^[A-Z][a-z. A-Z]+$/],
    ['02115', /^\d{5}$/],
    ['02115-1234', /^\d{5}-\d{4}$/],
    ['500 N. 5th Ave. Suite 200', /^[1-9]\d\d [NSEW]\. \d+(?:st|nd|rd|th) [A-Z][a-z]+\. Suite [1-9]\d\d$/],
    ['P.O. Box 123', /^P\.O\. Box \d{3}$/],
    ['BOSTON, MA', /^[A-Z .'-]+, [A-Z]{2}$/],
  ])('%j keeps its form', (text, form) => {
    for (const scope of scopes) expect(each('LOCATION', [text], { scope })[0]).toMatch(form)
  })

  it('countries change or stay as the policy says, and stay beside an address', () => {
    expect(each('COUNTRY', ['Peru'])[0]).not.toBe('Peru')
    expect(each('COUNTRY', ['Peru'], { settings: { country: 'keep' } })).toEqual(['Peru'])
    expect(texts('[Boston|CITY], [USA|COUNTRY]')[1]).toBe('USA')
  })

  it('knows every state', () => expect(states()).toHaveLength(51))
})
