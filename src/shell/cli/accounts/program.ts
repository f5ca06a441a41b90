import { Command, Option } from 'commander'
import type { Options } from '../load.ts'
import { collect } from '../options.ts'

type Work = (options: Options, given: readonly string[]) => Promise<number>

/** The subcommands of `accounts`. `ended` is told each exit code. */
export const accountsCommands = (accounts: Command, ended: (code: number) => void): void => {
  // Names may be one word or two, and a credential among the arguments is refused by us: commander would not say why.
  const command = (name: string, about: string, work: Work): Command =>
    accounts
      .command(name)
      .description(about)
      .option('--json', 'print JSON on standard output')
      .allowExcessArguments()
      .action(async (...all: unknown[]) => {
        const own = all.at(-1)
        if (own instanceof Command) ended(await work(own.opts(), own.args))
      })

  command(
    'add',
    'add an account; its credential is asked for, unless --from-... or a pipe gives it',
    async (options, given) => (await import('./add.ts')).add(given, options),
  )
    .argument('<provider>', 'claude, codex, gemini or custom')
    .argument('<label>', 'a name of your own: team-a')
    .option('--from-env <name>', 'take the credential from this variable')
    .option('--from-file <file>', "take it from a file: a key, or an agent's sign-in file (auth.json)")
    .option('--variable <name>', 'the variable that the agent reads it from, where that is another than usual')
    .option('--set <name=value>', 'set this for the agent too, e.g. ANTHROPIC_BASE_URL=...; repeat for more', collect)
    .option('--priority <n>', '0 to 1000, lower goes first under --strategy priority')
    .option('--group <name>', 'accounts of a group share one limit')
    .option('--replace', 'give an account that is there a new credential')
    .option('--keyring', "keep the credential in the system's keyring instead of the file")
    .addOption(new Option('--secret <value>').hideHelp())
    .addOption(new Option('--token <value>').hideHelp())
    .addOption(new Option('--api-key <value>').hideHelp())
  const named = 'claude/team-a, claude team-a, or team-a alone'
  command('remove', 'remove an account and its credential', async (options, given) =>
    (await import('./edit.ts')).remove(given, options),
  )
    .argument('<account>', named)
    .option('--yes', 'do not ask')
  command(
    'rename',
    'give an account another label; what was remembered of its limits stays behind',
    async (options, given) => (await import('./edit.ts')).rename(given, options),
  )
    .argument('<account>', named)
    .argument('<label>', 'the new one')
  command('disable', 'leave an account out of every run', async (options, given) =>
    (await import('./edit.ts')).switchTo(true)(given, options),
  ).argument('<account>', named)
  command('enable', 'use an account again', async (options, given) =>
    (await import('./edit.ts')).switchTo(false)(given, options),
  ).argument('<account>', named)
  command('list', 'show the accounts at home with fingerprints, never values', async (options) =>
    (await import('./list.ts')).list(options),
  )
  command('check', 'look at every credential: its shape, and whether it is there twice', async (options) =>
    (await import('./check.ts')).check(options),
  )
    .option('--accounts <file>', 'another list: a file, - for standard input')
    .option('--live', 'ask the providers too, with the smallest request there is')
    .option('--model <provider=name>', 'the model to ask; repeat for more', collect)
  command('push', 'write the accounts as secrets of GitHub Actions; shows which, and asks', async (options) =>
    (await import('../push/push.ts')).push(options),
  )
    .option('--accounts <file>', 'another list: a file, - for standard input')
    .option('--repo <owner/name>', 'whose secrets (default: the clone this is called in)')
    .option('--secret <name>', 'the secret that holds the list', 'POOL_ACCOUNTS')
    .option('--env <name>', 'secrets of this environment of the repository')
    .option('--org <name>', 'secrets of this organisation')
    .option('--visibility <who>', 'all, private or selected repositories of the organisation')
    .option('--repos <names>', 'the selected ones, apart by commas')
    .option('--split', 'one secret for each credential, which GitHub hides better, and a list that names them')
    .option('--print', 'print the list for pasting, with its credentials, and send nothing')
    .option('--dry-run', 'show what would be written, and stop')
    .option('--yes', 'do not ask')
}
