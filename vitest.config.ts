import { defineConfig } from 'vitest/config'

const conditions = ['palimpsest-source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'lab/{shared,server,web}/**/*.test.{ts,tsx}',
      'test/**/*.test.ts',
      'examples/**/*.test.ts',
    ],
    globalSetup: 'test/temporary-folder.ts',
    maxWorkers: 2,
    // For machines that do much else at the same time; nothing here takes a sixth of it alone.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
