import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cancellationOf } from '../../src/process/signals.ts'

const watched = () => {
  const source = new EventEmitter()
  const overdue: string[] = []
  const cancellation = cancellationOf({ source, overdue: (signal) => overdue.push(signal) })
  const state = () => [cancellation.first.aborted, cancellation.second.aborted, overdue.length > 0]
  return { source, cancellation, overdue, state }
}

describe('cancellation by signals', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('tells that %s asked to stop', (signal) => {
    const { source, cancellation, state } = watched()
    expect(state()).toEqual([false, false, false])
    source.emit(signal)
    expect(state()).toEqual([true, false, false])
    expect(cancellation.first.reason).toBe(signal)
  })

  it.each([
    { after: 0, ended: false, why: 'npm passes on what the terminal sent us too' },
    { after: 249, ended: false, why: 'the same' },
    { after: 250, ended: true, why: 'the user means it' },
    { after: 5_000, ended: true, why: 'the user means it' },
  ])('takes a second signal after $after ms for the wish to end at once: $ended ($why)', ({ after, ended }) => {
    const { source, cancellation } = watched()
    source.emit('SIGINT')
    vi.advanceTimersByTime(after)
    source.emit('SIGTERM')
    expect(cancellation.second.aborted).toBe(ended)
  })

  it.each([
    { after: 5_499, state: [true, false, false] },
    { after: 5_500, state: [true, true, false] },
    { after: 6_799, state: [true, true, false] },
    { after: 6_800, state: [true, true, true] },
  ])('goes further by itself: after $after ms', ({ after, state: expected }) => {
    const { source, state } = watched()
    source.emit('SIGTERM')
    vi.advanceTimersByTime(after)
    expect(state()).toEqual(expected)
  })

  it('calls the run overdue once, by its first signal', () => {
    const { source, overdue } = watched()
    source.emit('SIGHUP')
    vi.advanceTimersByTime(1_000)
    source.emit('SIGTERM')
    vi.advanceTimersByTime(60_000)
    expect(overdue).toEqual(['SIGHUP'])
  })
})
