/** A cache that does not answer adds at most 10 seconds to a run and changes neither its exit code nor what the agent says. */
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Fault } from '../../cache-server/faults.ts'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, refused } from '../action/agents.ts'
import { type ActionRun, runAction } from '../action/run-action.ts'
import { createJob } from '../select-report/job.ts'

const { accounts, secrets } = accountsOf('abc')
// Not ended early: how much an agent says before that differs.
const run = byAccount({ a: refused, b: refused, c: `${answers('the work is done')}; exit 42` })
const limitMs = 10_000

/** All that is shown, but for the time of day and the one notice of the store. */
const shown = ({ log }: ActionRun): readonly string[] =>
  log
    .split('\n')
    .filter((line) => !line.includes('Actions cache'))
    .map((line) => line.replace(/\d{4}-\d\d-\d\d[^;.)]*/g, 'TIME'))

let usual: ActionRun
// Before each: what else the machine does meets both.
beforeEach(async () => {
  usual = await runAction({ inputs: { accounts, run, store: 'memory' }, secrets })
  expect(usual.code, usual.log).toBe(42)
})

const dead: readonly (readonly [string, Fault | null])[] = [
  ['is down', null],
  ['never answers', { kind: 'hang' }],
  ['stops half-way in an answer', { kind: 'half-open' }],
  ['resets every connection', { kind: 'reset' }],
  ['asks to be left alone for a minute', { kind: 'status', status: 429, retryAfter: 60 }],
  ['never answers to writes', { kind: 'hang', on: 'reserve' }],
]

describe.each(['v1', 'v2'] as const)('a cache (%s) that', (version) => {
  it.each(dead)('%s', async (what, fault) => {
    const cache = await startCacheServer()
    if (fault === null) await cache.close()
    else onTestFinished(cache.close)
    cache.faults.set(fault === null ? [] : [fault])
    const ended = await runAction({ inputs: { accounts, run }, env: cache.env(version), secrets })
    const addedMs = ended.took - usual.took
    console.log(`${version}, ${what}: ${Math.round(addedMs)} ms more than ${Math.round(usual.took)}`)
    expect(ended, ended.log).toMatchObject({ code: 42, stderr: '' })
    expect(shown(ended)).toEqual(shown(usual))
    expect(addedMs).toBeLessThanOrEqual(limitMs)
  })
})

describe.each([
  ['never answers', { kind: 'hang' }],
  ['never answers to writes', { kind: 'hang', on: 'reserve' }],
] as const)('a cache that %s', (_, fault) => {
  it('adds no more than that to select and report together', async () => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    const took = async (dead: boolean): Promise<number> => {
      cache.faults.set(dead ? [fault] : [])
      const job = createJob(cache.env('v2'), secrets)
      onTestFinished(job.remove)
      const start = performance.now()
      const { code, outputs } = await job.step('select', { accounts, agent: 'claude' })
      expect([code, outputs['account']]).toEqual([0, 'a'])
      const output = 'API Error: 429 {"type":"error","error":{"type":"rate_limit_error"}}'
      const ended = await job.step('report', { selection: outputs['selection'] ?? '', outcome: 'failure', output })
      expect([ended.code, ended.outputs['retry']]).toEqual([0, 'true'])
      return performance.now() - start
    }
    // The dead one first: what the other remembers would make the next choose otherwise.
    const dead = await took(true)
    const addedMs = dead - (await took(false))
    console.log(`select and report: ${Math.round(addedMs)} ms more`)
    expect(addedMs).toBeLessThanOrEqual(limitMs)
  })
})
