/** `accounts check --live` against the stubs of the providers' APIs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StubProvider } from '../../stub/environment.ts'
import type { Step } from '../../stub/step.ts'
import { type Stub, startStub } from '../../stub/stub.ts'
import { type CliPlace, createCliPlace } from './cli-place.ts'

const keys: { readonly [P in StubProvider]: string } = {
  claude: 'sk-ant-api03-FAKE-live-0123456789',
  codex: 'sk-FAKE-live-0123456789',
  gemini: 'AIzaFAKE-live-0123456789',
}
const setupToken = 'sk-ant-oat01-FAKE-live-0123456789'
const addresses: { readonly [P in StubProvider]: (url: string) => Record<string, string> } = {
  claude: (url) => ({ ANTHROPIC_BASE_URL: url }),
  codex: (url) => ({ OPENAI_BASE_URL: `${url}/v1` }),
  gemini: (url) => ({ GOOGLE_GEMINI_BASE_URL: url }),
}

let place: CliPlace
let stub: Stub | null = null
beforeEach(() => {
  place = createCliPlace()
  mkdirSync(dirname(place.list), { recursive: true, mode: 0o700 })
})
afterEach(async () => {
  place.remove()
  await stub?.close()
  stub = null
})

const check = async (provider: StubProvider, key: string, step: Step | null) => {
  stub = await startStub({ provider, accounts: { [key]: step === null ? [] : [step] } })
  writeFileSync(place.list, JSON.stringify([{ label: 'a', provider, secret: key }]), { mode: 0o600 })
  const env = { ...addresses[provider](stub.url), TZ: 'UTC' }
  const told = await place.run(['accounts', 'check', '--live', '--json'], { env })
  return { code: told.code, answer: JSON.parse(told.stdout).accounts[0].live, asked: stub.requests() }
}
const soon = (ms: number) => ({ state: 'limited', until: new Date(ms).toISOString() })

describe.each(['claude', 'codex', 'gemini'] as const)('%s', (provider) => {
  it.each([
    ['is valid', { kind: 'text', text: 'hi' }, { state: 'valid' }, 0],
    ['is refused', { kind: 'auth' }, { state: 'refused' }, 1],
    ['has nothing left to spend', { kind: 'billing' }, { state: 'refused' }, 1],
    ['meets an overloaded provider', { kind: 'overloaded' }, { state: 'unclear' }, 0],
    ['meets a broken provider', { kind: 'server-error' }, { state: 'unclear' }, 0],
    ['asks for a model that is gone', { kind: 'unknown-model' }, { state: 'valid', note: expect.any(String) }, 0],
    ['is throttled', { kind: 'rate-limit', retryAfterS: null }, { state: 'limited', until: null }, 0],
  ] as const)('%s', async (_, step, expected, code) => {
    const found = await check(provider, keys[provider], step)
    expect(found).toMatchObject({ code, answer: expected })
    expect(found.asked).toHaveLength(1)
  })

  it('is spent until the time that the provider tells', async () => {
    const before = Date.now()
    const { code, answer } = await check(provider, keys[provider], { kind: 'usage-limit', resetsInS: 240 })
    expect([code, answer.state]).toEqual([0, 'limited'])
    // Anthropic tells it to the minute.
    expect(Date.parse(answer.until) - before).toBeGreaterThan(170_000)
    expect(Date.parse(answer.until) - before).toBeLessThan(300_000)
  })
})

it("a subscription tells its window's end and what is spent", async () => {
  const spent = await check('claude', setupToken, { kind: 'usage-limit', resetsInS: 7200 })
  const { at = 0 } = spent.asked[0] ?? {}
  expect(spent.answer).toMatchObject(soon(Math.round((at + 7_200_000) / 1000) * 1000))
  await stub?.close()
  const fine = await check('claude', setupToken, { kind: 'text', text: 'hi' })
  expect(fine.answer).toEqual({ state: 'valid', utilization: { fiveHour: 0.42, sevenDay: 0.13 } })
})

it('tells in words what each provider says, and what it can not ask', async () => {
  stub = await startStub({ provider: 'claude', accounts: { [keys.claude]: [{ kind: 'text', text: 'hi' }] } })
  const list = [
    { label: 'good', provider: 'claude', env: { ANTHROPIC_API_KEY: keys.claude, ANTHROPIC_BASE_URL: stub.url } },
    { label: 'bad', provider: 'claude', env: { ANTHROPIC_API_KEY: `${keys.claude}x`, ANTHROPIC_BASE_URL: stub.url } },
    { label: 'file', provider: 'codex', files: { 'auth.json': { tokens: { refresh_token: 'FAKE-refresh-1' } } } },
    { label: 'own', provider: 'custom', env: { SOME_KEY: 'FAKE-0123456789abcdef' } },
    { label: 'cloud', provider: 'claude', env: { AWS_BEARER_TOKEN_BEDROCK: 'FAKE-0123456789abcdef1' } },
  ]
  writeFileSync(place.list, JSON.stringify(list), { mode: 0o600 })
  const told = await place.run(['accounts', 'check', '--live'])
  expect(told.code).toBe(1)
  const says = (label: string) => told.stdout.split('\n').find((line) => line.includes(`/${label} `)) ?? ''
  expect(says('good')).toMatch(/ok +valid, 5h|ok +valid/)
  expect(says('bad')).toContain('refused (401: ')
  expect(says('file')).toContain('not asked: a sign-in file')
  expect(says('own')).toContain('not asked: nobody knows')
  expect(says('cloud')).toContain('not asked: only its agent knows')
})

it('tells a provider that is not there, and asks no other place than it names', async () => {
  writeFileSync(place.list, JSON.stringify([{ label: 'a', provider: 'codex', secret: keys.codex }]), { mode: 0o600 })
  stub = await startStub({ provider: 'codex', accounts: {} })
  const { url } = stub
  await stub.close()
  stub = null
  const told = await place.run(['accounts', 'check', '--live'], { env: addresses.codex(url) })
  expect([told.code, told.stdout]).toEqual([0, expect.stringContaining('can not be reached (ECONNREFUSED)')])
})
