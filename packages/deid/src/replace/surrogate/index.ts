/** Surrogates that read like the original: the actions `surrogate` and `shift`. */
export { shift } from './shift.ts'
export { surrogate } from './surrogate.ts'
