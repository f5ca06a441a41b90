/** `npm run docs`: writes `docs/inputs.md` anew. A test fails while it is not what `action.yml` says. */
import { writeFileSync } from 'node:fs'
import { inputsPage } from './docs/inputs-page.ts'

writeFileSync('docs/inputs.md', inputsPage())
