import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { createWorkCounter, type WorkTold } from '../../src/detect/work.ts'

const folder = new URL('../fixtures/recordings/', import.meta.url)
const utf8 = new TextEncoder()

const count = (provider: 'claude' | 'codex' | 'gemini' | 'custom', ...chunks: Uint8Array[]): WorkTold => {
  const counter = createWorkCounter(provider)
  for (const chunk of chunks) counter.push('stdout', chunk)
  return counter.told()
}
const recorded = (name: string): WorkTold => {
  const { stdout, stderr } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
  const [provider] = name.split('__')
  const counter = createWorkCounter(provider === 'codex' || provider === 'gemini' ? provider : 'claude')
  counter.push('stdout', utf8.encode(stdout))
  counter.push('stderr', utf8.encode(stderr))
  return counter.told()
}

test.each<[string, WorkTold]>([
  ['claude__08a_midtask_limit_oauthA', { turns: 2, costUsd: 0.00007400000000000001 }],
  ['claude__03a_limit_five_hour__oauth__sj', { turns: 0, costUsd: 0 }],
  ['claude__03a_limit_five_hour__oauth__json', { turns: null, costUsd: 0 }],
  ['claude__03a_limit_five_hour__oauth__text', { turns: null, costUsd: null }],
  ['codex__08a_midtask_limit_keyA', { turns: 3, costUsd: null }],
  ['codex__08k_midtask_limit_text', { turns: null, costUsd: null }],
  ['gemini__08a_midtask_limit_keyA', { turns: 2, costUsd: null }],
  ['gemini__08k_midtask_limit_json', { turns: null, costUsd: null }],
])('%s: %o', (name, told) => expect(recorded(name)).toEqual(told))

it('finds no turn in any recording whose first request was refused, and some in each that has an answer', () => {
  const names = readdirSync(folder).map((name) => name.replace(/\.json$/, ''))
  const refused = names.filter(
    (name) => /__0[235]\w*_(429|limit|401|403|400|402)/.test(name) && !/once|then_ok/.test(name),
  )
  expect(refused.length).toBeGreaterThan(50)
  expect(refused.filter((name) => (recorded(name).turns ?? 0) > 0)).toEqual([])
  const answered = names.filter(
    (name) => /__01_ok__\w+__(sj|json)$/.test(name) && !/^(claude|gemini).*__json$/.test(name),
  )
  expect(answered.length).toBeGreaterThan(3)
  for (const name of answered) expect([name, (recorded(name).turns ?? 1) > 0]).toEqual([name, true])
})

it('reads the record of the session where the output tells nothing', () => {
  const counter = createWorkCounter('codex')
  counter.push('stdout', utf8.encode('I looked at it.\n'))
  const items = [
    { type: 'session_meta', payload: {} },
    { type: 'response_item', payload: { type: 'message', role: 'user' } },
    { type: 'response_item', payload: { type: 'message', role: 'assistant' } },
    { type: 'response_item', payload: { type: 'function_call', name: 'shell' } },
    { type: 'response_item', payload: { type: 'function_call_output' } },
  ]
  counter.push('session', utf8.encode(items.map((item) => `${JSON.stringify(item)}\n`).join('')))
  expect(counter.told()).toEqual({ turns: 2, costUsd: null })
})

it('takes none of an agent that only writes text for one that did nothing', () =>
  expect(count('custom', utf8.encode('done\n{"a":1}\n{not json\n'))).toEqual({ turns: null, costUsd: null }))

it('says the same at any chunking', () => {
  const bytes = utf8.encode(
    JSON.parse(readFileSync(new URL('claude__08a_midtask_limit_oauthA.json', folder), 'utf8')).stdout,
  )
  const whole = count('claude', bytes)
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length]
      const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end))
      expect(count('claude', ...chunks)).toEqual(whole)
    }),
  )
})
