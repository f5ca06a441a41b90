/** How soon the next agent runs once the one before it met its limit: the built action, from the agent's line to the next one's first. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { actionEnv, dist, inPlace, plainEnv } from './place.ts'
import { median, type Row } from './row.ts'

const action = join(dist, 'action', 'index.js')
const rounds = 31

/** What the first agent does about its limit: it says so in an event and goes on, or in text and gives up. */
const limits = {
  event: `echo '{"type":"system","subtype":"init","session_id":"s"}'; echo '{"type":"rate_limit_event","rate_limit_info":{"status":"rejected","resetsAt":'$((EPOCHSECONDS + 3600))',"rateLimitType":"five_hour"}}'; exec sleep 60`,
  text: `echo "You've hit your 5-hour limit · resets in 2 hours"; exit 1`,
} as const

type Way = keyof typeof limits | 'floor'

export const run = (): Promise<readonly Row[]> =>
  inPlace(async (directory) => {
    const times: Record<Way, number[]> = { event: [], text: [], floor: [] }
    for (let round = 0; round < rounds; round += 1) {
      times.event.push(failover(directory, limits.event))
      times.text.push(failover(directory, limits.text))
      times.floor.push(await floor())
    }
    const least = median(times.floor)
    const row = (way: Way, what: string): Row => {
      const ratio = median(times[way]) / least
      return {
        name: `${what} to the next agent, against kill, node, spawn (${least.toFixed(0)} ms)`,
        value: `${ratio.toFixed(2)}x`,
        goal: '<= 2x',
        met: ratio <= 2,
      }
    }
    return [row('event', "an event's limit"), row('text', 'a limit in text below other lines')]
  })

/** Ms from an agent's last words to the first step of the next one. */
const failover = (directory: string, limit: string): number => {
  const file = join(directory, 'times')
  rmSync(file, { force: true })
  const told = `echo $EPOCHREALTIME >> '${file}'`
  const script = `if [ "$POOL_FAILOVER_ATTEMPT" = 1 ]; then echo working; sleep 0.3; ${told}; ${limit}; else ${told}; fi`
  const env = { ...actionEnv(directory, script), INPUT_ACCOUNTS: JSON.stringify(['a', 'b'].map(account)) }
  const { status } = spawnSync(process.execPath, [action], { env, stdio: 'ignore' })
  if (status !== 0) throw new Error(`the action ended with ${status}`)
  const [from = Number.NaN, to = Number.NaN] = readFileSync(file, 'utf8').trim().split('\n').map(Number)
  return (to - from) * 1000
}

const account = (label: string): object => ({ label, provider: 'claude', secret: `sk-ant-api03-FAKE-bench-${label}` })

/** The same with nothing but Node: what can't be undercut. */
const floor = async (): Promise<number> => {
  const stdio = ['ignore', 'pipe', 'inherit'] as const
  const first = spawn('bash', ['-c', 'echo limit; exec sleep 60'], { env: plainEnv, detached: true, stdio: [...stdio] })
  if (first.stdout !== null) await once(first.stdout, 'data')
  const from = performance.now()
  process.kill(-(first.pid ?? Number.NaN), 'SIGTERM')
  await once(first, 'exit')
  // A host in between can't cost less than one bare start of Node.
  const script = "require('node:child_process').spawn('bash', ['-c', 'echo up'], { stdio: 'inherit', detached: true })"
  const second = spawn(process.execPath, ['-e', script], { env: plainEnv, stdio: [...stdio] })
  if (second.stdout !== null) await once(second.stdout, 'data')
  return performance.now() - from
}
