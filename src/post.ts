import { cleanStart } from './process/clean-start.ts'

// The runner gives the inputs to the post step too.
cleanStart()
const { cleanUp } = await import('./shell/action/post.ts')
cleanUp(process.env)
// Of `select`; loaded only there.
if (process.env['STATE_place']) {
  const { givePlaceBack } = await import('./shell/action/place-taken.ts')
  await givePlaceBack(process.env)
}
process.exit(0)
