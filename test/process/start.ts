import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Command, Exit, Running, Stream } from '../../src/ports.ts'
import { createAgent } from '../../src/process/agent.ts'
import type { HostOptions } from '../../src/process/summon.ts'

export const hostPath = fileURLToPath(new URL('../../src/host.ts', import.meta.url))

/** The environment of test agents: a set SHLVL keeps bash from reading the user's start-up files. */
export const plainEnv = { PATH: process.env['PATH'] ?? '', SHLVL: '1' }

export const command = (file: string, args: readonly string[], more: Partial<Command> = {}): Command => ({
  file,
  args,
  env: plainEnv,
  cwd: tmpdir(),
  stdin: null,
  ...more,
})

export const bash = (script: string, more: Partial<Command> = {}): Command => command('bash', ['-c', script], more)

/** One of the agents in test/fixtures/agents. */
export const fixture = (name: string, args: readonly string[], more: Partial<Command> = {}): Command =>
  command(fileURLToPath(new URL(`../fixtures/agents/${name}`, import.meta.url)), args, more)

export interface Ran {
  readonly exit: Exit
  readonly stdout: string
  readonly stderr: string
  readonly running: Running
}

export interface RunOptions extends Partial<HostOptions> {
  /** Called once the agent has started and said something. */
  readonly meanwhile?: (running: Running, said: () => string) => unknown
}

/** Runs a command to its end. */
export const ran = async (wanted: Command, { meanwhile, ...options }: RunOptions = {}): Promise<Ran> => {
  const chunks: Record<Stream, Uint8Array[]> = { stdout: [], stderr: [] }
  const text = (stream: Stream): string => Buffer.concat(chunks[stream]).toString('utf8')
  const spoke = Promise.withResolvers<void>()
  const running = await createAgent({ hostPath, ...options }).start(wanted, (stream, chunk) => {
    chunks[stream].push(chunk)
    spoke.resolve()
  })
  if (meanwhile !== undefined) {
    await Promise.race([spoke.promise, running.exit])
    await meanwhile(running, () => text('stdout'))
  }
  const exit = await running.exit
  running.leave()
  return { exit, stdout: text('stdout'), stderr: text('stderr'), running }
}
