import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { appeared, tagged, vanished, withArgument } from './processes.ts'
import { scratch } from './scratch.ts'
import { bash, fixture, plainEnv, ran } from './start.ts'

const owner = (tag: string, temporary: string, agent = 'stubborn.sh'): ChildProcess =>
  spawn(process.execPath, [fileURLToPath(new URL('./owner.ts', import.meta.url)), tag, temporary, agent], {
    env: plainEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })

describe('when we are killed', () => {
  it('no process of the agent is left, and no host', async () => {
    const [tag, temporary] = [tagged(), scratch()]
    const us = owner(tag, temporary)
    await appeared(tag, 10)
    us.kill('SIGKILL')
    await vanished(tag)
    await vanished(temporary)
  })

  it('no process is left, whenever it happens while the agent starts', async () => {
    const [tag, temporary] = [tagged(), scratch()]
    const owners = Array.from({ length: 8 }, async (_, index) => {
      const us = owner(tag, temporary)
      if (us.stdout !== null) await once(us.stdout, 'data')
      setTimeout(() => us.kill('SIGKILL'), index * 15)
      await once(us, 'exit')
    })
    await Promise.all(owners)
    await vanished(tag)
    await vanished(temporary)
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'as a group by %s, the host stays to end the agent',
    async (signal) => {
      const [tag, temporary] = [tagged(), scratch()]
      const us = owner(tag, temporary)
      await appeared(tag, 10)
      process.kill(-(us.pid ?? 0), signal)
      await vanished(tag)
      await vanished(temporary)
    },
  )
})

it('when we are killed after the agent has ended, what it left running is ended', async () => {
  const [tag, temporary] = [tagged(), scratch()]
  const us = owner(tag, temporary, 'leaves.sh')
  if (us.stdout !== null) for await (const text of us.stdout) if (String(text).includes('ended')) break
  await appeared(tag, 2)
  us.kill('SIGKILL')
  await vanished(tag)
  await vanished(temporary)
})

describe('when the agent turns on its host', () => {
  it.each([
    { what: 'kills it', script: 'kill -KILL $PPID' },
    { what: 'kills it and the reaper', script: 'kill -KILL $(ps -o ppid= -p $PPID) $PPID' },
    { what: 'kills the reaper, then the host', script: 'kill -KILL $(ps -o ppid= -p $PPID); kill -KILL $PPID' },
  ])('and $what, it is ended with all that it started', async ({ script }) => {
    const tag = tagged()
    const reaper = script.includes('ps -o') && process.platform !== 'linux'
    const body = `sleep ${tag} & setsid sleep ${tag} & echo ready; ${reaper ? '' : script}; sleep ${tag}; exit 0`
    const { exit } = await ran(bash(body))
    expect([exit, withArgument(tag)]).toEqual([{ kind: 'signalled', signal: 'SIGKILL' }, []])
  })

  it('and stops it, the run goes on once it is ended', async () => {
    const tag = tagged()
    const { exit } = await ran(bash(`echo ready; kill -STOP $PPID; sleep ${tag}; exit 0`), {
      meanwhile: (running) => running.end(0),
    })
    expect([exit, withArgument(tag)]).toEqual([{ kind: 'signalled', signal: 'SIGKILL' }, []])
  })

  it('and stops it before the start is told, it is ended with all that it started', async () => {
    const tag = tagged()
    const stopped = fileURLToPath(new URL('../fixtures/hosts/stopped-before-it-tells.ts', import.meta.url))
    const { exit } = await ran(bash(`setsid sleep ${tag} & sleep ${tag}; exit 0`), { hostPath: stopped })
    expect([exit, withArgument(tag)]).toEqual([{ kind: 'signalled', signal: 'SIGKILL' }, []])
  })

  it('and stops it and ends, the run ends too', async () => {
    const tag = tagged()
    const { exit } = await ran(bash(`sleep ${tag} & echo ready; kill -STOP $PPID; exit 0`))
    expect([exit, withArgument(tag)]).toEqual([{ kind: 'signalled', signal: 'SIGKILL' }, []])
  })

  it('and stops it, it is not left over', async () => {
    const temporary = scratch()
    await ran(bash('echo ready; kill -STOP $PPID; sleep 300'), { temporary, meanwhile: (running) => running.end(0) })
    await vanished(temporary)
  })
})

describe('when a host that waits for the next agent', () => {
  it('was killed, another one takes its place', async () => {
    const { createAgent } = await import('../../src/process/agent.ts')
    const { hostPath } = await import('./start.ts')
    const temporary = scratch()
    const agent = createAgent({ hostPath, temporary })
    void agent.warm()
    await appeared(temporary, 1)
    const first = await agent.start(bash('exit 0'), () => {})
    await first.exit
    first.leave()
    void agent.warm()
    await appeared(temporary, 1)
    for (const pid of withArgument(temporary)) process.kill(pid, 'SIGKILL')
    await vanished(temporary)
    const running = await agent.start(fixture('leaves.sh', [tagged()]), () => {})
    expect(await running.exit).toEqual({ kind: 'exited', code: 3 })
    await running.end(0)
    running.leave()
    void agent.warm()
    await agent.close()
    await vanished(temporary)
  })
})
