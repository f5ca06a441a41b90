import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports.ts'
import { createStore } from '../../src/store/create.ts'
import { accountId, HOUR, limited, used } from './records.ts'
import { type RedisServer, startRedis, withRedis } from './redis-server.ts'

const [a, b] = [accountId(1), accountId(2)]
const now = Date.now()
const opened: Store[] = []
const open = (url: string, more: { ca?: string; limitMs?: number } = {}) => {
  const store = createStore({ kind: 'redis', pool: 'p', url, now: Date.now, ...more })
  opened.push(store)
  return store
}
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close()
})
const reason = async (store: Store) => [
  (await store.read([a])).trouble?.reason,
  (await store.write([used(a, now)]))?.reason,
]

describe('redis that is not there', () => {
  it('is told apart from one that is silent, and neither ever throws', async () => {
    expect(await reason(open('redis://127.0.0.1:1'))).toEqual(['unreachable', 'unreachable'])
    const silent = createServer((socket) => socket.resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    expect(await reason(open(`redis://127.0.0.1:${portOf(silent)}`, { limitMs: 200 }))).toEqual(['slow', 'slow'])
    await new Promise((resolve) => silent.close(resolve))
    const dead = open('redis://127.0.0.1:1')
    const lease = await dead.leases?.acquire(a, 1)
    expect((await dead.read([a])).trouble?.notice).toContain('goes on as if no account were cooling down')
    expect((await dead.write([used(a, now)]))?.notice).toContain("the next runs may not know of this run's cooldowns")
    expect(lease?.kind === 'failed' && lease.trouble.notice).toContain('another run may use the same account')
  })

  it.each([
    ['', 'absent'],
    ['not a url', 'absent'],
    ['http://127.0.0.1/', 'absent'],
    ['redis://user:FAKE-pass@no-such-host.invalid:6379', 'unreachable'],
  ])('says what is wrong with the URL %j, and never the URL itself', async (url, expected) => {
    const { trouble } = await open(url).read([a])
    expect(trouble?.reason).toBe(expected)
    expect(trouble?.notice).not.toContain('FAKE-pass')
  })
})

withRedis('redis, real', () => {
  let server: RedisServer
  const url = () => `redis://127.0.0.1:${server.port}`
  const client = async () => createClient({ url: url() }).connect()
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())

  it('reads a pool of 100 accounts in one question', async () => {
    const store = open(url())
    await store.write([limited(a, now, HOUR)])
    const admin = await client()
    await admin.configResetStat()
    await store.read(Array.from({ length: 100 }, (_, n) => accountId(n)))
    const stats = await admin.info('commandstats')
    expect(stats).toMatch(/cmdstat_mget:calls=1,/)
    expect(stats).not.toMatch(/cmdstat_(get|eval):/)
    await admin.close()
  })

  it('lets every record expire a day after the longest cooldown', async () => {
    await open(url()).write([limited(a, now, HOUR), used(a, now)])
    const admin = await client()
    const keys = (await admin.keys('*')).filter((key) => key.endsWith(a))
    expect(keys).toHaveLength(2)
    for (const key of keys) expect(await admin.ttl(key)).toBeGreaterThan(8 * 24 * 3600)
    await admin.close()
  })

  it('takes no harm from values and types that are not its own', async () => {
    const admin = await client()
    await open(url()).write([limited(b, now, HOUR)])
    const [key = ''] = (await admin.keys('*condition*')).filter((name) => name.endsWith(b))
    await admin.set(key, 'rubbish\n::set-output name=x::y')
    expect((await open(url()).read([b])).ledger.conditions.size).toBe(0)
    await open(url()).write([limited(b, now, HOUR)])
    expect((await open(url()).read([b])).ledger.conditions.size).toBe(1)
    await admin.del(key)
    await admin.lPush(key, 'x')
    expect((await open(url()).write([limited(b, now, HOUR)]))?.reason).toBe('damaged')
    await admin.close()
  })

  it('opens a lost connection again', async () => {
    const store = open(url())
    await store.write([limited(a, now, HOUR)])
    const admin = await client()
    await admin.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
    const { ledger, trouble } = await store.read([a])
    expect([ledger.conditions.has(a), trouble]).toEqual([true, null])
    await admin.close()
  })

  it('outlives a restart of the server', async () => {
    const store = open(url())
    await store.read([a])
    const { port } = server
    await server.stop()
    expect((await store.read([a])).trouble?.reason).toBe('unreachable')
    server = await startRedis([], null, port)
    expect(await store.write([limited(a, now, HOUR)])).toBeNull()
  })

  it('says when the password is wrong or missing, a right is, or the server is full', async () => {
    const guarded = await startRedis(['--requirepass', 'FAKE-pass'])
    expect(await reason(open(`redis://127.0.0.1:${guarded.port}`))).toEqual(['denied', 'denied'])
    expect(await reason(open(`redis://:FAKE-wrong@127.0.0.1:${guarded.port}`))).toEqual(['denied', 'denied'])
    expect(await reason(open(`redis://:FAKE-pass@127.0.0.1:${guarded.port}`))).toEqual([undefined, undefined])
    await guarded.stop()
    const bounded = await createClient({ url: url() }).connect()
    await bounded.sendCommand(['ACL', 'SETUSER', 'reader', 'on', '>FAKE-pass', '~*', '+@all', '-set'])
    await bounded.close()
    expect(await reason(open(`redis://reader:FAKE-pass@127.0.0.1:${server.port}`))).toEqual([undefined, 'denied'])
    const full = await startRedis(['--maxmemory', '1'])
    expect(await reason(open(`redis://127.0.0.1:${full.port}`))).toEqual([undefined, 'read-only'])
    await full.stop()
  })

  it('speaks TLS to a server it trusts, and to no other', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tls-'))
    const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
    const self = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
    execFileSync('openssl', [...self, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
    const files = ['--tls-key-file', key, '--tls-cert-file', cert, '--tls-ca-cert-file', cert]
    const secure = await startRedis([], [...files, '--tls-auth-clients', 'no'])
    const address = `rediss://127.0.0.1:${secure.port}`
    expect(await reason(open(address, { ca: readFileSync(cert, 'utf8') }))).toEqual([undefined, undefined])
    expect(await reason(open(address))).toEqual(['denied', 'denied'])
    await secure.stop()
    const named = await startRedis([], [...files, '--tls-auth-clients', 'yes'])
    const { trouble } = await open(`rediss://127.0.0.1:${named.port}`, { ca: readFileSync(cert, 'utf8') }).read([a])
    expect(trouble?.notice).toContain("Redis asks for a client's certificate")
    // Told by what the port speaks, not by how long it says nothing.
    const swapped = [`redis://:FAKE-pass@127.0.0.1:${named.port}`, url().replace('redis:', 'rediss:')]
    for (const [n, wrong] of swapped.entries()) {
      const store = open(wrong)
      expect(await reason(store)).toEqual(['absent', 'absent'])
      const said = (await store.read([a])).trouble?.notice
      expect(said).toContain(n === 0 ? 'begin the URL with rediss://' : 'begin the URL with redis://')
      expect(said).not.toContain('FAKE')
    }
    await named.stop()
    rmSync(directory, { recursive: true })
  })
})

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
