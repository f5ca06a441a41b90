import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanStart } from './process/clean-start.ts'

// Before anything else is loaded: it may replace this process by one that shows no secret in /proc.
const start = cleanStart()
const { runAction } = await import('./shell/action/main.ts')
const hostPath = join(dirname(fileURLToPath(import.meta.url)), '..', 'host', 'index.js')
process.exit(await runAction(hostPath, start))
