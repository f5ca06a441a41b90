import { accessSync, constants, type Stats, statSync } from 'node:fs'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import type { Command, Exit } from '../ports.ts'

type NotStarted = Extract<Exit, { kind: 'not-started' }>

/**
 * Finds the file a command names, as a shell does: by the PATH of its own environment, or from its own directory. It waits for
 * the disk: a question costs some 10 µs, the detour over Node's threads some 300, and a PATH has a dozen places.
 */
export const which = ({ file, env, cwd }: Pick<Command, 'file' | 'env' | 'cwd'>): string | NotStarted => {
  const place = look(cwd)
  if (place?.isDirectory() !== true)
    return notStarted(126, `the working directory ${cwd} ${place === undefined ? "doesn't exist" : 'is no directory'}`)
  let refused: string | null = null
  for (const path of candidates(file, env, cwd)) {
    const found = look(path)
    if (found === undefined) continue
    if (found.isFile() && isExecutable(path)) return path
    refused ??= path
  }
  if (refused !== null) return notStarted(126, `${refused} can't be executed`)
  return notStarted(127, isName(file) ? `${file} was not found on the PATH` : `${file} doesn't exist`)
}

export const notStarted = (code: 126 | 127, reason: string): NotStarted => ({ kind: 'not-started', code, reason })

const windows = process.platform === 'win32'

const isName = (file: string): boolean => !file.includes('/') && !(windows && file.includes('\\'))

const candidates = (file: string, env: Command['env'], cwd: string): readonly string[] => {
  if (file === '' || file.includes('\0')) return []
  const places = isName(file) ? (variable(env, 'PATH') ?? '').split(delimiter).filter((place) => place !== '') : [cwd]
  const endings = windows ? ['', ...(variable(env, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';')] : ['']
  const absolute = places.map((place) => (isAbsolute(file) ? file : join(resolve(cwd, place), file)))
  return absolute.flatMap((path) => endings.map((ending) => path + ending))
}

const variable = (env: Command['env'], name: string): string | undefined =>
  windows ? Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1] : env[name]

const look = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** Whether we may execute this path; false where it doesn't exist. */
export const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
