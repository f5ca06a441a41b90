/** One measured way to run a command, in a process of its own: `process-mode.ts MODE FILE` prints { ms, peakMb } as JSON. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { exec } from '@actions/exec'
import { createAgent } from '../src/process/agent.ts'

const bundled = fileURLToPath(new URL('../dist/host/index.js', import.meta.url))
const hostPath = existsSync(bundled) ? bundled : fileURLToPath(new URL('../src/host.ts', import.meta.url))
const env = { PATH: process.env['PATH'] ?? '', SHLVL: '1' }
const [mode = '', file = ''] = process.argv.slice(2)
const agent = createAgent({ hostPath })
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))

const ours = async (slow: boolean): Promise<void> => {
  const command = { file: 'cat', args: [file], env, cwd: '/', stdin: null }
  const running = await agent.start(command, () => (slow ? pause() : undefined))
  await running.exit
}

const piped = async (): Promise<void> => {
  const child = spawn('cat', [file], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const _chunk of child.stdout) await null
}

/** From an agent's line on a limit to the first byte of the next one, the first having been ended. */
const failover = async (): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const sh = (script: string) => ({ file: 'bash', args: ['-c', script], env, cwd: '/', stdin: null })
  const first = await agent.start(sh('echo limit; exec sleep 60'), () => resolve(performance.now()))
  const from = await promise
  await first.end(5_000)
  await first.exit
  const up = Promise.withResolvers<number>()
  const second = await agent.start(sh('echo up'), () => up.resolve(performance.now()))
  const ms = (await up.promise) - from
  await second.exit
  return ms
}

/** The same with nothing but Node: what can't be undercut. */
const floor = async (): Promise<number> => {
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const first = spawn('bash', ['-c', 'echo limit; exec sleep 60'], { env, detached: true, stdio: [...stdio] })
  if (first.stdout !== null) await once(first.stdout, 'data')
  const from = performance.now()
  process.kill(-(first.pid ?? Number.NaN), 'SIGTERM')
  await once(first, 'exit')
  // A host in between can't cost less than one bare start of Node.
  const script = "require('node:child_process').spawn('bash', ['-c', 'echo up'], { stdio: 'inherit', detached: true })"
  const second = spawn(process.execPath, ['-e', script], { env, stdio: [...stdio] })
  if (second.stdout !== null) await once(second.stdout, 'data')
  return performance.now() - from
}

const modes: Readonly<Record<string, () => Promise<unknown>>> = {
  ours: () => ours(false),
  slow: () => ours(true),
  exec: () => exec('cat', [file], { env, silent: true, listeners: { stdout: () => {} } }),
  piped,
  failover,
  floor,
  nothing: async () => {},
}

const started = performance.now()
const told = await modes[mode]?.()
const ms = mode === 'failover' || mode === 'floor' ? Number(told) : performance.now() - started
process.stdout.write(JSON.stringify({ ms, peakMb: process.resourceUsage().maxRSS / 1024 }))
process.exit(0)
