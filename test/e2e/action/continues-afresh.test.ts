/** What a failover does with the work so far, as the user decides. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const say = 'echo "run: attempt $POOL_FAILOVER_ATTEMPT session $POOL_FAILOVER_SESSION_ID"'
const script = byAccount({ a: `${say}\n${usageLimit()}`, b: `${say}\n${answers('done')}` })
const again = 'echo "resume-run: attempt $POOL_FAILOVER_ATTEMPT session $POOL_FAILOVER_SESSION_ID"'

const sessions = (log: string): readonly string[] =>
  [...log.matchAll(/session ([0-9a-f-]{36})/g)].map(([, id]) => id ?? '')

const go = (inputs: Readonly<Record<string, string>>) =>
  runAction({ inputs: { accounts, run: script, store: 'memory', ...inputs }, secrets })

describe('after a limit', () => {
  it('runs resume-run with the same session', async () => {
    const run = await go({ 'resume-run': again })
    expect(run, run.log).toMatchObject({ code: 0, outputs: { failovers: '1', account: 'b' } })
    expect(run.log).toContain('resume-run: attempt 2')
    const [first, second] = sessions(run.log)
    expect(second).toBe(first)
    expect(run.outputs['session-id']).toBe(first)
    expect(JSON.parse(run.outputs['attempts'] ?? '')).toMatchObject([{ session: 'fresh' }, { session: 'resumed' }])
  })

  it('runs the same script again where there is no resume-run', async () => {
    const run = await go({})
    expect(run, run.log).toMatchObject({ code: 0, outputs: { failovers: '1' } })
    expect(run.log).toContain('run: attempt 2')
  })

  it('starts afresh with `restart`', async () => {
    const run = await go({ 'resume-run': again, continue: 'restart' })
    expect(run, run.log).toMatchObject({ code: 0, outputs: { failovers: '1' } })
    expect(run.log).not.toContain('resume-run:')
  })

  it('stops with `stop`, and tells so', async () => {
    const run = await go({ continue: 'stop' })
    expect(run, run.log).toMatchObject({ code: 75, outputs: { outcome: 'exhausted', failovers: '0', account: 'a' } })
    expect(run.log).toContain('continue: stop')
  })
})

describe('a script that fixes its session, as Claude Code keeps it', () => {
  const fixes = `
    ${say}
    mkdir -p "$CLAUDE_CONFIG_DIR/projects/-work"
    file="$CLAUDE_CONFIG_DIR/projects/-work/$POOL_FAILOVER_SESSION_ID.jsonl"
    if [ -e "$file" ]; then echo "Error: Session ID $POOL_FAILOVER_SESSION_ID is already in use." >&2; exit 1; fi
    echo '{"type":"user"}' > "$file"
    if [ $POOL_FAILOVER_ACCOUNT = a ]; then echo "You've hit your 5-hour limit"; exit 1; fi`

  const goIn = (inputs: Readonly<Record<string, string>>) => {
    const home = mkdtempSync(join(tmpdir(), 'claude-'))
    onTestFinished(() => rmSync(home, { recursive: true }))
    return runAction({
      inputs: { accounts, run: fixes, store: 'memory', ...inputs },
      env: { CLAUDE_CONFIG_DIR: home },
      secrets,
    })
  }

  it('has its session told, and begins another where the first is refused', async () => {
    const run = await goIn({})
    expect(run, run.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '1' } })
    const [first, again, fresh] = sessions(run.log)
    expect(again).toBe(first)
    expect(fresh).not.toBe(first)
    expect(run.outputs['session-id']).toBe(fresh)
    expect(JSON.parse(run.outputs['attempts'] ?? '').map(({ session }: { session: string }) => session)).toEqual([
      'fresh',
      'fresh',
      'fresh',
    ])
  })

  it('begins another at once with `restart`', async () => {
    const run = await goIn({ continue: 'restart' })
    expect(run, run.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '1' } })
    expect(new Set(sessions(run.log)).size).toBe(2)
    expect(run.outputs['session-id']).toBe(sessions(run.log)[1])
  })
})

it('no session is told where a script uses none', async () => {
  const run = await runAction({ inputs: { accounts, run: say, store: 'memory' }, secrets })
  expect(run.outputs['session-id']).toBe('')
})

describe('a session that can not be taken up', () => {
  const refusing = `echo 'No conversation found with session ID: x'; exit 1`

  it('is started afresh on the same account', async () => {
    const run = await go({ 'resume-run': refusing })
    expect(run, run.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'b' } })
    expect(run.log).toContain('the session could not be taken up; starting afresh')
    // What was refused may be there all the same: it is not begun a second time.
    expect(sessions(run.log)).toHaveLength(2)
    expect(new Set(sessions(run.log)).size).toBe(2)
  })

  it('ends the run with `resume`', async () => {
    const run = await go({ 'resume-run': refusing, continue: 'resume' })
    expect(run, run.log).toMatchObject({ code: 1, outputs: { outcome: 'failed' } })
  })
})
