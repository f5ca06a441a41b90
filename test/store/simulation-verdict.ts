/** What a run recorded, and when it really happened. */
export interface Fact {
  readonly account: string
  /** 0 for a clear. */
  readonly until: number
  readonly branch: string
  /** When its run read the ledger, when it began to write the record, and when that was safe. */
  readonly read: number
  readonly begun: number
  readonly safe: number
  /** Whether the store said that it has it; else it may, or may not. */
  readonly sure: boolean
}

/** What a reader on a branch is told in the end. */
export interface Seen {
  readonly account: string
  readonly branch: string
  readonly until: number
}

const sees = (reader: string, writer: string): boolean => reader === writer || writer === 'main'

const about = (seen: Seen, facts: readonly Fact[]): readonly Fact[] =>
  facts.filter((fact) => fact.account === seen.account && sees(seen.branch, fact.branch))

/**
 * Cooldowns that end after `from` and that a reader takes for over. One that was met by a run which did not know of a clear, because
 * that came after its start or from a branch it can't see, may stand or fall: which was first only one clock for all could tell.
 */
export const lostCooldowns = (seen: readonly Seen[], facts: readonly Fact[], from: number): string[] =>
  seen.flatMap((view) => {
    const known = about(view, facts)
    const clears = known.filter((fact) => fact.until === 0)
    const undisputed = known.filter(
      (fact) => !clears.some((clear) => clear.safe > fact.read || !sees(fact.branch, clear.branch)),
    )
    const longest = Math.max(0, ...undisputed.flatMap(({ sure, until }) => (sure && until > from ? [until] : [])))
    const early = Math.round((longest - view.until) / 60_000)
    return early > 0 ? [`${view.account} on ${view.branch}: cooldown lost, ${early} min early`] : []
  })

/** Clears that came after every limit, could see them all, and yet have no effect. */
export const ignoredClears = (seen: readonly Seen[], facts: readonly Fact[]): string[] =>
  seen.flatMap((view) => {
    const known = about(view, facts)
    const limits = known.filter((fact) => fact.until !== 0)
    const last = known.some(
      (clear) =>
        clear.sure &&
        clear.until === 0 &&
        limits.every((fact) => fact.safe < clear.begun && sees(clear.branch, fact.branch)),
    )
    return last && view.until !== 0 ? [`${view.account} on ${view.branch}: clear ignored`] : []
  })
