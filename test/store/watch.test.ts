import { spawnSync } from 'node:child_process'
import { createServer, request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { watch } from '../../src/store/watch.ts'

const never = new AbortController().signal
const patient = () => false

describe('a watched call', () => {
  it('gives its value and all that it printed', async () => {
    const work = async () => {
      process.stdout.write('one\n')
      await new Promise((resolve) => process.stdout.write(Buffer.from('two\n'), resolve))
      return 3
    }
    expect(await watch(work, never, patient)).toEqual({ end: 'returned', value: 3, said: 'one\ntwo\n', exchanges: [] })
  })

  it('is heard apart from another and from the code around it', async () => {
    const heard: string[] = []
    const write = process.stdout.write
    process.stdout.write = ((chunk: string) => heard.push(chunk) > 0) as typeof write
    const speak = (word: string) => watch(async () => void process.stdout.write(word), never, patient)
    const both = Promise.all([speak('first'), speak('second')])
    process.stdout.write('mine')
    const said = (await both).map((seen) => seen.said)
    process.stdout.write = write
    expect([said, heard]).toEqual([['first', 'second'], ['mine']])
  })

  it('that rejects gives its message', async () => {
    const seen = await watch(() => Promise.reject(new Error('no')), never, patient)
    expect([seen.end, seen.said]).toEqual(['threw', '\nno'])
  })

  it('is left when enough was heard, and at once when the time is over already', async () => {
    const work = () => {
      process.stdout.write('enough')
      return new Promise(() => undefined)
    }
    expect((await watch(work, never, (said) => said === 'enough')).end).toBe('given-up')
    expect((await watch(work, AbortSignal.abort(), patient)).end).toBe('aborted')
  })

  it('notes every answer, and its requests end with it', async () => {
    let closed = () => undefined
    const gone = new Promise<void>((resolve) => {
      closed = () => void resolve()
    })
    const server = createServer((incoming, response) => {
      if (incoming.url === '/hang') return void incoming.socket.on('close', closed)
      response.writeHead(429, { 'retry-after': '7' }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const ask = (path: string) =>
      request({ host: '127.0.0.1', port, path })
        .on('error', () => undefined)
        .end()
    const work = () => new Promise(() => ask('/').on('response', () => ask('/hang')))
    const seen = await watch(work, AbortSignal.timeout(150), patient)
    expect([seen.end, seen.exchanges]).toEqual(['aborted', [{ status: 429, retryAfterMs: 7_000, code: '' }]])
    await gone
    server.close()
  })
})

it.each([
  ['7', 7_000],
  ['Thu, 01 Jan 2099 00:00:00 GMT', Date.UTC(2099, 0, 1) - Date.now()],
  ['0', null],
  ['Thu, 01 Jan 1970 00:00:00 GMT', null],
  ['soon', null],
])('a Retry-After of %j is a time or a date', async (header, expected) => {
  const server = createServer((_, response) => void response.writeHead(503, { 'retry-after': header }).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const work = () => new Promise((resolve) => request({ host: '127.0.0.1', port }).on('close', resolve).end())
  const [exchange] = (await watch(work, never, patient)).exchanges
  server.close()
  if (expected === null) expect(exchange?.retryAfterMs).toBeNull()
  else expect(Math.abs((exchange?.retryAfterMs ?? 0) - expected)).toBeLessThan(60_000)
})

describe('what a call does after it was left', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [new URL('./late-failures.ts', import.meta.url).pathname, ...args], {
      encoding: 'utf8',
    })

  it.each(['timer', 'stream', 'rejection', 'print'])('%s: goes nowhere', (way) => {
    expect(run(way)).toMatchObject({ status: 0, stdout: 'alive, aborted\n', stderr: '' })
  })

  it.each(['timer', 'stream', 'rejection'])('%s: still ends the process when it is not the call that fails', (way) => {
    const { status, stdout, stderr } = run(way, '--own')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/late|ENOENT/)
  })
})
