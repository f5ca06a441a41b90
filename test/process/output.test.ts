import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Stream } from '../../src/ports.ts'
import { createAgent } from '../../src/process/agent.ts'
import { scratch } from './scratch.ts'
import { bash, fixture, hostPath, ran } from './start.ts'

const carriers = ['fifo', 'socket'] as const
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What the kernel's pipes and our streams hold at most, on both sides of a host that copies. */
const mostAheadBytes = 2 * 1_048_576

describe.each(carriers)('output through a %s', (carrier) => {
  it.each([
    { what: 'a line of 64 MB', args: [String(64 * 1_048_576)] },
    { what: '16 MB in lines', args: [String(16 * 1_048_576), '--lines'] },
  ])('arrives unchanged: $what', async ({ args }) => {
    const hash = createHash('sha256')
    let stderr = ''
    const running = await createAgent({ hostPath, carrier }).start(fixture('flood.mjs', args), (stream, chunk) => {
      if (stream === 'stdout') hash.update(chunk)
      else stderr += Buffer.from(chunk).toString()
    })
    expect(await running.exit).toEqual({ kind: 'exited', code: 0 })
    expect(hash.digest('hex')).toBe(JSON.parse(stderr).hash)
  })

  it('arrives unchanged: any bytes, on both streams', async () => {
    const copy = scratch()
    const script = `head -c 3000000 /dev/urandom | tee ${copy}/o; head -c 3000000 /dev/urandom | tee ${copy}/e >&2`
    const chunks: Record<Stream, Uint8Array[]> = { stdout: [], stderr: [] }
    const running = await createAgent({ hostPath, carrier }).start(bash(script), (stream, chunk) => {
      chunks[stream].push(chunk)
    })
    await running.exit
    expect(sha256(Buffer.concat(chunks.stdout))).toBe(sha256(readFileSync(join(copy, 'o'))))
    expect(sha256(Buffer.concat(chunks.stderr))).toBe(sha256(readFileSync(join(copy, 'e'))))
  })

  it('is delivered whole and one chunk at a time to a slow reader, who holds the agent back', async () => {
    const counter = join(scratch(), 'written')
    let [delivered, busy, mostBusy, mostAhead] = [0, 0, 0, 0]
    const running = await createAgent({ hostPath, carrier }).start(
      fixture('ahead.mjs', ['320', counter]),
      async (_stream, chunk) => {
        busy += 1
        mostBusy = Math.max(mostBusy, busy)
        delivered += chunk.length
        await new Promise((resolve) => setTimeout(resolve, 1))
        mostAhead = Math.max(mostAhead, Number(readFileSync(counter, 'utf8')) * 65_536 - delivered)
        busy -= 1
      },
    )
    expect(await running.exit).toEqual({ kind: 'exited', code: 0 })
    expect([delivered, mostBusy]).toEqual([320 * 65_536, 1])
    expect(mostAhead).toBeLessThan(mostAheadBytes)
  })

  it('goes on when the reader fails', async () => {
    let calls = 0
    const running = await createAgent({ hostPath, carrier }).start(bash('echo a; sleep 0.2; echo b; exit 3'), () => {
      calls += 1
      if (calls === 1) throw new Error('disk full')
      return Promise.reject(new Error('broken pipe'))
    })
    expect(await running.exit).toEqual({ kind: 'exited', code: 3 })
    expect(calls).toBe(2)
  })

  it("is complete at the agent's exit, also when a grandchild holds the pipe", async () => {
    const script = 'sleep 300 & head -c 300000 /dev/zero; echo; echo end; exit 1'
    const { exit, stdout, running } = await ran(bash(script), { carrier })
    await running.end(0)
    expect([exit, stdout.length, stdout.endsWith('\nend\n')]).toEqual([{ kind: 'exited', code: 1 }, 300_005, true])
  })

  it('is cut off when a grandchild goes on writing for ever', async () => {
    const { exit, stdout, running } = await ran(bash('yes & echo mine; exit 0'), { carrier })
    await running.end(0)
    expect(exit).toEqual({ kind: 'exited', code: 0 })
    expect(stdout).toContain('mine\n')
  })

  it('is complete when a slow reader has still to take the last of it', async () => {
    let taken = 0
    const running = await createAgent({ hostPath, carrier }).start(
      bash('sleep 300 & head -c 100000 /dev/zero; exit 0'),
      async (_stream, chunk) => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        taken += chunk.length
      },
    )
    await running.exit
    expect(taken).toBe(100_000)
    await running.end(0)
  })
})
