import { describe, expect, it, vi } from 'vitest'
import type { Trouble } from '../../src/ports.ts'
import type { Fault } from '../cache-server/faults.ts'
import { type CachePlace, cachePlace } from './cache-place.ts'
import { accountId, cleared, HOUR, limited, used } from './records.ts'

type Reason = Trouble['reason'] | null

interface State {
  readonly name: string
  readonly faults?: readonly Fault[]
  readonly env?: Readonly<Record<string, string>>
  readonly permission?: 'read' | 'none'
  readonly read: Reason
  readonly write: Reason
  /** Words of the notice of the write (or of the read, where that has none). */
  readonly says?: RegExp
  /** The store's time limit: short where the service never answers, ms. */
  readonly limitMs?: number
}

const states: readonly State[] = [
  { name: 'works', read: null, write: null },
  { name: 'is not there', env: { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '' }, read: 'absent', write: 'absent' },
  {
    name: 'gave no token',
    env: { ACTIONS_RUNTIME_TOKEN: '' },
    read: 'absent',
    write: 'absent',
    says: /no Actions cache/,
  },
  { name: 'does not know the token', env: { ACTIONS_RUNTIME_TOKEN: 'FAKE' }, read: 'denied', write: 'denied' },
  { name: 'is off', env: { ACTIONS_CACHE_MODE: 'none' }, read: 'denied', write: 'denied', says: /cache-mode: none/ },
  {
    name: 'is read-only by mode',
    env: { ACTIONS_CACHE_MODE: 'read' },
    read: null,
    write: 'read-only',
    says: /untrusted/,
  },
  { name: 'is write-only by mode', env: { ACTIONS_CACHE_MODE: 'write-only' }, read: 'denied', write: null },
  { name: 'has a mode nobody knows', env: { ACTIONS_CACHE_MODE: 'sideways' }, read: null, write: null },
  { name: 'gave a read-only token', permission: 'read', read: null, write: 'read-only', says: /cache-mode: write/ },
  { name: 'gave a token for nothing', permission: 'none', read: 'denied', write: 'read-only' },
  { name: 'refuses connections', env: refused(), read: 'unreachable', write: 'unreachable', limitMs: 2_400 },
  { name: 'has a name nobody knows', env: nameless(), read: 'unreachable', write: 'unreachable', limitMs: 2_400 },
  {
    name: 'resets connections',
    faults: [{ kind: 'reset' }],
    read: 'unreachable',
    write: 'unreachable',
    limitMs: 2_400,
  },
  { name: 'is down (500)', faults: [status(500)], read: 'unreachable', write: 'unreachable', limitMs: 2_400 },
  { name: 'is down (503)', faults: [status(503)], read: 'unreachable', write: 'unreachable', limitMs: 2_400 },
  { name: 'asks for fewer requests', faults: [status(429)], read: 'slow', write: 'slow', limitMs: 800 },
  {
    name: 'asks to wait an hour',
    faults: [{ ...status(429), retryAfter: 3_600 }],
    read: 'slow',
    write: 'slow',
    limitMs: 800,
  },
  { name: 'never answers', faults: [{ kind: 'hang' }], read: 'slow', write: 'slow', limitMs: 600 },
  { name: 'stops half-way in an answer', faults: [{ kind: 'half-open' }], read: 'slow', write: 'slow', limitMs: 600 },
  { name: 'answers nonsense', faults: [{ kind: 'garbage' }], read: 'damaged', write: 'damaged', limitMs: 2_400 },
  { name: 'answers late', faults: [{ kind: 'slow', delayMs: 50 }], read: null, write: null },
  { name: 'fails only at the upload', faults: [{ ...status(403), on: 'upload' }], read: null, write: 'denied' },
  {
    name: 'never takes the upload',
    faults: [{ kind: 'hang', on: 'upload' }],
    read: null,
    write: 'slow',
    limitMs: 600,
  },
  {
    name: 'resets the upload',
    faults: [{ kind: 'reset', on: 'upload' }],
    read: null,
    write: 'unreachable',
    limitMs: 1_000,
  },
  { name: 'never finishes', faults: [{ kind: 'hang', on: 'commit' }], read: null, write: 'slow', limitMs: 600 },
  { name: 'refuses to finish', faults: [{ ...status(400), on: 'commit' }], read: null, write: 'damaged' },
]

const [a, b] = [accountId(1), accountId(2)]
let pools = 0

/** Every state of the service: what the run is told, and that nothing else is seen of it. */
export const statesOf = (version: 'v1' | 'v2', more: Readonly<Record<string, string>> = {}): void => {
  describe(`an Actions cache (${version}) that`, () => {
    const place = cachePlace(version)

    it.each(states)('$name', async ({ faults = [], env = {}, permission, read, write, says, limitMs }) => {
      const printed = vi.spyOn(process.stdout, 'write')
      place.set({
        ACTIONS_CACHE_MODE: '',
        GITHUB_SERVER_URL: '',
        ...place.server().env(version, undefined, permission),
        ...more,
        ...env,
      })
      place.server().faults.set(faults)
      pools += 1
      const store = place.open(`states ${pools}`, limitMs === undefined ? {} : { limitMs })
      const found = await store.read([a, b])
      const trouble = await store.write([limited(a, Date.now(), HOUR), used(b, Date.now())])
      place.server().faults.set([])
      expect([found.trouble?.reason ?? null, trouble?.reason ?? null]).toEqual([read, write])
      for (const { notice } of [found.trouble, trouble].filter((one) => one !== null)) {
        expect(notice).toMatch(/^[A-Z][^\n]{20,330}[^.]\.$/)
        expect(notice).not.toMatch(/https?:|FAKE|undefined|Error/)
      }
      // A failed write must not be told in the words of a failed read, nor the other way round.
      if (trouble !== null) expect(trouble.notice).toMatch(/next runs?\b/)
      if (found.trouble !== null && found.trouble.reason !== 'absent' && says === undefined)
        expect(found.trouble.notice).toMatch(/so some cooldowns may be unknown|as if no account were cooling down/)
      if (says) expect((trouble ?? found.trouble)?.notice).toMatch(says)
      expect(printed.mock.calls.flat().join('')).not.toMatch(/Failed to|cache|::|\[command\]|Sent/)
      printed.mockRestore()
    })

    describe('fails for a moment', () => waysBack(place, version))
  })
}

