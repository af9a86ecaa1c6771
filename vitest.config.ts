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
    testTimeout: 20_000,
  },
})
