import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Stream } from '../../src/ports.ts'
import { pump } from '../../src/process/pump.ts'

const reader = fc.constantFrom<'sync' | 'async' | 'throws' | 'rejects'>('sync', 'async', 'throws', 'rejects')

it('hands on all chunks of both streams in order, one at a time, whatever the reader does', async () => {
  const chunk = fc.record({
    stream: fc.constantFrom<Stream>('stdout', 'stderr'),
    size: fc.integer({ min: 1, max: 99 }),
    reader,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 60 }), async (chunks) => {
      const streams = { stdout: new PassThrough(), stderr: new PassThrough() }
      const sent: Record<Stream, string> = { stdout: '', stderr: '' }
      const got: Record<Stream, string> = { stdout: '', stderr: '' }
      let [busy, mostBusy, calls] = [0, 0, 0]
      const settled = pump(streams, (stream, bytes) => {
        got[stream] += Buffer.from(bytes).toString()
        busy += 1
        mostBusy = Math.max(mostBusy, busy)
        const how = chunks[calls++]?.reader ?? 'sync'
        if (how === 'sync' || how === 'throws') busy -= 1
        if (how === 'throws') throw new Error('FAKE')
        if (how === 'sync') return undefined
        return new Promise<void>((resolve, reject) => {
          setImmediate(() => {
            busy -= 1
            if (how === 'async') resolve()
            else reject(new Error('FAKE'))
          })
        })
      })
      const ended = (['stdout', 'stderr'] as const).map(
        (stream) => new Promise((done) => streams[stream].once('end', done)),
      )
      for (const [index, { stream, size }] of chunks.entries()) {
        const text = String.fromCharCode(97 + (index % 26)).repeat(size)
        sent[stream] += text
        streams[stream].write(text)
      }
      streams.stdout.end()
      streams.stderr.end()
      await Promise.all(ended)
      await settled()
      expect(got).toEqual(sent)
      expect([busy, mostBusy]).toEqual([0, chunks.length === 0 ? 0 : 1])
    }),
    { numRuns: 60 },
  )
})
