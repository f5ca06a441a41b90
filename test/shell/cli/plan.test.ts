import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../../src/pool/account.ts'
import { parsePool } from '../../../src/pool/parse.ts'
import type { Entry } from '../../../src/pool/schema.ts'
import { type Plan, planSecrets, type Source } from '../../../src/shell/cli/push/plan.ts'
import { context, parsed } from '../../pool/parsing.ts'

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 20, maxLength: 40 })
const credential = fc.oneof(
  hex.map((text) => ({ secret: `sk-FAKE-${text}` })),
  fc.record({
    env: fc.record({
      ANTHROPIC_BASE_URL: fc.constantFrom('https://gateway.example', 'https://user:FAKE9f8e7d6c5b4a@gateway.example'),
      ANTHROPIC_AUTH_TOKEN: hex.map((text) => `FAKE-${text}`),
    }),
  }),
  fc.record({ files: fc.constantFrom({ 'auth.json': { a: 'FAKE' } }, { 'auth.json': '{"a": "FAKE"}' }) }),
)
const entries = fc.uniqueArray(
  fc.tuple(
    fc.record({
      label: fc.constantFrom('a', 'Team B', 'c-1', 'd_2', 'long-label-of-a-team'),
      provider: fc.constantFrom('claude' as const, 'codex' as const),
      priority: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
      disabled: fc.option(fc.boolean(), { nil: undefined }),
    }),
    credential,
  ),
  { minLength: 1, maxLength: 6, selector: ([{ label, provider }]) => `${provider}/${label}` },
)

const sources = (list: readonly Entry[]): readonly Source[] =>
  parsed(list).accounts.flatMap((account, index) => {
    const entry = list[index]
    return entry === undefined ? [] : [{ account, entry }]
  })

const planned = (list: readonly Entry[], split: boolean): Plan => {
  const plan = planSecrets(sources(list), { secret: 'POOL', split })
  if ('problems' in plan) throw new Error(plan.problems.join('\n'))
  return plan
}

/** What a workflow makes of it that passes the planned variables on. */
const arrived = ({ secrets, variables }: Plan): readonly Account[] => {
  const env = new Map(secrets.flatMap(({ name, value }) => (variables.includes(name) ? [[name, value]] : [])))
  const result = parsePool(secrets.at(-1)?.value ?? '', { ...context, lookup: (name) => env.get(name) })
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.pool.accounts
}

const plain = (list: readonly object[]): readonly Entry[] => JSON.parse(JSON.stringify(list))

describe('what is pushed', () => {
  it.each([false, true])('is the same pool at the other end, split: %s', (split) => {
    fc.assert(
      fc.property(entries, (pairs) => {
        const list = plain(pairs.map(([about, given]) => ({ ...about, ...given })))
        expect(arrived(planned(list, split))).toEqual(parsed(list).accounts)
      }),
    )
  })

  it('holds no credential in the list when split, sign-in files excepted', () => {
    fc.assert(
      fc.property(entries, (pairs) => {
        const list = plain(pairs.map(([about, given]) => ({ ...about, ...given })))
        const value = planned(list, true).secrets.at(-1)?.value ?? ''
        expect(value.includes('FAKE')).toBe(list.some(({ files }) => files !== undefined))
      }),
    )
  })

  it('is refused where two credentials would bear one name', () => {
    const list: Entry[] = [
      { label: 'a', provider: 'claude', env: { B_TOKEN: 'FAKE-0123456789abcdef' } },
      { label: 'a-b-token', provider: 'claude', secret: 'FAKE-0123456789abcdef0' },
    ]
    expect(planSecrets(sources(list), { secret: 'POOL', split: true })).toEqual({
      problems: ['two credentials would both be POOL_CLAUDE_A_B_TOKEN: rename an account; nothing was sent'],
    })
  })

  it('is refused where there would be more secrets than GitHub takes', () => {
    const list = Array.from(
      { length: 100 },
      (_, index): Entry => ({
        label: `a${index}`,
        provider: 'claude',
        secret: `sk-ant-api03-FAKE-${index}`,
      }),
    )
    expect(planSecrets(sources(list), { secret: 'POOL', split: true })).toMatchObject({
      problems: [expect.stringContaining('these are 101 secrets')],
    })
    expect(planned(list, false).secrets).toHaveLength(1)
  })
})
