import { expect, it } from 'vitest'
import { createMeter } from '../../../src/pool/load/meter.ts'
import { hour } from '../make.ts'

const five = { windowMs: 5 * hour, workMs: 4 * hour }
const week = { windowMs: 168 * hour, workMs: 6 * hour }

it('spends a window that begins with the first work, and tells when it is spent and when it ends', () => {
  const meter = createMeter([five])
  meter.advance(10 * hour)
  meter.begin()
  expect(meter.next()).toBe(14 * hour)
  meter.begin()
  expect(meter.next()).toBe(12 * hour)
  meter.advance(12 * hour)
  expect(meter.spentUntil()).toBe(15 * hour)
  meter.end()
  meter.end()
  expect(meter.next()).toBeNull()
  meter.advance(15 * hour)
  expect(meter.spentUntil()).toBeNull()
  expect(meter.work()).toBe(4 * hour)
})

it('looks again when a window ends with agents at work', () => {
  const meter = createMeter([{ windowMs: 5 * hour, workMs: 5 * hour }])
  meter.begin()
  meter.advance(hour)
  meter.end()
  meter.advance(4 * hour)
  meter.begin()
  expect(meter.next()).toBe(5 * hour)
  meter.advance(5 * hour)
  expect(meter.spentUntil()).toBeNull()
  expect(meter.next()).toBe(10 * hour)
})

it('is spent until its last spent window ends, and tells shares as providers do', () => {
  const meter = createMeter([five, week])
  meter.begin()
  meter.advance(3 * hour)
  expect(meter.utilization()).toEqual({
    fiveHour: 0.75,
    sevenDay: 0.5,
    ends: { fiveHour: 5 * hour, sevenDay: 7 * 24 * hour },
  })
  meter.end()
  meter.advance(20 * hour)
  meter.begin()
  meter.advance(23 * hour)
  expect(meter.spentUntil()).toBe(168 * hour)
})
