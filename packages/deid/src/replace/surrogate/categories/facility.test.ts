import { describe, expect, it } from 'vitest'
import { each, scopes, texts } from '../testing/proposals.ts'

describe('hospitals', () => {
  it('have acronyms that fit, whichever comes first', () => {
    for (const scope of scopes) {
      const [full, short] = each('HOSPITAL', ['Massachusetts General Hospital', 'MGH'], { scope })
      expect(full).toMatch(/^\S+ General Hospital$/)
      expect(short).toBe(`${full![0]}GH`)
      expect(each('HOSPITAL', ['MGH', 'Massachusetts General Hospital'], { scope })).toEqual([short, full])
    }
  })
  it.each([
    ["St. Mary's Hospital", /^St\. [A-Z][a-z]+'s Hospital$/],
    ['BIDMC', /^[A-Z]{3}MC$/],
    ['12-34B', /^\d\d-\d\d[A-Z]$/],
    ['4 West', /^\d (?:North|South|East|West)$/],
    ['Acme Widgets, Inc.', /^[A-Z]\w+ [A-Z]\w+, Inc\.$/],
  ])('%j keeps its form', (text, form) => expect(each('HOSPITAL', [text])[0]).toMatch(form))

  it('share a word or an acronym wherever it stands', () => {
    for (const scope of scopes) {
      const [long, short, full, mass] = each(
        'HOSPITAL',
        ['UCSF Medical Center', 'UCSF', 'Massachusetts General Hospital', 'Mass General'],
        { scope },
      ) as [string, string, string, string]
      expect(long).toBe(`${short} Medical Center`)
      expect(short).toMatch(/^(?!UCSF)[A-Z]{4}$/)
      expect(full.split(' ')[0]).toBe(mass.split(' ')[0])
    }
  })
  it('are in the surrogate of a town or state that the document names', () => {
    for (const scope of scopes) {
      const [city, , hospital, state, university] = texts(
        "[Boston|CITY], [MA|STATE]: [Children's Hospital Boston|HOSPITAL]. In [Oregon|STATE]: [Oregon Health|HOSPITAL]",
        { scope },
      )
      expect(hospital).toBe(`Children's Hospital ${city}`)
      expect(university).toBe(`${state} Health`)
    }
  })
  it('that are called by their field get one that differs, even where it stands behind a name too', () => {
    for (const scope of scopes) {
      const [named, alone] = each('HOSPITAL', ['Mercy Oncology Clinic', 'Oncology Clinic'], { scope })
      expect(alone).toMatch(/^(?!Oncology)[A-Z][a-z]+ Clinic$/)
      expect(named).toMatch(/^(?!Mercy)\S+ (?!Oncology)[A-Z][a-z]+ Clinic$/)
    }
  })
  it.each([
    ['the VA', /^the (?!VA)[A-Z]{2}$/],
    ['the lab', /^the [a-z]{4,}$/],
    ['Ward 7B', /^Ward [1-9][A-Z]$/],
    ['U.S. Army', /^[A-Z]\.[A-Z]\. Army$/],
    ['Mill Road Surgery', /^(?!Mill)[A-Z]\w+ Road Surgery$/],
    ['Lincoln High School', /^(?!Lincoln)[A-Z]\w+ High School$/],
    ['MD Anderson', /^(?!MD)[A-Z]{2} (?!Anderson)[A-Z]\w+$/],
  ])('%j keeps its form in every scope', (text, form) => {
    for (const scope of scopes) expect(each('HOSPITAL', [text], { scope })[0]).toMatch(form)
  })
})
