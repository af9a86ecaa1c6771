import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the memory of the server and its threads near what lives: by default V8 lets the garbage of each thread grow to
 * many times that before it collects. Before any thread is started.
 */
export function keepHeapsSmall(): void {
  setFlagsFromString('--heap-growing-percent=50')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--initial-old-space-size=24')
}
