import { fileURLToPath } from 'node:url'
import { flushed } from './report/out.ts'
import { main } from './shell/cli/program.ts'
import { version } from './version.ts'

const bundled = import.meta.url.endsWith('/index.js')
const hostPath = fileURLToPath(new URL(bundled ? '../host/index.js' : './host.ts', import.meta.url))
const code = await main(process.argv.slice(2), version, hostPath)
await flushed()
process.exit(code)
