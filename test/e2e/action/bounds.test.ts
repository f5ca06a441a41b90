/** What users hold back, in the built action: places, hours, and work that is not to be done twice. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startRedis, withRedis } from '../../store/redis-server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const withBounds = (...bounds: readonly object[]): string =>
  JSON.stringify(JSON.parse(accounts).map((one: object, index: number) => ({ ...one, ...bounds[index] })))

withRedis('maxConcurrent, with redis', () => {
  it('sends a second run to another account while the first is at work, and frees the place after it', async () => {
    const redis = await startRedis()
    const directory = mkdtempSync(join(tmpdir(), 'bounds-'))
    const gate = join(directory, 'gate')
    try {
      const url = `redis://127.0.0.1:${redis.port}`
      const list = withBounds({ maxConcurrent: 1, priority: 1 }, { priority: 2 })
      const go = (run: string, meanwhile?: Parameters<typeof runAction>[0]['meanwhile']) =>
        runAction({
          inputs: { accounts: list, run, store: 'redis', 'store-url': url, strategy: 'priority' },
          secrets,
          ...(meanwhile === undefined ? {} : { meanwhile }),
        })
      const second = Promise.withResolvers<Awaited<ReturnType<typeof runAction>>>()
      const first = await go(
        `echo AT-WORK; until [ -e ${gate} ]; do sleep 0.1; done
${answers('one')}`,
        async (_action, seen) => {
          await expect.poll(seen, { timeout: 10_000 }).toContain('AT-WORK')
          second.resolve(await go(answers('two')))
          writeFileSync(gate, '')
        },
      )
      expect(first, first.log).toMatchObject({ code: 0, outputs: { account: 'a' } })
      const other = await second.promise
      expect(other, other.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '0' } })
      expect(other.log).toContain('claude/a: all its places are in use; passing it over')
      expect(await go(answers('three'))).toMatchObject({ code: 0, outputs: { account: 'a' } })
    } finally {
      await redis.stop()
      rmSync(directory, { recursive: true })
    }
  })
})

it('says that places are not kept by a store that can not tell runs apart', async () => {
  const inputs = { accounts: withBounds({ maxConcurrent: 1 }), run: answers('one'), store: 'memory' }
  const run = await runAction({ inputs, secrets })
  expect(run.code, run.log).toBe(0)
  expect(run.log).toContain("##[notice]this store can't tell whether another run uses claude/a at the same time")
})

it('leaves an account alone outside its hours, and says when they begin', async () => {
  const hour = (new Date().getUTCHours() + 2) % 24
  const hours = `${hour}:00-${hour}:30`
  const inputs = { accounts: withBounds({ hours }), run: answers('one'), store: 'memory' }
  const run = await runAction({ inputs, secrets })
  expect(run, run.log).toMatchObject({ code: 0, outputs: { account: 'b' } })
  expect(run.log).toMatch(/skipped claude\/a: outside its hours; they begin at .*:00 UTC/)
})

describe('retry-if: untouched', () => {
  const go = (script: string) =>
    runAction({
      inputs: { accounts, run: script, store: 'memory', 'retry-if': 'untouched' },
      secrets,
      before: ({ work }) => {
        execFileSync('git', ['init', '-q', work])
        writeFileSync(join(work, 'file'), 'one\n')
      },
    })

  it('goes on where nothing was done yet, and prints the facts', async () => {
    const run = await go(byAccount({ a: usageLimit(7200), b: answers('done') }))
    expect(run, run.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '1' } })
    expect(run.log).toMatch(
      /retry-if: untouched: going on after claude\/a: 0 turns, .*the working tree is as it was: nothing/,
    )
  })

  it('gives up where a file changed, though another account is free', async () => {
    const run = await go(byAccount({ a: `echo two >> file; ${usageLimit(7200)}`, b: answers('done') }))
    expect(run, run.log).toMatchObject({ code: 75, outputs: { outcome: 'exhausted', account: 'a', failovers: '0' } })
    expect(run.log).toMatch(/not going on after claude\/a: .*the working tree changed: work may have been done/)
  })
})
