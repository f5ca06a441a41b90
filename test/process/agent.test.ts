import { describe, expect, it } from 'vitest'
import { bash, ran } from './start.ts'

describe.each(['fifo', 'socket'] as const)('an agent whose output comes through a %s', (carrier) => {
  it.each([0, 1, 2, 42, 126, 127, 128, 130, 143, 173, 255])('passes exit code %i on', async (code) => {
    const { exit } = await ran(bash(`exit ${code}`), { carrier })
    expect(exit).toEqual({ kind: 'exited', code })
  })

  it.each(['SIGTERM', 'SIGKILL', 'SIGINT', 'SIGSEGV'])('tells that %s ended it', async (signal) => {
    const { exit } = await ran(bash(`kill -s ${signal.slice(3)} $$; sleep 10`), { carrier })
    expect(exit).toEqual({ kind: 'signalled', signal })
  })

  it('gets its standard input, and its two streams apart', async () => {
    const { stdout, stderr } = await ran(bash('cat; echo oops >&2', { stdin: 'hello' }), { carrier })
    expect({ stdout, stderr }).toEqual({ stdout: 'hello', stderr: 'oops\n' })
  })

  it("isn't waited for by its background processes", async () => {
    const { exit, stdout, running } = await ran(bash('sleep 300 & echo done; exit 3'), { carrier })
    await running.end(0)
    expect({ exit, stdout }).toEqual({ exit: { kind: 'exited', code: 3 }, stdout: 'done\n' })
  })
})
