/** Every account is spent: fail, end green, wait, or try the one that is free first. */
import { describe, expect, it } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('abc')
const allSpent = byAccount({ a: usageLimit(7_200), b: usageLimit(3_600), c: usageLimit(10_800) })

describe('when every account is spent', () => {
  it('fails with 75, says why each is not used and when the next is free', async () => {
    const run = await runAction({ inputs: { accounts, run: allSpent, store: 'memory' }, secrets })
    expect(run.code, run.log).toBe(75)
    expect(run.outputs).toMatchObject({ outcome: 'exhausted', 'exit-code': '75', failovers: '2' })
    const free = Date.parse(run.outputs['next-available-at'] ?? '') - Date.now()
    expect(free).toBeGreaterThan(3_400_000)
    expect(free).toBeLessThanOrEqual(3_601_000)
    for (const label of 'abc')
      expect(run.log).toMatch(new RegExp(`^ *claude/${label}: usage-limit, cooling until`, 'm'))
    expect(run.judged.obeyed.filter(({ name }) => name === 'error')).toHaveLength(1)
  })

  it('ends green with a notice', async () => {
    const run = await runAction({
      inputs: { accounts, run: allSpent, store: 'memory', 'when-exhausted': 'neutral' },
      secrets,
    })
    expect(run).toMatchObject({ code: 0, outputs: { outcome: 'exhausted', 'exit-code': '0' } })
    expect(run.judged.obeyed.map(({ name }) => name)).toContain('notice')
    expect(run.judged.obeyed.map(({ name }) => name)).not.toContain('error')
  })

  it('gives up at once where max-wait is shorter than the cooldown', async () => {
    const inputs = { accounts, run: allSpent, store: 'memory', 'when-exhausted': 'wait', 'max-wait': '10m' }
    expect(await runAction({ inputs, secrets })).toMatchObject({ code: 75, outputs: { outcome: 'exhausted' } })
  })

  it('stops at max-failovers', async () => {
    const run = await runAction({ inputs: { accounts, run: allSpent, store: 'memory', 'max-failovers': '1' }, secrets })
    expect(run).toMatchObject({ code: 75, outputs: { outcome: 'exhausted', failovers: '1' } })
    expect(run.log).toContain('max-failovers (1) is reached')
  })

  it('tries the one that is free first, once, under soonest', async () => {
    const cache = await startCacheServer()
    const env = cache.env('v2')
    await runAction({ inputs: { accounts, run: allSpent }, env, secrets })
    const run = await runAction({
      inputs: { accounts, run: byAccount({ b: answers('after all'), '*': 'exit 9' }), 'when-exhausted': 'soonest' },
      env,
      secrets,
    })
    await cache.close()
    expect(run, run.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'b' } })
    expect(run.log).toContain('no account is free; trying claude/b')
  })
})

it('waits for a cooldown to end and goes on with what the store knows by then', async () => {
  // The shortest cooldown is a minute: see `clampUntil`.
  const script = `[ -e spent ] && { ${answers('waited')}; exit; }\ntouch spent\n${usageLimit(5)}`
  const one = accountsOf('a')
  const inputs = { accounts: one.accounts, run: script, store: 'memory', 'when-exhausted': 'wait' }
  const run = await runAction({ inputs, secrets: one.secrets })
  expect(run, run.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'a' } })
  expect(run.log).toMatch(/no account is free; waiting for claude\/a until .* UTC \(in (?:\d+ s|1 min)\)/)
  expect(run.took).toBeGreaterThan(55_000)
})
