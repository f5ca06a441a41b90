import type { Command } from 'commander'
import type { Does } from './does.ts'
import { collect, poolOptions, ruleOptions } from './options.ts'

/** The commands that look and rehearse, and start no agent on an account. */
export const rehearsals = (command: (name: string, about: string) => Command, does: Does): void => {
  ruleOptions(poolOptions(command('explain', "say why the next account is what it is, and why each other isn't")))
    .option('--agent <provider>', 'use accounts of this provider only')
    .action(does(async (options) => (await import('./explain.ts')).explainCommand(options)))
  ruleOptions(command('simulate', 'play a load of jobs on pools of one account and more: how many are enough?'))
    .option('--jobs-per-hour <n>', 'jobs that come in, on average')
    .option('--limit <window=work>', 'what one account may do, e.g. 5h=4h; may be given again', collect)
    .option('--minutes <m>', 'work of a job: minutes, or from-to', '20')
    .option('--arrivals <pattern>', 'random, even, or bursts at the full hour', 'random')
    .option('--hours <when>', 'when jobs come in, e.g. "Mon-Fri 08:00-18:00 Europe/Rome" (default: always)')
    .option('--days <n>', 'days that are counted', '28')
    .option('--up-to <n>', 'largest pool', '10')
    .option('--goal <share>', 'share of the jobs that may find no account', '1%')
    .option('--accounts <file>', 'the pool, with its hours and groups; made-up accounts come after it')
    .option('--agent <provider>', 'use accounts of this provider only')
    .option('--svg <file>', 'draw the answer into a file')
    .option('--seed <n>', 'the same seed gives the same answer', '1')
    .option('--json', 'print JSON on standard output')
    .action(does(async (options) => (await import('./simulate.ts')).simulateCommand(options)))
  ruleOptions(
    command('replay', 'play saved logs through detector and decisions: what would have been done, line by line'),
  )
    .argument('[log...]', 'one log for each attempt, or one with all; - or none: standard input')
    .option('--provider <name>', 'whose output it is, where the log names no account')
    .option('--exit-code <n>', 'how the last attempt ended; left out: as the log has it')
    .option('--accounts <file>', 'the pool (default: the accounts that the log names)')
    .option('--longest-retry <time>', 'end an agent that is about to wait longer for a retry (default: 60s)')
    .option('--limit-patterns <json>', 'your own patterns')
    .option('--now <ms>', 'when it was written, epoch milliseconds, where the log does not tell (default: now)')
    .option('--json', 'print JSON on standard output')
    .action(does(async (options, rest) => (await import('./replay.ts')).replayCommand(options, rest)))
  poolOptions(command('doctor', 'check what a run on this machine would meet: node, agents, accounts, store, clock'))
    .option('--clock <url>', 'server whose time the clock is compared with (default: $GITHUB_API_URL)')
    .action(does(async (options) => (await import('./doctor.ts')).doctor(options)))
}
