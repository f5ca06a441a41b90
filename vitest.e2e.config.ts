import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Shared machines stall for seconds at times: one more try there, none at a desk.
  test: {
    retry: process.env['CI'] ? 1 : 0,
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 240_000,
    fileParallelism: false,
  },
})
