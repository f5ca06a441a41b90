import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { parsePs, parseStat } from './listing-parse.ts'

/** A process, told apart from an earlier or later one with the same number. */
export interface Born {
  readonly pid: number
  /** When it was started, in the system's own words; '' when not known. */
  readonly born: string
}

/** One process as the system lists it. */
export interface Entry extends Born {
  readonly parent: number
  readonly group: number
  /** 0 where the system doesn't tell. */
  readonly session: number
  readonly stopped: boolean
}

/** All living processes at one moment. */
export interface Listing {
  readonly entries: readonly Entry[]
  /** Whether the process has this text in the environment it was started with; null when that can't be told now. */
  readonly marked: (pid: number, mark: string) => boolean | null
}

export const listProcesses = (): Promise<Listing> => (process.platform === 'linux' ? listProc() : listPs())

/** This process with its time of birth. */
export const bornAs = (pid: number): Born => ({ pid, born: readStat(String(pid))[0]?.born ?? '' })

/** Whether the process was stopped (SIGSTOP, Ctrl+Z) and has not gone on since. Never on Windows, which has no such thing. */
export const isStopped = async (pid: number): Promise<boolean> => {
  if (process.platform === 'win32') return false
  if (process.platform === 'linux') return readStat(String(pid))[0]?.stopped === true
  return (await ps(['-o', 'stat=', '-p', String(pid)])).trim().startsWith('T')
}

const listProc = async (): Promise<Listing> => ({
  entries: [...numbers()].flatMap(readStat),
  marked: (pid, mark) => {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`)
      // Empty: it is just being started, or wiped it.
      return environment.length === 0 ? null : environment.includes(mark)
    } catch {
      return null
    }
  },
})

/** Also those given out meanwhile: what forks and exits all the time is always newer than a list. */
function* numbers(): Generator<string> {
  const before = newest()
  const names = new Set(readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
  yield* names
  for (let number = before + 1; number <= newest(); number += 1) if (!names.has(String(number))) yield String(number)
}

/** The last process number that was given out: proc_loadavg(5). */
const newest = (): number => Number(readFileSync('/proc/loadavg', 'latin1').trim().split(' ').at(-1))

const readStat = (name: string): readonly Entry[] => {
  try {
    return parseStat(readFileSync(`/proc/${name}/stat`, 'latin1'))
  } catch {
    return []
  }
}

const listPs = async (): Promise<Listing> => {
  const [entries, environments] = await Promise.all([
    ps(['-axww', '-o', 'pid=,ppid=,pgid=,stat=,lstart=']),
    ps(['-axEww', '-o', 'pid=,command=']),
  ])
  const lines = new Map(environments.split('\n').map((line) => [Number.parseInt(line, 10), line]))
  return { entries: parsePs(entries), marked: (pid, mark) => lines.get(pid)?.includes(mark) ?? null }
}

const ps = async (args: readonly string[]): Promise<string> => {
  const options = { maxBuffer: 64 * 1_048_576, env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } }
  const { stdout } = await promisify(execFile)('ps', args, options).catch(() => ({ stdout: '' }))
  return stdout
}
