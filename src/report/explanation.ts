import type { ExplainedAccount, Explanation, FirstStep } from '../pool/explain.ts'
import { freeAt } from '../pool/readiness.ts'
import type { Ordering } from '../pool/select.ts'
import { span, until } from './time.ts'
import { nameOf, skipWords } from './words.ts'

/** An explanation for people: what is next, then every account in the order of the strategy with its reason. */
export const explanationLines = (told: Explanation, ordering: Ordering, now: number): readonly string[] => [
  firstWords(told, ordering, now),
  ...told.accounts.flatMap((one, index) => [
    `${index + 1}. ${nameOf(one.account)}: ${reason(one, told.first, ordering, now)}`,
    `   ${recordWords(one, now)}`,
  ]),
]

/** The same for programs. Instants are ISO 8601. */
export const explanationJson = (told: Explanation, ordering: Ordering, now: number) => ({
  next: told.first.kind === 'attempt' ? nameOf(told.first.account) : null,
  step: told.first.kind,
  until: iso(told.first.kind === 'wait' ? told.first.until : null),
  why: firstWords(told, ordering, now),
  strategy: ordering.strategy,
  accounts: told.accounts.map((one) => ({
    account: one.account.label,
    provider: one.account.provider,
    free: one.skip === null,
    next: isNext(one, told.first),
    why: reason(one, told.first, ordering, now),
    skip: one.skip?.kind ?? null,
    freeAt: iso(one.skip === null ? null : freeAt(one.skip)),
    priority: one.account.priority,
    failures: one.failures,
    lastUsed: iso(one.lastUse || null),
    spent: one.spent,
    condition: one.condition && {
      verdict: one.condition.verdict,
      observedAt: iso(one.condition.observedAt),
      until: iso(one.condition.until || null),
      source: one.condition.source,
    },
  })),
})

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const firstWords = ({ first, accounts }: Explanation, ordering: Ordering, now: number): string => {
  switch (first.kind) {
    case 'attempt': {
      const name = nameOf(first.account)
      if (first.probe)
        return `next: ${name}, though it is cooling: no account is free, and the one that is free first is tried`
      return `next: ${name}. ${turn(first.account.id, accounts, ordering, now)}`
    }
    case 'wait':
      return `next: nobody yet; a run would wait until ${until(first.until, now)}`
    case 'give-up': {
      const next =
        first.nextAvailableAt === null
          ? 'none comes free by itself'
          : `the next is free at ${until(first.nextAvailableAt, now)}`
      return `next: nobody; a run would end with exit code ${first.exitCode}, ${next}`
    }
  }
}

const ago = (at: number, now: number): string => (at === 0 ? 'never used' : `used ${span(now - at)} ago`)

const spentWords = (share: number | null): string =>
  share === null ? 'nothing is known to be spent' : `${percent(share)} of its fullest window is known to be spent`

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** Why it is this account's turn. */
const turn = (id: string, accounts: readonly ExplainedAccount[], ordering: Ordering, now: number): string => {
  const own = accounts.find(({ account }) => account.id === id)
  if (own === undefined) return ''
  switch (ordering.strategy) {
    case 'round-robin': {
      const last = accounts.toSorted((a, b) => b.lastUse - a.lastUse)[0]
      return last === undefined || last.lastUse === 0
        ? "round-robin: no use is known, so the list's order counts"
        : `round-robin: the first free one after ${nameOf(last.account)}, which was used last (${span(now - last.lastUse)} ago)`
    }
    case 'priority':
      return `priority: ${own.account.priority} is the lowest number of the free ones`
    case 'least-recently-used':
      return `least-recently-used: ${ago(own.lastUse, now)}, longest of the free ones`
    case 'spread':
      return `spread: job ${ordering.spreadIndex} of those that run at once gets this one of the free ones`
    case 'most-remaining':
      return `most-remaining: ${spentWords(own.spent)}, least of the free ones`
  }
}

const isNext = (one: ExplainedAccount, first: FirstStep): boolean =>
  first.kind === 'attempt' && first.account.id === one.account.id

const reason = (one: ExplainedAccount, first: FirstStep, ordering: Ordering, now: number): string => {
  if (one.skip !== null) return `${isNext(one, first) ? 'tried all the same; ' : ''}${skipWords(one.skip, now)}`
  return isNext(one, first) ? 'free, and next' : `free, but later in the order: ${later(one, ordering, now)}`
}

/** Why another free account goes before this one. */
const later = (one: ExplainedAccount, ordering: Ordering, now: number): string => {
  switch (ordering.strategy) {
    case 'round-robin':
      return 'its turn comes after'
    case 'priority':
      return `priority ${one.account.priority}`
    case 'least-recently-used':
      return ago(one.lastUse, now)
    case 'spread':
      return 'left to other jobs that run at once'
    case 'most-remaining':
      return spentWords(one.spent)
  }
}

/** What the store knows of the account. */
const recordWords = ({ condition, failures, lastUse, utilization }: ExplainedAccount, now: number): string => {
  const shares = [
    ['5-hour', utilization?.fiveHour ?? null],
    ['weekly', utilization?.sevenDay ?? null],
  ] as const
  return [
    ago(lastUse, now),
    ...(condition === null || condition.verdict === 'ok'
      ? []
      : [`last limit: ${condition.verdict}, seen ${span(now - condition.observedAt)} ago`]),
    ...(failures === 0 ? [] : [`${failures} in a row`]),
    ...shares.flatMap(([window, share]) => (share === null ? [] : [`${window} window ${percent(share)} spent`])),
  ].join('; ')
}
