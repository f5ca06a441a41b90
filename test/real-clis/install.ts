import { execFile } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { StubProvider } from '../stub/environment.ts'

/** A real CLI, ready to run. */
export interface InstalledCli {
  readonly version: string
  /** Where it is installed. */
  readonly directory: string
  /** The folder with the command; goes first in the PATH. */
  readonly bin: string
}

export const packages: { readonly [P in StubProvider]: string } = {
  claude: '@anthropic-ai/claude-code',
  codex: '@openai/codex',
  gemini: '@google/gemini-cli',
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'pool-failover-agents')
const run = promisify(execFile)

/**
 * Installs a CLI from npm under our Node 24 (under Node 20 npm would silently choose an old Claude Code) and keeps it for
 * the next call. `version` may be a tag: `latest` is asked for anew in each process, and a kept copy is used as it is when
 * npm is out of reach. Throws an error that says so when there is neither.
 */
export const installCli = async (provider: StubProvider, version = 'latest'): Promise<InstalledCli> => {
  const name = packages[provider]
  const exact = await resolve(name, version).catch(async (error: unknown) => {
    const kept = await marker(join(cache, provider, 'current'))
    if (kept !== null && version === 'latest') return kept
    throw new Error(`${name}@${version} can't be found on npm: ${reason(error)}`)
  })
  const directory = join(cache, provider, exact)
  const bin = join(directory, 'node_modules', '.bin')
  if ((await marker(join(directory, 'installed'))) !== exact) {
    await install(directory, name, exact)
    await writeFile(join(directory, 'installed'), exact)
  }
  if (version === 'latest') await writeFile(join(cache, provider, 'current'), exact)
  return { version: exact, directory, bin }
}

/** The PATH with a CLI and our Node in front. */
export const pathWith = (cli: InstalledCli): string =>
  [cli.bin, dirname(process.execPath), process.env.PATH ?? ''].join(delimiter)

const resolve = async (name: string, version: string): Promise<string> => {
  const { stdout } = await npm(['view', `${name}@${version}`, 'version', '--json'], root)
  const found: unknown = JSON.parse(stdout)
  const last: unknown = Array.isArray(found) ? found.at(-1) : found
  if (typeof last !== 'string') throw new Error('npm answered no version')
  return last
}

/** Into a folder beside, moved when whole: an install that was cut leaves nothing that looks complete. */
const install = async (directory: string, name: string, version: string): Promise<void> => {
  const partial = `${directory}.partial-${process.pid}`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true })
  // The postinstall of Claude Code puts its binary in place; npm 11 asks for a word of consent, older ones don't know it.
  await writeFile(join(partial, 'package.json'), JSON.stringify({ private: true, allowScripts: { [name]: true } }))
  await npm(
    ['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error', `${name}@${version}`],
    partial,
  ).catch((error: unknown) => {
    throw new Error(`${name}@${version} can't be installed from npm: ${reason(error)}`)
  })
  await rm(directory, { recursive: true, force: true })
  await rename(partial, directory)
}

const npm = (args: readonly string[], cwd: string): Promise<{ stdout: string }> => {
  const path = [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter)
  const options = { cwd, env: { ...process.env, PATH: path }, timeout: 300_000, shell: process.platform === 'win32' }
  return run('npm', args, options)
}

const marker = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null)

/** The telling line of npm's answer, without paths and addresses. */
const reason = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error)
  const line = text.split('\n').find((each) => /npm (error|ERR!) code|ENOENT|timed out/i.test(each))
  return (line ?? 'npm failed').replace(/https?:\S+/g, '<address>').trim()
}
