/** Every command, whatever it meets: its documented exit code, one clear message, no stack trace, nothing lost. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type CliRun, cli } from './cli-place.ts'
import { type CommandHelp, commands } from './commands.ts'
import { type CliOptions, newHome, runCli, runInTerminal } from './try-cli.ts'

const homes: string[] = []
const home = (): string => {
  const made = newHome()
  homes.push(made)
  return made
}
afterAll(() => {
  for (const made of homes) {
    chmodSync(made, 0o755)
    rmSync(made, { recursive: true, force: true })
  }
})

const split = ({ path }: CommandHelp): readonly string[] => path.split(' ').filter((word) => word !== '')
const hasJson = ({ help }: CommandHelp): boolean => /^ {2}--json\b/m.test(help)
const leaves = commands.filter(({ group }) => !group)
const named = (list: readonly CommandHelp[]) => list.map((command) => [command.path || 'no command', command] as const)

/** Whether every user may come to this file. */
const openToAll = (path: string): boolean =>
  path === dirname(path) || ((statSync(path).mode & 0o001) !== 0 && openToAll(dirname(path)))

/** As in docs/cli.md; what a command does while it lasts is ended by SIGTERM here. */
const documented = [0, 1, 64, 75, 143]

const sound = (run: CliRun): void => {
  const said = run.stdout + run.stderr
  expect(said).not.toMatch(/^\s+at .*[:(]|node:internal|UnhandledPromise|\[object Object\]|undefined|NaN/m)
  expect(documented, said).toContain(run.code)
  if (run.code !== 0 && run.code !== 143) expect(said.trim(), 'says why').not.toBe('')
}

const json = (run: CliRun): void => {
  if (run.stdout.trim() !== '') for (const line of run.stdout.trim().split('\n')) JSON.parse(line)
}

const call = async (command: CommandHelp, options: CliOptions): Promise<CliRun> => {
  const flags = hasJson(command) ? ['--json'] : []
  const run = await runCli([...split(command), ...command.args, ...flags], options)
  sound(run)
  if (hasJson(command)) json(run)
  return run
}

it('finds them all', () => {
  expect(commands.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      'run',
      'status',
      'classify',
      'ledger clear',
      'accounts add',
      'explain',
      'simulate',
      'replay',
      'doctor',
      'complete',
    ]),
  )
})

describe.concurrent('--help', () => {
  it.each(named(commands))('%s: reads well at 80 columns', (_name, command) => {
    expect(command.help).toMatch(new RegExp(`^Usage: pool-failover ${command.path}`.trimEnd()))
    expect(command.help.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(command.help).not.toContain('\u001b')
    expect(command.help.split('\n\n')[1], 'a sentence on what it does').toMatch(/^\w.{10,}/)
  })
})

describe.concurrent('a flag that there is not', () => {
  it.each(named(commands))('%s', async (_name, command) => {
    const run = await runCli([...split(command), '--no-such-flag=FAKE-secret-0123456789abcdef'], { home: home() })
    sound(run)
    expect(run).toMatchObject({ code: 64, stdout: '' })
    expect(run.stderr).toMatch(/unknown option|unknown command/)
    expect(run.stderr).not.toContain('FAKE-secret')
  })
})

describe.concurrent('without any configuration', () => {
  it.each(named(leaves))('%s', async (_name, command) => {
    await call(command, { home: home() })
  })
})

describe.concurrent('a damaged configuration', () => {
  const contents = '[{"label": "team-a", "provider": "claude", "secret": "sk-ant-api03-FAKE-half-of-a'

  it.each(named(leaves))('%s: is told and kept', async (_name, command) => {
    const own = home()
    const settings = join(own, '.config', 'pool-failover')
    const state = join(own, '.local', 'state', 'pool-failover')
    for (const directory of [settings, state]) mkdirSync(directory, { recursive: true, mode: 0o700 })
    writeFileSync(join(settings, 'accounts.json'), contents, { mode: 0o600 })
    const run = await call(command, { home: own })
    expect(run.stdout + run.stderr).not.toContain('FAKE-half')
    const kept = readdirSync(settings).map((name) => readFileSync(join(settings, name), 'utf8'))
    expect(kept).toContain(contents)
  })
})

describe.skipIf(process.platform === 'win32').concurrent('a home that can not be written', () => {
  // Root may write everywhere but in /proc; and nobody may not come to what lies in root's own home.
  const root = process.getuid?.() === 0
  const nobody = root && openToAll(cli) && openToAll(process.execPath) ? { uid: 65_534 } : {}
  const elsewhere = root && !('uid' in nobody) ? { HOME: '/proc/no-home' } : {}
  const accounts = JSON.stringify([{ label: 'team-a', provider: 'claude', secret: 'sk-ant-api03-FAKE-of-team-a-01' }])

  it.each(named(leaves))('%s', async (_name, command) => {
    const own = home()
    for (const directory of [join(own, 'work'), own]) chmodSync(directory, 0o555)
    await call(command, { home: own, env: { POOL_FAILOVER_ACCOUNTS: accounts, ...elsewhere }, ...nobody })
    expect(readdirSync(own)).toEqual(['work'])
  })
})

describe.skipIf(process.platform !== 'linux').concurrent('a terminal of 20 columns', () => {
  const accounts = JSON.stringify([{ label: 'team-a', provider: 'claude', secret: 'sk-ant-api03-FAKE-of-team-a-01' }])

  it.each(named(commands))('%s --help', async (_name, command) => {
    const run = await runInTerminal([...split(command), '--help'], 20, { home: home() })
    sound(run)
    expect(run.code).toBe(0)
  })

  it.each(named(leaves))('%s', async (_name, command) => {
    const options = { home: home(), env: { POOL_FAILOVER_ACCOUNTS: accounts } }
    sound(await runInTerminal([...split(command), ...command.args], 20, options))
  })
})
