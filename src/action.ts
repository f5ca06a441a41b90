import { fileURLToPath } from 'node:url'
import { flushed } from './report/out.ts'
import { runAction } from './shell/action/main.ts'

process.exit(await runAction(fileURLToPath(new URL('../host/index.js', import.meta.url)), process.env).finally(flushed))
