/** Fails in every way a library can after it was left; prints what came of it. `--own`: the failure is not the library's. */
import { createReadStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { deadlineIn } from '../../src/store/deadline.ts'
import { watch } from '../../src/store/watch.ts'

const [, , way = '', whose] = process.argv

const fail = (): void => {
  switch (way) {
    case 'timer':
      setTimeout(() => {
        throw new Error('late')
      }, 5)
      return
    case 'stream':
      createReadStream('/no/such/file').on('error', (error) => {
        throw error
      })
      return
    case 'rejection':
      void sleep(5).then(() => Promise.reject(new Error('late')))
      return
    case 'print':
      setTimeout(() => console.log('late'), 5)
      return
    default:
      throw new Error('which way?')
  }
}

const limit = deadlineIn(1).signal
const seen = await watch(
  () => {
    if (whose !== '--own') fail()
    return new Promise(() => undefined)
  },
  limit,
  () => false,
)
if (whose === '--own') fail()
await sleep(60)
console.log(`alive, ${seen.end}`)
