import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * The lab's log: JSON lines of ids, codes, counts and times. Requests are logged by route pattern, never by
 * address (a search box ends up there), and errors by name and code, never by message (causes quote their input).
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    serializers: {
      req: () => undefined,
      res: () => undefined,
      err: errorFacts,
      error: errorFacts,
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** What may be said of an unknown error: its class, its code and where in our code it came from. */
export function errorFacts(error: unknown): { name: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = (error as { code?: unknown }).code
  return {
    name: error.name,
    ...(typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? { code } : {}),
    at: frames(error),
  }
}

/** File and line of the innermost frames; the message part of the stack is left out. */
function frames(error: Error): string[] {
  const found: string[] = []
  for (const line of (error.stack ?? '').split('\n')) {
    const match = /^\s+at .*?([\w.-]+\.[cm]?[jt]s:\d+:\d+)\)?$/.exec(line)
    if (match?.[1]) found.push(match[1])
    if (found.length === 5) break
  }
  return found
}
