#!/usr/bin/env node
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { flushed } from './report/out.ts'
import { main } from './shell/cli/program.ts'
import { version } from './version.ts'

const file = fileURLToPath(import.meta.url)
const hostPath = file.endsWith('.ts') ? join(dirname(file), 'host.ts') : join(dirname(file), '..', 'host', 'index.js')
const code = await main(process.argv.slice(2), version, hostPath)
await flushed()
process.exit(code)
