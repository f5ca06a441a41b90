import tab from '@bomb.sh/tab/commander'
import type { Command } from 'commander'
import { speakers } from '../../detect/signal.ts'
import { providers } from '../../pool/account.ts'
import { arrivalPatterns } from '../../pool/load/load.ts'
import { retryRules } from '../../pool/retry.ts'
import { strategies } from '../../pool/select.ts'
import { completionScripts } from './completion-scripts.ts'

/** The words that options take; what is wrong is told by their commands, all at once. */
const choices: Readonly<Record<string, readonly string[]>> = {
  agent: providers,
  provider: speakers,
  strategy: strategies,
  'retry-if': retryRules,
  arrivals: arrivalPatterns,
  continue: ['auto', 'resume', 'restart', 'stop'],
  'when-exhausted': ['fail', 'neutral', 'wait', 'soonest'],
  store: ['file', 'memory', 'redis'],
}

/**
 * Makes `complete SHELL` print a script for the shell, and `complete -- WORDS` answer what it asks, by the program's own
 * commands.
 */
export const addCompletion = (program: Command, shell: string | undefined): void => {
  offer(program)
  const script = completionScripts[shell ?? '']
  if (script === undefined) tab(program)
  else program.command(`complete <shell>`).action(() => console.log(script.trimEnd()))
}

const offer = (command: Command): void => {
  for (const option of command.options) {
    const words = choices[option.long?.slice(2) ?? '']
    if (words !== undefined) option.argChoices = [...words]
  }
  command.commands.forEach(offer)
}
