/**
 * Runs `work` on up to `width` tasks at once and yields the results in the order of the tasks. Takes no
 * more tasks than that (back-pressure), and yields a result as soon as it and all before it are there,
 * even while the next task is long in coming.
 */
export async function* ordered<Task, Result>(
  tasks: AsyncIterable<Task>,
  work: (task: Task) => Promise<Result>,
  width: number,
): AsyncGenerator<Result> {
  const iterator = tasks[Symbol.asyncIterator]()
  const running: Promise<Result>[] = []
  let next: Promise<IteratorResult<Task>> | undefined
  let ended = false
  try {
    for (;;) {
      if (!ended && !next && running.length < width) {
        next = iterator.next()
        next.catch(() => {}) // Awaited below; until then it must not count as unhandled.
      }
      if (running.length === 0 && !next) return
      const first = await Promise.race([
        ...(next ? [next.then((step) => ({ step }))] : []),
        ...(running[0] ? [running[0].then((result) => ({ result }))] : []),
      ])
      if ('result' in first) {
        void running.shift()
        yield first.result
      } else {
        next = undefined
        if (first.step.done) ended = true
        else {
          const result = work(first.step.value)
          result.catch(() => {})
          running.push(result)
        }
      }
    }
  } finally {
    await Promise.allSettled(running)
    if (!ended) await iterator.return?.()
  }
}
