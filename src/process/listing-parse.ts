import type { Entry } from './listing.ts'

/**
 * One process of `/proc/<pid>/stat`, none for a zombie. proc_pid_stat(5): the name in the second field may hold blanks and
 * brackets, so the fields are counted from its end.
 */
export const parseStat = (stat: string): readonly Entry[] => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state = 'X', parent, group, session] = fields
  if (state === 'Z' || state === 'X') return []
  return [
    {
      pid: Number.parseInt(stat, 10),
      born: fields[19] ?? '',
      parent: Number(parent),
      group: Number(group),
      session: Number(session),
      stopped: state === 'T' || state === 't',
    },
  ]
}

/** The processes of `ps -o pid=,ppid=,pgid=,stat=,lstart=`, less zombies. macOS prints an address for a session. */
export const parsePs = (text: string): readonly Entry[] =>
  text.split('\n').flatMap((line) => {
    const [pid, parent, group, state, ...born] = line.trim().split(/\s+/)
    if (pid === undefined || state === undefined || state.startsWith('Z')) return []
    return [
      {
        pid: Number(pid),
        born: born.join(' '),
        parent: Number(parent),
        group: Number(group),
        session: 0,
        stopped: state.startsWith('T'),
      },
    ]
  })
