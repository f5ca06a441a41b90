import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { classify } from '../../src/detect/classify.ts'
import { emptyLedger } from '../../src/pool/ledger.ts'
import { madeUpAccount } from '../../src/pool/made-up.ts'
import { initialState } from '../../src/pool/run-state.ts'
import { attemptsIn } from '../../src/rehearse/log-lines.ts'
import { replay } from '../../src/rehearse/replay.ts'
import { replayLines } from '../../src/rehearse/replay-words.ts'
import { noon, rulesOf } from '../pool/make.ts'

const bytes = (text: string): string => Buffer.from(text).toString('latin1')
const limit =
  '{"type":"result","subtype":"success","is_error":true,"api_error_status":429,"result":"You\'ve hit your limit · resets 3pm (UTC)","session_id":"one"}'
const good = '{"type":"result","subtype":"success","is_error":false,"result":"done","session_id":"one"}'

const play = (labels: string, ...logs: readonly string[]) => {
  const pool = { name: 'p', accounts: [...labels].map((label) => madeUpAccount(label, 'claude')) }
  const logged = logs.flatMap((log) => attemptsIn(bytes(log)))
  const options = { speaker: 'claude', exit: null, now: noon, longestRetryMs: 60_000, patterns: [] } as const
  return replay(initialState(pool, emptyLedger, rulesOf()), logged, options)
}

describe('one log for each attempt', () => {
  it('is decided as a run would', () => {
    const result = play('abc', limit, `one\n${limit}`, good)
    expect(result.ending).toMatchObject({ outcome: 'succeeded', account: { label: 'c' } })
    expect(replayLines(result).join('\n')).toMatch(
      /^attempt 1: claude\/a\n {2}line 1 .*session one\n {2}line 1 .*a turn ended in an error: usage-limit until 2026-11-25 15:00 UTC \("You've hit your limit · resets 3pm \(UTC\)"\)\n {2}line 1 .*verdict rests on this line\n {2}verdict: usage-limit \(confidence 100 %\)\nclaude\/a met its usage limit .*Cooling until 2026-11-25 15:00 UTC/,
    )
    expect(replayLines(result).join('\n')).toMatch(
      /attempt 2: claude\/b, session one\n {2}skipped claude\/a: .*\n {2}line 2 /,
    )
  })

  it('tells where the logs end before the run does', () => {
    const result = play('ab', limit)
    expect(result.ending).toBeNull()
    expect(replayLines(result).at(-1)).toBe('  the log ends here; claude/b would go on')
  })
})

describe('a log of GitHub Actions', () => {
  const stamped = (...lines: readonly string[]): string =>
    lines.map((line, index) => `2026-03-10T14:0${index}:00.1234567Z ${line}\r\n`).join('')
  const log = stamped(
    '##[group]Run org/pool-failover@v1',
    'attempt 1: claude/team-a',
    limit,
    '\u001b[36mpool-failover:\u001b[0m claude/team-a met its usage limit (event: …). Cooling until …',
    'attempt 2: claude/team-b, session one',
    '  skipped claude/team-a: usage-limit, cooling until …',
    good,
    'succeeded on claude/team-b',
    'Post job cleanup.',
    'Cleaning up orphan processes',
  )

  it('is parted by our own lines, which nothing is read into', () => {
    const attempts = attemptsIn(bytes(log))
    expect(attempts.map(({ account, lines }) => [account?.label, lines.map(({ number }) => number)])).toEqual([
      ['team-a', [3]],
      ['team-b', [7]],
    ])
  })

  it('is decided at the time it was written', () => {
    const pool = { name: 'p', accounts: ['team-a', 'team-b'].map((label) => madeUpAccount(label, 'claude')) }
    const options = { speaker: null, exit: null, now: noon, longestRetryMs: 60_000, patterns: [] }
    const text = replayLines(replay(initialState(pool, emptyLedger, rulesOf()), attemptsIn(bytes(log)), options)).join(
      '\n',
    )
    expect(text).toMatch(/line 3 {2}14:02:00 {2}.*usage-limit until 2026-03-10 15:00 UTC/)
    expect(text).toMatch(/Cooling until 2026-03-10 15:00 UTC \(in 58 min\)/)
    expect(text).toMatch(/line 7 {2}14:06:00 {2}a turn ended well\n {2}verdict: ok/)
  })
})

