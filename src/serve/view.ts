import type { Account, Pool, Provider } from '../pool/account.ts'
import type { Ledger } from '../pool/ledger.ts'
import { pick } from '../pool/pick.ts'
import { lastUse, type Ordering } from '../pool/select.ts'
import { knownShares } from '../pool/shares.ts'
import { summarise } from '../pool/summary.ts'
import { accountState } from '../report/status.ts'
import { iso } from '../report/time.ts'
import { verdictWords } from '../report/words.ts'
import type { Change, Snapshot } from './changes.ts'
import type { AccountReply, AccountView, ChangeView, PoolView, ProviderView, SummaryView } from './schema.ts'

/** What the view needs besides the snapshot. */
export interface ViewContext {
  readonly ordering: Ordering
  readonly store: string
  readonly changeable: boolean
}

/** All that is told of a pool. Holds no credential. `history`: newest first. */
export const poolView = (
  { pool, ledger, trouble }: Snapshot,
  history: readonly Change[],
  { ordering, store, changeable }: ViewContext,
  now: number,
): PoolView => ({
  pool: pool.name,
  at: iso(now),
  store,
  changeable,
  trouble,
  summary: summaryView(pool, ledger, now),
  providers: [...new Set(pool.accounts.map(({ provider }) => provider))].map((provider) =>
    providerView(ofProvider(pool, provider), provider, ledger, ordering, now),
  ),
  history: history.map(changeView),
})

/** One account, put into the snapshot where others changed it or took it out meanwhile, and the sum of its provider. */
export const accountReply = (
  { pool, ledger }: Snapshot,
  account: Account,
  ordering: Ordering,
  now: number,
): AccountReply => {
  const there = pool.accounts.some(({ id }) => id === account.id)
  const accounts = there
    ? pool.accounts.map((other) => (other.id === account.id ? account : other))
    : [...pool.accounts, account]
  const { provider } = account
  const view = providerView(ofProvider({ ...pool, accounts }, provider), provider, ledger, ordering, now)
  const found = view.accounts.find(({ id }) => id === account.id)
  if (found === undefined) throw new Error('the account was put in just now')
  return { account: found, summary: view.summary }
}

/** The accounts of one provider. */
export const ofProvider = (pool: Pool, provider: Provider): Pool => ({
  ...pool,
  accounts: pool.accounts.filter((account) => account.provider === provider),
})

/** `pool` holds accounts of this provider only. */
export const providerView = (
  pool: Pool,
  provider: Provider,
  ledger: Ledger,
  ordering: Ordering,
  now: number,
): ProviderView => {
  const active = lastUsed(pool, ledger)
  const next = pick(pool, ledger, ordering, now).account
  return {
    provider,
    active: active?.label ?? null,
    next: next?.label ?? null,
    summary: summaryView(pool, ledger, now),
    accounts: pool.accounts.map((account) => ({
      ...accountView(pool, ledger, account, now),
      active: account === active,
      next: account === next,
    })),
  }
}

const lastUsed = (pool: Pool, ledger: Ledger): Account | null =>
  pool.accounts.reduce<Account | null>((newest, account) => {
    const at = lastUse(ledger, account)
    return at > (newest === null ? 0 : lastUse(ledger, newest)) ? account : newest
  }, null)

const accountView = (
  pool: Pool,
  ledger: Ledger,
  account: Account,
  now: number,
): Omit<AccountView, 'active' | 'next'> => ({
  id: account.id,
  ...accountState(pool, ledger, account, now),
  windows: knownShares(ledger, account, now).map(({ window, spent, endsBy }) => ({
    window: windowNames[window],
    spent,
    cap: account.bounds[window],
    endsBy: iso(endsBy),
  })),
  priority: account.priority,
  group: account.group,
  fingerprint: account.fingerprint,
})

const summaryView = (pool: Pool, ledger: Ledger, now: number): SummaryView => {
  const { nextAvailableAt, ...counts } = summarise(pool, ledger, now)
  return { ...counts, nextAvailableAt: nextAvailableAt === null ? null : iso(nextAvailableAt) }
}

const windowNames = { fiveHour: 'five_hour', sevenDay: 'seven_day' } as const

const changeView = (change: Change): ChangeView => ({
  at: iso(change.at),
  kind: change.kind,
  provider: change.provider,
  account: change.label,
  from: change.kind === 'failover' ? change.from : null,
  until: change.kind === 'limited' || change.kind === 'refused' ? iso(change.until) : null,
  text: changeWords(change),
})

const changeWords = (change: Change): string => {
  switch (change.kind) {
    case 'limited':
    case 'refused':
      return verdictWords[change.verdict]
    case 'failover':
      return `took over from ${change.from}`
    case 'used':
      return 'was used'
    case 'cleared':
      return 'had its cooldown cleared'
    case 'added':
      return 'was added'
    case 'removed':
      return 'was removed'
    case 'disabled':
      return 'was disabled'
    case 'enabled':
      return 'was enabled again'
  }
}
