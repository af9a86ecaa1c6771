import { nicknames } from '../../lexicon/nicknames.ts'

let related: ReadonlyMap<string, ReadonlySet<string>> | undefined

/**
 * What a person of that given name may be called as well, in lower case: nicknames, formal names behind a
 * nickname, and that name's other nicknames (`bob` for `robert`, `robert` and `rob` for `bob`).
 */
export function alsoCalled(given: string): ReadonlySet<string> {
  related ??= relate()
  return related.get(given) ?? none
}

const none: ReadonlySet<string> = new Set()

function relate(): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>()
  for (const [formal, short] of nicknames()) {
    const group = [formal, ...short]
    for (const name of group) {
      const others = out.get(name) ?? new Set()
      for (const other of group) if (other !== name) others.add(other)
      out.set(name, others)
    }
  }
  return out
}
