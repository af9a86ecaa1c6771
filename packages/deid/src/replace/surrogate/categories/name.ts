import type { Category } from '../category.ts'
import type { NameWord, ParsedName } from '../names/parse.ts'
import { originalOf } from '../original.ts'

/**
 * Names of people: order, initials, titles, degrees, suffixes, particles, hyphens and the casing of each word stay;
 * one person stays one person. See `names/people.ts`.
 */
export const name: Category<ParsedName> = {
  name: 'name',
  digest: (text, label) => originalOf(text, label).name,
  identity: ({ pieces }) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece.norm)).join('|'),
  features: ({ pieces }) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : shapeOf(piece))).join(''),
  render: (parsed, draw, work, again) => work.people.write(parsed, again ? draw : undefined),
  differsFrom: 'all',
}

function shapeOf({ role, casing, text }: NameWord): string {
  const prefix = /^(?:Mc(?=[A-Z])|[ODL]['’])/.exec(text)?.[0] ?? ''
  return `<${role === 'initial' || role === 'initials' ? `${role}${text.length}` : 'word'} ${casing === 'mixed' ? 'title' : casing}${prefix}>`
}
