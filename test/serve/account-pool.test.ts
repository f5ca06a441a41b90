/** What an account pool does, by meaning: adding, removing, limits, clearing, the next one, the sum. */
import { describe, expect, it } from 'vitest'
import { hour, minute, noon } from '../pool/make.ts'
import { entry, serving } from './serving.ts'

const three = [entry('a'), entry('b'), entry('c')]
const one = (label: string) => ({ provider: 'claude', label })

describe('add', () => {
  it('puts the first account into an empty pool', async () => {
    const { post, whole } = await serving()
    const added = await post('add', entry('a'))
    expect(added).toMatchObject({ status: 201, body: { account: { account: 'a', provider: 'claude' } } })
    expect((await whole()).summary).toMatchObject({ total: 1, available: 1 })
  })
  it('puts later ones at the end', async () => {
    const { post, claude } = await serving(three)
    await post('add', entry('d'))
    expect((await claude()).accounts.map(({ account }) => account)).toEqual(['a', 'b', 'c', 'd'])
  })
  it('refuses a label that the provider has already, however it is written', async () => {
    const { post, state } = await serving([entry('team-a')])
    expect(await post('add', entry('Team A'))).toMatchObject({ status: 409, body: { status: 409 } })
    expect(state.entries).toHaveLength(1)
  })
  it('takes the same label for another provider', async () => {
    const { post, whole } = await serving(three)
    expect((await post('add', entry('a', { provider: 'codex' }))).status).toBe(201)
    expect((await whole()).providers.map(({ provider }) => provider)).toEqual(['claude', 'codex'])
  })
  it('makes a new account free, never used, without failures', async () => {
    const { post } = await serving()
    const { account } = (await post('add', entry('a'))).body
    expect(account).toMatchObject({ state: 'available', lastUsed: null, failures: 0, until: null })
  })
  it('tells every fault of an account at once and adds nothing', async () => {
    const { post, state } = await serving(three)
    const refused = await post('add', { label: '--', provider: 'claude', hours: 'never' })
    expect(refused.status).toBe(422)
    expect(refused.body.problems).toHaveLength(3)
    expect(state.entries).toEqual(three)
  })
  it('keeps all that the account came with', async () => {
    const { post, state } = await serving()
    const given = entry('a', { priority: 5, group: 'g', maxUtilization: { five_hour: '80%' }, disabled: true })
    await post('add', given)
    expect(state.entries).toEqual([given])
  })
})

describe('remove', () => {
  it('takes the account out and answers with it', async () => {
    const { post, claude } = await serving(three)
    expect(await post('remove', one('b'))).toMatchObject({ status: 200, body: { account: { account: 'b' } } })
    expect((await claude()).accounts.map(({ account }) => account)).toEqual(['a', 'c'])
  })
  it('refuses a label that is not there', async () => {
    const { post, state } = await serving(three)
    expect((await post('remove', one('z'))).status).toBe(404)
    expect(state.entries).toHaveLength(3)
  })
  it('takes only the account of the provider that was named', async () => {
    const { post, state } = await serving([entry('a'), entry('a', { provider: 'codex' })])
    await post('remove', { provider: 'codex', label: 'A' })
    expect(state.entries).toEqual([entry('a')])
  })
  it('leaves an empty pool after the last one', async () => {
    const { post, whole } = await serving([entry('a')])
    await post('remove', one('a'))
    expect(await whole()).toMatchObject({ summary: { total: 0, available: 0 }, providers: [] })
  })
  it('goes on with the one after it when the account in use is removed', async () => {
    const { post } = await serving(three)
    await post('next', { provider: 'claude' })
    await post('remove', one('a'))
    expect((await post('next', { provider: 'claude' })).body.account.account).toBe('b')
  })
})

describe('a limit', () => {
  it('rests the account until the reset that was told', async () => {
    const { limit, of } = await serving(three)
    await limit('a', 'usage-limit', noon + 2 * hour)
    expect(await of('a')).toMatchObject({
      state: 'cooling',
      verdict: 'usage-limit',
      until: new Date(noon + 2 * hour).toISOString(),
      source: 'event',
    })
  })
  it('rests it five minutes where none was told', async () => {
    const { limit, of } = await serving(three)
    await limit('a', 'usage-limit')
    expect(await of('a')).toMatchObject({ until: new Date(noon + 5 * minute).toISOString(), source: 'default' })
  })
  it('doubles the rest with each failure in a row', async () => {
    const { limit, of, state } = await serving(three)
    await limit('a', 'usage-limit')
    state.now += 6 * minute
    await limit('a', 'usage-limit')
    expect(await of('a')).toMatchObject({ failures: 2, until: new Date(state.now + 10 * minute).toISOString() })
  })
  it('is over by itself when its time has come', async () => {
    const { limit, of, state } = await serving(three)
    await limit('a', 'usage-limit', noon + hour)
    state.now = noon + hour
    expect(await of('a')).toMatchObject({ state: 'available', until: null })
  })
  it('is forgotten after a success', async () => {
    const { limit, use, of, state } = await serving(three)
    await limit('a', 'usage-limit')
    state.now += 6 * minute
    await use('a')
    expect(await of('a')).toMatchObject({ state: 'available', failures: 0 })
  })
  it('leaves the others alone', async () => {
    const { limit, claude } = await serving(three)
    await limit('a', 'usage-limit')
    expect((await claude()).accounts.map(({ state }) => state)).toEqual(['cooling', 'available', 'available'])
  })
})

