/** How a server starts, what keeps it from starting, how it ends. */
import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entry } from '../../serve/serving.ts'
import { follow, homeWith, serve, start } from './start.ts'

const token = 'FAKE-token-of-32-characters-0000'

it('says where it is, and ends by itself on SIGTERM and SIGINT with clients still there', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await serve(homeWith())
    expect(server.ready).toEqual({
      url: `http://127.0.0.1:${server.ready.port}/`,
      host: '127.0.0.1',
      port: server.ready.port,
      pid: server.process.pid,
      token: false,
    })
    const stop = new AbortController()
    const views = follow(server, stop.signal)
    await views.next()
    const idle = connect(server.ready.port, '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    server.process.kill(signal)
    expect((await views.next()).done).toBe(true)
    expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
    idle.destroy()
  }
})

it('says so in plain words without --json', async () => {
  const { process: child, ended } = start(homeWith(), ['serve', '--port', '0'])
  const line = await new Promise<string>((resolve) => child.stdout?.once('data', (chunk) => resolve(String(chunk))))
  expect(line).toMatch(/^pool-failover: ready at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl\+C ends it\)\n$/)
  child.kill('SIGINT')
  expect((await ended).code).toBe(0)
})

describe('does not start, with one clear line', () => {
  it('where the port is in use', async () => {
    const home = homeWith()
    const { ready } = await serve(home)
    const { code, stderr } = await start(home, ['serve', '--port', String(ready.port)]).ended
    expect({ code, stderr }).toEqual({
      code: 64,
      stderr: `pool-failover: port ${ready.port} of 127.0.0.1 is in use; choose another with --port (0 takes a free one)\n`,
    })
  })

  it.each<[string, string[], RegExp, Record<string, string>?]>([
    ['no port', ['--port', 'http'], /--port must be a whole number from 0 to 65535/],
    ['a port too high', ['--port', '65536'], /--port must be a whole number/],
    [
      'an address of another machine',
      ['--host', '192.0.2.1', '--token-from-env', 'T'],
      /no address of this machine/,
      { T: token },
    ],
    [
      'others without a token',
      ['--host', '0.0.0.0'],
      /--host 0\.0\.0\.0 can be reached by others: give --token-from-env/,
    ],
    ['no such variable', ['--token-from-env', 'NOT_THERE'], /must name a variable with 16 or more characters/],
    ['a short token', ['--token-from-env', 'T'], /must name a variable with 16 or more/, { T: 'FAKE-short' }],
    ['an unknown option', ['--prot', '1'], /unknown option '--prot'/],
    ['an unknown store', ['--store', 'paper'], /store must be one of/],
    ['a host that is none', ['--host', 'a b'], /--host must be an address or a name/],
    ['a list that is not there', ['--accounts', '/nowhere.json'], /--accounts: the file can not be read \(ENOENT\)/],
  ])('with %s', async (_, args, message, env = {}) => {
    const { code, stdout, stderr } = await start(homeWith(), ['serve', '--port', '0', ...args], { env }).ended
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/FAKE|\n +at /)
  })

  it('with a damaged list, which is left as it is', async () => {
    const home = homeWith('[{"label": "a", "secret": "sk-ant-api03-FAKE-a"')
    const path = join(home, '.config', 'pool-failover', 'accounts.json')
    const before = readFileSync(path, 'utf8')
    const { code, stderr } = await start(home, ['serve', '--port', '0']).ended
    expect(code).toBe(64)
    expect(stderr).toMatch(/the list of accounts .* is damaged: it is no JSON list/)
    expect(stderr).not.toContain('FAKE')
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  it.runIf(process.platform === 'linux')('on a port that needs more rights', async () => {
    const home = homeWith()
    const list = join(home, 'accounts.json')
    writeFileSync(list, JSON.stringify([entry('a')]))
    for (const path of [home, list]) chmodSync(path, 0o755)
    // Another user may not see where this repository lies.
    cpSync(join(import.meta.dirname, '../../../dist'), join(home, 'dist'), { recursive: true })
    const script = join(home, 'dist', 'cli', 'index.js')
    const more = { script, ...(process.getuid?.() === 0 ? { uid: 65_534 } : {}) }
    const args = ['serve', '--port', '80', '--accounts', list, '--store', 'memory']
    const { code, stderr } = await start(home, args, more).ended
    expect({ code, stderr }).toEqual({
      code: 64,
      stderr: 'pool-failover: this user may not open port 80; choose one from 1024 up with --port\n',
    })
  })
})

it('begins with no accounts, and takes the first one', async () => {
  const home = homeWith('[]')
  const { post, get } = await serve(home)
  expect((await post('add', entry('first'))).status).toBe(201)
  expect(await (await get('/account-pool')).json()).toMatchObject({ changeable: true, summary: { total: 1 } })
})

it('serves on without a place for its state, and says so', async () => {
  const home = homeWith()
  const file = join(home, 'a-file')
  writeFileSync(file, '')
  const { get, post } = await serve(home, ['--state', join(file, 'state')])
  expect(await (await get('/account-pool')).json()).toMatchObject({
    trouble: expect.stringMatching(/^The ledger in .* can't be used \(ENOTDIR\)/),
    summary: { total: 3, available: 3 },
  })
  const refused = await post('next', { provider: 'claude' })
  expect(refused.status).toBe(503)
  expect((await post('add', entry('d'))).status).toBe(201)
})

it('does not change a list that was given by a file', async () => {
  const home = homeWith('[]')
  const list = join(home, 'list.json')
  writeFileSync(list, JSON.stringify([entry('a')]))
  const { post, get } = await serve(home, ['--accounts', list])
  expect(await (await get('/account-pool')).json()).toMatchObject({ changeable: false, summary: { total: 1 } })
  const refused = await post('remove', { provider: 'claude', label: 'a' })
  expect(refused.status).toBe(409)
  expect((await post('next', { provider: 'claude' })).status).toBe(200)
})

it('asks for the token of the variable, from others too', async () => {
  const server = await serve(homeWith(), ['--host', '0.0.0.0', '--token-from-env', 'SERVE_TOKEN'], {
    SERVE_TOKEN: token,
  })
  expect(server.ready.token).toBe(true)
  expect((await server.get('/account-pool')).status).toBe(401)
  expect((await server.get('/account-pool', { authorization: `Bearer ${token}` })).status).toBe(200)
  expect((await server.post('next', { provider: 'claude' })).status).toBe(401)
})

it('keeps what it writes to its user, and no credential in its state', async () => {
  const home = homeWith()
  const { post } = await serve(home)
  await post('next', { provider: 'claude' })
  const state = join(home, '.local', 'state', 'pool-failover')
  const files = readdirSync(state)
  expect(files.length).toBeGreaterThan(1)
  for (const file of files) expect(readFileSync(join(state, file), 'utf8')).not.toContain('FAKE')
})
