/** @palimpsest/deid: find what identifies people in a text, and write a copy without it. */
export { find } from './deid.ts'
