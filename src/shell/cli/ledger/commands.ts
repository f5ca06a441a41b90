import type { Command } from 'commander'
import type { Does } from '../does.ts'

/** What no option says. */
const tokenHelp = `
The token is $GH_TOKEN, $GITHUB_TOKEN or what \`gh auth login\` left. It needs the
right actions: read to list, actions: write to clear and prune. \`status\` shows,
and \`serve\` clears, what other stores keep.`

/** Adds `list`, `clear` and `prune` to the command `ledger`. */
export const ledgerCommands = (ledger: Command, does: Does): void => {
  ledger.addHelpText('after', tokenHelp)
  const command = (name: string, about: string): Command =>
    ledger
      .command(name)
      .description(about)
      .exitOverride()
      .addHelpText('after', tokenHelp)
      .option('--repo <owner/name>', 'the repository (default: $GITHUB_REPOSITORY or the remote origin)')
      .option('--pool <name>', 'name of the pool', 'default')
      .option('--ref <ref>', 'only what runs on this branch or ref wrote')
      .option('--accounts <file>', 'JSON list of accounts, to show their labels (default: $POOL_FAILOVER_ACCOUNTS)')
      .option('--json', 'print JSON on standard output')
  const removing = (made: Command): Command =>
    made.option('--yes', 'do not ask').option('--dry-run', 'say what would be removed and stop there')

  command('list', 'show what the cache says of every account').action(
    does(async (options) => (await import('./list.ts')).listLedger(options)),
  )
  removing(command('clear', 'end the cooldowns of accounts'))
    .argument('[account...]', 'label, provider/label or id')
    .option('--all', 'of every account')
    .option('--in-use', 'also what says that a run uses them now')
    .action(does(async (options, accounts) => (await import('./clear.ts')).clearLedger(options, accounts)))
  removing(command('prune', 'remove entries that have no effect any more')).action(
    does(async (options) => (await import('./prune.ts')).pruneLedger(options)),
  )
}
