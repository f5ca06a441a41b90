import type { Command } from 'commander'
import type { Options } from '../load.ts'

/** The subcommands of `workflow`. `ended` is told each exit code. */
export const workflowCommands = (workflow: Command, ended: (code: number) => void): void => {
  workflow
    .command('init')
    .description('write a workflow that fits the pool: .github/workflows/agent.yml')
    .option('--file <path>', 'where it goes', '.github/workflows/agent.yml')
    .option('--secret <name>', 'the secret that holds the list of accounts', 'POOL_ACCOUNTS')
    .option('--split', 'the accounts are one secret each: see accounts push --split')
    .option('--accounts <file>', 'another list: a file, - for standard input')
    .option('--force', 'replace a file that is there')
    .option('--print', 'print it, and write nothing')
    .option('--json', 'print JSON on standard output')
    .action(async (options: Options) => ended(await (await import('./init.ts')).init(options)))
}
