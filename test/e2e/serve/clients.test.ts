/** Many clients, several servers, one home: no change is lost. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type PoolView, replies } from '../../../src/serve/schema.ts'
import { entry } from '../../serve/serving.ts'
import { follow, homeWith, type Served, serve, start } from './start.ts'

const clients = Array.from({ length: 64 }, (_, n) => n)
const whole = async (server: Served): Promise<PoolView> =>
  replies.pool.parse(await (await server.get('/account-pool')).json())
const listAt = (home: string): { label: string; disabled?: boolean }[] =>
  JSON.parse(readFileSync(join(home, '.config', 'pool-failover', 'accounts.json'), 'utf8'))

/** Every client adds two accounts, disables the first and takes the second away again, and asks for the next and the pool between. */
const work = async (server: Served, n: number): Promise<number[]> => {
  const [kept, gone] = [`client-${n}-kept`, `client-${n}-gone`]
  const provider = 'claude'
  const answers = [
    await server.post('add', entry(kept)),
    await server.post('add', entry(gone)),
    await server.post('next', { provider }),
    await server.get('/account-pool'),
    await server.post('disable', { provider, label: kept }),
    await server.post('remove', { provider, label: gone }),
    await server.post('clear-cooldown', { provider, label: kept }),
    await server.get('/account-pool/claude'),
  ]
  for (const answer of answers) expect(await answer.text()).not.toContain('FAKE')
  return answers.map(({ status }) => status)
}
const allWell = [201, 201, 200, 200, 200, 200, 200, 200]

it('64 clients of one server lose no change', async () => {
  const home = homeWith()
  const server = await serve(home)
  const statuses = await Promise.all(clients.map((n) => work(server, n)))
  expect(statuses).toEqual(clients.map(() => allWell))
  const view = await whole(server)
  expect(view.summary).toMatchObject({ total: 67, available: 3, disabled: 64 })
  expect(
    listAt(home)
      .filter(({ disabled }) => disabled)
      .map(({ label }) => label)
      .sort(),
  ).toEqual(clients.map((n) => `client-${n}-kept`).sort())
})

it('64 clients of two servers on one home lose no change', async () => {
  const home = homeWith()
  const servers = [await serve(home), await serve(home)] as const
  const statuses = await Promise.all(clients.map((n) => work(servers[n % 2 === 0 ? 0 : 1], n)))
  expect(statuses).toEqual(clients.map(() => allWell))
  for (const server of servers) expect((await whole(server)).summary).toMatchObject({ total: 67, disabled: 64 })
  expect(listAt(home)).toHaveLength(67)
})

it('64 clients of two servers are handed out each account in turn', async () => {
  const home = homeWith()
  const servers = [await serve(home), await serve(home)] as const
  const answers = await Promise.all(
    clients.map((n) => servers[n % 2 === 0 ? 0 : 1].post('next', { provider: 'claude' })),
  )
  const labels = await Promise.all(
    answers.map(async (answer) => replies.account.parse(await answer.json()).account.account),
  )
  const count = (label: string) => labels.filter((one) => one === label).length
  expect([count('a'), count('b'), count('c')]).toEqual([22, 21, 21])
})

it('300 who come and go leave nothing behind', async () => {
  const server = await serve(homeWith())
  for (let n = 0; n < 300; n += 10) {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const stop = new AbortController()
        await follow(server, stop.signal).next()
        stop.abort()
      }),
    )
  }
  expect((await server.get('/account-pool/events')).status).toBe(200)
})

it('a list that is damaged meanwhile is told, kept, and served again when it is mended', async () => {
  const home = homeWith()
  const path = join(home, '.config', 'pool-failover', 'accounts.json')
  const server = await serve(home)
  const stop = new AbortController()
  const views = follow(server, stop.signal)
  expect((await views.next()).value).toMatchObject({ trouble: null })
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, before.slice(0, -5))
  expect((await views.next()).value).toMatchObject({ trouble: expect.stringMatching(/is damaged/) })
  const refused = await server.get('/account-pool')
  expect(refused.status).toBe(503)
  expect(await refused.text()).not.toContain('FAKE')
  expect(readFileSync(path, 'utf8')).toBe(before.slice(0, -5))
  writeFileSync(path, before)
  expect((await views.next()).value).toMatchObject({ trouble: null, summary: { total: 3 } })
  stop.abort()
})

it('64 who follow are told of a change, also of one by another process: a real run that fails over', async () => {
  const account = (label: string) => ({ label, provider: 'custom', env: { KEY: `FAKE-key-of-${label}` } })
  const home = homeWith([account('a'), account('b')])
  const server = await serve(home)
  const stop = new AbortController()
  const told = clients.map(async () => {
    for await (const view of follow(server, stop.signal))
      if (view.history.some(({ kind }) => kind === 'failover')) return view
    return null
  })
  const patterns = JSON.stringify([{ name: 'quota', pattern: 'quota is used up', verdict: 'usage-limit' }])
  const script = 'if [ "$KEY" = FAKE-key-of-a ]; then echo quota is used up; exit 1; fi; echo done'
  const run = await start(home, ['run', '--limit-patterns', patterns, '--', 'sh', '-c', script]).ended
  expect(run, run.stderr).toMatchObject({ code: 0 })
  const views = await Promise.all(told)
  stop.abort()
  for (const view of views) {
    expect(view?.providers[0]).toMatchObject({ active: 'b', summary: { total: 2, available: 1, coolingDown: 1 } })
    expect(view?.history.map(({ kind, account }) => `${kind} ${account}`)).toEqual(
      expect.arrayContaining(['failover b', 'limited a']),
    )
  }
  // Kept over a restart, and told once.
  server.process.kill('SIGTERM')
  await server.ended
  const history = (await whole(await serve(home))).history
  expect(history.filter(({ kind }) => kind === 'failover')).toHaveLength(1)
})
