import { lstatSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { AgentHome, HomeFile } from '../agents/agent-kind.ts'
import type { Account, AccountId } from '../pool/account.ts'
import { type Given, hashOf, markOwned } from '../process/abandoned.ts'
import { makePrivate, readPrivate, writePrivate } from '../process/private-files.ts'
import { type PrivateHome, prepareHome } from '../process/private-home.ts'
import { removeAll } from '../process/remove-all.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Credential files by their relative path. */
type Contents = Readonly<Record<string, string>>

/** A private place on disk for a run: scripts, and homes with credential files. */
export interface Workspace {
  readonly directory: string
  /** Writes a file that only we can read, in a new directory of its own; its absolute path. */
  readonly write: (name: string, content: string) => string
  /** Puts an account's credential files into a private home of its agent. */
  readonly place: (
    account: Account,
    home: AgentHome | null,
    files: readonly HomeFile[],
    inherited: Environment,
  ) => Placed
  /** Removes everything but the credential files that agents renewed; the file that holds those, or null. */
  readonly remove: () => string | null
}

interface Placed {
  /** Tells the agent where its home is. */
  readonly env: Readonly<Record<string, string>>
  /** Takes the credential files away, keeping what the agent renewed in them for the account's next attempt. */
  readonly settle: () => void
}

/** Told of every credential file that an agent rewrote: its new contents are secrets too. */
export type OnRenewed = (account: Account, contents: Contents) => void

/** Where private directories are made: the runner empties its own after the job. */
export const temporaryDirectory = (env: Environment): string => env['RUNNER_TEMP'] || tmpdir()

/** Told, in a sentence, why what an agent made in its private home could not be moved to the user's own. */
export type OnNotKept = (text: string) => void

export const createWorkspace = (temporary: string, onRenewed: OnRenewed, onNotKept: OnNotKept): Workspace => {
  const directory = makePrivate(temporary)
  const { ino } = lstatSync(directory)
  let owned: Given = {}
  markOwned(directory, owned)
  // One home for all attempts: agents keep the absolute paths of their sessions in it.
  const homes = new Map<string, { readonly base: string; readonly made: PrivateHome; readonly lasting: boolean }>()
  const renewed = new Map<AccountId, { readonly account: Account; readonly contents: Contents }>()
  /** The agent may have put a link in the place of our directory: what is below it would not be ours. */
  const fresh = (): string => {
    const now = lstatSync(directory)
    if (!now.isDirectory() || now.ino !== ino) throw new Error('the private directory was replaced by something else')
    return makePrivate(directory)
  }
  const write = (name: string, content: string): string => {
    const own = fresh()
    writePrivate(own, name, content)
    return join(own, name)
  }
  return {
    directory,
    write,
    place: (account, home, files, inherited) => {
      const name = home?.directory ?? 'home'
      const known = homes.get(name)
      if (files.length === 0 && known === undefined) return { env: {}, settle: () => {} }
      const given = Object.fromEntries(files.map(({ path, content }) => [path, content]))
      const contents: Contents = renewed.get(account.id)?.contents ?? given
      const base = known?.base ?? fresh()
      // Before they are there: none may lie in a directory that nobody would take away.
      const below = relative(directory, join(base, name))
      const hashes = Object.entries(contents).map(([path, content]) => [join(below, path), hashOf(content)])
      owned = { ...owned, ...Object.fromEntries(hashes) }
      markOwned(directory, owned)
      const made =
        known?.made ??
        prepareHome({
          base,
          name,
          realHome: realHome(home, inherited) ?? join(base, 'none'),
          files: contents,
          linkExcept: home?.credentials ?? [],
        })
      if (known === undefined) homes.set(name, { base, made, lasting: home !== null })
      else for (const [path, content] of Object.entries(contents)) writePrivate(made.path, path, content)
      return {
        env: { [home?.variable ?? 'POOL_FAILOVER_HOME']: home?.variableNames === 'parent' ? base : made.path },
        settle: () => {
          const now = Object.entries(contents).map(
            ([path, content]) => [path, readPrivate(made.path, path) ?? content] as const,
          )
          for (const [path] of now) rmSync(join(made.path, path), { force: true })
          const changed = now.filter(([path, content]) => contents[path] !== content)
          if (changed.length === 0) return
          renewed.set(account.id, { account, contents: Object.fromEntries(now) })
          onRenewed(account, Object.fromEntries(changed))
        },
      }
    },
    remove: () => {
      for (const { made, lasting } of homes.values()) {
        try {
          if (lasting) made.carryBack()
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error)
          onNotKept(`sessions and settings of the agent could not be moved to the user's home (${reason})`)
        }
      }
      removeAll(directory, temporary)
      if (renewed.size === 0) return null
      const kept = makePrivate(temporary)
      const list = [...renewed.values()].map(({ account, contents }) => ({
        label: account.label,
        provider: account.provider,
        files: contents,
      }))
      writePrivate(kept, 'renewed.json', JSON.stringify(list))
      return join(kept, 'renewed.json')
    },
  }
}

const realHome = (home: AgentHome | null, env: Environment): string | null => {
  if (home === null) return null
  const moved = env[home.variable]
  if (moved) return home.variableNames === 'home' ? moved : join(moved, home.directory)
  return env['HOME'] ? join(env['HOME'], home.directory) : null
}
