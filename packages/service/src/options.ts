import type { Registry } from '@palimpsest/deid/detect'
import type { KeyringSource } from './keys.ts'

/** What whoever starts the service may set. Everything has a safe default. */
export interface ServiceOptions {
  /** Interface to bind; loopback unless told otherwise. */
  readonly host: string
  readonly port: number
  /** A second port that serves only Presidio's anonymizer at its root, for clients that expect two services. */
  readonly anonymizerPort?: number
  /** Accepted `Authorization: Bearer` or `X-API-Key` values; empty: no authentication. */
  readonly apiKeys: readonly string[]
  /** Largest request body in bytes; for NDJSON the largest line. */
  readonly bodyLimit: number
  /** Milliseconds a request may take to arrive, and a batch to be answered. */
  readonly timeout: number
  /** Where the key for surrogates, hashes and ciphers comes from. */
  readonly key: KeyringSource
  /** Pipeline of `/v1` when the request names none. */
  readonly pipeline: string
  /** What Presidio's analyzer is made of; its defaults with names by rules when absent. */
  readonly analyzer?: { readonly registry: Registry; readonly defaultThreshold: number }
  /** pino level; `silent` for none. Logs never hold request or response bodies. */
  readonly logLevel: string
  /** Where log lines go; standard output unless given. */
  readonly logStream?: { write(line: string): void }
}

export const defaultOptions: ServiceOptions = {
  host: '127.0.0.1',
  port: 5002,
  apiKeys: [],
  bodyLimit: 16 * 1024 * 1024,
  timeout: 60_000,
  key: { kind: 'random' },
  pipeline: 'clinical-fast',
  logLevel: 'info',
}
