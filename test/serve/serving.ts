/** The API over lists and a store in memory, with a clock of the test's own. Every answer is searched for credentials. */
import { expect } from 'vitest'
import { markLimited } from '../../src/pool/cooldown.ts'
import type { Entry } from '../../src/pool/schema.ts'
import { useRecord } from '../../src/pool/use.ts'
import type { Utilization, Verdict } from '../../src/pool/verdict.ts'
import { createApp } from '../../src/serve/app.ts'
import { createBoard } from '../../src/serve/board.ts'
import type { Access } from '../../src/serve/guard.ts'
import { openJournal } from '../../src/serve/journal.ts'
import { livePool } from '../../src/serve/live-pool.ts'
import type { AccountReply, PoolView, ProviderView } from '../../src/serve/schema.ts'
import { readAccount } from '../../src/shell/cli/accounts/account.ts'
import { parseAccounts } from '../../src/shell/setup.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { judged, noon } from '../pool/make.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look at bodies of every form.
  readonly body: any
}

export const entry = (label: string, change: Partial<Entry> = {}): Entry => ({
  label,
  provider: 'claude',
  secret: `sk-ant-api03-FAKE-${label}`,
  ...change,
})

export const serving = async (entries: readonly Entry[] = [], access: Partial<Access> = {}) => {
  const state = { entries, now: noon }
  const now = (): number => state.now
  const store = memoryStore()
  const pool = livePool({
    name: 'test',
    place: {
      read: async () => JSON.stringify(state.entries),
      change: async (edit) => {
        state.entries = edit(state.entries)
      },
    },
    parse: (document) => parseAccounts(document, { pool: 'test', lookup: () => undefined, reserve: null }),
    parseOne: (one) => readAccount(one, {}, 'test'),
    store,
    alone: (work) => work(),
    ordering: { strategy: 'round-robin', spreadIndex: 0 },
    now,
  })
  const board = createBoard({
    look: pool.look,
    journal: await openJournal(null),
    ordering: { strategy: 'round-robin', spreadIndex: 0 },
    store: 'memory',
    changeable: true,
    now,
  })
  const stop = new AbortController()
  const app = createApp({
    pool,
    board,
    access: { token: null, host: '127.0.0.1', ...access },
    version: '0.0.0',
    assets: new Map([['/', { type: 'text/html', bytes: new TextEncoder().encode('the page') }]]),
    stop: stop.signal,
    wrong: (error) => {
      throw error
    },
  })
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await app.request(`http://127.0.0.1:7878${path}`, {
      ...init,
      headers: { host: '127.0.0.1:7878', ...init.headers },
    })
    const text = await response.text()
    expect(text).not.toContain('FAKE')
    const json = text !== '' && response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text }
  }
  const account = async (label: string) => {
    const snapshot = await pool.look()
    const found = snapshot.pool.accounts.find((known) => known.label === label)
    if (found === undefined) throw new Error(`no account ${label}`)
    return { account: found, ledger: snapshot.ledger }
  }
  return {
    state,
    board,
    stop,
    app,
    send,
    post: (action: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
      send(`/account-pool/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    whole: async (): Promise<PoolView> => (await send('/account-pool')).body,
    claude: async (): Promise<ProviderView> => (await send('/account-pool/claude')).body,
    of: async (label: string): Promise<AccountReply['account'] | undefined> => {
      const view: PoolView = (await send('/account-pool')).body
      return view.providers.flatMap(({ accounts }) => accounts).find((one) => one.account === label)
    },
    /** What a run writes down when this verdict ends an attempt. */
    limit: async (label: string, verdict: Verdict, resetAt: number | null = null): Promise<void> => {
      const { account: found, ledger } = await account(label)
      const reset = resetAt === null ? null : ({ at: resetAt, source: 'event' } as const)
      const record = markLimited(ledger, found, judged(verdict, { reset }), state.now, 300_000)
      if (record !== null) await store.write([record])
    },
    /** What a run writes down after an attempt that ended well. */
    use: async (label: string, utilization: Utilization | null = null): Promise<void> => {
      const { account: found, ledger } = await account(label)
      await store.write([useRecord(ledger, found, state.now, { succeeded: true, utilization })])
    },
  }
}
