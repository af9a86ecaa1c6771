import { counted } from './counted.ts'
import type { Tally } from './tally.ts'

/** Tells a person how a run goes, on standard error only. */
export interface Progress {
  readonly update: (tally: Tally) => void
  readonly stop: () => void
}

const LINE_EVERY_MS = 10_000

/** A bar with docs/s, MB/s and the time left on a terminal, a plain line now and then elsewhere, nothing when quiet. */
export async function openProgress({
  total,
  quiet,
}: {
  total: number | undefined
  quiet: boolean
}): Promise<Progress> {
  const began = Date.now()
  if (quiet) return { update: () => {}, stop: () => {} }
  if (!process.stderr.isTTY) {
    let last = began
    return {
      update(tally) {
        if (Date.now() - last < LINE_EVERY_MS) return
        last = Date.now()
        process.stderr.write(`${speed(tally, began)}\n`)
      },
      stop: () => {},
    }
  }
  const { default: bars } = await import('cli-progress')
  const bar = new bars.SingleBar({
    format: total ? '{bar} {percentage}% | {speed} | {eta_formatted} left' : '{speed}',
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
    fps: 5,
  })
  let started = false
  return {
    update(tally) {
      // Short runs stay silent: a bar that flashes by says nothing.
      if (!started && Date.now() - began < 500) return
      if (!started) bar.start(total ?? 1, 0, { speed: '' })
      started = true
      bar.update(total ? Math.min(tally.bytes, total) : 0, { speed: speed(tally, began) })
    },
    stop: () => bar.stop(),
  }
}

/** `1200 docs, 34.5 MB in 12 s (100 docs/s, 2.9 MB/s)` */
export function speed({ docs, bytes }: Tally, began: number): string {
  const seconds = Math.max((Date.now() - began) / 1000, 0.001)
  const perSecond = (n: number) => (n / seconds >= 10 ? Math.round(n / seconds) : (n / seconds).toFixed(1))
  return (
    `${counted(docs, 'document')}, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s ` +
    `(${perSecond(docs)} docs/s, ${perSecond(bytes / 1e6)} MB/s)`
  )
}
