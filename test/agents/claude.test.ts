import { describe, expect, it } from 'vitest'
import { claude } from '../../src/agents/claude.ts'
import { account, applied } from './account.ts'

const key = 'sk-ant-api03-FAKE-a'

describe('a secret goes where its kind belongs', () => {
  it.each([
    [key, 'ANTHROPIC_API_KEY'],
    ['sk-ant-oat01-FAKE-a', 'CLAUDE_CODE_OAUTH_TOKEN'],
    ['FAKE-gateway-token', 'ANTHROPIC_AUTH_TOKEN'],
  ])('%s -> %s, and it is the only one', (secret, variable) => {
    const user = {
      ANTHROPIC_API_KEY: 'FAKE-other',
      ANTHROPIC_AUTH_TOKEN: 'FAKE-other',
      CLAUDE_CODE_OAUTH_TOKEN: 'FAKE-other',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
      CLAUDE_CODE_USE_BEDROCK: '1',
      CLAUDE_CODE_RETRY_WATCHDOG: '1',
      PATH: '/bin',
    }
    expect(applied(user, claude.invocation(account('claude', { kind: 'secret', secret }), 'own'))).toEqual({
      [variable]: secret,
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:1',
      PATH: '/bin',
      TZ: 'UTC',
    })
  })
})

describe('variables of an account', () => {
  it('replace all rivals and stay as they are', () => {
    const env = { CLAUDE_CODE_USE_VERTEX: '1', ANTHROPIC_VERTEX_PROJECT_ID: 'FAKE-p', CLAUDE_CODE_MAX_RETRIES: '7' }
    const user = { ANTHROPIC_API_KEY: 'FAKE-other', CLAUDE_CODE_MAX_RETRIES: '9', TZ: 'Asia/Tokyo' }
    expect(applied(user, claude.invocation(account('claude', { kind: 'env', env }), 'short'))).toEqual({
      ...env,
      TZ: 'UTC',
    })
  })
  it('of a cloud keep the switch that the whole job sets', () => {
    const env = { AWS_BEARER_TOKEN_BEDROCK: 'FAKE-a' }
    const user = { CLAUDE_CODE_USE_BEDROCK: '1', ANTHROPIC_API_KEY: 'FAKE-other' }
    expect(applied(user, claude.invocation(account('claude', { kind: 'env', env }), 'own'))).toEqual({
      ...env,
      CLAUDE_CODE_USE_BEDROCK: '1',
      TZ: 'UTC',
    })
  })
  it('with a switch of its own are switched by no other', () => {
    const env = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_BEARER_TOKEN_BEDROCK: 'FAKE-a' }
    const user = { CLAUDE_CODE_USE_VERTEX: '1', CLAUDE_CODE_USE_BEDROCK: '0', ANTHROPIC_API_KEY: 'FAKE-other' }
    expect(applied(user, claude.invocation(account('claude', { kind: 'env', env }), 'own'))).toEqual({
      ...env,
      TZ: 'UTC',
    })
  })
  it('of a key drop that switch', () => {
    const env = { ANTHROPIC_API_KEY: key }
    const user = { CLAUDE_CODE_USE_BEDROCK: '1' }
    expect(applied(user, claude.invocation(account('claude', { kind: 'env', env }), 'own'))).toEqual({
      ...env,
      TZ: 'UTC',
    })
  })
})

it('files hold the credential and no variable rivals them', () => {
  const files = { '.credentials.json': '{"claudeAiOauth":{"accessToken":"FAKE-a"}}' }
  const invocation = claude.invocation(account('claude', { kind: 'files', files }), 'own')
  expect(applied({ ANTHROPIC_API_KEY: 'FAKE-other' }, invocation)).toEqual({ TZ: 'UTC' })
  expect(invocation.files).toEqual([{ path: '.credentials.json', content: files['.credentials.json'], secret: true }])
})

it('gives up after two retries only while another account is free', () => {
  const one = account('claude', { kind: 'secret', secret: key })
  expect(claude.invocation(one, 'short').env.CLAUDE_CODE_MAX_RETRIES).toBe('2')
  expect(claude.invocation(one, 'own').env).not.toHaveProperty('CLAUDE_CODE_MAX_RETRIES')
})

it('starts with an id of ours, resumes by that id, and puts the prompt on stdin', () => {
  const task = { prompt: 'do it', args: ['--model', 'opus'] }
  expect(claude.command(task, { kind: 'fresh', id: 'u' }, 'own')).toEqual({
    argv: ['claude', '-p', '--model', 'opus', '--output-format', 'stream-json', '--verbose', '--session-id', 'u'],
    stdin: 'do it',
  })
  const resumed = claude.command(task, { kind: 'resume', id: 'u' }, 'own')
  expect(resumed?.argv.slice(-2)).toEqual(['--resume', 'u'])
  expect(resumed?.stdin).toMatch(/Go on with the task exactly where you stopped.*\n\ndo it$/s)
})
