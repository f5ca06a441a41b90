#!/usr/bin/env node
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseDebugger } from './process/clean-start.ts'
import { flushed, mindOutput } from './report/out.ts'
import { version } from './version.ts'

refuseDebugger()
const trouble = mindOutput()
const file = fileURLToPath(import.meta.url)
const hostPath = file.endsWith('.ts') ? join(dirname(file), 'host.ts') : join(dirname(file), '..', 'host', 'index.js')
const argv = process.argv.slice(2)

/** Asked for alone, the version is told before anything is loaded. */
const run = async (): Promise<number> => {
  if (argv.length === 1 && argv[0] === '--version') {
    console.log(version)
    return 0
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 12)) {
    console.error(`pool-failover: needs Node 22.12 or later, this is ${process.versions.node}`)
    return 64
  }
  const { main } = await import('./shell/cli/program.ts')
  return main(argv, version, hostPath)
}
const code = await run()
await flushed()
const unwritten = trouble()
if (unwritten !== null) {
  console.error(`pool-failover: standard output can't be written (${unwritten}); what is missing there is lost`)
  await flushed()
}
process.exit(unwritten === null ? code : code || 1)
