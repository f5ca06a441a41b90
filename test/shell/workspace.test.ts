import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agentKind } from '../../src/agents/create.ts'
import { cleanUp } from '../../src/shell/action/post.ts'
import { createWorkspace, type Workspace } from '../../src/shell/workspace.ts'
import { account } from '../agents/account.ts'

const files = { 'auth.json': '{"tokens":{"refresh_token":"FAKE-refresh-token-a"}}' }
const codex = account('codex', { kind: 'files', files })
const { home, invocation } = agentKind('codex')

let temporary: string
let workspace: Workspace
let renewals: string[]
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'pool-failover-test-'))
  mkdirSync(join(temporary, 'user/.codex/sessions'), { recursive: true })
  writeFileSync(join(temporary, 'user/.codex/config.toml'), 'model = "x"')
  writeFileSync(join(temporary, 'user/.codex/auth.json'), "the user's own")
  renewals = []
  workspace = createWorkspace(
    temporary,
    (_account, contents) => renewals.push(JSON.stringify(contents)),
    () => {},
  )
})
afterEach(() => rmSync(temporary, { recursive: true, force: true }))

const place = () => workspace.place(codex, home, invocation(codex, 'short').files, { HOME: join(temporary, 'user') })
const renew = (made: string) =>
  writeFileSync(join(made, 'auth.json'), '{"tokens":{"refresh_token":"FAKE-refresh-token-b"}}')

describe('a private home', () => {
  it("holds the account's files for us alone, and the user's other entries by link", async () => {
    const made = place().env['CODEX_HOME'] ?? ''
    expect(readFileSync(join(made, 'auth.json'), 'utf8')).toBe(files['auth.json'])
    expect(statSync(join(made, 'auth.json')).mode & 0o777).toBe(0o600)
    expect(statSync(made).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(made, 'config.toml'), 'utf8')).toBe('model = "x"')
    writeFileSync(join(made, 'sessions', 'one'), '')
    expect(existsSync(join(temporary, 'user/.codex/sessions/one'))).toBe(true)
  })

  it('of a custom account is named to its command', () => {
    const own = account('custom', { kind: 'files', files: { 'keys/one.txt': 'FAKE-key-of-custom' } })
    const kind = agentKind('custom')
    const placed = workspace.place(own, kind.home, kind.invocation(own, 'short').files, {})
    const made = placed.env['POOL_FAILOVER_HOME'] ?? ''
    expect(readFileSync(join(made, 'keys', 'one.txt'), 'utf8')).toBe('FAKE-key-of-custom')
    placed.settle()
    expect(existsSync(join(made, 'keys', 'one.txt'))).toBe(false)
  })

  it("loses the files when the attempt is over, and leaves the user's own alone", async () => {
    const placed = place()
    placed.settle()
    expect(existsSync(join(placed.env['CODEX_HOME'] ?? '', 'auth.json'))).toBe(false)
    expect(readFileSync(join(temporary, 'user/.codex/auth.json'), 'utf8')).toBe("the user's own")
    expect(renewals).toEqual([])
    expect(workspace.remove()).toBeNull()
    expect(existsSync(workspace.directory)).toBe(false)
  })

  it("keeps what the agent renewed for the account's next attempt, and hands it out at the end", async () => {
    const first = place()
    renew(first.env['CODEX_HOME'] ?? '')
    first.settle()
    expect(renewals).toHaveLength(1)
    const second = place()
    expect(readFileSync(join(second.env['CODEX_HOME'] ?? '', 'auth.json'), 'utf8')).toContain('token-b')
    second.settle()
    const kept = workspace.remove()
    expect(JSON.parse(readFileSync(kept ?? '', 'utf8'))).toEqual([
      { label: codex.label, provider: 'codex', files: { 'auth.json': expect.stringContaining('token-b') } },
    ])
    expect(existsSync(workspace.directory)).toBe(false)
    expect(statSync(kept ?? '').mode & 0o777).toBe(0o600)
  })

  it('refuses to write where its directory was replaced by a link', () => {
    rmSync(workspace.directory, { recursive: true })
    symlinkSync(join(temporary, 'user'), workspace.directory)
    expect(() => workspace.write('script.sh', 'true')).toThrow('replaced')
  })
})

describe('the post step', () => {
  it.each([
    ['nothing told', undefined, true],
    ['ours', 'own', false],
    ['a directory outside', '/etc/pool-failover-x', true],
    ['a way out', 'own/../../x', true],
    ['the temporary directory itself', '.', true],
  ])('%s', async (_name, told, stays) => {
    const state = told === 'own' ? workspace.directory : told?.startsWith('/') ? told : told && join(temporary, told)
    cleanUp({ RUNNER_TEMP: temporary, STATE_directory: state })
    expect(existsSync(workspace.directory)).toBe(stays)
    expect(existsSync(join(temporary, 'user'))).toBe(true)
  })
})
