/** Wrong inputs: every problem at once, one message each, exit code 64, and nothing of what may be secret. */
import { describe, expect, it } from 'vitest'
import { accountsOf } from './agents.ts'
import { type ActionRun, runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const bare = 'sk-ant-api03-FAKE-bare-token-0123456789'

const errors = (run: ActionRun): readonly string[] =>
  run.judged.obeyed.filter(({ name }) => name === 'error').map(({ data }) => data)

const misconfigured = async (inputs: Readonly<Record<string, string>>, env: Record<string, string> = {}) => {
  const run = await runAction({ inputs, env, secrets: [...secrets, bare] })
  expect(run).toMatchObject({ code: 64, stderr: '', outputs: { outcome: 'misconfigured', 'exit-code': '64' } })
  expect(run.log).not.toContain('started')
  return errors(run)
}

describe('inputs that are wrong', () => {
  it.each([
    ['nothing to run', { accounts }, ['nothing to run: give run (a script) or prompt (a task for the agent)']],
    ['two things to run', { accounts, run: 'x', prompt: 'y' }, ['give only one of run, prompt and a command']],
    [
      'resume-run alone',
      { accounts, prompt: 'y', 'resume-run': 'x' },
      [expect.stringContaining('resume-run goes with run')],
    ],
    [
      'a choice that is none',
      { accounts, run: 'x', strategy: 'best' },
      [expect.stringMatching(/^strategy must be one of round-robin, /)],
    ],
    ['a number', { accounts, run: 'x', 'max-failovers': '-1' }, ['max-failovers must be a whole number from 0 to 99']],
    ['a time', { accounts, run: 'x', timeout: 'soon' }, ['timeout must be a time like 90s, 5m, 1h30m or 2d']],
    ['a store without its address', { accounts, run: 'x', store: 'redis' }, [expect.stringContaining('store-url')]],
    [
      'a provider without accounts',
      { accounts, run: 'x', agent: 'codex' },
      ['agent: codex leaves no account of the list'],
    ],
    [
      'accounts that are no JSON',
      { accounts: bare, run: 'x' },
      [expect.stringContaining('accounts is not valid JSON')],
    ],
    ['an empty list', { accounts: '[]', run: 'x' }, ['accounts is an empty list; add at least one account']],
    [
      'no accounts, as on pull requests of forks',
      { accounts: '', run: 'x' },
      [expect.stringContaining('pull requests from forks')],
    ],
  ])('%s', async (_name, inputs, expected) => {
    expect(await misconfigured(inputs)).toEqual(expected)
  })

  it('every problem at once, each with its own message', async () => {
    const list = [
      { label: 'a', provider: 'claude', secret: bare, [bare]: 'x' },
      { label: 'A', provider: 'claude', secret: 7 },
      { label: 'c', provider: 'no-such', secretFrom: 'NOT_SET' },
      { label: 'd', provider: 'codex', env: { LD_PRELOAD: bare } },
    ]
    const found = await misconfigured({
      accounts: JSON.stringify(list),
      strategy: bare,
      cooldown: bare,
      'when-exhausted': 'cry',
      continue: 'perhaps',
    })
    expect(found.length).toBeGreaterThanOrEqual(9)
    for (const name of ['strategy', 'cooldown', 'when-exhausted', 'continue', 'nothing to run']) {
      expect(found.filter((problem) => problem.startsWith(name))).toHaveLength(1)
    }
    for (const position of [0, 1, 2, 3]) expect(found.join('\n')).toContain(`accounts[${position}]`)
    expect(new Set(found).size).toBe(found.length)
  })
})

describe('secretFrom', () => {
  const list = JSON.stringify([
    { label: 'a', provider: 'claude', secretFrom: 'KEY_A' },
    { label: 'b', provider: 'claude', envFrom: { ANTHROPIC_API_KEY: 'KEY_B' } },
  ])
  const [a = '', b = ''] = secrets

  it('names what is not set', async () => {
    expect(await misconfigured({ accounts: list, run: 'true' }, { KEY_A: a })).toEqual([
      expect.stringContaining('KEY_B'),
    ])
  })

  it('takes the secret from the variable, masks it, and gives the agent one of them', async () => {
    const run = await runAction({
      inputs: {
        accounts: list,
        run: 'echo "<$ANTHROPIC_API_KEY> <$KEY_A> <$KEY_B>"; [[ $ANTHROPIC_API_KEY == *FAKE-a-* ]]',
      },
      env: { KEY_A: a, KEY_B: b },
      secrets,
    })
    expect(run.code, run.log).toBe(0)
    expect(run.log).toContain('<***> <> <>')
  })
})
