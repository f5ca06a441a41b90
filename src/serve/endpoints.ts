import { z } from 'zod'
import { type Provider, providers } from '../pool/account.ts'
import type { Board } from './board.ts'
import type { LivePool } from './live-pool.ts'
import { Problem, type ProblemKind } from './problem.ts'
import { type AccountReply, bodies, type ProviderView, replies } from './schema.ts'

/** One endpoint: what it takes, does, answers and may fail with. */
export interface Endpoint {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly body: z.core.$ZodType | null
  readonly reply: z.core.$ZodType
  readonly status: 200 | 201
  readonly problems: readonly ProblemKind[]
  readonly answer: (body: unknown, provider: string) => Promise<unknown>
}

/** The endpoints over a live pool. */
export const endpoints = (pool: LivePool, board: Board): readonly Endpoint[] => {
  const look = async (provider: Provider): Promise<ProviderView> => {
    const view = await board.view()
    return view.providers.find((one) => one.provider === provider) ?? nothingOf(provider)
  }
  const told = async (reply: Promise<AccountReply>): Promise<AccountReply> => {
    const answer = await reply
    await board.watch()
    return answer
  }
  return [
    {
      method: 'get',
      path: '/account-pool',
      summary: 'The whole pool: every account with its state, and what happened',
      body: null,
      reply: replies.pool,
      status: 200,
      problems: ['accounts-unusable'],
      answer: () => board.view(),
    },
    post('/account-pool/add', 'Adds an account', bodies.add, ['account-exists', 'accounts-read-only'], (entry) =>
      told(pool.add(entry)),
    ),
    post(
      '/account-pool/remove',
      'Takes an account out',
      bodies.account,
      ['no-such-account', 'accounts-read-only'],
      ({ provider, label }) => told(pool.remove(provider, label)),
    ),
    post(
      '/account-pool/next',
      'Hands out the account that a run would use now; the one after it comes next',
      bodies.provider,
      ['no-account-free', 'store-unusable'],
      ({ provider }) => told(pool.next(provider)),
    ),
    post(
      '/account-pool/clear-cooldown',
      'Ends a cooldown or a quarantine by hand',
      bodies.account,
      ['no-such-account', 'store-unusable'],
      ({ provider, label }) => told(pool.clear(provider, label)),
    ),
    post(
      '/account-pool/disable',
      'Leaves an account alone from now on, or no longer ("disabled": false)',
      bodies.disable,
      ['no-such-account', 'accounts-read-only'],
      ({ provider, label, disabled }) => told(pool.disable(provider, label, disabled)),
    ),
    {
      method: 'get',
      path: '/account-pool/:provider',
      summary: 'The accounts of one provider',
      body: null,
      reply: replies.provider,
      status: 200,
      problems: ['no-such-provider', 'accounts-unusable'],
      answer: (_, name) => {
        const provider = providers.find((known) => known === name)
        if (provider === undefined) throw new Problem('no-such-provider', `Providers are ${providers.join(', ')}.`)
        return look(provider)
      },
    },
  ]
}

const post = <T extends z.core.$ZodType>(
  path: string,
  summary: string,
  body: T,
  problems: readonly ProblemKind[],
  answer: (body: z.output<T>) => Promise<unknown>,
): Endpoint => ({
  method: 'post',
  path,
  summary,
  body,
  reply: replies.account,
  status: path.endsWith('/add') ? 201 : 200,
  problems: ['malformed-json', 'too-large', 'not-json', 'invalid', 'wrong-origin', ...problems, 'accounts-unusable'],
  answer: (given) => answer(checked(body, given)),
})

const checked = <T extends z.core.$ZodType>(schema: T, given: unknown): z.output<T> => {
  const read = z.safeParse(schema, given)
  if (read.success) return read.data
  throw new Problem('invalid', 'The body has faults.', { problems: read.error.issues.map(fault) })
}

/** Names our own keys and never a value: what was sent in the wrong place may be a secret. */
const fault = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return 'has an unknown key'
  const key = issue.path[0]
  return key === undefined ? 'must be an object' : `${String(key)} is missing or wrong`
}

const nothingOf = (provider: Provider): ProviderView => ({
  provider,
  active: null,
  next: null,
  summary: {
    total: 0,
    available: 0,
    coolingDown: 0,
    heldBack: 0,
    quarantined: 0,
    disabled: 0,
    nextAvailableAt: null,
  },
  accounts: [],
})
