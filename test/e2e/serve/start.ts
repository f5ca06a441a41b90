/** The built `serve`, as a process with a home of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { PoolView } from '../../../src/serve/schema.ts'
import { entry } from '../../serve/serving.ts'

const cli = fileURLToPath(new URL('../../../dist/cli/index.js', import.meta.url))

/** A home with these accounts, removed after the test. */
export const homeWith = (accounts: readonly unknown[] | string = [entry('a'), entry('b'), entry('c')]): string => {
  const home = mkdtempSync(join(tmpdir(), 'e2e-serve-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const directory = join(home, '.config', 'pool-failover')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const text = typeof accounts === 'string' ? accounts : JSON.stringify(accounts)
  writeFileSync(join(directory, 'accounts.json'), text, { mode: 0o600 })
  return home
}

const environment = (home: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  XDG_CONFIG_HOME: join(home, '.config'),
  XDG_STATE_HOME: join(home, '.local', 'state'),
})

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Starts the command line tool; `ended` resolves with all that it said. */
export const start = (
  home: string,
  args: readonly string[],
  more: { readonly env?: Readonly<Record<string, string>>; readonly uid?: number; readonly script?: string } = {},
): { readonly process: ChildProcess; readonly ended: Promise<Ended> } => {
  const child = spawn(process.execPath, [more.script ?? cli, ...args], {
    env: { ...environment(home), ...more.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(more.uid === undefined ? {} : { uid: more.uid }),
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  )
  return { process: child, ended }
}

export interface Served {
  readonly url: string
  readonly ready: { readonly url: string; readonly port: number; readonly token: boolean }
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>
  readonly post: (action: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
}

/** A server on a free port; ended after the test. */
export const serve = async (
  home: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> => {
  const { process: child, ended } = start(home, ['serve', '--port', '0', '--json', ...args], { env })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const line = await Promise.race([
    new Promise<string>((resolve) => child.stdout?.once('data', (chunk) => resolve(String(chunk)))),
    ended.then(({ stderr }) => Promise.reject(new Error(`serve ended: ${stderr}`))),
  ])
  const ready = JSON.parse(line)
  const url = `http://127.0.0.1:${ready.port}`
  return {
    url,
    ready,
    process: child,
    ended,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    post: (action, body, headers = {}) =>
      fetch(`${url}/account-pool/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  }
}

/** The events of a server, one parsed pool after the other, until the test aborts. */
export async function* follow({ url }: Served, signal: AbortSignal): AsyncGenerator<PoolView> {
  const response = await fetch(`${url}/account-pool/events`, { signal })
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    const events = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      if (data !== undefined) yield JSON.parse(data)
    }
  }
}
