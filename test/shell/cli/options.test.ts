import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { readActionFile } from '../../../scripts/docs/action-file.ts'
import { readOptions, runOptions } from '../../../src/shell/cli/options.ts'

const inputs = readActionFile(readFileSync('action.yml', 'utf8')).inputs.map(({ name }) => name)
const options = runOptions(new Command()).options

/** What a command line should not show, and what only a runner has. */
const apart = ['store-url', 'workflow-commands']

describe('the options of run', () => {
  it('are the inputs of the action, and a few of their own', () => {
    const names = options.map(({ long }) => String(long).slice(2))
    expect(inputs.filter((name) => !names.includes(name))).toEqual(apart)
    expect(names.filter((name) => !inputs.includes(name))).toEqual(['state', 'json'])
    expect(new Set(names).size).toBe(names.length)
  })

  it('are told in plain words', () => {
    for (const { description } of options) expect(description).toMatch(/^([a-z]|JSON )[^`]+$/)
  })

  it('are read by the names of the inputs', () => {
    const command = runOptions(new Command()).exitOverride()
    command.parse(['--resume-run', 'again', '--probe', '--max-failovers', '3'], { from: 'user' })
    const read = readOptions(command.opts(), { accounts: '[]' })
    expect(['resume-run', 'probe', 'max-failovers', 'accounts', 'prompt'].map(read)).toEqual([
      'again',
      'true',
      '3',
      '[]',
      '',
    ])
  })
})