describe('a log of the command line tool', () => {
  const ours = (...lines: readonly string[]): string => `${lines.join('\n')}\n`
  const begun = ['pool-failover: attempt 1: claude/a', limit, 'pool-failover: claude/a met its usage limit (event: …).']
  const second = [
    'pool-failover: attempt 2: claude/b, session one',
    'pool-failover:   skipped claude/a: usage-limit, …',
  ]
  const told = (log: string) => {
    const names = ['claude/a', 'claude/b', 'codex/c'].map((name) => name.split('/'))
    const accounts = names.map(([provider, label]) =>
      madeUpAccount(label ?? '', provider === 'codex' ? 'codex' : 'claude'),
    )
    const options = { speaker: null, exit: null, now: noon, longestRetryMs: 60_000, patterns: [] }
    const played = replay(
      initialState({ name: 'p', accounts }, emptyLedger, rulesOf()),
      attemptsIn(bytes(log)),
      options,
    )
    return { ...played, lines: played.steps.flatMap((step) => (step.kind === 'attempt' ? step.logged.lines : [])) }
  }

  it('that says of its last attempt that it succeeded is believed', () => {
    const { ending, lines } = told(ours(...begun, ...second, 'fine', 'pool-failover: succeeded on claude/b'))
    expect(ending).toMatchObject({ outcome: 'succeeded', account: { label: 'b' } })
    expect(lines.map(({ text }) => text)).toEqual([bytes(limit), 'fine'])
  })

  it('tells the exit code with which it failed', () => {
    const end = ['pool-failover: claude/b failed (exit code 7); no other account would change that']
    const log = ours(...begun, ...second, 'bad', ...end, 'pool-failover: error: failed on claude/b with exit code 7')
    expect(told(log).ending).toMatchObject({ outcome: 'failed', exitCode: 7 })
  })

  it('tells of an agent that could not be started', () => {
    const absent =
      'pool-failover: warning: claude/a can not run: the command or its settings are wrong (claude was not found on the PATH); no other account of claude would change that'
    const log = ours(
      begun[0] ?? '',
      absent,
      'pool-failover: attempt 2: codex/c',
      'x',
      'pool-failover: succeeded on codex/c',
    )
    expect(told(log).ending).toMatchObject({ outcome: 'succeeded', account: { label: 'c' } })
  })

  it('is not believed of an attempt that another one follows', () => {
    const log = ours('pool-failover: attempt 1: claude/a', 'pool-failover: succeeded on claude/b', ...second, 'x')
    expect(told(log).ending).toMatchObject({ outcome: 'failed', account: { label: 'a' } })
  })
})

describe('every recording of the real CLIs', () => {
  const recordings = globSync('test/fixtures/recordings/*__sj.json').concat(
    globSync('test/fixtures/recordings/codex*__json.json'),
  )
  it.each(recordings)('%s is judged as by classify', (file) => {
    const { cli, stdout, exit_code: code } = JSON.parse(readFileSync(file, 'utf8'))
    const exitCode = code ?? 1
    const pool = { name: 'p', accounts: [madeUpAccount('a', cli)] }
    const options = {
      speaker: cli,
      exit: { kind: 'exited', code: exitCode },
      now: noon,
      longestRetryMs: 60_000,
      patterns: [],
    } as const
    const { steps } = replay(initialState(pool, emptyLedger, rulesOf()), attemptsIn(bytes(stdout)), options)
    const attempt = steps.find((step) => step.kind === 'attempt')
    expect(attempt?.judgement.verdict).toBe(classify({ provider: cli, exitCode, stdout, now: noon }).verdict)
  })
})
