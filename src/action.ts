import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAgent } from './process/agent.ts'
import { cleanStart } from './process/clean-start.ts'

// Before anything else is done: from here on no other process sees our secrets in /proc.
const start = cleanStart()
const hostPath = join(dirname(fileURLToPath(import.meta.url)), '..', 'host', 'index.js')
const agent = createAgent({ hostPath, temporary: process.env['RUNNER_TEMP'] || tmpdir() })
// The host of the first agent starts while the rest is loaded.
await agent.warm()
const { runAction } = await import('./shell/action/main.ts')
process.exit(await runAction(agent, start))
