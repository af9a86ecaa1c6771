import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the memory of the server and its threads near what lives: by default V8 lets the garbage of each thread grow to
 * many times that before it collects. The embedded database, the only WebAssembly here, stays as it is first compiled:
 * to compile its busy parts again takes 50 MB that are never given back, and as much time as it saves. Before any thread
 * is started.
 */
export function keepHeapsSmall(): void {
  setFlagsFromString('--heap-growing-percent=50')
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--initial-old-space-size=24')
  setFlagsFromString('--liftoff-only')
}
