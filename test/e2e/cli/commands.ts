/** Every command of the built tool, found by walking its help: what is added later is here at once. */
import { execFileSync } from 'node:child_process'
import { cli } from './cli-place.ts'

export interface CommandHelp {
  /** `accounts add`; '' is the program itself. */
  readonly path: string
  readonly help: string
  /** It only holds other commands. */
  readonly group: boolean
  /** Words for the arguments that it can't do without. */
  readonly args: readonly string[]
}

const words: Readonly<Record<string, readonly string[]>> = { account: ['claude', 'team-a'], shell: ['bash'] }

/** Arguments of a usage line: `<label>` is needed, `[log...]` is not. */
const needed = (help: string): readonly string[] =>
  [...(/^Usage: (.*(?:\n {2,}.*)*)/.exec(help)?.[1] ?? '').matchAll(/<([\w-]+)(?:\.\.\.)?>/g)].flatMap(
    ([, name = '']) => words[name] ?? ['team-a'],
  )

const walk = (path: readonly string[]): readonly CommandHelp[] => {
  const help = execFileSync(process.execPath, [cli, ...path, '--help'], { encoding: 'utf8', env: { PATH: '' } })
  const listed = help.split('\nCommands:\n')[1] ?? ''
  const names = [...listed.matchAll(/^ {2}([a-z][a-z-]*)/gm)].flatMap(([, name = '']) =>
    name === 'help' ? [] : [name],
  )
  const own = { path: path.join(' '), help, group: names.length > 0, args: names.length > 0 ? [] : needed(help) }
  return [own, ...names.flatMap((name) => walk([...path, name]))]
}

export const commands = walk([])
