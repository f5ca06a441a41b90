import { expect, it } from 'vitest'
import { emptyLedger } from '../../src/pool/ledger.ts'
import type { AccountRecord } from '../../src/pool/record.ts'
import type { Trouble } from '../../src/ports.ts'
import { insist } from '../../src/store/insist.ts'
import { accountId, HOUR, limited, used } from './records.ts'

const [a, b] = [accountId(1), accountId(2)]
const now = 1_800_000_000_000

/** A store that fails with these reasons, one a write, and then works. */
const failing = (...reasons: readonly (Trouble['reason'] | null)[]) => {
  const sent: (readonly AccountRecord[])[] = []
  const store = insist({
    name: 'failing',
    read: async () => ({ ledger: emptyLedger, trouble: null }),
    write: async (records) => {
      const reason = reasons[sent.push(records) - 1] ?? null
      return reason === null ? null : { reason, notice: '' }
    },
    close: async () => undefined,
  })
  return { sent, store }
}

it.each(['unreachable', 'slow', 'damaged'] as const)(
  'sends a condition again after %s, until it is safe',
  async (reason) => {
    const { sent, store } = failing(reason, reason, null)
    const [first, second] = [limited(a, now, HOUR), limited(b, now, HOUR)]
    await store.write([first, used(a, now)])
    await store.write([second])
    await store.write([used(b, now)])
    await store.write([used(b, now + 1)])
    expect(sent.slice(1)).toEqual([[first, second], [first, second, used(b, now)], [used(b, now + 1)]])
  },
)

it.each(['absent', 'denied', 'read-only'] as const)('does not trouble a store again that is %s', async (reason) => {
  const { sent, store } = failing(reason)
  await store.write([limited(a, now, HOUR)])
  await store.write([used(b, now)])
  expect(sent[1]).toEqual([used(b, now)])
})
