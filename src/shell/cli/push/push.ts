import { columns, widthOf } from '../../../report/columns.ts'
import { confirmed } from '../accounts/ask.ts'
import { RefusedError, UsageError } from '../fail.ts'
import { type Options, text } from '../load.ts'
import { type Plan, type PlannedSecret, planSecrets } from './plan.ts'
import { seal } from './seal.ts'
import { type Existing, type SecretsApi, type Sharing, secretsApi } from './secrets-api.ts'
import { sourcesOf } from './sources.ts'
import { aimOf, placeOf, type Target } from './target.ts'

/** `accounts push`: writes the list of accounts as secrets of GitHub Actions, after it has shown which. */
export const push = async (options: Options): Promise<number> => {
  const plan = planSecrets(await sourcesOf(options), {
    secret: text(options, 'secret') ?? 'POOL_ACCOUNTS',
    split: options['split'] === true,
  })
  if ('problems' in plan) throw new UsageError(plan.problems)
  if (options['print'] === true) return print(plan)
  const { target, right } = await aimOf(options, process.env)
  const api = secretsApi(target, right, say)
  const key = await api.publicKey()
  const existing = await api.list()
  const stale = staleOf(plan, existing)
  if (options['json'] !== true || options['yes'] !== true) show(plan, target, existing, stale)
  if (options['dryRun'] === true) return done(options, plan, target, existing, [], stale)
  await confirmed(options, `Write ${count(plan.secrets.length)} to ${placeOf(target)}?`)
  const sharing = await sharingOf(target, plan.secrets, existing, api)
  // All are sealed before the first is sent.
  const sealed = await Promise.all(
    plan.secrets.map(async (secret) => ({ secret, box: await seal(secret.value, key.key) })),
  )
  const written: string[] = []
  for (const { secret, box } of sealed) {
    try {
      await api.write(secret.name, box, key, sharing.get(secret.name) ?? null)
    } catch (error) {
      if (options['json'] === true) done(options, plan, target, existing, written, stale)
      throw error instanceof RefusedError ? new RefusedError([...error.problems, halfway(plan, written)]) : error
    }
    written.push(secret.name)
    if (options['json'] !== true) console.log(`wrote ${secret.name}`)
  }
  return done(options, plan, target, existing, written, stale)
}

/** For pasting: the list alone, or an object of all secrets by their names. */
const print = ({ secrets, variables }: Plan): number => {
  const list = secrets.at(-1)?.value ?? ''
  const all = Object.fromEntries(secrets.map(({ name, value }) => [name, value]))
  console.log(variables.length === 0 ? list : JSON.stringify(all))
  return 0
}

/** An organisation's secret keeps the readers it has, unless others are named. */
const sharingOf = async (
  target: Target,
  secrets: readonly PlannedSecret[],
  existing: readonly Existing[],
  api: SecretsApi,
): Promise<ReadonlyMap<string, Sharing>> => {
  if (target.kind !== 'organization') return new Map()
  const { visibility, repositories } = target
  const named = repositories.length === 0 ? null : await api.repositoryIds(repositories)
  const shared = await Promise.all(
    secrets.map(async ({ name }): Promise<[string, Sharing]> => {
      if (named !== null) return [name, { visibility: 'selected', selected_repository_ids: named }]
      const kept = visibility ?? existing.find((known) => known.name === name)?.visibility ?? 'private'
      if (kept !== 'selected') return [name, { visibility: kept }]
      return [name, { visibility: kept, selected_repository_ids: await api.selectedFor(name) }]
    }),
  )
  return new Map(shared)
}

/** Secrets of an earlier `--split` that nothing names any more. */
const staleOf = ({ secrets }: Plan, existing: readonly Existing[]): readonly string[] => {
  const begins = new RegExp(`^${secrets.at(-1)?.name ?? ''}_(?:CLAUDE|CODEX|GEMINI|CUSTOM)_`, 'i')
  return existing
    .map(({ name }) => name)
    .filter((name) => begins.test(name) && !secrets.some((secret) => secret.name === name))
}

const changeOf = (secret: PlannedSecret, existing: readonly Existing[]): string => {
  const known = existing.find(({ name }) => name === secret.name.toUpperCase())
  return known === undefined ? 'new' : `replaces that of ${known.updatedAt.slice(0, 10)}`
}

const show = (plan: Plan, target: Target, existing: readonly Existing[], stale: readonly string[]): void => {
  say(`secrets of ${placeOf(target)}:`)
  const rows = plan.secrets.map((secret) => [
    secret.name,
    changeOf(secret, existing),
    secret.accounts.join(', '),
    `${Buffer.byteLength(secret.value)} bytes`,
  ])
  console.error(columns(['secret', 'change', 'holds', 'size'], rows, widthOf(process.stderr)))
  if (stale.length > 0)
    say(`no longer named by the list, to be deleted when no workflow uses them: ${stale.join(', ')}`)
}

const done = (
  options: Options,
  plan: Plan,
  target: Target,
  existing: readonly Existing[],
  written: readonly string[],
  stale: readonly string[],
): number => {
  if (options['json'] === true) {
    const secrets = plan.secrets.map((secret) => ({
      name: secret.name,
      accounts: secret.accounts,
      bytes: Buffer.byteLength(secret.value),
      change: changeOf(secret, existing) === 'new' ? 'create' : 'replace',
      written: written.includes(secret.name),
    }))
    console.log(JSON.stringify({ target, secrets, variables: plan.variables, stale }))
  } else if (plan.variables.length > 0) {
    const lines = plan.variables.map((name) => `          ${name}: \${{ secrets.${name} }}`)
    console.log(['The step that uses the pool needs them as variables:', '        env:', ...lines].join('\n'))
  }
  return 0
}

const halfway = ({ secrets }: Plan, written: readonly string[]): string => {
  if (written.length === 0) return 'nothing was written'
  const open = secrets.map(({ name }) => name).filter((name) => !written.includes(name))
  return `written: ${written.join(', ')}; not written: ${open.join(', ')}. The list goes last, so workflows still use the old one; giving the command again is safe`
}

const count = (secrets: number): string => (secrets === 1 ? 'one secret' : `${secrets} secrets`)

const say = (line: string): void => console.error(`pool-failover: ${line}`)
