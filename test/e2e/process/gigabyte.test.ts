import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const script = fileURLToPath(new URL('./follow-flood.ts', import.meta.url))

const flood = (carrier: string) =>
  JSON.parse(execFileSync(process.execPath, [script, carrier, String(2 ** 30)], { encoding: 'utf8' }))

const whole = { exit: { kind: 'exited', code: 0 }, bytes: 2 ** 30, unchanged: true }

it('1 GB through named pipes arrives unchanged, with less than 256 MB in us and the host together', () => {
  const told = flood('fifo')
  expect(told).toMatchObject(whole)
  expect(told.peakMb + told.hostPeakMb).toBeLessThan(256)
})

it('1 GB that the host copies arrives unchanged, with less than 256 MB in each of us', () => {
  const told = flood('socket')
  expect(told).toMatchObject(whole)
  expect(Math.max(told.peakMb, told.hostPeakMb)).toBeLessThan(256)
})
