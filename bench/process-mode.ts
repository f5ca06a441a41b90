/** One measured way to go from agent to agent, in a process of its own: `process-mode.ts failover|floor` prints ms. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createAgent } from '../src/process/agent.ts'
import { dist, plainEnv as env } from './place.ts'

const agent = createAgent({ hostPath: join(dist, 'host', 'index.js') })

/** From an agent's line on a limit to the first byte of the next one, the first having been ended. */
const failover = async (): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<number>()
  const sh = (script: string) => ({ file: 'bash', args: ['-c', script], env, cwd: '/', stdin: null })
  const first = await agent.start(sh('echo limit; exec sleep 60'), () => resolve(performance.now()))
  const from = await promise
  // As `attempt` does.
  void agent.warm()
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

process.stdout.write(String(await (process.argv[2] === 'failover' ? failover() : floor())))
process.exit(0)
