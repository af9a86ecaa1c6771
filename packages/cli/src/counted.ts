/** `1 document`, `2 documents`: a number with its noun, which takes an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
