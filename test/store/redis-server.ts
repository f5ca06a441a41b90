import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'

/** Whether this machine has a Redis to test with. In CI it must. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

/** Runs the suite where there is a `redis-server`; elsewhere says so, and fails where CI is set. */
export const withRedis = (name: string, suite: () => void): void => {
  if (hasRedis) {
    describe(name, suite)
    return
  }
  if (process.env['CI'] === 'true') throw new Error('CI must have redis-server')
  process.stderr.write(`${name}: skipped: no redis-server\n`)
  describe.skip(`${name} (skipped: no redis-server)`, suite)
}

export interface RedisServer {
  readonly port: number
  readonly process: ChildProcess
  readonly stop: () => Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** Starts a real server without persistence; resolves when it takes connections. With `tls` its port speaks only TLS. */
export const startRedis = async (
  more: readonly string[] = [],
  tls: readonly string[] | null = null,
  wanted?: number,
): Promise<RedisServer> => {
  const directory = mkdtempSync(join(tmpdir(), 'redis-'))
  const port = wanted ?? (await freePort())
  const listen = tls === null ? ['--port', String(port)] : ['--port', '0', '--tls-port', String(port), ...tls]
  const fixed = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', directory]
  const child = spawn('redis-server', [...listen, ...fixed, ...more], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (/ready to accept connections/i.test(said)) resolve()
    })
    child.once('exit', () => reject(new Error(`redis-server did not start: ${said}`)))
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(directory, { recursive: true, force: true })
  }
  return { port, process: child, stop }
}
