/** What one run learns the next ones know: the file store, `status`, `dry-run`. */
import { expect, it } from 'vitest'
import { accountsOf, byAccount, refused, usageLimit } from '../action/agents.ts'
import { createMachine, said } from './run-cli.ts'

const machine = createMachine()
const { accounts, secrets } = accountsOf('abc')
machine.accounts(accounts)
const pool = ['--accounts', 'accounts.json']
const script = byAccount({ a: usageLimit(), b: refused, c: 'echo done by c' })
const pf = (...args: readonly string[]) => machine.run(args, { secrets })

it('a cooldown and a refusal outlive the run; status tells them; a run can look away', async () => {
  const first = await pf('run', ...pool, '--run', script)
  expect(first, first.stderr).toMatchObject({ code: 0 })
  expect(said(first).filter((line) => line.startsWith('attempt'))).toEqual([
    'attempt 1: claude/a',
    'attempt 2: claude/b',
    'attempt 3: claude/c',
  ])

  const second = await pf('run', ...pool, '--run', script)
  expect(second, second.stderr).toMatchObject({ code: 0, stdout: 'done by c\n' })
  expect(said(second)).toEqual([
    'attempt 1: claude/c',
    expect.stringMatching(/^ {2}skipped claude\/a: usage-limit, cooling until .* \(in (2 h|1 h \d+ min)\)/),
    expect.stringMatching(/^ {2}skipped claude\/b: auth, quarantined until its credential changes/),
    'succeeded on claude/c',
  ])

  const status = await pf('status', ...pool)
  expect(status).toMatchObject({ code: 0, stderr: '' })
  expect(status.stdout.split('\n').map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
    ['account', 'state'],
    ['claude/a', 'cooling: usage-limit'],
    ['claude/b', 'quarantined: auth'],
    ['claude/c', 'available'],
    [''],
  ])

  const plan = await pf('dry-run', ...pool)
  expect(plan.stdout.split('\n')[0]).toBe('attempt 1: claude/c')

  const other = await pf('run', ...pool, '--pool', 'another', '--run', 'echo $POOL_FAILOVER_ACCOUNT')
  expect(other.stdout).toBe('a\n')
  const again = await pf('run', ...pool, '--ignore-state', '--run', 'echo $POOL_FAILOVER_ACCOUNT')
  expect(again.stdout).toBe('a\n')
})

it('a refused account is free again as soon as its credential differs', async () => {
  machine.accounts(accounts.replace(secrets[1] ?? '', `${secrets[1]}-renewed`))
  const status = await pf('status', ...pool)
  expect(status.stdout).toMatch(/^claude\/b {2,}available/m)
})
