import { tmpdir } from 'node:os'
import type { Command, Exit, Running, Stream } from '../../src/ports.ts'
import { createAgent } from '../../src/process/agent.ts'
import type { Carrier } from '../../src/process/messages.ts'

export const hostPath = new URL('../../src/host.ts', import.meta.url).pathname

/** The environment of test agents: a set SHLVL keeps bash from reading the user's start-up files. */
export const plainEnv = { PATH: process.env.PATH ?? '', SHLVL: '1' }

export const bash = (script: string, more: Partial<Command> = {}): Command => ({
  file: 'bash',
  args: ['-c', script],
  env: plainEnv,
  cwd: tmpdir(),
  stdin: null,
  ...more,
})

export interface Ran {
  readonly exit: Exit
  readonly stdout: string
  readonly stderr: string
  readonly running: Running
}

/** Runs a command to its end; `meanwhile` is called once it is started. */
export const ran = async (
  command: Command,
  { carrier, meanwhile }: { carrier?: Carrier; meanwhile?: (running: Running) => unknown } = {},
): Promise<Ran> => {
  const chunks: Record<Stream, Uint8Array[]> = { stdout: [], stderr: [] }
  const agent = createAgent({ hostPath, ...(carrier === undefined ? {} : { carrier }) })
  const running = await agent.start(command, (stream, chunk) => {
    chunks[stream].push(chunk)
  })
  await meanwhile?.(running)
  const exit = await running.exit
  const text = (stream: Stream): string => Buffer.concat(chunks[stream]).toString('utf8')
  return { exit, stdout: text('stdout'), stderr: text('stderr'), running }
}
