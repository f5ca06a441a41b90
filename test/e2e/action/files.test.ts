/** Accounts made of credential files: the real Codex CLI with one `auth.json` an account, in one private home. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freeArgs } from '../../real-clis/accounts.ts'
import { type InstalledCli, installCli, pathWith } from '../../real-clis/install.ts'
import { say, tool, usageLimit } from '../../stub/step.ts'
import { type Stub, startStub } from '../../stub/stub.ts'
import { runAction } from './run-action.ts'

const [spent, fresh] = ['sk-FAKE-file-account-a', 'sk-FAKE-file-account-b']
let cli: InstalledCli
let stub: Stub
beforeAll(async () => {
  cli = await installCli('codex')
  stub = await startStub({
    provider: 'codex',
    accounts: { [spent]: [tool('printf RESULT-%s 42'), usageLimit(7200)], [fresh]: [say('The work is done.')] },
  })
})
afterAll(() => stub?.close())

it('goes on in the same session with the next auth.json, and leaves none behind', async () => {
  const entry = (label: string, key: string) => ({
    label,
    provider: 'codex',
    files: { 'auth.json': { auth_mode: 'apikey', OPENAI_API_KEY: key } },
  })
  const run = await runAction({
    inputs: {
      accounts: JSON.stringify([entry('a', spent), entry('b', fresh)]),
      prompt: 'THE-TASK: run a command and say what it printed',
      'agent-args': freeArgs.codex.join(' '),
      store: 'memory',
    },
    env: { ...stub.env, PATH: pathWith(cli) },
    secrets: [spent, fresh],
  })
  expect(run.code, run.log).toBe(0)
  expect(run.outputs).toMatchObject({ outcome: 'succeeded', account: 'b', result: 'The work is done.' })
  expect(stub.requests().map(({ key }) => key)).toEqual([spent, spent, fresh])
  expect(stub.requests().at(-1)?.body.includes('RESULT-42')).toBe(true)
})
