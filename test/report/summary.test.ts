import { describe, expect, it, test } from 'vitest'
import { unbounded } from '../../src/pool/bounds.ts'
import { parseHours } from '../../src/pool/hours.ts'
import type { Ledger } from '../../src/pool/ledger.ts'
import type { AttemptEnd, Rules } from '../../src/pool/run-state.ts'
import type { Verdict } from '../../src/pool/verdict.ts'
import { sentence, stepSummary } from '../../src/report/summary.ts'
import {
  account,
  condition,
  day,
  endOf,
  hour,
  judged,
  ledgerOf,
  minute,
  noon,
  poolOf,
  stateOf,
  use,
} from '../pool/make.ts'
import { playEnds, type World } from '../pool/play.ts'

const secret = 'sk-ant-api03-FAKE-summary-0123456789'
const redact = (text: string): string => text.replaceAll(secret, '***')
const [a, b] = [account('team-a'), account('team-b')]

const ended = (verdict: Verdict, text: string, change: Partial<AttemptEnd> = {}): AttemptEnd => ({
  ...endOf(verdict),
  judgement: {
    ...judged(verdict),
    evidence: { source: 'event', text },
    reset: { at: noon + 2 * hour, source: 'event' },
    utilization: { fiveHour: 1, sevenDay: 0.634 },
  },
  ...change,
})
const limited = ended('usage-limit', "You've hit your 5-hour limit", { sessionId: 's-1' })

const told = (
  ends: readonly AttemptEnd[],
  pool = poolOf(a, b),
  rules: Partial<Rules> = {},
  ledger: Ledger = ledgerOf(),
  world: Partial<World> = {},
) => {
  const run = playEnds(stateOf(pool, rules, ledger), ends, world)
  const known = new Set(pool.accounts.map(({ id }) => id))
  const report = { ending: run.ending, state: run.state, known, answer: null }
  return { sentence: sentence(report, run.endedAt), page: stepSummary(report, run.endedAt, redact) }
}

test.each([
  [[endOf('ok')], {}, 'claude/team-a finished the work.'],
  [[limited, endOf('ok')], {}, 'claude/team-b finished the work after 1 failover: claude/team-a met its usage limit.'],
  [[endOf('failed', { exitCode: 3 })], {}, 'claude/team-a failed with exit code 3.'],
  [[endOf('failed', { timedOut: true })], {}, 'claude/team-a took longer than the timeout.'],
  [
    [limited],
    {},
    'No account can go on: claude/team-a met its usage limit; claude/team-b met its usage limit. The next account is free at 2026-11-25 14:00 UTC (in 2 h).',
  ],
  [
    [limited],
    { maxFailovers: 0 },
    'The run ends here, for max-failovers allows no other account: claude/team-a met its usage limit.',
  ],
  [
    [limited],
    { continueMode: 'stop' },
    'The run ends here, for continue: stop allows no other account: claude/team-a met its usage limit.',
  ],
] as const)('in one sentence: %#', (ends, rules, said) => expect(told(ends, poolOf(a, b), rules).sentence).toBe(said))

it('says whose agent was not there', () => {
  const pool = poolOf(a, account('c', { provider: 'codex' }))
  const absent = endOf('config', { exitCode: 127, absent: true })
  expect(told([absent, endOf('ok')], pool).sentence).toBe(
    'codex/c finished the work after 1 failover: claude/team-a can not run.',
  )
})

it('says of accounts in use that nobody knows when one comes free', () => {
  const busy = account('busy', { bounds: { ...unbounded, maxConcurrent: 1 } })
  const said = (ledger: Ledger) => told([endOf('ok')], poolOf(busy, a), {}, ledger, { taken: () => true }).sentence
  expect(said(ledgerOf(condition(a, { verdict: 'auth', until: noon + day })))).toBe(
    'The accounts that could go on are in use by other runs. When one comes free is not known.',
  )
  expect(said(ledgerOf(condition(a)))).toBe(
    'The accounts that could go on are in use by other runs. The next account is free at 2026-11-25 13:00 UTC (in 1 h) at the latest.',
  )
})

