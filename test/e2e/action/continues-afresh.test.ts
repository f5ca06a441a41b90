/** What a failover does with the work so far, as the user decides. */
import { describe, expect, it } from 'vitest'
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

describe('a session that can not be taken up', () => {
  const refusing = `echo 'No conversation found with session ID: x'; exit 1`

  it('is started afresh on the same account', async () => {
    const run = await go({ 'resume-run': refusing })
    expect(run, run.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'b' } })
    expect(run.log).toContain('the session could not be taken up; starting afresh')
    const [first, fresh] = [...new Set(sessions(run.log))]
    expect(fresh ?? first).toBeDefined()
  })

  it('ends the run with `resume`', async () => {
    const run = await go({ 'resume-run': refusing, continue: 'resume' })
    expect(run, run.log).toMatchObject({ code: 1, outputs: { outcome: 'failed' } })
  })
})
