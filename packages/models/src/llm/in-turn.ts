/** Lets at most `most` tasks run at a time; the others wait in order. An aborted wait rejects with the signal's reason. */
export function inTurn(most: number): <T>(task: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task, signal) => {
    signal?.throwIfAborted()
    if (running >= most)
      await new Promise<void>((resolve, reject) => {
        const go = () => {
          signal?.removeEventListener('abort', stop)
          resolve()
        }
        const stop = () => {
          const at = waiting.indexOf(go)
          if (at >= 0) waiting.splice(at, 1)
          reject(signal!.reason)
        }
        waiting.push(go)
        signal?.addEventListener('abort', stop, { once: true })
      })
    else running++
    try {
      return await task()
    } finally {
      // The place passes on to the next in line; only without one it becomes free.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
