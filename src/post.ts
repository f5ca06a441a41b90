import { flushed } from './report/out.ts'
import { cleanUp } from './shell/action/post.ts'

await cleanUp(process.env)
await flushed()
process.exit(0)
