/**
 * Calls `last` when the process is told to stop (SIGINT, SIGTERM, SIGHUP), then ends it as shells expect.
 * Gives what takes the handlers away again.
 */
export function onInterrupt(last: () => void): () => void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  const handlers = Object.entries(signals).map(([signal, code]) => {
    const handler = () => {
      try {
        last()
      } finally {
        process.exit(code)
      }
    }
    process.on(signal, handler)
    return () => process.off(signal, handler)
  })
  return () => {
    for (const off of handlers) off()
  }
}

/** Resolves when the process is told to stop. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
