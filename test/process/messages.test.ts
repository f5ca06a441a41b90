import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode, encode, type Order, type Report } from '../../src/process/messages.ts'

const order = fc.record<Order>({
  file: fc.string(),
  args: fc.array(fc.string({ unit: 'binary' })),
  env: fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
  cwd: fc.string(),
  stdin: fc.boolean(),
  carrier: fc.constantFrom('fifo', 'socket'),
  place: fc.record({ socket: fc.string(), stdout: fc.string(), stderr: fc.string(), stdin: fc.string() }),
  mark: fc.string(),
})

it('orders arrive as they were given, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(order, { maxLength: 3 }), fc.array(fc.integer({ min: 1, max: 40 })), (orders, cuts) => {
      const bytes = Buffer.from(orders.map(encode).join(''))
      const received: unknown[] = []
      const take = decode<Order | Report>((message) => received.push(message))
      let at = 0
      for (const cut of [...cuts, bytes.length]) {
        take(bytes.subarray(at, at + cut))
        at += cut
      }
      expect(received).toEqual(JSON.parse(JSON.stringify(orders)))
    }),
  )
})
