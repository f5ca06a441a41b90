import { expect, it } from 'vitest'
import { simulate } from './simulation.ts'

const first = Number(process.env['SEED'] ?? 1)
const seeds = Number(process.env['SEEDS'] ?? (process.env['SEED'] === undefined ? 1_000 : 1))

it(`${seeds} simulations of 200 writers lose no cooldown`, { timeout: 600_000 }, async () => {
  const failed: string[] = []
  let saves = 0
  for (let seed = first; seed < first + seeds; seed += 1) {
    const { faults, savesPerFact } = await simulate(seed)
    saves = Math.max(saves, savesPerFact)
    if (faults.length > 0) failed.push(`SEED=${seed} npx vitest run test/store/simulation   # ${faults.join('; ')}`)
  }
  expect(failed.slice(0, 10).join('\n'), `${failed.length} of ${seeds} seeds`).toBe('')
  expect(saves).toBeLessThanOrEqual(1.1)
})
