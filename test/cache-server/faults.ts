/** The steps of the two protocols, by what they are for. */
export type Operation = 'lookup' | 'reserve' | 'upload' | 'commit' | 'download' | 'other'

/** One way for the service to fail. */
export interface Fault {
  readonly kind: /** The connection is closed before an answer. */
    | 'reset'
    /** The request is taken and never answered. */
    | 'hang'
    /** Half an answer comes, then nothing more. */
    | 'half-open'
    /** Status 200 and a body that is no JSON. */
    | 'garbage'
    /** The right answer, `delayMs` late. */
    | 'slow'
    /** Answers `status`, with `retryAfter` (seconds) if given. */
    | 'status'
    /** A reservation is made, but the answer never arrives: the key stays taken and is never finished. */
    | 'unfinished'
  readonly on?: Operation
  /** Part of the matching requests it happens to, 0 to 1; 1 when left out. */
  readonly share?: number
  /** How often it happens at most. */
  readonly times?: number
  readonly status?: number
  readonly retryAfter?: number
  readonly delayMs?: number
}

/** The faults in force. Chance is a seeded sequence, so a failing run can be had again. */
export class Faults {
  private active: { fault: Fault; left: number }[] = []
  private state: number

  constructor(seed = 1) {
    this.state = seed
  }

  set(faults: readonly Fault[]): void {
    this.active = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }))
  }

  /** The fault that this request meets, or null. */
  meet(operation: Operation): Fault | null {
    if (operation === 'other') return null
    for (const entry of this.active) {
      const matches = entry.fault.on === undefined || entry.fault.on === operation
      if (!matches || entry.left <= 0 || this.chance() >= (entry.fault.share ?? 1)) continue
      entry.left -= 1
      return entry.fault
    }
    return null
  }

  private chance(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0
    return this.state / 2 ** 32
  }
}
