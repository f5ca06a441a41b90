import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installCli, pathWith } from '../test/real-clis/install.ts'

/** The agent of the demo: what to call it, and the PATH on which it is `claude`. */
export interface DemoAgent {
  readonly name: string
  readonly path: string
}

/** The real Claude Code from npm, or else the fake agent beside this file, with the reason. */
export const findAgent = async (directory: string, fake: boolean): Promise<DemoAgent> => {
  if (fake) return fakeAgent(directory, 'as asked for')
  try {
    const cli = await installCli('claude')
    return { name: `the real Claude Code ${cli.version}`, path: pathWith(cli) }
  } catch (error) {
    return fakeAgent(directory, error instanceof Error ? error.message : String(error))
  }
}

const fakeAgent = async (directory: string, reason: string): Promise<DemoAgent> => {
  const bin = join(directory, 'bin')
  const script = fileURLToPath(new URL('./fake-claude.ts', import.meta.url))
  await mkdir(bin)
  await writeFile(join(bin, 'claude.cmd'), `@"${process.execPath}" "${script}" %*\r\n`)
  await writeFile(join(bin, 'claude'), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`)
  await chmod(join(bin, 'claude'), 0o755)
  const path = [bin, process.env.PATH ?? ''].join(delimiter)
  return { name: `a FAKE agent that speaks like Claude Code, not the real one (${reason})`, path }
}
