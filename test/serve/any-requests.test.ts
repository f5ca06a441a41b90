/** Whatever is asked for in whatever order, by how many at once: the pool is what a list of labels would be. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { entry, serving } from './serving.ts'

const labels = ['a', 'b', 'c', 'd']
const request = fc.oneof(
  fc.record({
    action: fc.constantFrom('add', 'remove', 'disable', 'enable', 'clear'),
    label: fc.constantFrom(...labels),
  }),
  fc.constant({ action: 'next' as const, label: '' }),
)
type Request = typeof request extends fc.Arbitrary<infer T> ? T : never

/** The labels of a pool, with whether each is disabled, and what a request must be answered with. */
const play = (pool: Map<string, boolean>, { action, label }: Request): number => {
  const there = pool.has(label)
  switch (action) {
    case 'add':
      if (!there) pool.set(label, false)
      return there ? 409 : 201
    case 'remove':
      return pool.delete(label) ? 200 : 404
    case 'disable':
    case 'enable':
      if (there) pool.set(label, action === 'disable')
      return there ? 200 : 404
    case 'clear':
      return there ? 200 : 404
    case 'next':
      return [...pool.values()].includes(false) ? 200 : 409
  }
}

it('answers and ends as a list of labels would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(request, { maxLength: 25 }), fc.boolean(), async (requests, together) => {
      const { post, whole } = await serving()
      const pool = new Map<string, boolean>()
      const send = ({ action, label }: Request) => {
        const body = { provider: 'claude', label }
        if (action === 'add') return post('add', entry(label))
        if (action === 'next') return post('next', { provider: 'claude' })
        if (action === 'enable') return post('disable', { ...body, disabled: false })
        return post(action === 'clear' ? 'clear-cooldown' : action, body)
      }
      const statuses: number[] = []
      if (together) statuses.push(...(await Promise.all(requests.map(send))).map(({ status }) => status))
      else for (const one of requests) statuses.push((await send(one)).status)
      expect(statuses).toEqual(requests.map((one) => play(pool, one)))
      const { summary, providers } = await whole()
      expect(summary).toMatchObject({
        total: pool.size,
        disabled: [...pool.values()].filter(Boolean).length,
        coolingDown: 0,
      })
      expect(providers.flatMap(({ accounts }) => accounts.map(({ account }) => account))).toEqual([...pool.keys()])
    }),
    { numRuns: 60 },
  )
})
