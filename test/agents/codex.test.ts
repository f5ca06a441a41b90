import { expect, it } from 'vitest'
import { codex } from '../../src/agents/codex.ts'
import { account, applied } from './account.ts'

it('an API key goes to the variable that `codex exec` reads, alone', () => {
  const user = { CODEX_API_KEY: 'FAKE-other', OPENAI_API_KEY: 'FAKE-other', CODEX_HOME: '/c' }
  const invocation = codex.invocation(account('codex', { kind: 'secret', secret: 'sk-FAKE-a' }), 'short')
  expect(applied(user, invocation)).toEqual({ CODEX_API_KEY: 'sk-FAKE-a', CODEX_HOME: '/c', TZ: 'UTC' })
})

it('an account of a custom provider keeps the variable that its configuration names', () => {
  const env = { OPENAI_API_KEY: 'sk-FAKE-a' }
  const invocation = codex.invocation(account('codex', { kind: 'env', env }), 'own')
  expect(applied({ OPENAI_API_KEY: 'FAKE-other' }, invocation)).toEqual({ ...env, TZ: 'UTC' })
})

it('a sign-in file beats no variable, so all are unset', () => {
  const files = { 'auth.json': '{"tokens":{"access_token":"FAKE-a"}}' }
  const invocation = codex.invocation(account('codex', { kind: 'files', files }), 'own')
  expect(invocation.unset).toContain('CODEX_API_KEY')
  expect(invocation.files.map(({ path, secret }) => [path, secret])).toEqual([['auth.json', true]])
})

it('options of the user stand before `resume`, which knows fewer', () => {
  const task = { prompt: 'do it', args: ['-s', 'workspace-write'] }
  expect(codex.command(task, { kind: 'fresh', id: 'u' }, 'own')).toEqual({
    argv: ['codex', 'exec', '-s', 'workspace-write', '--json', '-'],
    stdin: 'do it',
  })
  expect(codex.command(task, { kind: 'resume', id: 'u' }, 'own')?.argv).toEqual([
    ...['codex', 'exec', '-s', 'workspace-write', '--json', 'resume', 'u', '-'],
  ])
})
