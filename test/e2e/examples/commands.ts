import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Commands that must not reach out: `npm install` finds all installed, `gh` and `sleep` only write down what they were asked. */
export interface Commands {
  readonly bin: string
  /** The calls so far, one a line. */
  readonly calls: () => readonly string[]
}

/** What act itself asks, when it starts. */
const ofAct = 'gh [auth] [token]'

export const createCommands = (directory: string): Commands => {
  const bin = join(directory, 'commands')
  const log = join(directory, 'calls')
  mkdirSync(bin)
  writeFileSync(log, '')
  const script = (name: string): string =>
    `#!/bin/sh\nprintf '%s' "${name}" >>"${log}"\nfor one in "$@"; do printf ' [%s]' "$one" >>"${log}"; done\necho >>"${log}"\n`
  for (const name of ['npm', 'gh', 'sleep']) writeFileSync(join(bin, name), script(name), { mode: 0o755 })
  return {
    bin,
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((call) => call !== '' && call !== ofAct),
  }
}
