import { dirname, join } from 'node:path'
import { cancellationOf } from '../../process/signals.ts'
import { maskable } from '../../secure/mask.ts'
import { createRedactor } from '../../secure/redact.ts'
import { aloneBy } from '../../serve/alone.ts'
import { createApp } from '../../serve/app.ts'
import { readAssets } from '../../serve/assets.ts'
import { createBoard } from '../../serve/board.ts'
import { isLoopback } from '../../serve/guard.ts'
import { openJournal } from '../../serve/journal.ts'
import { listen } from '../../serve/listen.ts'
import { livePool } from '../../serve/live-pool.ts'
import { Problem } from '../../serve/problem.ts'
import { parsePoolSettings } from '../../settings/parse.ts'
import { signalExitCode } from '../../signal-code.ts'
import { scopeOf } from '../../store/key.ts'
import { parseAccounts } from '../setup.ts'
import { defaultState, openStore } from '../stores.ts'
import { readAccount } from './accounts/account.ts'
import { UsageError } from './fail.ts'
import { type Options, text } from './load.ts'
import { readOptions } from './options.ts'
import { servedAccounts } from './served-accounts.ts'

const everyMs = 1_000
const graceMs = 2_000

/** `serve`: the REST API and the page, until SIGINT or SIGTERM. `hostPath`: our other bundle, the page lies beside it. */
export const serveCommand = async (options: Options, version: string, hostPath: string): Promise<number> => {
  const { env } = process
  const cancellation = cancellationOf({ source: process, overdue: (signal) => process.exit(signalExitCode(signal)) })
  const { host, port, token, settings } = checked(options, env)
  const redact = createRedactor(token === null ? [] : [token])
  const { place, changeable } = await servedAccounts(text(options, 'accounts') ?? undefined, env, (document) =>
    redact.add(maskable(document)),
  )
  const stateDirectory = text(options, 'state') ?? defaultState(env)
  const store = openStore(settings, env, { stateDirectory, defaultBranch: null })
  const ownFiles = join(stateDirectory, scopeOf(settings.pool).pool)
  const now = (): number => Date.now()
  const pool = livePool({
    name: settings.pool,
    place,
    parse: (document) =>
      parseAccounts(document, { pool: settings.pool, lookup: (name) => env[name], reserve: settings.reserve }),
    parseOne: (entry) => readAccount(entry, env, settings.pool),
    store,
    alone: settings.store === 'file' ? aloneBy(`${ownFiles}.next.lock`) : (work) => work(),
    ordering: settings.ordering,
    now,
  })
  const board = createBoard({
    look: pool.look,
    journal: await openJournal(settings.store === 'memory' ? null : `${ownFiles}.history.jsonl`),
    ordering: settings.ordering,
    store: settings.store,
    changeable,
    now,
  })
  const { trouble } = await board.view().catch(refused)
  if (trouble !== null) console.error(`pool-failover: ${trouble}`)

  const app = createApp({
    pool,
    board,
    access: { token, host },
    version,
    assets: await readAssets(join(dirname(hostPath), '..', 'cli', 'page')),
    stop: cancellation.first,
    wrong: (error) => console.error(`pool-failover: ${redact(String(error))}`),
  })
  const listening = await listen(app, host, port)
  if (!listening.ok) throw new UsageError([listening.problem])
  const url = `http://${host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host}:${listening.port}/`
  console.log(
    options['json'] === true
      ? JSON.stringify({ url, host, port: listening.port, pid: process.pid, token: token !== null })
      : `pool-failover: ready at ${url} (Ctrl+C ends it)`,
  )
  // Other processes change the pool too, and time does.
  const look = setInterval(() => void board.watch(), everyMs)
  await aborted(cancellation.first)
  clearInterval(look)
  await listening.close(graceMs)
  await store.close()
  return 0
}

const checked = (options: Options, env: NodeJS.ProcessEnv) => {
  const problems: string[] = []
  const settings = parsePoolSettings(readOptions(options, { 'store-url': env['POOL_FAILOVER_STORE_URL'] ?? '' }), {
    defaultStore: 'file',
    spreadIndex: 0,
    argv: [],
  })
  if (!settings.ok) problems.push(...settings.problems)
  const given = text(options, 'port') ?? ''
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1
  if (port < 0 || port > 65_535) problems.push('--port must be a whole number from 0 to 65535')
  const host = text(options, 'host') ?? ''
  if (!/^[\w.:[\]-]{1,253}$/.test(host)) problems.push('--host must be an address or a name, like 127.0.0.1')
  const variable = text(options, 'tokenFromEnv')
  const token = variable === null ? null : (env[variable] ?? '')
  if (token !== null && !/^[\x21-\x7e]{16,}$/.test(token))
    problems.push(
      '--token-from-env must name a variable with 16 or more characters, none a space, e.g. of: openssl rand -hex 32',
    )
  if (token === null && !isLoopback(host))
    problems.push(`--host ${host} can be reached by others: give --token-from-env NAME too`)
  if (problems.length > 0 || !settings.ok) throw new UsageError(problems)
  return { host: host.replace(/^\[|\]$/g, ''), port, token, settings: settings.settings }
}

const refused = (error: unknown): never => {
  if (error instanceof Problem) throw new UsageError(error.problems.length > 0 ? error.problems : [error.message])
  throw error
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })
