import { type Command, Option } from 'commander'
import type { ReadInput } from '../../settings/inputs.ts'

/** Options that several commands share; their long names are the inputs of the action. */
export const poolOptions = (command: Command): Command =>
  command
    .option(
      '--accounts <file>',
      'JSON list of accounts, - for standard input (default: $POOL_FAILOVER_ACCOUNTS, else the list at home)',
    )
    .option('--pool <name>', 'name of the pool', 'default')
    .option('--reserve <share>', 'share of its windows that is kept of every account, e.g. 5%')
    .option('--store <kind>', 'where cooldowns are kept: file, memory or redis', 'file')
    .option('--state <dir>', 'directory of the file store (default: the XDG state directory)')
    .option('--json', 'print JSON on standard output')

/** Options of `run` and `dry-run`. */
export const runOptions = (command: Command): Command =>
  ruleOptions(jobOptions(poolOptions(command)))
    .option('--retry-if <when>', 'when work that failed is done again: always, untouched or never')
    .option('--timeout <time>', 'longest time of one attempt')
    .option('--longest-retry <time>', 'end an agent that is about to wait longer for a retry (default: 60s)')
    .option('--limit-patterns <json>', 'your own patterns')
    .addOption(new Option('--cwd <dir>', 'where the agent runs').default('.'))

const jobOptions = (command: Command): Command =>
  command
    .option('--agent <provider>', 'use accounts of this provider only')
    .option('--prompt <text>', 'task for the agent; its command line is built for the account in use')
    .option('--agent-args <args>', 'more arguments for the agent, with --prompt')
    .option('--run <script>', 'shell script that runs the agent')
    .option('--resume-run <script>', 'script of later attempts')
    .option('--shell <shell>', 'shell of --run')

/** Options that steer which account comes when. */
export const ruleOptions = (command: Command): Command =>
  command
    .option('--strategy <name>', 'round-robin, priority, least-recently-used, spread or most-remaining')
    .option('--max-failovers <n>', 'most failovers of a run (default: 10)')
    .option('--continue <mode>', 'auto, resume, restart or stop')
    .option('--cooldown <time>', 'rest after a limit that names no reset (default: 5m)')
    .option('--when-exhausted <what>', 'fail, neutral, wait or soonest')
    .option('--probe', 'try one cooling account, once, when all others are spent')
    .option('--max-wait <time>', 'longest total wait (default: 1h)')
    .option('--ignore-state', 'start as if no account were cooling')

/** Options of `serve`. */
export const serveOptions = (command: Command): Command =>
  poolOptions(command)
    .option('--strategy <name>', 'by which the next account is chosen (default: round-robin)')
    .option('--port <n>', 'port to listen on, 0 for a free one', '7878')
    .option('--host <address>', 'address to listen on; others than loopback need a token', '127.0.0.1')
    .option('--token-from-env <name>', 'variable with the token that clients must send (16 characters or more)')

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
