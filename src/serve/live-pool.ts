import type { Account, Provider } from '../pool/account.ts'
import { conditionOf, shareLimit } from '../pool/condition.ts'
import { clearCooldown, inForce } from '../pool/cooldown.ts'
import { normaliseLabel } from '../pool/label.ts'
import { merge } from '../pool/ledger.ts'
import type { Parsed } from '../pool/parse.ts'
import { pick } from '../pool/pick.ts'
import { remove } from '../pool/pool.ts'
import type { AccountRecord } from '../pool/record.ts'
import type { Entry } from '../pool/schema.ts'
import type { Ordering } from '../pool/select.ts'
import { useRecord } from '../pool/use.ts'
import type { Store } from '../ports.ts'
import { stamp } from '../report/time.ts'
import type { Alone } from './alone.ts'
import type { Snapshot } from './changes.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { Problem } from './problem.ts'
import type { AccountReply } from './schema.ts'
import { accountReply, ofProvider, providerView } from './view.ts'

/** Where the list of accounts is kept. */
export interface AccountsPlace {
  /** The document as it is now; '' where there is none yet. */
  readonly read: () => Promise<string>
  /** Puts what `edit` gives in the list's place, in one step that no other process comes between; what it throws changes nothing. */
  readonly change: (edit: (entries: readonly Entry[]) => readonly Entry[]) => Promise<void>
}

export interface LivePoolOptions {
  readonly name: string
  readonly place: AccountsPlace
  /** Reads a list of accounts. */
  readonly parse: (document: string) => Parsed
  /** Reads one account by itself. */
  readonly parseOne: (entry: Entry) => { readonly account: Account } | { readonly problems: readonly string[] }
  readonly store: Store
  /** Keeps other servers of the pool away while the next account is chosen and written down. */
  readonly alone: Alone
  readonly ordering: Ordering
  readonly now: () => number
}

/** The pool as the API sees and changes it. Changes come one after the other; what can't be done is thrown as a `Problem`. */
export interface LivePool {
  readonly look: () => Promise<Snapshot>
  readonly add: (entry: Entry) => Promise<AccountReply>
  readonly remove: (provider: Provider, label: string) => Promise<AccountReply>
  readonly disable: (provider: Provider, label: string, disabled: boolean) => Promise<AccountReply>
  /** Hands out the account that a run would use now: the one after it comes next. */
  readonly next: (provider: Provider) => Promise<AccountReply>
  /** Ends a cooldown by hand: of all accounts that share it. */
  readonly clear: (provider: Provider, label: string) => Promise<AccountReply>
}

/** The live pool over a place of accounts and a store. */
export const livePool = ({ name, place, parse, parseOne, store, alone, ordering, now }: LivePoolOptions): LivePool => {
  const inTurn = oneAtATime()
  let parsed: { readonly text: string; readonly accounts: readonly Account[] } | null = null

  const accounts = async (): Promise<readonly Account[]> => {
    const text = (await place.read()).trim()
    if (text === '' || text === '[]') return []
    if (parsed?.text !== text) parsed = { text, accounts: read(text) }
    return parsed.accounts
  }
  const read = (text: string): readonly Account[] => {
    const result = parse(text)
    if (result.ok) return result.pool.accounts
    throw new Problem('accounts-unusable', 'The list of accounts has faults; mend it, then ask again.', result)
  }
  const look = async (): Promise<Snapshot> => {
    const pool = { name, accounts: await accounts() }
    const { ledger, trouble } = await store.read(pool.accounts.map(({ id }) => id))
    return { pool, ledger, trouble: trouble?.notice ?? null }
  }
  const find = ({ pool }: Snapshot, provider: Provider, label: string): Account => {
    const found = pool.accounts.find((known) => known.provider === provider && known.label === normaliseLabel(label))
    if (found !== undefined) return found
    throw missing(pool.accounts, provider, label)
  }
  const write = async (records: readonly AccountRecord[]): Promise<void> => {
    const trouble = await store.write(records)
    if (trouble !== null) throw new Problem('store-unusable', trouble.notice)
  }

  const change = async (account: Account, edit: (entry: Entry) => readonly Entry[]): Promise<void> =>
    place.change((entries) => {
      if (!entries.some((entry) => isOf(entry, account))) throw missing([], account.provider, account.label)
      return entries.flatMap((entry) => (isOf(entry, account) ? edit(entry) : [entry]))
    })
  /** The account as it is after these records: what others did to it since is not this client's answer. */
  const reply = (snapshot: Snapshot, account: Account, records: readonly AccountRecord[] = []): AccountReply =>
    accountReply({ ...snapshot, ledger: merge(snapshot.ledger, records) }, account, ordering, now())

  return {
    look,
    add: (entry) =>
      inTurn(async () => {
        const read = parseOne(entry)
        if ('problems' in read) throw new Problem('invalid', 'The account can not be used.', read)
        const { account } = read
        await place.change((entries) => {
          if (entries.some((known) => isOf(known, account)))
            throw new Problem(
              'account-exists',
              `The pool has an account ${account.label} of ${account.provider} already.`,
            )
          return [...entries, entry]
        })
        return reply(await look(), account)
      }),
    remove: (provider, label) =>
      inTurn(async () => {
        const snapshot = await look()
        const account = find(snapshot, provider, label)
        await change(account, () => [])
        const { summary } = providerView(
          ofProvider((await look()).pool, provider),
          provider,
          snapshot.ledger,
          ordering,
          now(),
        )
        return { ...reply(snapshot, account), summary }
      }),
    disable: (provider, label, disabled) =>
      inTurn(async () => {
        const snapshot = await look()
        const account = find(snapshot, provider, label)
        await change(account, (entry) => [{ ...entry, disabled }])
        return reply(snapshot, { ...account, disabled })
      }),
    next: (provider) =>
      inTurn(() =>
        alone(async () => {
          const snapshot = await look()
          const { pool, ledger } = snapshot
          const candidates = ofProvider(pool, provider)
          const { account } = pick(candidates, ledger, ordering, now())
          if (account === null) {
            const { nextAvailableAt } = providerView(candidates, provider, ledger, ordering, now()).summary
            const when = nextAvailableAt === null ? '' : `; the next is free at ${stamp(Date.parse(nextAvailableAt))}`
            throw new Problem('no-account-free', `No account of ${provider} is free${when}.`)
          }
          const used = [useRecord(ledger, account, now(), {})]
          await write(used)
          return reply(snapshot, account, used)
        }),
      ),
    clear: (provider, label) =>
      inTurn(async () => {
        const snapshot = await look()
        const { pool, ledger } = snapshot
        const account = find(snapshot, provider, label)
        const sharers = pool.accounts.filter((other) => {
          const condition = ledger.conditions.get(other.id)
          const own = other.id === account.id || conditionOf(pool, ledger, other, now()).kind === 'cooling'
          return condition !== undefined && own && shareLimit(account, other) && inForce(condition, other, now())
        })
        const cleared = sharers.map((other) => clearCooldown(ledger, other, now()))
        await write(cleared)
        return reply(snapshot, account, cleared)
      }),
  }
}

const missing = (accounts: readonly Account[], provider: Provider, label: string): Problem => {
  const found = remove({ name: '', accounts }, provider, label)
  return new Problem('no-such-account', found.ok ? 'It is gone.' : `${found.problem.replace(/^t/, 'T')}.`)
}

const isOf = (entry: Entry, { provider, label }: Account): boolean =>
  entry.provider === provider && normaliseLabel(entry.label) === label
