import type { Piece } from './marked-text.ts'
import type { World } from './world.ts'

/** What a slot stands for in a world; `form` is what follows the dot in `{pt.last}`. */
export type Make = (world: World, form: string) => Piece[]

/** One labelled piece. */
export const label = (label: string, text: string): Piece[] => [{ text, label }]

/** The plain letters of a name, for addresses made of it. */
export function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z]/g, '')
}
