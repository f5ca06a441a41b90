/** What a machine may lack: one clear notice or error, never a stack trace, and a good run stays good. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { type ActionRun, runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const inputs = { accounts, run: byAccount({ a: usageLimit(), b: answers('done') }), store: 'memory' }

const told = (run: ActionRun): readonly string[] =>
  run.judged.obeyed
    .filter(({ name }) => ['notice', 'warning', 'error'].includes(name))
    .map(({ name, data }) => `${name}: ${data}`)

describe('a good run stays good', () => {
  it.each([
    ['GITHUB_OUTPUT', '/dev/full', 'notice: the outputs could not be written (ENOSPC)'],
    ['GITHUB_OUTPUT', '/no/such/file', 'notice: the outputs could not be written (no such file)'],
    ['GITHUB_STEP_SUMMARY', '/dev/full', 'notice: the step summary could not be written (ENOSPC)'],
    ['GITHUB_STEP_SUMMARY', '/no/such/file', 'notice: the step summary could not be written (ENOENT)'],
  ])('with %s at %s', async (name, path, notice) => {
    const run = await runAction({ inputs, env: { [name]: path }, secrets })
    expect(run, run.log).toMatchObject({ code: 0, stderr: '' })
    expect(told(run)).toEqual([notice])
  })

  it.each(['/dev/full', '/no/such/file'])('with GITHUB_STATE at %s', async (path) => {
    const run = await runAction({ inputs, env: { GITHUB_STATE: path }, secrets })
    expect(run, run.log).toMatchObject({ code: 0, stderr: '', outputs: { outcome: 'succeeded' } })
    expect(told(run)).toEqual([])
  })

  it('without a home that can be written to', async () => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    const run = await runAction({
      inputs: { accounts, run: answers('done') },
      env: { ...cache.env('v2'), HOME: '/dev/null/home' },
      secrets,
    })
    expect(run, run.log).toMatchObject({ code: 0, stderr: '', outputs: { outcome: 'succeeded' } })
    expect(told(run)).toEqual([expect.stringMatching(/^notice: Cooldowns are not remembered/)])
  })

  const codex = { label: 'a', provider: 'codex', files: { 'auth.json': { tokens: { access_token: secrets[0] } } } }
  const makesSession = `mkdir -p "$CODEX_HOME/sessions"; echo x > "$CODEX_HOME/sessions/s"; ${answers('done')}; exit 0`

  it('with a home below /proc, where nothing can be made and some programs try for ever', async () => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    const run = await runAction({
      inputs: { accounts: JSON.stringify([codex]), run: makesSession },
      env: { ...cache.env('v2'), HOME: '/proc/none' },
      secrets,
    })
    expect(run, run.log).toMatchObject({ code: 0, stderr: '', outputs: { outcome: 'succeeded' } })
    const notices = [
      /not remembered.*whether another run uses codex\/a at the same time/,
      /could not be moved to the user's home \(ENOENT/,
    ]
    expect(told(run)).toEqual(notices.map((notice) => expect.stringMatching(notice)))
  })

  it('without HOME', async () => {
    const run = await runAction({
      inputs: { accounts: JSON.stringify([codex]), run: makesSession, store: 'memory' },
      adjust: ({ HOME: _, ...env }) => env,
      secrets,
    })
    expect(run, run.log).toMatchObject({ code: 0, stderr: '', outputs: { outcome: 'succeeded' } })
  })

  it('without anybody who reads the log', async () => {
    const run = await runAction({ inputs: { ...inputs, run: `seq 100000; ${inputs.run}` }, secrets, deaf: true })
    expect(run).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'b' } })
  })
})

describe('one clear error', () => {
  it.each([
    ['is not there', '/no/such/place', /ENOENT/],
    ['is a file', '{work}/file', /ENOTDIR/],
  ])('where RUNNER_TEMP %s', async (_name, path, reason) => {
    const run = await runAction({
      inputs,
      secrets,
      before: ({ work }) => writeFileSync(join(work, 'file'), ''),
      adjust: (env, { work }) => ({ ...env, RUNNER_TEMP: path.replace('{work}', work) }),
    })
    expect(run, run.log).toMatchObject({ code: 70, stderr: '', outputs: { outcome: 'failed', 'exit-code': '70' } })
    expect(told(run)).toEqual([expect.stringMatching(reason)])
    expect(run.log).not.toMatch(/^\s+at /m)
  })

  it.each([24, 26, 28, 32, 40, 64])('where only %i files may be open, or none', async (openFiles) => {
    const run = await runAction({ inputs: { ...inputs, run: answers('done') }, secrets, openFiles })
    // With fewer Node itself can not load a module.
    if (run.signal !== null) return
    const errors = told(run).filter((text) => text.startsWith('error: '))
    expect(errors, run.log).toHaveLength(run.code === 0 ? 0 : 1)
    expect(run.log + run.stderr).not.toMatch(/^\s+at /m)
    if (run.code !== 0) expect(run.log).toContain('EMFILE')
  })

  it('where the agent takes our directory away', async () => {
    const run = await runAction({
      inputs: { ...inputs, run: `rm -rf "$RUNNER_TEMP"/pool-failover-*; ${usageLimit()}` },
      secrets,
    })
    expect(run, run.log).toMatchObject({ code: 70, stderr: '', outputs: { outcome: 'failed', 'exit-code': '70' } })
    expect(told(run)).toEqual([expect.stringMatching(/^error: pool-failover can not go on: ENOENT/)])
  })
})

describe('outputs that the agent wrote', () => {
  const go = (text: string) =>
    runAction({ inputs: { ...inputs, run: `printf '${text}' >> "$GITHUB_OUTPUT"; ${answers('done')}` }, secrets })

  it.each([
    ['stay', 'mine=1\\nlong<<EOF\\na\\nb\\nEOF\\n', { mine: '1', long: 'a\nb' }],
    ['are ended', 'mine=1', { mine: '1' }],
    ['do not replace ours', 'outcome=forged\\nmine=1\\n', { mine: '1' }],
  ])('%s', async (_name, text, outputs) => {
    const run = await go(text)
    expect(run.outputs).toMatchObject({ outcome: 'succeeded', ...outputs })
    expect(told(run)).toEqual([])
  })

  it.each(['mine=1\\nrest<<NEVER\\nswallowed', 'no output at all\\n', '=1\\n', 'x<<\\n'])(
    '%j are dropped',
    async (text) => {
      const run = await go(text)
      expect(run.outputs).toMatchObject({ outcome: 'succeeded', account: 'a' })
      expect(run.outputs['mine']).toBeUndefined()
      expect(told(run)).toEqual(['notice: outputs that the agent wrote were malformed and are dropped'])
    },
  )
})
