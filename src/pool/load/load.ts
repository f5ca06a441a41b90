import { type Hours, isOpen } from '../hours.ts'

/** How jobs come in over the hour: at random, evenly, or all at once at its beginning. */
export const arrivalPatterns = ['random', 'even', 'bursts'] as const
export type ArrivalPattern = (typeof arrivalPatterns)[number]

/** What a pool is asked to do. Times in milliseconds. */
export interface Load {
  readonly jobsPerHour: number
  readonly arrivals: ArrivalPattern
  /** When jobs come in at all; null: day and night. */
  readonly hours: Hours | null
  /** The work of a job lies evenly between these. */
  readonly shortestMs: number
  readonly longestMs: number
}

/** One job: when it comes in, and how long an agent works on it. */
export interface LoadedJob {
  readonly at: number
  readonly workMs: number
}

const hourMs = 3_600_000

/** All jobs from `start` to `end` (epoch ms), in order. `random` in [0, 1): the same numbers give the same jobs. */
export const jobsOf = (load: Load, start: number, end: number, random: () => number): readonly LoadedJob[] => {
  const jobs: LoadedJob[] = []
  for (const at of instants(load, start, end, random)) {
    const workMs = Math.round(load.shortestMs + random() * (load.longestMs - load.shortestMs))
    if (load.hours === null || isOpen(load.hours, at)) jobs.push({ at, workMs })
  }
  return jobs
}

function* instants(
  { arrivals, jobsPerHour }: Load,
  start: number,
  end: number,
  random: () => number,
): Generator<number> {
  const gap = hourMs / jobsPerHour
  switch (arrivals) {
    case 'even':
      for (let at = start + gap / 2; at < end; at += gap) yield Math.round(at)
      return
    case 'random':
      for (let at = start + pause(gap, random); at < end; at += pause(gap, random)) yield Math.round(at)
      return
    case 'bursts':
      for (let hour = 0; start + hour * hourMs < end; hour += 1) {
        const due = Math.floor((hour + 1) * jobsPerHour) - Math.floor(hour * jobsPerHour)
        for (let job = 0; job < due; job += 1) yield start + hour * hourMs
      }
  }
}

/** The gaps of a Poisson process. */
const pause = (meanMs: number, random: () => number): number => -Math.log(1 - random()) * meanMs
