import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** One process as the system lists it. */
export interface Entry {
  readonly pid: number
  readonly parent: number
  readonly group: number
  readonly session: number
  /** Tells two processes apart that had the same pid one after the other. */
  readonly born: string
  readonly stopped: boolean
}

/** All living processes; zombies are dead and left out. */
export const list = async (): Promise<readonly Entry[]> =>
  process.platform === 'linux' ? listProc() : parsePs((await ps('pid=,ppid=,pgid=,stat=,lstart=')).stdout)

/** Whether the process was started with this mark in its environment; false where that can't be read. */
export const marked = (pid: number, mark: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/environ`).includes(mark)
  } catch {
    return false
  }
}

const listProc = (): readonly Entry[] =>
  readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      return parseStat(readFileSync(`/proc/${name}/stat`, 'latin1'))
    } catch {
      return []
    }
  })

/** proc_pid_stat(5): the name in the second field may hold blanks and brackets, so the fields are counted from its end. */
export const parseStat = (stat: string): readonly Entry[] => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, parent, group, session] = fields
  if (state === undefined || state === 'Z' || state === 'X') return []
  return [
    {
      pid: Number.parseInt(stat, 10),
      parent: Number(parent),
      group: Number(group),
      session: Number(session),
      born: fields[19] ?? '',
      stopped: state === 'T' || state === 't',
    },
  ]
}

/** Lines of `ps -o pid=,ppid=,pgid=,stat=,lstart=`; `ps` knows no session number that can be relied on. */
export const parsePs = (text: string): readonly Entry[] =>
  text.split('\n').flatMap((line) => {
    const [pid, parent, group, state, ...born] = line.trim().split(/\s+/)
    if (pid === undefined || state === undefined || state.startsWith('Z')) return []
    return [
      {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        session: 0,
        born: born.join(' '),
        stopped: state.startsWith('T'),
      },
    ]
  })

const ps = (columns: string): Promise<{ stdout: string }> =>
  promisify(execFile)('ps', ['-axww', '-o', columns], {
    maxBuffer: 64 * 1_048_576,
    env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
  })
