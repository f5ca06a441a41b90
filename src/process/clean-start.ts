import { closeSync, constants, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Whether other processes of this user can read in `/proc` what we were started with. */
export type Start = { readonly kind: 'clean' } | { readonly kind: 'exposed'; readonly reason: string }

/**
 * To be called before anything else is loaded. A process can't clear the environment it was started with from
 * `/proc/<pid>/environ`: deleting a variable changes a copy. So on Linux this replaces the process by itself (same pid,
 * same streams, same arguments), started with almost no environment, and hands the rest over in a file that only this
 * user can read and that is gone before anything else happens. It returns in the second life with `process.env` as it
 * was, or at once where this can't be done. The file's directory tells our pid: post removes it if we were killed. Costs one bare start of Node (20 ms of 20 measured here).
 *
 * Throws in the second life when the file is gone.
 */
export const cleanStart = (): Start => {
  if (process.argv0.startsWith(marker)) {
    restore(process.argv0.slice(marker.length))
    return { kind: 'clean' }
  }
  if (process.platform !== 'linux') return { kind: 'exposed', reason: 'only Linux can replace a process by itself' }
  if (typeof process.execve !== 'function') return { kind: 'exposed', reason: 'this Node has no process.execve' }
  let directory: string | null = null
  try {
    directory = mkdtempSync(join(process.env['RUNNER_TEMP'] || tmpdir(), `pf-${process.pid}-`))
    const file = join(directory, 'env')
    writeFileSync(file, JSON.stringify(process.env), { mode: 0o600, flag: 'wx' })
    const env = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
    return process.execve(process.execPath, [marker + file, ...process.execArgv, ...process.argv.slice(1)], env)
  } catch (error) {
    if (directory !== null) rmSync(directory, { recursive: true, force: true })
    return { kind: 'exposed', reason: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * Takes every variable that holds one of these secrets out of `process.env`, so that programs which we start without
 * saying what they may see (`tar` of the cache) don't get it. To be called once the secrets are known.
 */
export const withdraw = (secrets: readonly string[]): void => {
  for (const [name, value = ''] of Object.entries(process.env)) {
    if (secrets.some((secret) => value.includes(secret))) delete process.env[name]
  }
}

/** The name under which the second life is started: unlike a variable, nothing in the workflow can set it. */
const marker = 'pool-failover:'

/** What Node, its libraries and the loader read before our first line, and the mark by which the runner finds orphans. */
const kept = [
  ...[
    'PATH',
    'HOME',
    'TMPDIR',
    'TZ',
    'LANG',
    'LC_ALL',
    'LC_CTYPE',
    'LD_LIBRARY_PATH',
    'LD_PRELOAD',
    'RUNNER_TRACKING_ID',
  ],
  ...[
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'NODE_USE_SYSTEM_CA',
    'NODE_USE_ENV_PROXY',
    'NODE_ICU_DATA',
    'NODE_NO_WARNINGS',
  ],
  ...['NODE_V8_COVERAGE', 'NODE_COMPILE_CACHE', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'OPENSSL_CONF', 'UV_THREADPOOL_SIZE'],
]

const restore = (file: string): void => {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW)
    const variables: Record<string, string> = JSON.parse(readFileSync(descriptor, 'utf8'))
    closeSync(descriptor)
    Object.assign(process.env, variables)
  } finally {
    rmSync(dirname(file), { recursive: true, force: true })
  }
}
