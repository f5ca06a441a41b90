import { cleanStart } from './process/clean-start.ts'

cleanStart()
const { reportAction } = await import('./shell/action/report.ts')
const { flushed } = await import('./report/out.ts')
const code = await reportAction(process.env)
await flushed()
process.exit(code)
