import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agentEnvironment, withheld } from '../../src/secure/environment.ts'
import { reservedVariable } from '../../src/secure/reserved.ts'

const empty = { inherited: {}, set: {}, unset: [], windows: false }

describe('agentEnvironment', () => {
  it.each([
    'INPUT_ACCOUNTS',
    'INPUT_WHEN-EXHAUSTED',
    'STATE_directory',
    'GITHUB_STATE',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_RUNTIME_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_MODE',
    'POOL_FAILOVER_ACCOUNTS',
  ])('withholds %s', (name) => {
    expect(agentEnvironment({ ...empty, inherited: { [name]: 'x' } })).toEqual({})
  })

  it.each([
    'RUNNER_TRACKING_ID',
    'RUNNER_TEMP',
    'GITHUB_TOKEN',
    'GITHUB_ENV',
    'GITHUB_OUTPUT',
    'GITHUB_STEP_SUMMARY',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'ACTIONS_STEP_DEBUG',
    'PATH',
    'INPUT',
    'MY_INPUT_X',
    'input_x',
  ])('passes on %s', (name) => {
    expect(agentEnvironment({ ...empty, inherited: { [name]: 'x' } })).toEqual({ [name]: 'x' })
  })

  it('takes out what accounts name, what the agent kind names, and what holds a secret of another account', () => {
    const inherited = {
      KEY_A: 'FAKE-a-1',
      KEY_B: 'FAKE-b-1',
      ANTHROPIC_API_KEY: 'FAKE-rival',
      ALL: '["FAKE-b-1"]',
      OTHER: 'kept',
    }
    expect(
      agentEnvironment({
        ...empty,
        inherited,
        set: { CLAUDE_CODE_OAUTH_TOKEN: 'FAKE-a-1' },
        unset: ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN'],
        named: ['KEY_A', 'KEY_B'],
        foreign: ['FAKE-b-1', ''],
      }),
    ).toEqual({ OTHER: 'kept', CLAUDE_CODE_OAUTH_TOKEN: 'FAKE-a-1' })
  })

  it("keeps a variable set for this attempt although another account's secret is the same", () => {
    expect(agentEnvironment({ ...empty, inherited: {}, set: { KEY: 'FAKE-a-1' }, foreign: ['FAKE-a-1'] })).toEqual({
      KEY: 'FAKE-a-1',
    })
  })

  it('knows that names have no case on Windows', () => {
    const request = {
      ...empty,
      inherited: { Path: 'C:\\bin', input_accounts: 'x', Anthropic_Api_Key: 'x', key_b: 'x' },
      set: { PATH: 'C:\\ours' },
      unset: ['ANTHROPIC_API_KEY'],
      named: ['KEY_B'],
    }
    expect(agentEnvironment({ ...request, windows: true })).toEqual({ PATH: 'C:\\ours' })
    expect(Object.keys(agentEnvironment({ ...request, windows: false }))).toHaveLength(5)
  })

  it('never lets a withheld variable through, and never alters what is set', () => {
    const stems = withheld.map(({ name }) => name)
    const name = fc.oneof(
      fc.tuple(fc.constantFrom(...stems), fc.string()).map(([stem, rest]) => stem.replace('*', rest)),
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'PATH'),
    )
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.string()),
        fc.dictionary(fc.string(), fc.string()),
        fc.boolean(),
        (inherited, set, windows) => {
          const environment = agentEnvironment({ inherited, set, unset: [], windows })
          for (const key of Object.keys(environment)) {
            if (Object.hasOwn(set, key)) continue
            for (const stem of stems) {
              const upper = windows ? key.toUpperCase() : key
              expect(stem.endsWith('*') ? upper.startsWith(stem.slice(0, -1)) : upper === stem).toBe(false)
            }
          }
          const names = Object.keys(set).map((key) => (windows ? key.toUpperCase() : key))
          if (new Set(names).size === names.length) expect(environment).toMatchObject(set)
        },
      ),
    )
  })
})

describe('reservedVariable', () => {
  it.each([
    ...[
      'PATH',
      'Path',
      'HOME',
      'SHELL',
      'IFS',
      'ENV',
      'BASH_ENV',
      'BASH_FUNC_ls%%',
      'SHELLOPTS',
      'NODE_OPTIONS',
      'LD_PRELOAD',
    ],
    ...[
      'LD_LIBRARY_PATH',
      'DYLD_INSERT_LIBRARIES',
      'PYTHONSTARTUP',
      'GITHUB_TOKEN',
      'RUNNER_TEMP',
      'INPUT_X',
      'STATE_x',
    ],
    ...['ACTIONS_RUNTIME_TOKEN', 'POOL_FAILOVER_ATTEMPT', 'GIT_SSH_COMMAND', 'npm_config_registry', 'TZ'],
  ])('refuses %s', (name) => expect(reservedVariable(name)).toBe(true))

  it.each([
    ...['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN', 'CODEX_API_KEY', 'GEMINI_API_KEY', 'GH_TOKEN', 'AWS_REGION'],
    ...['COPILOT_GITHUB_TOKEN', 'HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS', 'ANTHROPIC_BASE_URL', 'ENVIRONMENT', 'MY_PATH'],
  ])('allows %s', (name) => expect(reservedVariable(name)).toBe(false))
})
