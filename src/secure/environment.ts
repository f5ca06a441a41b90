import { namePattern } from './names.ts'

/** What the agent may see: everything a `run:` step would, less what is ours and other accounts', plus one account. */
export interface EnvironmentRequest {
  /** The environment that we were started with. */
  readonly inherited: Readonly<Record<string, string | undefined>>
  /** Variables of this attempt: the account's credential and ours. They win over everything. */
  readonly set: Readonly<Record<string, string>>
  /** Variables to take out: rival credentials, knobs that make the agent wait. */
  readonly unset: readonly string[]
  /** The variables that the pool's accounts name in `secretFrom` and `envFrom`: credentials of accounts, this or others. */
  readonly named?: readonly string[]
  /** Secrets of the other accounts: a variable that holds one of them is withheld, whatever its name. */
  readonly foreign?: readonly string[]
  /** Names of variables don't differ by case (Windows). */
  readonly windows: boolean
}

/**
 * Variables that an action has and a `run:` step has not, and ours. `ACTIONS_ID_TOKEN_REQUEST_*` is not among them: with
 * `id-token: write` the runner gives it to `run:` steps too, and agents sign in to clouds with it.
 */
export const withheld: readonly { readonly name: string; readonly why: string }[] = [
  { name: 'INPUT_*', why: "the action's inputs: all accounts" },
  { name: 'STATE_*', why: "the action's state for its post step" },
  { name: 'GITHUB_STATE', why: 'the file through which that state is written' },
  { name: 'ACTIONS_RUNTIME_*', why: 'a token that can write caches and artifacts' },
  { name: 'ACTIONS_RESULTS_URL', why: 'where that token is used' },
  { name: 'ACTIONS_CACHE_*', why: 'where that token is used, and what for' },
  { name: 'POOL_FAILOVER_*', why: 'ours: settings and hand-overs of this run or one around it' },
]

/**
 * The whole environment of one attempt. Built anew from what we inherited each time, so that nothing of one attempt
 * reaches the next. On Windows the names of `set` replace inherited ones of any case.
 */
export const agentEnvironment = (request: EnvironmentRequest): Readonly<Record<string, string>> => {
  const { inherited, set, unset, named = [], foreign = [], windows } = request
  const same = (name: string): string => (windows ? name.toUpperCase() : name)
  const out = new Set([...unset, ...named, ...Object.keys(set)].map(same))
  const secrets = foreign.filter((secret) => secret !== '')
  const environment: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(inherited)) {
    if (value === undefined || out.has(same(name)) || isWithheld(same(name))) continue
    if (secrets.some((secret) => value.includes(secret))) continue
    environment[name] = value
  }
  for (const [name, value] of Object.entries(set)) {
    if (windows) for (const other of Object.keys(environment)) if (same(other) === same(name)) delete environment[other]
    environment[name] = value
  }
  return environment
}

const withheldPattern = namePattern(withheld.map(({ name }) => name))

const isWithheld = (name: string): boolean => withheldPattern.test(name)
