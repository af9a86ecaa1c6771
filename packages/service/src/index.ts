/** The HTTP face of Palimpsest: Presidio-compatible endpoints and the native `/v1`. */
export { buildAnonymizerApp, buildApp } from './app.ts'
export type { ServiceOptions } from './options.ts'
export { namesByRules } from './presidio/names-by-rules.ts'
export { type Serving, serve } from './serve.ts'
