import { readFileSync } from 'node:fs'
import { readActionFile } from './action-file.ts'

/** The text of `src/settings/action-inputs.json`: what the command line tool's help says of the inputs of `action.yml`. */
export const actionInputs = (): string => {
  const { inputs } = readActionFile(readFileSync('action.yml', 'utf8'))
  const entries = inputs.map(({ name, description, preset }) => [name, { description, preset }])
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}
