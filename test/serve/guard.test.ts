/** Who may ask, and what is refused before anything is done. */
import { describe, expect, it } from 'vitest'
import { entry, serving } from './serving.ts'

const token = 'FAKE-token-of-32-characters-0000'

describe('without a token', () => {
  it.each(['127.0.0.1:7878', 'localhost:7878', 'LOCALHOST', '[::1]:7878', '127.0.0.1'])('serves %s', async (host) => {
    const { send } = await serving()
    expect((await send('/account-pool', { headers: { host } })).status).toBe(200)
  })
  it.each([
    'evil.example',
    'evil.example:7878',
    '127.0.0.1.evil.example',
    'localhost.evil.example:7878',
    '10.0.0.1',
    '',
  ])('does not serve a name that may have been pointed here: %j', async (host) => {
    const { send } = await serving([entry('a')])
    for (const path of ['/', '/account-pool', '/account-pool/events', '/openapi.json'])
      expect(await send(path, { headers: { host } })).toMatchObject({
        status: 421,
        body: { title: expect.any(String) },
      })
  })
})

describe('another site', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1:9999' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('may not ask: %j', async (headers) => {
    const { post, send, state } = await serving([entry('a')])
    expect((await post('remove', { provider: 'claude', label: 'a' }, headers)).status).toBe(403)
    expect((await send('/account-pool', { headers })).status).toBe(403)
    expect(state.entries).toHaveLength(1)
  })
  it('is told by no header that it may', async () => {
    const { send } = await serving([entry('a')])
    const preflight = await send('/account-pool/add', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(403)
    const { headers } = await send('/account-pool')
    expect([...headers.keys(), ...preflight.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([])
  })
  it('is not what our own page is', async () => {
    const { post } = await serving([entry('a')])
    const own = { origin: 'http://127.0.0.1:7878', 'sec-fetch-site': 'same-origin' }
    expect((await post('next', { provider: 'claude' }, own)).status).toBe(200)
  })
})

describe('with a token', () => {
  it.each([[undefined], ['Bearer wrong'], [`Basic ${token}`], [`Bearer ${token}x`], ['Bearer ']])(
    'refuses %j',
    async (authorization) => {
      const { send, state } = await serving([entry('a')], { token })
      const headers = authorization === undefined ? {} : { authorization }
      for (const path of ['/account-pool', '/account-pool/claude', '/account-pool/events']) {
        const refused = await send(path, { headers })
        expect(refused.status).toBe(401)
        expect(refused.headers.get('www-authenticate')).toContain('Bearer')
      }
      const body = JSON.stringify({ provider: 'claude', label: 'a' })
      const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
      expect((await send('/account-pool/remove', init)).status).toBe(401)
      expect(state.entries).toHaveLength(1)
    },
  )
  it('serves who brings it, by any name, and the page to all', async () => {
    const { send } = await serving([entry('a')], { token, host: '0.0.0.0' })
    const host = 'pool.example:7878'
    expect((await send('/account-pool', { headers: { host, authorization: `Bearer ${token}` } })).status).toBe(200)
    expect((await send('/', { headers: { host } })).status).toBe(200)
    expect((await send('/openapi.json', { headers: { host } })).status).toBe(200)
  })
})

describe('a body', () => {
  const good = { provider: 'claude', label: 'a' }
  it.each([
    ['no JSON', '{"provider":', 400],
    ['nothing', '', 400],
    ['a list', [], 422],
    ['null', 'null', 422],
    ['a provider that is none', { provider: 'nobody', label: 'a' }, 422],
    ['no label', { provider: 'claude' }, 422],
    ['a label that is a number', { provider: 'claude', label: 1 }, 422],
    ['an unknown key', { ...good, sk_ant_FAKE: 'x' }, 422],
    ['a label that is a secret', { provider: 'claude', label: 'sk-ant-api03-FAKE-1234567890abcdef' }, 404],
    ['too much', { ...good, label: 'x'.repeat(300_000) }, 413],
  ])('with %s is a problem that quotes nothing', async (_, body, status) => {
    const { post, state } = await serving([entry('a')])
    const refused = await post('remove', body)
    expect(refused).toMatchObject({
      status,
      body: { status, type: expect.stringMatching(/^urn:pool-failover:problem:/), detail: expect.any(String) },
    })
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(state.entries).toHaveLength(1)
  })
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'of type %j is not read: a form on another site can send it',
    async (type) => {
      const { post, state } = await serving([entry('a')])
      expect((await post('remove', good, { 'content-type': type })).status).toBe(415)
      expect(state.entries).toHaveLength(1)
    },
  )
})

describe('an address', () => {
  it.each([
    ['GET', '/account-pool/add', 405],
    ['DELETE', '/account-pool', 405],
    ['POST', '/account-pool/claude', 405],
    ['GET', '/account-pool/nobody', 404],
    ['GET', '/nowhere', 404],
    ['GET', '/../package.json', 404],
    ['GET', '/%2e%2e/index.js', 404],
  ])('%s %s is %i', async (method, path, status) => {
    const { send } = await serving()
    expect(await send(path, { method })).toMatchObject({ status, body: { status } })
  })
  it('answers HEAD', async () => {
    const { send } = await serving()
    expect(await send('/account-pool', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })
  it('answers HEAD for the events without following them', async () => {
    const { send, board } = await serving([entry('a')])
    expect(await send('/account-pool/events', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    expect(board.followers()).toBe(0)
  })
  it.each(['/', '/account-pool', '/nowhere', '/openapi.json'])('%s keeps browsers careful', async (path) => {
    const { send } = await serving()
    const { headers } = await send(path)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})
