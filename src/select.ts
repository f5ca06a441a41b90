import { cleanStart } from './process/clean-start.ts'

cleanStart()
const { selectAction } = await import('./shell/action/select.ts')
const { flushed } = await import('./report/out.ts')
const code = await selectAction(process.env)
await flushed()
process.exit(code)
