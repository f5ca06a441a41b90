import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Trouble } from '../../../src/ports.ts'
import type { Order } from './writer.ts'

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  /** One per record that the store answered for. */
  readonly answers: readonly { trouble: Trouble | null; account: string; steps: number }[]
}

const script = new URL('./writer.ts', import.meta.url).pathname
const home = mkdtempSync(join(tmpdir(), 'writers-'))

/**
 * Runs a writer to its end, with its own home and nothing of this process's environment but the path. `kill`: with SIGKILL, once so
 * many records were answered for and, for it to be at any point of the next one, a little later.
 */
export const runWriter = (
  order: Order,
  env: Readonly<Record<string, string>> = {},
  kill?: { readonly answers: number; readonly laterMs: number },
) =>
  new Promise<Ended>((resolve) => {
    const base = { PATH: process.env['PATH'] ?? '', HOME: home, RUNNER_TEMP: home, GITHUB_WORKSPACE: home }
    const cache = { NODE_COMPILE_CACHE: join(home, 'compiled') }
    const child = spawn(process.execPath, [script, JSON.stringify(order)], {
      env: { ...base, ...cache, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    let timer: NodeJS.Timeout | undefined
    child.stdout.on('data', (chunk) => {
      printed += chunk
      if (kill !== undefined && timer === undefined && printed.split('\n').length > kill.answers) {
        timer = setTimeout(() => child.kill('SIGKILL'), kill.laterMs)
      }
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      const lines = printed.split('\n').filter((line) => line.endsWith('}'))
      resolve({ code, signal, answers: lines.map((line) => JSON.parse(line)) })
    })
  })

/** Runs `work` over the items, at most `width` at once, and gives the results in order. */
export const inParallel = async <T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  const rest = items.entries()
  const worker = async () => {
    for (const [index, item] of rest) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}
