/** Checks the package as others get it: its exports and types, and whether every kind of ES module can load them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const directory = mkdtempSync(join(tmpdir(), 'pool-failover-pack-'))
const run = (tool: string, ...args: string[]): void => {
  execFileSync(process.execPath, [`node_modules/${tool}`, ...args], { stdio: 'inherit' })
}

try {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const [{ filename }]: [{ filename: string }] = JSON.parse(packed)
  run('publint/src/cli.js', '--strict', join(directory, filename))
  run('@arethetypeswrong/cli/dist/index.js', join(directory, filename), '--profile', 'esm-only', '--no-emoji')
} catch (error) {
  console.error(`the package is not sound (${error instanceof Error ? error.message.split('\n')[0] : error})`)
  process.exitCode = 1
} finally {
  rmSync(directory, { recursive: true, force: true })
}
