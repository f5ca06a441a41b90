/** Fails when `dist/` is not what the sources give: it is what users run. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const fresh = mkdtempSync(join(tmpdir(), 'pool-failover-dist-'))
try {
  execFileSync(process.execPath, ['scripts/build.ts', fresh], { stdio: 'inherit' })
  execFileSync('git', ['diff', '--no-index', '--stat', 'dist', fresh], { stdio: 'inherit' })
  console.log('dist is fresh')
} catch {
  console.error('dist is stale or could not be built: run `npm run build` and commit dist')
  process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
