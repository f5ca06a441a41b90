import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { agentKind } from '../../src/agents/create.ts'
import type { Provider } from '../../src/pool/account.ts'
import { sessionFile } from '../../src/shell/session-file.ts'

const id = '8c527e1d-84fa-476f-b281-626457c595b4'
const other = '11111111-2222-4333-8444-555555555555'

/** A home of the agent, and a way to write the file of a session into it. */
const homeOf = (provider: Provider) => {
  const kind = agentKind(provider)
  const home = mkdtempSync(join(tmpdir(), 'session-file-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const write = (path: string, text: string): void => {
    const file = join(home, kind.home?.directory ?? '', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, { flag: 'a' })
  }
  const gainedOf = async (gained: ReturnType<typeof sessionFile>, of = id): Promise<string | null> => {
    const bytes = await gained(of)
    return bytes === null ? null : Buffer.from(bytes).toString()
  }
  return { write, gainedOf, begin: () => sessionFile(kind, { HOME: home }, id) }
}

it.each<[Provider, string, string]>([
  ['claude', `projects/-work/${id}.jsonl`, 'one\n'],
  ['codex', `sessions/2026/11/26/rollout-2026-11-26T08-04-46-${id}.jsonl`, 'one\n'],
  // What stands in it says no more than the output.
  ['gemini', `tmp/work/chats/session-2026-11-26T08-04-${id.slice(0, 8)}.jsonl`, ''],
])('of %s shows that the agent has used a session', async (provider, path, told) => {
  const { write, gainedOf, begin } = homeOf(provider)
  const gained = begin()
  expect(await gainedOf(gained)).toBeNull()
  write(path.replaceAll(id, other).replace(id.slice(0, 8), other.slice(0, 8)), 'of another\n')
  expect(await gainedOf(gained)).toBeNull()
  write(path, 'one\n')
  expect(await gainedOf(gained)).toBe(told)
})

it('tells only what is new, of a session that was begun before', async () => {
  const { write, gainedOf, begin } = homeOf('claude')
  write(`projects/-a/${other}.jsonl`, 'x\n')
  write(`projects/-b/${id}.jsonl`, 'old\n')
  const gained = begin()
  expect(await gainedOf(gained)).toBeNull()
  write(`projects/-b/${id}.jsonl`, 'new\n')
  expect(await gainedOf(gained)).toBe('new\n')
  // Another session than the one it was offered was not there before.
  expect(await gainedOf(gained, other)).toBe('x\n')
})

it.each(['*', '../../../etc/passwd', '', 'a'.repeat(65)])('looks for no session %j', async (wrong) => {
  const { write, gainedOf, begin } = homeOf('claude')
  write(`projects/-b/${id}.jsonl`, 'x\n')
  expect(await gainedOf(begin(), wrong)).toBeNull()
})