it('says of a cancelled run who was at work', () => {
  const said = (cancelledIn: number) =>
    told([limited], poolOf(a), { whenExhausted: 'wait', maxWaitMs: day }, ledgerOf(), { cancelledIn }).sentence
  expect(said(0)).toBe('The run was cancelled while claude/team-a was at work.')
  expect(said(1)).toBe('The run was cancelled while no agent was at work.')
})

it('names three accounts and counts the others', () => {
  const pool = poolOf(...['a', 'b', 'c', 'd', 'e'].map((label) => account(label)))
  expect(told([limited], pool).sentence).toContain('claude/c met its usage limit; and 2 more.')
})

describe('the page', () => {
  const { page } = told([limited, ended('ok', 'fine', { resumed: true })])

  it('begins with the sentence', () =>
    expect(page).toMatch(/^### ✅ claude\/team-b finished the work after 1 failover/))

  it('draws the attempts', () => {
    expect(page).toContain('a1["1. claude/team-a<br>usage limit<br>1 s"]:::limited')
    expect(page).toContain('a1 -->|"same session"| a2')
    expect(page).toContain('a2["2. claude/team-b<br>succeeded<br>1 s"]:::good')
  })

  it('has a bar for each known share, and when each account is free', () =>
    expect(page).toContain(
      '| claude/team-a | 🟡 resting &#40;usage-limit&#41; | in 2 h | ██████████ 100 % | ██████░░░░ 63 % |',
    ))

  it('has the evidence of each verdict', () =>
    expect(page).toMatch(
      /\| 1 \| claude\/team-a \| 1 s \| usage-limit \| event: <code>You&#39;ve hit your 5-hour limit<\/code> \|/,
    ))

  it('leaves out what says nothing', () => {
    const plain = told([endOf('ok')]).page
    expect(plain).not.toContain('mermaid')
    expect(plain).toContain('| account | state | free |\n')
  })
})

it('tells every state of an account', () => {
  const held = account('held', { bounds: { ...unbounded, fiveHour: 0.5 } })
  const nightly = account('nightly', { bounds: { ...unbounded, hours: parseHours('18:00-06:00') } })
  const [refused, off] = [account('refused'), account('off', { disabled: true })]
  const ledger = ledgerOf(
    use(held, noon - minute, { utilization: { fiveHour: 0.6, sevenDay: null } }),
    condition(refused, { verdict: 'auth', until: noon + 8 * day }),
  )
  const { page } = told([endOf('ok')], poolOf(a, held, nightly, refused, off), {}, ledger)
  expect(page).toMatch(/claude\/held \| 🟡 held back by its cap \| in 4 h 59 min at the latest \| ██████░░░░ 60 % \|/)
  expect(page).toContain('claude/nightly | 🟡 outside its hours | in 6 h |')
  expect(page).toMatch(/claude\/refused \| 🔴 set aside &#40;auth&#41; \| with a new credential/)
  expect(page).toContain('claude/off | ⚪ disabled | never |')
})

it('shows no secret, obeys no markup, and stays short', () => {
  const hostile = `${secret} | <img src=x> @octo/team \`\`\` [x](https://evil.example)\n| a | b |`
  const pool = poolOf(...Array.from({ length: 60 }, (_, index) => account(`team-${index}`)))
  const { page } = told([ended('usage-limit', hostile)], pool, { maxFailovers: 30 })
  expect(page).not.toContain(secret)
  expect(page).not.toMatch(/<img|@octo|\]\(|evil\.example\)/)
  expect(page.match(/```/g)).toHaveLength(2)
  expect(page).toContain('and 10 more accounts')
  expect(page).toContain('|"27 more"|')
  expect(page.match(/^ {2}a\d+\[/gm)).toHaveLength(4)
  expect(page.length).toBeLessThan(40_000)
})
