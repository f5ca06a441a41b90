/** `npm run docs`: writes anew what is made from `action.yml`. A test fails while one of them is not what it says. */
import { writeFileSync } from 'node:fs'
import { actionInputs } from './docs/action-inputs.ts'
import { inputsPage } from './docs/inputs-page.ts'

writeFileSync('docs/inputs.md', inputsPage())
writeFileSync('src/settings/action-inputs.json', actionInputs())
