import { readdirSync, readFileSync } from 'node:fs'

/** The variable by which the processes of one run are known, as the runner's own RUNNER_TRACKING_ID. */
export const markVariable = 'RUNNER_TRACKING_ID'

export interface Orphan {
  readonly pid: number
  readonly command: string
}

/** Living processes whose environment holds the mark, zombies excepted. */
export const orphansOf = (mark: string): readonly Orphan[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): Orphan[] => {
      try {
        if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)) return []
        return [{ pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ') }]
      } catch {
        return []
      }
    })
