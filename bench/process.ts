/** How soon the next agent runs once the one before it met its limit. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { plainEnv } from './place.ts'
import { median, type Row } from './row.ts'

const script = fileURLToPath(new URL('./process-mode.ts', import.meta.url))
const rounds = 11

export const run = async (): Promise<readonly Row[]> => {
  const times: Record<'failover' | 'floor', number[]> = { failover: [], floor: [] }
  for (let round = 0; round < rounds; round += 1) {
    times.failover.push(measure('failover'))
    times.floor.push(measure('floor'))
  }
  const [failover, floor] = [median(times.failover), median(times.floor)]
  return [
    {
      name: `limit line to the next agent, against kill, node, spawn (${floor.toFixed(0)} ms)`,
      value: `${(failover / floor).toFixed(2)}x`,
      goal: '<= 2x',
      met: failover / floor <= 2,
    },
  ]
}

const measure = (mode: string): number => {
  const { status, stdout } = spawnSync(process.execPath, [script, mode], {
    env: plainEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${mode} ended with ${status}`)
  return Number(stdout.toString())
}
