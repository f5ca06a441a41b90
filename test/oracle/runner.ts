import { createMasker } from './masker.ts'
import { type ParsedCommand, parseCommand, splitLines } from './parse.ts'

/** What a step's output did to a job, as the runner would have it. */
export interface Judged {
  /** The commands that were obeyed, in order; `stop-commands` and resuming are among them. */
  readonly obeyed: readonly ParsedCommand[]
  /** What people see in the log, masked. */
  readonly log: readonly string[]
  /** Everything that is to be hidden, as given. */
  readonly masks: readonly string[]
  /** True when the output ended while commands were stopped: nothing after it in this step is obeyed. */
  readonly stopped: boolean
}

export interface Captured {
  readonly stdout: string | Uint8Array
  readonly stderr?: string | Uint8Array
  /** The runner reads both streams apart; which it sees first is chance, so tests ask for both. */
  readonly stderrFirst?: boolean
  /** Secrets of the repository that the runner hides from the start. */
  readonly masks?: readonly string[]
}

/** The commands of runner 2.32x. `set-env` and `add-path` are refused, which fails the step: obeyed all the same here. */
const commands = [
  ...['stop-commands', 'set-env', 'set-output', 'save-state', 'add-mask', 'add-path', 'add-matcher', 'remove-matcher'],
  ...['debug', 'warning', 'error', 'notice', 'group', 'endgroup', 'echo'],
]

/** Commands whose line the log shows anew. */
const shownAs: Readonly<Record<string, string>> = {
  warning: '##[warning]',
  error: '##[error]',
  notice: '##[notice]',
  group: '##[group]',
  endgroup: '##[endgroup]',
}

/** Feeds captured output to a model of the runner. */
export const judge = (captured: Captured): Judged => {
  const masker = createMasker()
  for (const mask of captured.masks ?? []) masker.add(mask)
  const registered = new Set(commands)
  const obeyed: ParsedCommand[] = []
  const log: string[] = []
  let token: string | null = null

  const obey = (line: string, command: ParsedCommand): void => {
    obeyed.push(command)
    const name = command.name.toLowerCase()
    if (name === 'stop-commands') {
      if (command.data === '' || registered.has(command.data.toLowerCase()) || command.data === 'pause-logging') return
      token = command.data.toLowerCase()
      registered.add(token)
      if (token.length > 6) masker.add(command.data)
      log.push(masker.mask(line))
    } else if (name === 'add-mask') {
      for (const value of [command.data, ...command.data.split(/[\r\n]+/).map((one) => one.trim())]) masker.add(value)
    } else if (shownAs[name] !== undefined) {
      for (const one of splitLines(command.data)) log.push(masker.mask(`${shownAs[name]}${one}`))
    }
  }

  for (const line of linesOf(captured)) {
    const command = parseCommand(line, registered)
    if (command === null) log.push(masker.mask(line))
    else if (token === null) obey(line, command)
    else {
      log.push(masker.mask(line))
      if (command.name.toLowerCase() !== token) continue
      obeyed.push(command)
      registered.delete(token)
      token = null
    }
  }
  return { obeyed, log, masks: masker.values(), stopped: token !== null }
}

const linesOf = ({ stdout, stderr = '', stderrFirst = false }: Captured): readonly string[] => {
  const [out, err] = [stdout, stderr].map((bytes) =>
    splitLines(typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)),
  )
  return stderrFirst ? [...(err ?? []), ...(out ?? [])] : [...(out ?? []), ...(err ?? [])]
}
