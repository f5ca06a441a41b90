import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectNoLeaks, leaksInCaptured } from '../../oracle/captured.ts'
import { judge } from '../../oracle/runner.ts'
import { findLeaks, findLeaksInTree } from '../../oracle/search-secrets.ts'
import { keyValues } from '../action/file-commands.ts'
import { createPlace, inputVariables, type Place } from '../action/place.ts'
import { distDirectory } from '../action/run-action.ts'

/** One step as the runner would show it, with what it left for later steps. */
export interface StepRun {
  readonly code: number | null
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  /** The environment of the steps after it, as far as steps of this job have set it. */
  readonly exported: Readonly<Record<string, string>>
}

/** A job: steps that share a machine, masks and exported variables, as the runner has it. */
export interface Job {
  readonly place: Place
  readonly step: (entry: 'select' | 'report' | 'post', inputs: Readonly<Record<string, string>>) => Promise<StepRun>
  readonly remove: () => void
}

/** After every step all that was captured or left behind is searched for the secrets, the step's own outputs apart. */
export const createJob = (env: Readonly<Record<string, string>>, secrets: readonly string[]): Job => {
  const place = createPlace()
  let [masks, exported]: [readonly string[], Readonly<Record<string, string>>] = [[], {}]
  let states: Readonly<Record<string, string>> = {}
  const step: Job['step'] = async (entry, inputs) => {
    const ended = await start(
      entry,
      { ...place.env, ...env, ...exported, ...states, ...inputVariables(inputs) },
      place.work,
    )
    expect(ended.stderr).toBe('')
    const judged = judge({ stdout: ended.stdout, stderr: ended.stderr, masks })
    masks = judged.masks
    const outputs = keyValues(readFileSync(place.files.GITHUB_OUTPUT, 'utf8'))
    states = stateVariables(keyValues(readFileSync(place.files.GITHUB_STATE, 'utf8')))
    exported = { ...exported, ...keyValues(readFileSync(place.files.GITHUB_ENV, 'utf8')) }
    // The runner gives each step files of its own; only they may hold a credential. State stays, for the post step.
    for (const file of [place.files.GITHUB_OUTPUT, place.files.GITHUB_ENV]) writeFileSync(file, '')
    const log = judged.log.join('\n')
    expectNoLeaks([
      ...findLeaks(log, secrets),
      ...findLeaks(outputs['selection'] ?? '', secrets),
      ...findLeaksInTree(place.directory, secrets),
      ...leaksInCaptured(secrets),
    ])
    expect(readdirSync(place.temp).filter((name) => name.startsWith('pool-failover'))).toEqual([])
    return { code: ended.code, log, outputs, exported }
  }
  return { place, step, remove: place.remove }
}

const stateVariables = (state: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))

/** A file in the job's workspace; its path. */
export const put = ({ place }: Job, name: string, content: string): string => {
  const path = join(place.work, name)
  writeFileSync(path, content)
  return path
}

const start = (
  entry: string,
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> =>
  new Promise((resolve, reject) => {
    const file = join(distDirectory, entry, 'index.js')
    const child = spawn(process.execPath, [file], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk
    })
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    child.on('error', reject).on('close', (code) => resolve({ code, stdout, stderr }))
  })