const waysBack = (place: CachePlace, version: 'v1' | 'v2'): void => {
  const start = (faults: readonly Fault[], env: Readonly<Record<string, string>> = {}) => {
    place.set({ ...place.server().env(version), ...env })
    place.server().faults.set(faults)
    place.server().log.splice(0)
    pools += 1
    return place.open(`back ${pools}`)
  }
  const reservations = () => place.server().log.filter((logged) => logged.operation === 'reserve').length
  const known = async (pool = `back ${pools}`) => (await place.open(pool).read([a])).ledger.conditions.get(a)

  it('is tried a second time under another key when a reservation was never finished', async () => {
    const store = start([{ kind: 'unfinished', on: 'reserve', times: 1 }])
    expect(await store.write([limited(a, Date.now(), HOUR)])).toBeNull()
    expect(reservations()).toBeLessThanOrEqual(3)
    expect((await known())?.verdict).toBe('usage-limit')
  })

  it('is asked twice at most for each thing, though it goes on failing', async () => {
    const store = start([{ kind: 'status', status: 503 }])
    await store.read([a])
    const lookups = place.server().log.length
    // Two of them at once: the account's condition and its use.
    expect(lookups).toBeLessThanOrEqual(4)
    place.server().faults.set([{ kind: 'status', status: 503, on: 'reserve' }])
    await store.write([limited(a, Date.now(), HOUR)])
    expect(reservations()).toBe(2)
  })

  it('is left alone for as long as it asks for, then tried once more', async () => {
    const store = start([{ kind: 'status', status: 429, retryAfter: 1, on: 'reserve', times: 1 }])
    expect(await store.write([limited(a, Date.now(), HOUR)])).toBeNull()
    const [first, second] = place.server().log.filter((logged) => logged.operation === 'reserve')
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
  })

  it('is not asked again where it wants to be left alone for longer than there is time', async () => {
    const store = start([{ kind: 'status', status: 429, retryAfter: 60 }])
    const asked: number[] = []
    for (const _ of 'twice') {
      const found = await store.read([a])
      const unwritten = await store.write([limited(a, Date.now(), HOUR)])
      expect([found.trouble?.reason, unwritten?.reason]).toEqual(['slow', 'slow'])
      asked.push(place.server().log.length)
    }
    expect(new Set(asked).size).toBe(1)
  })

  it('is told otherwise where a place was asked for', async () => {
    const { leases } = start([{ kind: 'status', status: 503 }])
    const lease = await leases?.acquire(a, 1)
    const notice = lease?.kind === 'failed' ? lease.trouble.notice : ''
    expect(notice).toMatch(/can't be reached, so another run may use the same account at the same time;/)
  })

  it('forgets what was evicted and nothing else', async () => {
    const store = start([])
    await store.write([limited(a, Date.now(), HOUR), limited(b, Date.now(), HOUR)])
    place.server().entries.evict((entry) => entry.key.includes(a))
    const { ledger } = await place.open(`back ${pools}`).read([a, b])
    expect([...ledger.conditions.keys()]).toEqual([b])
  })

  it('is read on a branch together with the default branch, and written on the branch only', async () => {
    const [main, branch] = ['refs/heads/main', 'refs/heads/topic']
    const [old, recent] = [Date.now() - 60_000, Date.now()]
    await start([]).write([limited(a, recent, 2 * HOUR), limited(b, old, 2 * HOUR)])
    const pool = `back ${pools}`
    place.set(place.server().env(version, branch))
    await place.open(pool, { ref: branch }).write([cleared(b, recent)])
    const onBranch = (await place.open(pool, { ref: branch }).read([a, b])).ledger
    place.set(place.server().env(version, main))
    const onMain = (await place.open(pool, { ref: main }).read([a, b])).ledger
    expect(onBranch.conditions.get(a)?.observedAt).toBe(recent)
    expect([onBranch.conditions.get(b)?.until, onMain.conditions.get(b)?.until]).toEqual([0, old + 2 * HOUR])
  })

  it('does not hide the longer cooldown of the default branch behind a shorter one of the branch', async () => {
    const long = limited(a, Date.now() - 5, 5 * HOUR)
    await start([]).write([long])
    const pool = `back ${pools}`
    place.set(place.server().env(version, 'refs/heads/topic'))
    const branch = place.open(pool, { ref: 'refs/heads/topic' })
    await branch.write([limited(a, Date.now(), 60_000)])
    expect((await branch.read([a])).ledger.conditions.get(a)?.until).toBe(long.until)
  })

  it('is never asked for a download', () => {
    expect(place.server().log.filter((logged) => logged.operation === 'download')).toEqual([])
  })
}

function status(code: number): Fault {
  return { kind: 'status', status: code }
}
function refused(): Record<string, string> {
  return { ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/', ACTIONS_CACHE_URL: 'http://127.0.0.1:1/' }
}
function nameless(): Record<string, string> {
  return { ACTIONS_RESULTS_URL: 'http://no-such-host.invalid/', ACTIONS_CACHE_URL: 'http://no-such-host.invalid/' }
}
