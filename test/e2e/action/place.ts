import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The files by which a step tells the runner things. */
export const commandFiles = [
  'GITHUB_OUTPUT',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ENV',
  'GITHUB_PATH',
] as const

/** A machine of its own for one run: home, workspace, temporary directory, the runner's files. */
export interface Place {
  readonly directory: string
  readonly temp: string
  readonly work: string
  readonly files: Readonly<Record<(typeof commandFiles)[number], string>>
  /** What the runner gives to a step, and nothing of this process's own but PATH. */
  readonly env: Readonly<Record<string, string>>
  readonly remove: () => void
}

export const createPlace = (): Place => {
  const directory = mkdtempSync(join(tmpdir(), 'e2e-action-'))
  const at = (name: string): string => join(directory, name)
  for (const name of ['temp', 'work', 'home']) mkdirSync(at(name))
  for (const name of commandFiles) writeFileSync(at(name), '')
  writeFileSync(at('event.json'), JSON.stringify({ repository: { default_branch: 'main' } }))
  const files = {
    GITHUB_OUTPUT: at('GITHUB_OUTPUT'),
    GITHUB_STATE: at('GITHUB_STATE'),
    GITHUB_STEP_SUMMARY: at('GITHUB_STEP_SUMMARY'),
    GITHUB_ENV: at('GITHUB_ENV'),
    GITHUB_PATH: at('GITHUB_PATH'),
  }
  const env = {
    ...files,
    PATH: process.env['PATH'] ?? '',
    HOME: at('home'),
    LANG: 'C.UTF-8',
    CI: 'true',
    // A set SHLVL keeps bash from reading the user's start-up files.
    SHLVL: '1',
    GITHUB_ACTIONS: 'true',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'org/repo',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_JOB: 'job',
    GITHUB_WORKSPACE: at('work'),
    GITHUB_EVENT_PATH: at('event.json'),
    RUNNER_TEMP: at('temp'),
    RUNNER_OS: 'Linux',
  }
  const remove = (): void => rmSync(directory, { recursive: true, force: true })
  return { directory, temp: at('temp'), work: at('work'), files, env, remove }
}

/** As the runner names inputs: upper case, spaces become underscores, hyphens stay. */
export const inputVariables = (inputs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase().replaceAll(' ', '_')}`, value]),
  )
