/** The exit code of a command that fails for its own reasons is passed on, and no other account is tried. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { accountsOf } from './agents.ts'
import { runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const env = { ACTIONS_CACHE_MODE: 'none' }

describe('the exit code is passed on', () => {
  it.each([1, 2, 42, 64, 75, 124, 126, 127, 128, 130, 143, 255])('%i', async (code) => {
    const run = await runAction({ inputs: { accounts, run: `exit ${code}`, store: 'memory' }, env, secrets })
    expect(run.code, run.log).toBe(code)
    expect(run.outputs).toMatchObject({ outcome: 'failed', 'exit-code': String(code), failovers: '0', account: 'a' })
  })

  it.each([
    ['TERM', 143],
    ['KILL', 137],
    ['SEGV', 139],
    ['INT', 130],
  ])('SIG%s becomes %i', async (signal, code) => {
    const run = await runAction({ inputs: { accounts, run: `kill -${signal} $$; sleep 9`, store: 'memory' }, secrets })
    expect(run.code, run.log).toBe(code)
    expect(run.outputs).toMatchObject({ outcome: 'failed', 'exit-code': String(code), failovers: '0' })
  })
})

describe('an agent that can not be started', () => {
  it('is not found', async () => {
    const run = await runAction({
      inputs: { accounts, run: 'x', shell: 'no-such-shell {0}', store: 'memory' },
      secrets,
    })
    expect(run).toMatchObject({ code: 127, stderr: '', outputs: { outcome: 'failed', failovers: '0' } })
    expect(run.log).toContain('no-such-shell')
  })

  it('is a directory', async () => {
    const run = await runAction({ inputs: { accounts, run: 'x', shell: '/tmp {0}', store: 'memory' }, secrets })
    expect(run).toMatchObject({ code: 126, stderr: '', outputs: { outcome: 'failed' } })
  })

  it('is the CLI of its provider, which is not installed', async () => {
    const run = await runAction({
      inputs: { accounts, prompt: 'x', store: 'memory' },
      env: { PATH: '/usr/bin:/bin' },
      secrets,
    })
    expect(run).toMatchObject({ code: 127, stderr: '' })
    expect(run.log).toMatch(/claude.*not found/)
  })

  it('sends a pool of two providers to the one that is there', async () => {
    const mixed = [{ label: 'c', provider: 'codex', secret: 'sk-FAKE-c-0123456789abcdef' }, ...JSON.parse(accounts)]
    const done = JSON.stringify({ type: 'result', subtype: 'success', is_error: false, result: 'done' })
    type Before = NonNullable<Parameters<typeof runAction>[0]['before']>
    const go = (before: Before, more: Readonly<Record<string, string>> = {}) =>
      runAction({
        inputs: { accounts: JSON.stringify(mixed), prompt: 'x', store: 'memory', ...more },
        before,
        adjust: (given, { directory }) => ({ ...given, PATH: `${directory}:/usr/bin:/bin` }),
        secrets: [...secrets, 'sk-FAKE-c-0123456789abcdef'],
      })
    const run = await go(({ directory }) =>
      writeFileSync(join(directory, 'claude'), `#!/bin/sh\ncat > /dev/null; echo '${done}'\n`, { mode: 0o755 }),
    )
    expect(run, run.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', account: 'a', failovers: '1' } })
    expect(run.log).toMatch(/##\[warning\]codex\/c can not run: .*no other account of codex would change that/)
    const none = await go(() => undefined)
    expect(none, none.log).toMatchObject({ code: 127, outputs: { outcome: 'failed', failovers: '1' } })
    const nowhere = await go(() => undefined, { 'working-directory': '/no/such/place' })
    expect(nowhere, nowhere.log).toMatchObject({ code: 126, outputs: { outcome: 'failed', failovers: '0' } })
  })

  it('has no working directory', async () => {
    const inputs = { accounts, run: 'true', store: 'memory', 'working-directory': '/no/such/place' }
    const run = await runAction({ inputs, secrets })
    expect(run).toMatchObject({ code: 126, stderr: '', outputs: { outcome: 'failed' } })
    expect(run.log).toMatch(/working directory .*\/no\/such\/place/)
  })
})
