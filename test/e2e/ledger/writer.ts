/**
 * `node writer.ts JSON`: one run that writes to a store, in a process of its own. Prints one line of JSON: the trouble, and how many
 * steps of asynchronous work the write took. With `dieAt` it kills itself with SIGKILL at that step.
 */
import { promiseHooks } from 'node:v8'
import type { AccountRecord } from '../../../src/pool/record.ts'
import type { UsesNeeded } from '../../../src/store/cache-reads.ts'
import { createStore } from '../../../src/store/create.ts'

export interface Order {
  readonly store: 'file' | 'actions-cache' | 'redis'
  /** Directory of the file store, URL of redis, ref of the actions cache. */
  readonly place: string
  readonly pool: string
  readonly uses?: UsesNeeded
  /** Written one after another. */
  readonly records: readonly AccountRecord[]
  /** Loads libraries and opens connections before the steps are counted. */
  readonly warm?: boolean
  readonly dieAt?: number
  /** The store's time limit, ms. */
  readonly limitMs?: number
}

const order: Order = JSON.parse(process.argv[2] ?? '')
const now = () => Date.now()

const open = () => {
  const { pool, place, uses = 'newest', limitMs } = order
  const limit = limitMs === undefined ? {} : { limitMs }
  switch (order.store) {
    case 'file':
      return createStore({ kind: 'file', pool, directory: place, now })
    case 'redis':
      return createStore({ kind: 'redis', pool, url: place, now })
    case 'actions-cache': {
      const sharedRefs = ['refs/heads/main']
      return createStore({ kind: 'actions-cache', pool, ref: place, sharedRefs, uses, env: process.env, now, ...limit })
    }
  }
}

const store = open()
if (order.warm) await store.read(['000000000000'])
let steps = 0
const { dieAt } = order
const stop = promiseHooks.onBefore(() => {
  steps += 1
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL')
})
for (const record of order.records) {
  const trouble = await store.write([record])
  process.stdout.write(`${JSON.stringify({ trouble, account: record.account, steps })}\n`)
}
stop()
await store.close()
process.exit(0)
