import {
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { makeDirectories } from './make-directories.ts'
import { readPrivate, stepsOf, writePrivate } from './private-files.ts'

export interface HomeRequest {
  /** A private directory of the attempt, empty. */
  readonly base: string
  /** The directory's name below `base`, for agents that are told its parent: `.gemini`. */
  readonly name: string
  /** The user's own home of the agent; need not exist. */
  readonly realHome: string
  /** The credential: relative path -> content. */
  readonly files: Readonly<Record<string, string>>
  /** Paths where the agent keeps credentials: neither linked into the private home nor carried back. */
  readonly linkExcept: readonly string[]
}

/** An agent's home with one account's credential files; all else in it is the user's own, by links. */
export interface PrivateHome {
  readonly path: string
  /** The credential files whose text the agent changed since (Codex rotates its refresh token), with their new text. */
  readonly readBack: () => Readonly<Record<string, string>>
  /** Moves what the agent made anew (sessions, settings) to the user's own home. The caller removes `base`. */
  readonly carryBack: () => void
}

/** Throws on a path in `files` that leads out of the home, and where the system refuses. */
export const prepareHome = ({ base, name, realHome, files, linkExcept }: HomeRequest): PrivateHome => {
  const path = join(base, name)
  const apart = [...Object.keys(files), ...linkExcept].map(stepsOf)
  mkdirSync(path, { mode: 0o700 })
  linkAll(realHome, path, apart)
  for (const [file, content] of Object.entries(files)) writePrivate(path, file, content)
  return {
    path,
    readBack: () =>
      Object.fromEntries(
        Object.entries(files).flatMap(([file, content]) => {
          const now = readPrivate(path, file)
          return now === null || now === content ? [] : [[file, now]]
        }),
      ),
    carryBack: () => carryAll(path, realHome, apart),
  }
}

type Paths = readonly (readonly string[])[]

/** Links every entry of `from` into `to`; a directory that holds one of the paths set apart is made, and gone into. */
const linkAll = (from: string, to: string, apart: Paths): void => {
  for (const name of namesIn(from)) {
    const inner = innerPaths(apart, name)
    if (inner === 'itself') continue
    if (inner.length === 0 || !isDirectory(join(from, name))) link(join(from, name), join(to, name))
    else {
      mkdirSync(join(to, name), { mode: 0o700 })
      linkAll(join(from, name), join(to, name), inner)
    }
  }
}

/** Moves what is no link, and not set apart, from the private home to the real one; a file replaces the one it grew from. */
const carryAll = (from: string, to: string, apart: Paths): void => {
  for (const name of namesIn(from)) {
    const inner = innerPaths(apart, name)
    const [source, target] = [join(from, name), join(to, name)]
    const kind = lstatSync(source)
    if (inner === 'itself' || !(kind.isFile() || kind.isDirectory())) continue
    makeDirectories(to)
    if (kind.isDirectory() && (inner.length > 0 || isDirectory(target))) carryAll(source, target, inner)
    else move(source, target)
  }
}

const innerPaths = (apart: Paths, name: string): Paths | 'itself' => {
  const inner = apart.filter(([first]) => first === name).map((path) => path.slice(1))
  return inner.some((path) => path.length === 0) ? 'itself' : inner
}

/** Windows lets few users make symbolic links: there a file is copied, and carried back with the rest. */
const link = (target: string, path: string): void => {
  if (process.platform !== 'win32') symlinkSync(target, path)
  else if (isDirectory(target)) symlinkSync(target, path, 'junction')
  else copyFileSync(target, path)
}

/** The temporary directory may lie on another disk than the home. */
const move = (source: string, target: string): void => {
  try {
    renameSync(source, target)
  } catch {
    cpSync(source, target, { recursive: true, verbatimSymlinks: true })
    rmSync(source, { recursive: true, force: true })
  }
}

const namesIn = (path: string): readonly string[] => {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** Follows links: those in a user's own home are the user's. */
const isDirectory = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
