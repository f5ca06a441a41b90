import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratch } from './scratch.ts'
import { bash, ran } from './start.ts'

const carriers = ['fifo', 'socket'] as const

describe.each(carriers)('an agent whose output comes through a %s', (carrier) => {
  it.each(['SIGTERM', 'SIGKILL', 'SIGINT', 'SIGSEGV'])('tells that %s ended it', async (signal) => {
    const { exit } = await ran(bash(`kill -s ${signal.slice(3)} $$; sleep 10`), { carrier })
    expect(exit).toEqual({ kind: 'signalled', signal })
  })

  it('gets its standard input, and its two streams apart', async () => {
    const { stdout, stderr } = await ran(bash('cat; echo oops >&2', { stdin: 'hello' }), { carrier })
    expect({ stdout, stderr }).toEqual({ stdout: 'hello', stderr: 'oops\n' })
  })

  it('gets 10 MB of standard input', async () => {
    const { stdout } = await ran(bash('wc -c', { stdin: 'é'.repeat(5_000_000) }), { carrier })
    expect(stdout.trim()).toBe('10000000')
  })

  it.each(['x'.repeat(10_000_000), ''])('may leave its standard input unread', async (stdin) => {
    const { exit } = await ran(bash('exit 4', { stdin }), { carrier })
    expect(exit).toEqual({ kind: 'exited', code: 4 })
  })

  it('has an empty standard input where there is no text', async () => {
    const { stdout } = await ran(bash('wc -c'), { carrier })
    expect(stdout.trim()).toBe('0')
  })

  it('has the whole environment it was given, a mark, and nothing of ours', async () => {
    const { stdout } = await ran(bash('env', { env: { PATH: '/usr/bin:/bin', SHLVL: '1', ONE: 'a\nb=c' } }), {
      carrier,
    })
    const names = stdout.split('\n').map((line) => line.split('=')[0])
    expect(names.toSorted()).toEqual(['', 'ONE', 'PATH', 'POOL_FAILOVER_RUN', 'PWD', 'SHLVL', '_', 'b'])
    expect(stdout).toMatch(/^POOL_FAILOVER_RUN=[0-9a-f]{32}$/m)
  })

  it('starts in its directory, as the leader of its own session and group', async () => {
    const cwd = scratch()
    const { stdout } = await ran(
      bash('pwd; [ "$(ps -o pgid= -o sess= -p $$ | xargs)" = "$$ $$" ] && echo leads', { cwd }),
      { carrier },
    )
    expect(stdout).toBe(`${cwd}\nleads\n`)
  })

  it('may close its outputs long before its end', async () => {
    const { exit, stdout } = await ran(bash('echo last; exec 1>&- 2>&-; sleep 0.2; exit 5'), { carrier })
    expect({ exit, stdout }).toEqual({ exit: { kind: 'exited', code: 5 }, stdout: 'last\n' })
  })

  it('leaves nothing on disk, neither while it runs nor after', async () => {
    const temporary = scratch()
    const seen: string[] = []
    await ran(bash('echo here; read -r; exit 0', { stdin: 'go' }), {
      carrier,
      temporary,
      meanwhile: () => seen.push(...readdirSync(temporary)),
    })
    expect([seen, readdirSync(temporary)]).toEqual([[], []])
  })
})

describe('an agent', () => {
  it('passes exit codes on', async () => {
    const codes = [0, 1, 2, 42, 75, 124, 126, 127, 128, 130, 137, 143, 173, 254, 255]
    const exits = await Promise.all(codes.map((code) => ran(bash(`exit ${code}`))))
    expect(exits.map(({ exit }) => exit)).toEqual(codes.map((code) => ({ kind: 'exited', code })))
  })

  it.runIf(process.platform === 'linux')('can write to /dev/stderr and /dev/stdout, as in a `run:` step', async () => {
    const { exit, stdout, stderr } = await ran(bash('echo out >/dev/stdout && echo err | tee /dev/stderr >/dev/null'))
    expect({ exit, stdout, stderr }).toEqual({ exit: { kind: 'exited', code: 0 }, stdout: 'out\n', stderr: 'err\n' })
  })

  it('gets the signals that are passed on', async () => {
    const script = "trap 'echo int; exit 9' INT; echo ready; while :; do sleep 0.05; done"
    const { exit, stdout } = await ran(bash(script), { meanwhile: (running) => running.signal('SIGINT') })
    expect({ exit, stdout }).toEqual({ exit: { kind: 'exited', code: 9 }, stdout: 'ready\nint\n' })
  })

  it('may be signalled and ended after its end', async () => {
    const { running } = await ran(bash('exit 0'))
    running.signal('SIGTERM')
    await running.end(100)
    expect(await running.exit).toEqual({ kind: 'exited', code: 0 })
  })

  it('runs where the temporary directory has a long name', async () => {
    const temporary = join(scratch(), 'x'.repeat(100))
    const { exit } = await ran(bash('exit 6'), { temporary })
    expect([exit, existsSync(temporary)]).toEqual([{ kind: 'exited', code: 6 }, false])
  })
})
