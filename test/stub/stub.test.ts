import { afterEach, describe, expect, it } from 'vitest'
import type { StubProvider } from './environment.ts'
import { overloaded, rateLimit, refused, type Step, say, tool, unpaid, usageLimit } from './step.ts'
import { type Stub, startStub } from './stub.ts'

const open: Stub[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((stub) => stub.close()))
})

const start = async (provider: StubProvider, script: readonly Step[]): Promise<Stub> => {
  const stub = await startStub({ provider, accounts: { 'FAKE-a': script } })
  open.push(stub)
  return stub
}

const paths: { readonly [P in StubProvider]: string } = {
  claude: '/v1/messages',
  codex: '/v1/responses',
  gemini: '/v1beta/models/gemini-stub:streamGenerateContent?alt=sse',
}

const ask = (stub: Stub, provider: StubProvider, key = 'FAKE-a'): Promise<Response> =>
  fetch(stub.url + paths[provider], {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'x-goog-api-key': key },
    body: JSON.stringify({ stream: true, model: 'm', messages: [] }),
  })

const steps: readonly Step[] = [
  say('hello'),
  tool('echo hi'),
  usageLimit(),
  rateLimit(),
  refused,
  unpaid,
  overloaded,
  { kind: 'server-error' },
  { kind: 'unknown-model' },
]
const statuses: { readonly [P in StubProvider]: readonly number[] } = {
  claude: [200, 200, 429, 429, 401, 400, 529, 500, 404],
  codex: [200, 200, 429, 429, 401, 429, 503, 500, 400],
  gemini: [200, 200, 429, 429, 400, 400, 503, 500, 404],
}

describe.each(['claude', 'codex', 'gemini'] as const)('%s', (provider) => {
  it('plays the script of a key, logs it, and repeats the last step', async () => {
    const stub = await start(provider, steps)
    const seen: number[] = []
    for (let turn = 0; turn <= steps.length; turn++) seen.push((await ask(stub, provider)).status)
    expect(seen).toEqual([...statuses[provider], statuses[provider].at(-1)])
    expect(stub.requests().map(({ key, status }) => [key, status])).toEqual(seen.map((status) => ['FAKE-a', status]))
  })

  it('refuses a key it does not know', async () => {
    const stub = await start(provider, [say('hello')])
    expect([400, 401]).toContain((await ask(stub, provider, 'FAKE-x')).status)
  })

  it('breaks an answer off', async () => {
    const stub = await start(provider, [{ kind: 'cut', text: 'half' }])
    await expect(ask(stub, provider).then((answer) => answer.text())).rejects.toThrow()
  })

  it('tells its log to other processes and is gone after close', async () => {
    const stub = await start(provider, [say('hello')])
    await ask(stub, provider)
    const log: unknown = await (await fetch(`${stub.url}/stub/requests`)).json()
    expect(log).toMatchObject([{ key: 'FAKE-a', step: 'text' }])
    await stub.close()
    open.splice(0)
    await expect(fetch(stub.url)).rejects.toThrow()
  })
})
