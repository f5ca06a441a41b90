import { Command, CommanderError } from 'commander'
import { looksLikeCredential } from '../../pool/label.ts'
import { ignoredBase } from '../base-directory.ts'
import { accountsCommands } from './accounts/program.ts'
import { told, UsageError } from './fail.ts'
import { ledgerCommands } from './ledger/commands.ts'
import type { Options } from './load.ts'
import { poolOptions, runOptions, serveOptions } from './options.ts'
import { rehearsals } from './rehearsals.ts'
import { workflowCommands } from './workflow/commands.ts'

/** Parses the command line and runs the command: its exit code. Commands are loaded when they are called. */
export const main = async (argv: readonly string[], version: string, hostPath: string): Promise<number> => {
  let code = 0
  const does =
    (work: (options: Options, rest: readonly string[]) => Promise<number>) =>
    async (rest: string[] | Options, options?: Options | Command) => {
      code = Array.isArray(rest) ? await work((options ?? {}) as Options, rest) : await work(rest, [])
    }
  const runs = (work: (options: Options, words: readonly string[]) => Promise<number>) =>
    does((options, words) => {
      checkDashes(argv, words)
      return work(options, words)
    })
  const program = new Command('pool-failover')
    .description('Runs a coding agent on a pool of accounts: when one meets its limit, the run goes on with the next.')
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp({ styleTitle: bold, styleCommandText: bold, styleOptionText: bold, styleSubcommandText: bold })
    .hook('preAction', () => {
      for (const variable of ['XDG_CONFIG_HOME', 'XDG_STATE_HOME'] as const)
        for (const notice of ignoredBase(process.env, variable)) console.error(`pool-failover: ${notice}`)
    })
    .configureOutput({ outputError: (text, write) => write(ours(withoutValues(text))) })
  const command = (name: string, about: string): Command => program.command(name).description(about).exitOverride()

  runOptions(command('run', 'run the agent; give --prompt, --run or a command after --'))
    .argument('[command...]', 'the command, after --')
    .option('--stdin <file>', 'what each attempt reads on standard input, - for ours; with --run or a command')
    .passThroughOptions()
    .action(runs(async (options, rest) => (await import('./run.ts')).runCommand(options, rest, hostPath)))
  runOptions(command('dry-run', 'show which accounts would be tried, in what order and why'))
    .argument('[command...]')
    .option('--simulate <script>', 'play outcomes through the same decisions, e.g. "a=usage-limit,b=ok"')
    .passThroughOptions()
    .action(runs(async (options, rest) => (await import('./dry-run.ts')).dryRun(options, rest)))
  poolOptions(command('status', 'show the accounts: state, until when, how known, last used')).action(
    async (options: Options) => {
      code = await (await import('./status.ts')).status(options)
    },
  )
  serveOptions(command('serve', 'a REST API and a page to look at the pool and change it')).action(
    async (options: Options) => {
      code = await (await import('./serve.ts')).serveCommand(options, version, hostPath)
    },
  )

  ledgerCommands(
    command('ledger', "look at and repair what a repository's cache knows of a pool, with a token for it"),
    does,
  )

  command('classify', 'read saved output and say the verdict, what it rests on and when the limit ends')
    .option('--provider <name>', 'whose output it is: claude, codex, gemini, copilot, ..., other')
    .option('--exit-code <n>', 'how it ended; left out: as a process that failed')
    .option('--signal <name>', 'the signal that ended it')
    .option('--stdout <file>', 'its standard output, - for ours')
    .option('--stderr <file>', 'its standard error')
    .option('--now <ms>', 'when it ended, epoch milliseconds (default: now)')
    .option('--jsonl <file>', 'many runs: one JSON object a line in, one verdict a line out; - for standard input')
    .option('--json', 'print JSON')
    .action(async (options: Options) => {
      code = await (await import('./classify.ts')).classifyCommand(options)
    })

  const ended = (result: number): void => {
    code = result
  }
  accountsCommands(command('accounts', 'keep a list of accounts at home: add, remove, list, ...'), ended)
  workflowCommands(command('workflow', 'write a workflow for GitHub Actions'), ended)
  rehearsals(command, does)
  if (argv[0] === 'complete') (await import('./completion.ts')).addCompletion(program, argv[1])
  else command('complete', 'print a completion script: bash, zsh, fish or powershell').argument('<shell>')

  try {
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    // Commander has said it.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 64
    const { code, lines } = told(error)
    for (const line of lines) console.error(line)
    return code
  }
}

/** The value that somebody gave to a switch (`--probe true`) must not be run as the command. */
const checkDashes = (argv: readonly string[], words: readonly string[]): void => {
  if (words.length === 0 || argv.at(-words.length - 1) === '--') return
  throw new UsageError(['the command stands after --, as in run --probe -- claude -p hello; a switch takes no value'])
}

/** Commander takes it off again where the terminal has no colours. */
const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`

/** As all that we say: each line with our name in front. */
const ours = (text: string): string => text.replace(/^error: /, '').replace(/^(?=.)/gm, 'pool-failover: ')

/** What was typed wrong may be a credential: commander quotes it, we don't. */
const withoutValues = (text: string): string =>
  text.replace(/=.*'/g, "=…'").replace(/[^\s'"]+/g, (word) => (looksLikeCredential(word) ? '…' : word))
