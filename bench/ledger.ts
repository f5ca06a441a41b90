/** What the ledger costs: the questions and writes of a run, their time against one plain cached file, and a choice from large pools. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { restoreCache, saveCache } from '@actions/cache'
import { useRecord } from '../src/pool/use.ts'
import { readForChoice } from '../src/shell/look-up.ts'
import { createStore } from '../src/store/create.ts'
import { type CacheServer, startCacheServer } from '../test/cache-server/server.ts'
import { choices, poolOf, restingRecord } from './ledger-choice.ts'
import { median, type Row } from './row.ts'

const ref = 'refs/heads/main'
const rounds = 15
/** What a request to GitHub's cache takes about; without it the programs that the library starts are all that is measured. */
const latencyMs = 30
const slowRounds = 5
const ordering = { strategy: 'round-robin', spreadIndex: 0 } as const

export const run = async (): Promise<readonly Row[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'pool-failover-bench-'))
  const server = await startCacheServer()
  Object.assign(process.env, server.env('v2', ref), { HOME: directory, RUNNER_TEMP: directory })
  Object.assign(process.env, { GITHUB_WORKSPACE: directory, GITHUB_SERVER_URL: '', ACTIONS_CACHE_MODE: '' })
  try {
    const near = await times(server, directory, rounds, '')
    server.faults.set([{ kind: 'slow', delayMs: latencyMs }])
    const far = await times(server, directory, slowRounds, `, ${latencyMs} ms a request`)
    server.faults.set([])
    return [...near, ...far, ...(await counts(server)), ...choices()]
  } finally {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

const open = (pool: string) => {
  const place = { kind: 'actions-cache', pool, ref, sharedRefs: [ref], uses: 'newest' } as const
  return createStore({ ...place, env: process.env, now: Date.now })
}

/** What one run of a pool of this size does in which nothing happens. */
const healthyRun = async (size: number, pool: string): Promise<void> => {
  const [accounts, store] = [poolOf(size), open(pool)]
  const { ledger } = await readForChoice(store, accounts, ordering, Date.now())
  const [first] = accounts.accounts
  if (first !== undefined) await store.write([useRecord(ledger, first, Date.now(), { succeeded: true })])
}

const counts = async (server: CacheServer): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const size of [3, 20, 1_000]) {
    for (const resting of [0, 1]) {
      const pool = `counts ${size} ${resting}`
      if (resting > 0) await open(pool).write([restingRecord(size - 1, Date.now())])
      server.log.splice(0)
      await healthyRun(size, pool)
      const of = (operation: string): number => server.log.filter((logged) => logged.operation === operation).length
      rows.push({
        name: `questions + writes of a run, ${size} accounts, ${resting === 0 ? 'none' : 'one'} resting`,
        value: `${of('lookup')} + ${of('reserve')}`,
        goal: '<= 16 questions, 1 write',
        met: of('lookup') <= 16 && of('reserve') === 1,
      })
    }
  }
  return rows
}

/** Rounds of all in turn, so that what else the machine does meets each of them alike; everything is loaded by the first. */
const times = async (
  server: CacheServer,
  directory: string,
  rounds: number,
  where: string,
): Promise<readonly Row[]> => {
  const file = join(directory, 'plain')
  writeFileSync(file, Buffer.alloc(1_024, 'x'))
  const pool = poolOf(5)
  const key = where.replace(/\W+/g, '-')
  const took: Record<'restore' | 'save' | 'read' | 'use' | 'condition', number[]> = {
    restore: [],
    save: [],
    read: [],
    use: [],
    condition: [],
  }
  const timed = async (name: keyof typeof took, round: number, work: () => Promise<unknown>): Promise<void> => {
    const start = performance.now()
    await work()
    if (round > 0) took[name].push(performance.now() - start)
  }
  await silent(async () => {
    for (let round = 0; round <= rounds; round += 1) {
      const store = open(`times ${round}${where}`)
      await timed('save', round, () => saveCache([file], `plain-${round}${key}`))
      await timed('restore', round, () => restoreCache([file], `plain-${round}${key}`))
      await timed('read', round, () => store.read(pool.accounts.map(({ id }) => id)))
      const { ledger } = await store.read([])
      const [first] = pool.accounts
      if (first !== undefined) await timed('use', round, () => store.write([useRecord(ledger, first, Date.now(), {})]))
      await timed('condition', round, () => store.write([restingRecord(1, Date.now())]))
    }
  })
  if (server.log.some(({ status }) => status === null || status >= 400))
    throw new Error('the cache server refused a call')
  const against = (name: keyof typeof took, plain: keyof typeof took, limit: number): Row => {
    const [ours, theirs] = [median(took[name]), median(took[plain])]
    return {
      name: `${words[name]}${where}, against ${words[plain]} (${theirs.toFixed(0)} ms)`,
      value: `${(ours / theirs).toFixed(2)}x`,
      goal: `<= ${limit}x`,
      met: ours / theirs <= limit,
    }
  }
  return [against('read', 'restore', 1), against('use', 'save', 1.2), against('condition', 'save', 2)]
}

const words = {
  restore: 'restoreCache of 1 KB',
  save: 'saveCache of 1 KB',
  read: 'reading 5 accounts',
  use: 'writing a use',
  condition: 'writing a cooldown',
}

/** The library tells what it does on standard output. */
const silent = async (work: () => Promise<void>): Promise<void> => {
  const write = process.stdout.write
  process.stdout.write = (() => true) as typeof write
  await work().finally(() => {
    process.stdout.write = write
  })
}
