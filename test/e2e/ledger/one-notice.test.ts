/** Whatever is wrong with the cache, a person reads of it once, also where accounts are for one run at a time. */
import { expect, it, onTestFinished } from 'vitest'
import type { Fault } from '../../cache-server/faults.ts'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from '../action/agents.ts'
import { type ActionRun, runAction } from '../action/run-action.ts'

const { secrets } = accountsOf('ab')
const accounts = JSON.stringify(
  ['a', 'b'].map((label, n) => ({
    label,
    provider: 'codex',
    files: { 'auth.json': { tokens: { access_token: secrets[n] } } },
  })),
)
const inputs = { accounts, run: byAccount({ a: usageLimit(), b: answers('done') }) }

const notices = ({ judged }: ActionRun): readonly string[] =>
  judged.obeyed.filter(({ name }) => ['notice', 'warning', 'error'].includes(name)).map(({ data }) => data)

interface State {
  readonly what: string
  readonly faults?: readonly Fault[]
  readonly env?: Readonly<Record<string, string>>
  readonly permission?: 'read' | 'none'
  readonly says: RegExp
}

const states: readonly State[] = [
  { what: 'is absent', env: { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '' }, says: /no Actions cache here/ },
  { what: 'is read-only', env: { ACTIONS_CACHE_MODE: 'read' }, says: /read-only for this trigger.*untrusted code/ },
  { what: 'is off', env: { ACTIONS_CACHE_MODE: 'none' }, says: /switched off for this workflow/ },
  { what: 'is write-only', env: { ACTIONS_CACHE_MODE: 'write-only' }, says: /can't be read in this workflow/ },
  { what: 'gave a read-only token', permission: 'read', says: /read-only for this trigger.*untrusted code/ },
  { what: 'gave a token for nothing', permission: 'none', says: /refused this run's token/ },
  { what: 'answers 503', faults: [{ kind: 'status', status: 503 }], says: /can't be reached/ },
  {
    what: 'answers 503 to writes',
    faults: [{ kind: 'status', status: 503, on: 'reserve' }],
    says: /can't be reached, so another run may use the same account/,
  },
  { what: 'never answers', faults: [{ kind: 'hang' }], says: /did not answer in time/ },
  { what: 'never takes an upload', faults: [{ kind: 'hang', on: 'upload' }], says: /did not answer in time/ },
  { what: 'needs a home that cannot be', env: { HOME: '/proc/none' }, says: /give the job a home directory/ },
]

it.each(states)('a cache that $what', async ({ faults = [], env = {}, permission, says }) => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  cache.faults.set(faults)
  const given = { ...cache.env('v2', 'refs/heads/main', permission), ...env }
  const run = await runAction({ inputs, env: given, secrets })
  expect(run, run.log).toMatchObject({ code: 0, stderr: '', outputs: { outcome: 'succeeded', account: 'b' } })
  const [notice = '', ...more] = notices(run)
  expect(more).toEqual([])
  expect(notice).toMatch(says)
  expect(notice).toMatch(/\. Nobody can tell whether another run uses codex\/a, codex\/b at the same time; [^.]+\.$/)
})
