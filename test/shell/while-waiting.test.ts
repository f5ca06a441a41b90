import { expect, it } from 'vitest'
import { whileWaiting } from '../../src/shell/while-waiting.ts'

it('does all steps in their order, with room for other work between them', async () => {
  const done: string[] = []
  const step = (name: string) => () => {
    done.push(name)
    setImmediate(() => done.push(`after ${name}`))
  }
  await whileWaiting([step('a'), step('b')], () => false)
  expect(done).toEqual(['a', 'after a', 'b', 'after b'])
})

it('stops between two steps once it is over', async () => {
  const done: number[] = []
  await whileWaiting(
    [1, 2, 3].map((n) => () => done.push(n)),
    () => done.length === 2,
  )
  expect(done).toEqual([1, 2])
})
