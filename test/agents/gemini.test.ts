import { expect, it } from 'vitest'
import { gemini } from '../../src/agents/gemini.ts'
import { account, applied } from './account.ts'

const one = account('gemini', { kind: 'secret', secret: 'AIzaFAKE-a' })

it('a key is the only credential and its wrapper process is left out', () => {
  const user = { GEMINI_API_KEY: 'FAKE-other', GOOGLE_API_KEY: 'FAKE-other', GOOGLE_GENAI_USE_VERTEXAI: 'true' }
  expect(applied(user, gemini.invocation(one, 'own'))).toEqual({
    GEMINI_API_KEY: 'AIzaFAKE-a',
    GEMINI_CLI_NO_RELAUNCH: '1',
    TZ: 'UTC',
  })
})

it('a cloud account keeps the switches of the job', () => {
  const invocation = gemini.invocation(account('gemini', { kind: 'env', env: { GOOGLE_API_KEY: 'FAKE-a' } }), 'own')
  const user = { GOOGLE_GENAI_USE_VERTEXAI: 'true', GEMINI_API_KEY: 'FAKE-other' }
  expect(applied(user, invocation)).toEqual({
    GOOGLE_API_KEY: 'FAKE-a',
    GOOGLE_GENAI_USE_VERTEXAI: 'true',
    GEMINI_CLI_NO_RELAUNCH: '1',
    TZ: 'UTC',
  })
})

it('a cloud account with a switch of its own is switched by no other', () => {
  const env = { GOOGLE_API_KEY: 'FAKE-a', GOOGLE_GENAI_USE_VERTEXAI: 'true' }
  const user = { GOOGLE_GENAI_USE_GCA: 'true', GEMINI_CLI_USE_COMPUTE_ADC: 'true' }
  expect(applied(user, gemini.invocation(account('gemini', { kind: 'env', env }), 'own'))).toEqual({
    ...env,
    GEMINI_CLI_NO_RELAUNCH: '1',
    TZ: 'UTC',
  })
})

it('starts with an id of ours and resumes by that id', () => {
  const task = { prompt: 'do it', args: ['-y'] }
  expect(gemini.command(task, { kind: 'fresh', id: 'u' }, 'own')).toEqual({
    argv: ['gemini', '-y', '-o', 'stream-json', '--session-id', 'u'],
    stdin: 'do it',
  })
  expect(gemini.command(task, { kind: 'resume', id: 'u' }, 'own')?.argv.slice(-2)).toEqual(['--resume', 'u'])
})
