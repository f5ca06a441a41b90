import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Shared machines stall for seconds at times: one more try there, none at a desk.
  test: {
    retry: process.env['CI'] ? 1 : 0,
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    testTimeout: 30_000,
  },
})
