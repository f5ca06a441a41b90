import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AgentHome, HomeFile } from '../agents/agent-kind.ts'
import type { Account, AccountId } from '../pool/account.ts'
import { type Contents, linkHome, putFiles, takeFiles } from './private-home.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A private place on disk for a run: scripts, and homes with credential files. */
export interface Workspace {
  readonly directory: string
  /** Writes a file that only we can read, in a new directory of its own; its absolute path. */
  readonly write: (name: string, content: string) => Promise<string>
  /** Puts an account's credential files into a private home of its agent. `env` tells the agent where that is. */
  readonly place: (
    account: Account,
    home: AgentHome | null,
    files: readonly HomeFile[],
    inherited: Environment,
  ) => Promise<Placed>
  /** Removes everything but what `renewed` told of; where that is kept, or null. */
  readonly remove: () => Promise<string | null>
}

export interface Placed {
  readonly env: Readonly<Record<string, string>>
  /** Takes the credential files away, keeping what the agent renewed in them for the account's next attempt. */
  readonly settle: () => Promise<void>
}

/** Told of every credential file that an agent rewrote: its new contents are secrets too. */
export type OnRenewed = (account: Account, contents: Contents) => void

/** Where private directories are made: the runner empties its own after the job. */
export const temporaryDirectory = (env: Environment): string => env['RUNNER_TEMP'] || tmpdir()

/** By this name the post step knows a directory of ours. */
export const workspacePrefix = 'pool-failover-'

export const createWorkspace = async (temporary: string, onRenewed: OnRenewed): Promise<Workspace> => {
  const directory = await mkdtemp(join(temporary, workspacePrefix))
  const { ino } = await lstat(directory)
  const homes = new Map<string, string>()
  const renewed = new Map<AccountId, { readonly account: Account; readonly contents: Contents }>()

  /** A directory with a name nobody could foresee, below the one that is still ours. */
  const fresh = async (): Promise<string> => {
    const now = await lstat(directory)
    if (!now.isDirectory() || now.ino !== ino) throw new Error('the private directory was replaced by something else')
    return mkdtemp(join(directory, 'p-'))
  }

  const homeFor = async (
    home: AgentHome | null,
    files: readonly HomeFile[],
    inherited: Environment,
  ): Promise<string> => {
    const name = home?.directory ?? ''
    const known = homes.get(name)
    if (known !== undefined) return known
    const parent = await fresh()
    const made = home === null ? parent : join(parent, home.directory)
    if (home !== null) {
      await mkdir(made, { mode: 0o700 })
      await linkHome(
        realHome(home, inherited),
        made,
        files.map(({ path }) => path),
      )
    }
    homes.set(name, made)
    return made
  }

  return {
    directory,
    write: async (name, content) => {
      const path = join(await fresh(), name)
      await writeFile(path, content, { mode: 0o600, flag: 'wx' })
      return path
    },
    place: async (account, home, files, inherited) => {
      if (files.length === 0) return { env: {}, settle: async () => {} }
      const made = await homeFor(home, files, inherited)
      const given: Contents =
        renewed.get(account.id)?.contents ?? Object.fromEntries(files.map(({ path, content }) => [path, content]))
      await putFiles(made, given)
      return {
        env: { [home?.variable ?? 'POOL_FAILOVER_HOME']: home?.variableNames === 'parent' ? join(made, '..') : made },
        settle: async () => {
          const contents = await takeFiles(made, given)
          if (contents === null) return
          renewed.set(account.id, { account, contents })
          onRenewed(account, contents)
        },
      }
    },
    remove: async () => {
      if (renewed.size === 0) {
        await rm(directory, { recursive: true, force: true })
        return null
      }
      const list = [...renewed.values()].map(({ account, contents }) => ({
        label: account.label,
        provider: account.provider,
        files: contents,
      }))
      const kept = join(await fresh(), 'renewed.json')
      await writeFile(kept, JSON.stringify(list), { mode: 0o600, flag: 'wx' })
      const aside = await mkdtemp(join(temporary, workspacePrefix))
      await rename(kept, join(aside, 'renewed.json'))
      await rm(directory, { recursive: true, force: true })
      await rename(aside, directory)
      return join(directory, 'renewed.json')
    },
  }
}

const realHome = (home: AgentHome, env: Environment): string | null => {
  const moved = env[home.variable]
  if (moved) return home.variableNames === 'home' ? moved : join(moved, home.directory)
  return env['HOME'] ? join(env['HOME'], home.directory) : null
}
