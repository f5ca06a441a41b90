import { cleanStart } from './process/clean-start.ts'

// The runner gives the inputs to the post step too.
cleanStart()
const { cleanUp } = await import('./shell/action/post.ts')
cleanUp(process.env)
process.exit(0)
