import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/ports.ts'
import { appeared, tagged, vanished, withArgument } from './processes.ts'
import { bash, fixture, ran } from './start.ts'

/** The processes that stubborn.sh starts, itself included. */
const stubbornCount = 9

const hasReaper = process.platform === 'linux' && existsSync('/usr/bin/perl')
const hasRedis = existsSync('/usr/bin/redis-server')

describe('the end of an agent', () => {
  it.each([0, 100])('leaves no process of one that ignores signals and hides: grace %i ms', async (graceMs) => {
    const tag = tagged()
    const { exit } = await ran(fixture('stubborn.sh', [tag]), {
      meanwhile: async (running) => {
        await appeared(tag, stubbornCount)
        await running.end(graceMs)
        expect(withArgument(tag)).toEqual([])
      },
    })
    expect(exit).toEqual({ kind: 'signalled', signal: 'SIGKILL' })
  })

  it('leaves no process of one that ended by itself', async () => {
    const tag = tagged()
    const { exit, running } = await ran(fixture('leaves.sh', [tag]))
    await appeared(tag, 2)
    await running.end(100)
    expect([exit, withArgument(tag)]).toEqual([{ kind: 'exited', code: 3 }, []])
  })

  it("leaves alone what the agent left, until it is asked for: that is the runner's to clean up", async () => {
    const tag = tagged()
    const { exit, stdout, running } = await ran(fixture('leaves.sh', [tag]))
    expect([exit, stdout]).toEqual([{ kind: 'exited', code: 3 }, 'done\n'])
    await appeared(tag, 2)
    await running.end(0)
  })

  it('waits for an agent that obeys, and tells its own exit', async () => {
    const script = "trap 'sleep 0.2; echo saved; exit 7' TERM; echo ready; while :; do sleep 0.01; done"
    const { exit, stdout } = await ran(bash(script), { meanwhile: (running) => running.end(10_000) })
    expect([exit, stdout]).toEqual([{ kind: 'exited', code: 7 }, 'ready\nsaved\n'])
  })

  it('kills at once when it is asked a second time with no grace', async () => {
    const tag = tagged()
    await ran(fixture('stubborn.sh', [tag]), {
      meanwhile: async (running) => {
        await appeared(tag, stubbornCount)
        await Promise.all([running.end(60_000), running.end(0)])
      },
    })
    expect(withArgument(tag)).toEqual([])
  })

  it.runIf(hasReaper)('catches a process that is never the same for long', async () => {
    const tag = tagged()
    await ran(fixture('moving.pl', [tag]), {
      meanwhile: async (running) => {
        await appeared(`moving ${tag}`, 1)
        await running.end(0)
      },
    })
    await vanished(`moving ${tag}`)
  })

  it.runIf(hasReaper && hasRedis)('ends a daemon that wiped its environment and left its session: Redis', async () => {
    const tag = String(30_000 + (Number(tagged()) % 20_000))
    const redis: Command = bash(`redis-server --port ${tag} --daemonize yes --save '' >/dev/null; echo up; exit 2`)
    const { exit, running } = await ran(redis)
    await appeared(`redis-server *:${tag}`, 1)
    await running.end(1_000)
    expect([exit, withArgument(`redis-server *:${tag}`)]).toEqual([{ kind: 'exited', code: 2 }, []])
  })

  it("stops its hosts and reapers too, and touches nobody else's processes", async () => {
    const [tag, other] = [tagged(), tagged()]
    const bystander = ran(bash(`sleep ${other}; exit 1`))
    await appeared(other, 2)
    await ran(fixture('stubborn.sh', [tag]), { meanwhile: (running) => running.end(0) })
    expect(withArgument(other).length).toBeGreaterThan(0)
    for (const pid of withArgument(other)) process.kill(pid, 'SIGKILL')
    expect((await bystander).exit).toEqual({ kind: 'signalled', signal: 'SIGKILL' })
  })
})
