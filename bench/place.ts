import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built bundles. */
export const dist = fileURLToPath(new URL('../dist', import.meta.url))

/** Of measured processes: bash reads no start-up files where `SHLVL` is set. */
export const plainEnv = { PATH: process.env['PATH'] ?? '', SHLVL: '1' }

/** Does work with a directory that is gone afterwards. */
export const inPlace = async <T>(work: (directory: string) => T | Promise<T>): Promise<T> => {
  const directory = mkdtempSync(join(tmpdir(), 'pool-failover-bench-'))
  try {
    return await work(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** What a runner gives to the action for this script. */
export const actionEnv = (directory: string, run: string): Readonly<Record<string, string>> => {
  const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'].map((name) => {
    writeFileSync(join(directory, name), '')
    return [name, join(directory, name)] as const
  })
  return {
    ...plainEnv,
    RUNNER_TEMP: directory,
    GITHUB_WORKSPACE: directory,
    ...Object.fromEntries(files),
    INPUT_ACCOUNTS: JSON.stringify([{ label: 'a', provider: 'claude', secret: 'sk-ant-api03-FAKE-bench-account' }]),
    INPUT_RUN: run,
    INPUT_STORE: 'memory',
  }
}