describe('clear-cooldown', () => {
  it('makes a resting account free at once', async () => {
    const { limit, post } = await serving(three)
    await limit('a', 'usage-limit', noon + hour)
    const cleared = await post('clear-cooldown', one('a'))
    expect(cleared).toMatchObject({ status: 200, body: { account: { state: 'available', failures: 0, until: null } } })
  })
  it('brings a refused account back', async () => {
    const { limit, post, of } = await serving(three)
    await limit('a', 'auth')
    expect(await of('a')).toMatchObject({ state: 'quarantined' })
    expect((await post('clear-cooldown', one('a'))).body.account.state).toBe('available')
  })
  it('changes nothing for an account that is free', async () => {
    const { post, whole } = await serving(three)
    expect(await post('clear-cooldown', one('b'))).toMatchObject({ status: 200 })
    expect((await whole()).history).toEqual([])
  })
  it('refuses a label that is not there', async () => {
    const { post } = await serving(three)
    expect((await post('clear-cooldown', one('z'))).status).toBe(404)
  })
  it('ends the rest of all that share the limit, and of no others', async () => {
    const { limit, post, claude } = await serving([entry('a', { group: 'g' }), entry('b', { group: 'g' }), entry('c')])
    await limit('b', 'usage-limit', noon + hour)
    await limit('c', 'usage-limit', noon + hour)
    await post('clear-cooldown', one('a'))
    expect((await claude()).accounts.map(({ state }) => state)).toEqual(['available', 'available', 'cooling'])
  })
})

describe('next', () => {
  const drawn = async (post: Awaited<ReturnType<typeof serving>>['post'], times: number) => {
    const labels: string[] = []
    for (let n = 0; n < times; n += 1) labels.push((await post('next', { provider: 'claude' })).body.account.account)
    return labels
  }
  it('goes round', async () => {
    const { post } = await serving(three)
    expect(await drawn(post, 4)).toEqual(['a', 'b', 'c', 'a'])
  })
  it('gives the only account again and again', async () => {
    const { post } = await serving([entry('a')])
    expect(await drawn(post, 2)).toEqual(['a', 'a'])
  })
  it('passes over accounts that rest, are refused or disabled', async () => {
    const { post, limit } = await serving([...three, entry('d', { disabled: true }), entry('e')])
    await limit('a', 'usage-limit')
    await limit('c', 'auth')
    expect(await drawn(post, 3)).toEqual(['e', 'b', 'e'])
  })
  it('says when the next one is free where none is', async () => {
    const { post, limit } = await serving([entry('a')])
    await limit('a', 'usage-limit', noon + hour)
    const refused = await post('next', { provider: 'claude' })
    expect(refused.status).toBe(409)
    expect(refused.body.detail).toBe('No account of claude is free; the next is free at 2026-11-25 13:00 UTC.')
  })
  it('refuses where the provider has no account', async () => {
    const { post } = await serving(three)
    expect(await post('next', { provider: 'gemini' })).toMatchObject({ status: 409 })
  })
  it('moves the mark of the account in use and of the one to come', async () => {
    const { post, claude } = await serving(three)
    expect(await claude()).toMatchObject({ active: null, next: 'a' })
    await post('next', { provider: 'claude' })
    expect(await claude()).toMatchObject({ active: 'a', next: 'b' })
  })
  it('gives each of 64 askers at once an account of its turn', async () => {
    const { post } = await serving(three)
    const all = await Promise.all(Array.from({ length: 64 }, () => post('next', { provider: 'claude' })))
    const count = (label: string) => all.filter(({ body }) => body.account.account === label).length
    expect([count('a'), count('b'), count('c')]).toEqual([22, 21, 21])
  })
})

describe('the sum', () => {
  it('counts each account once', async () => {
    const { limit, whole } = await serving([...three, entry('d', { disabled: true })])
    await limit('a', 'usage-limit')
    await limit('b', 'billing')
    expect((await whole()).summary).toEqual({
      total: 4,
      available: 1,
      coolingDown: 1,
      heldBack: 0,
      quarantined: 1,
      disabled: 1,
      nextAvailableAt: null,
    })
  })
  it('names the first end where all rest', async () => {
    const { limit, whole } = await serving([entry('a'), entry('b')])
    await limit('a', 'usage-limit', noon + 2 * hour)
    await limit('b', 'usage-limit', noon + hour)
    expect((await whole()).summary.nextAvailableAt).toBe(new Date(noon + hour).toISOString())
  })
  it('is of the provider that was asked for', async () => {
    const { claude } = await serving([entry('a'), entry('b', { provider: 'codex' })])
    expect((await claude()).summary).toMatchObject({ total: 1, available: 1 })
  })
})
