import { describe, expect, it, test } from 'vitest'
import { parseSettings } from '../../src/settings/parse.ts'
import type { Settings } from '../../src/settings/settings.ts'

const context = { defaultStore: 'memory', spreadIndex: 0, argv: [] } as const
const parse = (inputs: Readonly<Record<string, string>>) => parseSettings((name) => inputs[name] ?? '', context)
const problemsOf = async (inputs: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const parsed = await parse(inputs)
  return parsed.ok ? [] : parsed.problems
}
const settingsOf = async (inputs: Readonly<Record<string, string>>): Promise<Settings> => {
  const parsed = await parse(inputs)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  return parsed.settings
}
const script = { run: 'true' }

describe('cooldown', () => {
  test.each([
    ['', 300_000],
    ['1m', 60_000],
    ['90s', 90_000],
    ['8d', 691_200_000],
  ])('%j', async (cooldown, ms) => expect((await settingsOf({ ...script, cooldown })).rules.cooldownMs).toBe(ms))

  test.each(['0', '59s', '9d', '99999d'])('%s is out of its range', async (cooldown) =>
    expect(await problemsOf({ ...script, cooldown })).toEqual(['cooldown must be a time from 1m to 8d']),
  )

  test('that is no time is told once', async () =>
    expect(await problemsOf({ ...script, cooldown: 'soon' })).toEqual([
      'cooldown must be a time like 90s, 5m, 1h30m or 2d',
    ]))
})

describe('arguments', () => {
  it('are words, quotes of either kind taken off', async () => {
    const { job } = await settingsOf({ prompt: 'x', 'agent-args': ` --a "b c" --d='e "f"' "" `, 'codex-args': '-x' })
    const common = ['--a', 'b c', '--d=e "f"', '']
    expect(job).toMatchObject({ args: { claude: common, codex: [...common, '-x'], gemini: common } })
  })

  test.each<[string, readonly string[]]>([
    [`"{\\"a\\":1}"`, ['{"a":1}']],
    [`'{"a":"b c"}'`, ['{"a":"b c"}']],
    [`"a\\\\b"`, ['a\\b']],
    [`'a\\"b'`, ['a\\"b']],
    [`"C:\\Program Files\\x" C:\\y a\\ b`, ['C:\\Program Files\\x', 'C:\\y', 'a\\', 'b']],
    [`a"b c"d'e f' --x="it's"`, ['ab cde f', "--x=it's"]],
    ['--e= "" \n\t x', ['--e=', '', 'x']],
    ['', []],
  ])('%s', async (text, words) => {
    const { job } = await settingsOf({ prompt: 'x', 'claude-args': text })
    expect(job).toMatchObject({ args: { claude: words } })
  })

  test.each(['agent-args', 'claude-args', 'codex-args', 'gemini-args'])('%s go with a prompt only', async (name) => {
    const said = `${name} goes with prompt: a script or a command has its own arguments`
    expect(await problemsOf({ run: 'x', [name]: '--a' })).toEqual([said])
    const command = await parseSettings((key) => (key === name ? '--a' : ''), { ...context, argv: ['x'] })
    expect(command).toEqual({ ok: false, problems: [said] })
    expect(await problemsOf({ run: 'x', [name]: ' \n' })).toEqual([])
  })

  test.each([
    ['agent-args', '"a\\"'],
    ['agent-args', '--a "b'],
    ['claude-args', "don't"],
    ['gemini-args', `"it's" '`],
  ])('%s with an open quote', async (name, text) =>
    expect(await problemsOf({ prompt: 'x', [name]: text })).toEqual([`${name} has a quote that is not closed`]),
  )
})

describe('shell', () => {
  test.each([
    ['', ['bash']],
    ['  pwsh ', ['pwsh']],
    ['perl {0}', ['perl', '{0}']],
    ['bash -c "time bash {0}"', ['bash', '-c', 'time bash {0}']],
  ])('%j', async (shell, words) => expect((await settingsOf({ ...script, shell })).job).toMatchObject({ shell: words }))

  test('with an open quote', async () =>
    expect(await problemsOf({ ...script, shell: 'bash -c "{0}' })).toEqual(['shell has a quote that is not closed']))
})

describe('store-url', () => {
  const form = /^store-url \(on the command line POOL_FAILOVER_STORE_URL\) must be a URL like rediss:\/\//
  test.each(['redis://127.0.0.1:6379', 'rediss://user:p%2Fw@host:6380/1', ' redis://host\n'])('%j', async (url) =>
    expect(await problemsOf({ ...script, store: 'redis', 'store-url': url })).toEqual([]),
  )

  test.each(['http://FAKE:FAKE@host', 'host:6379', 'redis://:FAKE/pass@host:6379'])('%s is none', async (url) => {
    const problems = await problemsOf({ ...script, store: 'redis', 'store-url': url })
    expect(problems).toEqual([expect.stringMatching(form)])
    expect(problems.join()).not.toContain('FAKE')
  })

  test('is not looked at for another store', async () =>
    expect(await problemsOf({ ...script, store: 'file', 'store-url': 'x' })).toEqual([]))
})
