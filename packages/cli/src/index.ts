/** The command as a function: `main(['deid', 'notes/', '-o', 'out/'])` gives the exit code. */
export { main } from './program.ts'
