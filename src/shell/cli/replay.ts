import { readFile, stat } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { type Speaker, speakers } from '../../detect/signal.ts'
import { type Pool, type Provider, providers } from '../../pool/account.ts'
import { emptyLedger } from '../../pool/ledger.ts'
import { madeUpAccount } from '../../pool/made-up.ts'
import { initialState } from '../../pool/run-state.ts'
import { attemptsIn, type LoggedAttempt } from '../../rehearse/log-lines.ts'
import { replay } from '../../rehearse/replay.ts'
import { replayJson } from '../../rehearse/replay-json.ts'
import { replayLines } from '../../rehearse/replay-words.ts'
import { endingWords } from '../../report/words.ts'
import { tokensIn } from '../../secure/ordinary.ts'
import { createRedactor, type Redact } from '../../secure/redact.ts'
import { parseSettings } from '../../settings/parse.ts'
import { whole } from './classify.ts'
import { reasonOf, UsageError } from './fail.ts'
import { load, type Options, text } from './load.ts'
import { readOptions } from './options.ts'

/** `replay`: saved logs through detector and state machine: what would have been decided, line by line. */
export const replayCommand = async (options: Options, files: readonly string[]): Promise<number> => {
  const { settings, pool: given, redact } = await setup(options)
  const speaker = speakerOf(options)
  const texts = await Promise.all((files.length === 0 ? ['-'] : files).map(readLog))
  const logged = texts.flatMap(attemptsIn)
  if (speaker === null && given === null && logged.some(({ account }) => account === null))
    throw new UsageError([`whose output is it? give --provider: ${speakers.join(', ')}`])
  const pool = given ?? madeUpPool(logged, speaker)
  const exitCode = whole(options, 'exitCode')
  const result = replay(initialState(pool, emptyLedger, settings.rules), logged, {
    speaker,
    exit: exitCode === null ? null : { kind: 'exited', code: exitCode },
    now: whole(options, 'now') ?? Date.now(),
    longestRetryMs: settings.longestRetryMs,
    patterns: settings.limitPatterns,
  })
  const { ending, endedAt } = result
  const shown =
    options['json'] === true
      ? JSON.stringify(replayJson(result))
      : [...replayLines(result), ...(ending === null ? [] : [endingWords(ending, endedAt).text])].join('\n')
  redact.add(tokensIn(shown))
  console.log(redact(shown))
  return 0
}

/** The rules of a run, and the pool where one is named; else the pool is made up of what the logs name. */
const setup = async (options: Options) => {
  if (text(options, 'accounts') !== null) {
    const { setup, redact } = await load(options, ['true'], process.env)
    return { settings: setup.settings, pool: setup.pool, redact }
  }
  const read = await parseSettings(readOptions(options, {}), { defaultStore: 'memory', spreadIndex: 0, argv: ['true'] })
  if (!read.ok) throw new UsageError(read.problems)
  const redact: Redact = createRedactor([])
  return { settings: read.settings, pool: null, redact }
}

const speakerOf = (options: Options): Speaker | null => {
  const given = text(options, 'provider')
  if (given === null) return null
  const found = [...speakers, ...providers].find((one) => one === given)
  if (found === undefined) throw new UsageError([`--provider must be one of ${speakers.join(', ')}`])
  return found
}

/** The accounts that the logs name; for logs that name none, as many as can show what a failover would do. */
const madeUpPool = (logged: readonly LoggedAttempt[], speaker: Speaker | null): Pool => {
  const provider: Provider = providers.find((one) => one === speaker) ?? 'custom'
  const named = logged.flatMap(({ account }) => (account === null ? [] : [account]))
  const unnamed = logged.length - named.length
  const all = [
    ...named.map(({ label, provider: of }) => madeUpAccount(label, of)),
    ...Array.from({ length: unnamed === 0 ? 0 : unnamed + 1 }, (_, index) =>
      madeUpAccount(`account-${index + 1}`, provider),
    ),
  ]
  const accounts = all.filter((one, index) => all.findIndex(({ id }) => id === one.id) === index)
  return { name: 'replay', accounts }
}

/** The whole log is held in memory: its beginning is told by its end. */
const largest = 256 * 1024 * 1024

const readLog = async (file: string): Promise<string> => {
  try {
    const log = file === '-' ? await buffer(process.stdin) : null
    const size = log?.length ?? (await stat(file)).size
    if (size > largest) throw new UsageError([`${file}: larger than 256 MB; cut out the step that runs the agent`])
    return log?.toString('latin1') ?? (await readFile(file, 'latin1'))
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError([`${file}: the log can not be read (${reasonOf(error)})`])
  }
}
