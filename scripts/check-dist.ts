/** Fails when `dist/` is not what the sources give: it is what users run. */
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Every file below a directory, with its bytes. */
const filesIn = (directory: string): ReadonlyMap<string, Buffer> =>
  new Map(
    globSync('**/*', { cwd: directory })
      .filter((name) => statSync(join(directory, name)).isFile())
      .map((name) => [name, readFileSync(join(directory, name))]),
  )

const fresh = mkdtempSync(join(tmpdir(), 'pool-failover-dist-'))
try {
  execFileSync(process.execPath, ['scripts/build.ts', fresh], { stdio: 'inherit' })
  const wanted = filesIn(fresh)
  const found = existsSync('dist') ? filesIn('dist') : new Map<string, Buffer>()
  const names = [...new Set([...wanted.keys(), ...found.keys()])].sort()
  const stale = names.filter((name) => !(wanted.get(name)?.equals(found.get(name) ?? Buffer.alloc(0)) ?? false))
  for (const name of stale.slice(0, 10)) console.error(`dist/${name} is not what the sources give`)
  if (stale.length > 0) throw new Error(`${stale.length} stale files`)
  console.log(`dist is fresh: ${names.length} files`)
} catch (error) {
  console.error(`run \`npm run build\` and commit dist (${error instanceof Error ? error.message : error})`)
  process.exitCode = 1
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
