/** Wrong inputs: every problem at once, no value shown, nothing handed on. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createJob, type Job } from './job.ts'

const secret = 'sk-ant-api03-FAKE-a-0123456789'
const accounts = JSON.stringify([{ label: 'a', provider: 'claude', secret }])
let job: Job
let selection: string
beforeAll(async () => {
  job = createJob({ XDG_STATE_HOME: '' }, [secret])
  const { outputs } = await job.step('select', { accounts, store: 'file' })
  selection = outputs['selection'] ?? ''
})
afterAll(() => job.remove())

describe('select', () => {
  it.each<[string, Record<string, string>, RegExp[]]>([
    ['no accounts', { accounts: '' }, [/accounts is empty/]],
    ['half a document', { accounts: `[{"label": "a", "secret": "${secret}"` }, [/accounts is not valid JSON/]],
    ['an unknown key', { accounts: `[{"label": "a", "provider": "claude", "secert": "${secret}"}]` }, [/unknown key/]],
    ['a provider without accounts', { accounts, agent: 'gemini' }, [/agent: gemini leaves no account of the list/]],
    ['redis without its URL', { accounts, store: 'redis' }, [/store: redis needs its URL .*store-url/]],
    [
      'wrong words, all told at once',
      { accounts, export: 'yes', 'when-exhausted': 'wait' },
      [/export must be one of false, true/, /when-exhausted must be one of fail, neutral/],
    ],
    [
      'only accounts of files',
      { accounts: JSON.stringify([{ label: 'a', provider: 'codex', files: { 'auth.json': { token: secret } } }]) },
      [/left out codex\/a: its files can only be used by the main action/, /no account of the list can be handed on/],
    ],
  ])('%s', async (_what, inputs, said) => {
    const { code, log, outputs, exported } = await job.step('select', { store: 'file', ...inputs })
    expect(code, log).toBe(64)
    for (const pattern of said) expect(log).toMatch(pattern)
    expect(outputs).toEqual({ outcome: 'misconfigured', 'exit-code': '64' })
    expect(exported).toEqual({})
  })
})

describe('report', () => {
  it.each<[string, Record<string, string>, RegExp[]]>([
    [
      'no selection',
      { selection: '', outcome: 'failure' },
      [/selection is empty: .* skip this step where it selected none/],
    ],
    [
      'a selection of somebody else',
      { selection: '{"account":"a"}', outcome: 'failure' },
      [/selection must be the output/],
    ],
    ['no outcome', {}, [/outcome is empty: give steps\.<id>\.outcome/]],
    [
      'wrong words, all told at once',
      { outcome: 'red', 'retry-if': 'maybe', cooldown: 'soon', 'exit-code': '-1' },
      [
        /outcome must be one of success, failure, cancelled, skipped/,
        /retry-if must be one of always, untouched, never/,
        /cooldown must be a time like/,
        /exit-code must be a whole number/,
      ],
    ],
  ])('%s', async (_what, inputs, said) => {
    const { code, log, outputs } = await job.step('report', { selection, ...inputs })
    expect(code, log).toBe(64)
    for (const pattern of said) expect(log).toMatch(pattern)
    expect(outputs).not.toHaveProperty('retry')
  })

  it('has nothing to say of a step that was skipped', async () => {
    const { code, log, outputs } = await job.step('report', { selection, outcome: 'skipped' })
    expect(code).toBe(0)
    expect(log).toContain('##[notice]the step that runs the agent was skipped: nothing to report')
    expect(outputs).toEqual({})
  })

  it('judges without a file that is not there, and says so', async () => {
    const files = { 'execution-file': '/nowhere/a.json', 'log-file': '/nowhere/b.log' }
    const { code, log, outputs } = await job.step('report', { selection, outcome: 'failure', ...files })
    expect(code, log).toBe(0)
    expect(log).toMatch(/##\[warning\]execution-file can not be read[\s\S]*##\[warning\]log-file can not be read/)
    expect(outputs).toMatchObject({ verdict: 'failed', retry: 'false' })
  })

  it('hides what looks like a credential, though it knows none', async () => {
    const stranger = 'sk-proj-FAKE0123456789abcdefghijkl'
    const other = createJob({}, [stranger])
    const said = { selection, outcome: 'failure', error: `Failed to authenticate. API Error: 401 bad key ${stranger}` }
    const { log, outputs } = await other.step('report', said)
    expect(outputs['verdict'], log).toBe('auth')
    expect(log).toContain('bad key ***')
    other.remove()
  })
})

it.each(['select', 'report'] as const)('%s says in one error what the machine lacks', async (entry) => {
  const broken = createJob({ RUNNER_TEMP: '/no/such/place' }, [secret])
  onTestFinished(broken.remove)
  const inputs = entry === 'select' ? { accounts, store: 'file' } : { selection, outcome: 'failure' }
  const { code, log, outputs } = await broken.step(entry, inputs)
  expect(code, log).toBe(70)
  expect(log).toMatch(/^##\[error\]pool-failover can not go on: ENOENT/m)
  expect(log).not.toMatch(/^\s+at /m)
  expect(outputs).toEqual({})
})
