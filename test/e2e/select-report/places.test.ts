/** `maxConcurrent` around a step of another action: a place is kept from select to report, to the job's end, or until its time is over. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type RedisServer, startRedis, withRedis } from '../../store/redis-server.ts'
import { createJob, type Job } from './job.ts'

const secrets = ['sk-ant-api03-FAKE-a-0123456789', 'sk-ant-api03-FAKE-b-0123456789']
const accounts = JSON.stringify(
  ['a', 'b'].map((label, n) => ({ label, provider: 'claude', secret: secrets[n], maxConcurrent: 1 })),
)

withRedis('places on accounts', () => {
  let server: RedisServer
  let [jobs, pools]: [Job[], number] = [[], 0]
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())
  afterEach(() => {
    for (const job of jobs.splice(0)) job.remove()
  })

  /** Jobs of one pool, each choosing `a` where it may. */
  const start = (lease = '1h') => {
    pools += 1
    const redis = { store: 'redis', 'store-url': `redis://127.0.0.1:${server.port}` }
    const inputs = {
      accounts,
      pool: `p${pools}`,
      strategy: 'least-recently-used',
      'ignore-state': 'true',
      lease,
      ...redis,
    }
    const select = async () => {
      const job = createJob({}, secrets)
      jobs.push(job)
      const chosen = await job.step('select', inputs)
      const selection = chosen.outputs['selection'] ?? ''
      return {
        account: chosen.outputs['account'] ?? chosen.outputs['outcome'],
        log: chosen.log,
        report: () => job.step('report', { ...redis, selection, outcome: 'success' }),
        post: () => job.step('post', inputs),
      }
    }
    return select
  }

  it('are kept while a job is at work, and given back by report', async () => {
    const select = start()
    const [one, two, three] = [await select(), await select(), await select()]
    expect([one.account, two.account, three.account]).toEqual(['a', 'b', 'exhausted'])
    expect(two.log).toContain('skipped claude/a: as many runs use it as it allows')
    await one.report()
    expect((await select()).account).toBe('a')
  })

  it('are given back at the end of a job without report', async () => {
    const select = start()
    const one = await select()
    expect([one.account, (await select()).account]).toEqual(['a', 'b'])
    expect(await one.post()).toMatchObject({ code: 0, log: '' })
    expect((await select()).account).toBe('a')
  })

  it('are free again when their time is over, whatever became of the job', async () => {
    const select = start('1ms')
    await select()
    expect((await select()).account).toBe('a')
  })
})
