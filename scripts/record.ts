/**
 * Records what a CLI says in each situation, against the stub: `npm run record -- claude [version] [--only TEXT] [--out DIR]`.
 * Fixtures replace those of the same name; the slowest take five minutes, six run at a time.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installCli } from '../test/real-clis/install.ts'
import { claude } from './record/claude.ts'
import { codex } from './record/codex.ts'
import { gemini } from './record/gemini.ts'
import { record } from './record/run.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, out: { type: 'string' } },
})
const [name, version = 'latest'] = positionals
const recipe = [claude, codex, gemini].find(({ provider }) => provider === name)
if (recipe === undefined) throw new Error('say which CLI: claude, codex or gemini')

const out = values.out ?? fileURLToPath(new URL('../test/fixtures/recordings', import.meta.url))
await mkdir(out, { recursive: true })
const cli = await installCli(recipe.provider, version)
const queue = recipe.scenarios
  .filter((scenario) => scenario.name.includes(values.only))
  .flatMap((scenario) =>
    scenario.credentials.flatMap((credential) =>
      scenario.formats.map((format) => ({ recipe, cli, scenario, credential, format })),
    ),
  )
process.stdout.write(`${recipe.provider} ${cli.version}: ${queue.length} scenarios\n`)

const worker = async (): Promise<void> => {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const id of await record(next, out)) process.stdout.write(`${id}\n`)
  }
}
await Promise.all(Array.from({ length: 6 }, worker))
