/**
 * What was made of recent texts, so that a corpus in which names, places and dates repeat reads each once. Holds at most
 * twice `size` results: when the younger half is full it becomes the older one, and the older one goes. `make` must depend
 * on nothing but its arguments; it gets a copy of the text, so that no document is kept alive by a piece of it. Texts
 * longer than `longest` are made anew each time.
 */
export function recently<T>(
  make: (text: string, under: string) => T,
  { size = 4096, longest = 250 }: { size?: number; longest?: number } = {},
): (text: string, under: string) => T {
  let young = new Map<string, Map<string, T>>()
  let old = young
  let count = 0
  return (text, under) => {
    if (text.length > longest) return make(text, under)
    let group = young.get(under)
    const known = group?.get(text)
    if (known !== undefined) return known
    if (count >= size) {
      old = young
      young = new Map()
      group = undefined
      count = 0
    }
    if (!group) young.set(under, (group = new Map()))
    const copy = ` ${text}`.slice(1)
    const value = old.get(under)?.get(text) ?? make(copy, under)
    group.set(copy, value)
    count++
    return value
  }
}
