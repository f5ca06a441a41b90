import type { Command } from 'commander'
import actionInputs from '../../settings/action-inputs.json' with { type: 'json' }
import type { ReadInput } from '../../settings/inputs.ts'

type InputName = keyof typeof actionInputs

/** Inputs of the action that are options too, with what stands for their value; '' for a switch. Their meaning is told in `action.yml`. */
const poolInputs = { pool: 'name', reserve: 'share' } as const satisfies Partial<Record<InputName, string>>

const jobInputs = {
  prompt: 'text',
  'agent-args': 'args',
  'claude-args': 'args',
  'codex-args': 'args',
  'gemini-args': 'args',
  run: 'script',
  'resume-run': 'script',
  shell: 'shell',
  agent: 'provider',
} as const satisfies Partial<Record<InputName, string>>

const ruleInputs = {
  strategy: 'name',
  'spread-index': 'number',
  'max-failovers': 'number',
  continue: 'mode',
  cooldown: 'time',
  'when-exhausted': 'what',
  probe: '',
  'max-wait': 'time',
  'ignore-state': '',
} as const satisfies Partial<Record<InputName, string>>

const runInputs = {
  'working-directory': 'directory',
  'retry-if': 'when',
  timeout: 'time',
  'longest-retry': 'time',
  'limit-patterns': 'json',
} as const satisfies Partial<Record<InputName, string>>

/** Options that several commands share. */
export const poolOptions = (command: Command): Command =>
  withInputs(
    command.option(
      '--accounts <file>',
      'JSON list of accounts, - for standard input (default: $POOL_FAILOVER_ACCOUNTS, else the list at home)',
    ),
    poolInputs,
  )
    .option('--store <kind>', 'where cooldowns are kept: file, memory or redis at $POOL_FAILOVER_STORE_URL', 'file')
    .option('--state <dir>', 'directory of the file store (default: the XDG state directory)')
    .option('--json', 'print JSON on standard output')

/** Options of `run` and `dry-run`. */
export const runOptions = (command: Command): Command =>
  withInputs(poolOptions(command), { ...jobInputs, ...ruleInputs, ...runInputs })

/** Options that steer which account comes when. */
export const ruleOptions = (command: Command): Command => withInputs(command, ruleInputs)

/** Options of `serve`. */
export const serveOptions = (command: Command): Command =>
  withInputs(poolOptions(command), { strategy: ruleInputs.strategy })
    .option('--port <n>', 'port to listen on, 0 for a free one', '7878')
    .option('--host <address>', 'address to listen on; others than loopback need a token', '127.0.0.1')
    .option('--token-from-env <name>', 'variable with the token that clients must send (16 characters or more)')

const withInputs = (command: Command, inputs: Readonly<Record<string, string>>): Command =>
  Object.entries(actionInputs).reduce((all, [name, { description, preset }]) => {
    const value = inputs[name]
    if (value === undefined) return all
    const flags = value === '' ? `--${name}` : `--${name} <${value}>`
    return all.option(flags, `${phrase(description)}${presetOf(value, preset)}`)
  }, command)

/** As help texts are written: no Markdown, a small letter first unless a name begins it. */
const phrase = (description: string): string =>
  description
    .replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase())
    .replaceAll('`', '')
    .replace(' - ', ': ')

/** What holds where the option is not given; the runner's own expressions mean nothing here. */
const presetOf = (value: string, preset: string | null): string =>
  value === '' || preset === null || preset.includes('${{') ? '' : ` (default: ${preset})`

/** Reads inputs by their names in `action.yml` from parsed options and what was read apart from them. */
export const readOptions =
  (options: Readonly<Record<string, unknown>>, apart: Readonly<Record<string, string>>): ReadInput =>
  (name) => {
    const own = apart[name]
    if (own !== undefined) return own
    const value = options[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())]
    if (value === true) return 'true'
    return typeof value === 'string' ? value : ''
  }

/** An option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]
