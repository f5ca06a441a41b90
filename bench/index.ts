/** `npm run bench [part...]`: every part's rows, with what was aimed at. Ratios within one run; absolute times depend on the machine. */
import { globSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Row } from './row.ts'

const wanted = process.argv.slice(2)
const parts = ['startup', 'process', 'through', 'scan', 'ledger'].filter(
  (part) => wanted.length === 0 || wanted.includes(part),
)
const present = new Set(
  globSync('*.ts', { cwd: fileURLToPath(new URL('.', import.meta.url)) }).map((file) => basename(file, '.ts')),
)

for (const part of parts) {
  if (!present.has(part)) continue
  const { run }: { run: () => Promise<readonly Row[]> } = await import(`./${part}.ts`)
  console.log(`\n${part}`)
  for (const { name, value, goal, met } of await run()) {
    console.log(
      `  ${name.padEnd(76)} ${value.padStart(16)}  ${goal === '' ? '' : `${met ? 'met' : 'MISSED'}: ${goal}`}`,
    )
  }
}
