import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readActionFile } from '../../scripts/docs/action-file.ts'
import { actionInputs } from '../../scripts/docs/action-inputs.ts'
import { inputsPage } from '../../scripts/docs/inputs-page.ts'

describe('docs/inputs.md', () => {
  it('is what the action.yml files say (npm run docs)', () => {
    expect(readFileSync('docs/inputs.md', 'utf8')).toBe(inputsPage())
  })
})

describe('the inputs that the command line tool knows', () => {
  it('are what action.yml says (npm run docs)', () => {
    expect(readFileSync('src/settings/action-inputs.json', 'utf8')).toBe(actionInputs())
  })
})

describe('an action.yml', () => {
  it('is read whole', () => {
    const text =
      "name: a\ninputs:\n  one-two:\n    description: It's so - really\n    default: '10'\n  b:\n    description: B\n    required: true\noutputs:\n  c:\n    description: C\nruns:\n  using: node24\n"
    expect(readActionFile(text)).toEqual({
      inputs: [
        { name: 'one-two', description: "It's so - really", required: false, preset: '10' },
        { name: 'b', description: 'B', required: true, preset: null },
      ],
      outputs: [{ name: 'c', description: 'C', required: false, preset: null }],
    })
  })

  it.each([
    'inputs:\n  a:\n    description: |\n      two\n',
    'inputs:\n  a:\n    colour: red\n',
    'inputs:\n    description: of nothing\n',
  ])('that is not understood is an error: %j', (text) => {
    expect(() => readActionFile(text)).toThrow('not understood')
  })
})
