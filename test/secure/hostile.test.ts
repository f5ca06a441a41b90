import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDetector } from '../../src/detect/create.ts'
import { annotation, createGuard, maskCommands } from '../../src/secure/commands.ts'
import { agentEnvironment } from '../../src/secure/environment.ts'
import { createRedactor } from '../../src/secure/redact.ts'
import { judge } from '../oracle/runner.ts'
import { findLeaks } from '../oracle/search-secrets.ts'

const script = fileURLToPath(new URL('../fixtures/hostile/agent.mjs', import.meta.url))
const own = 'sk-ant-api03-FAKE-own-"é+/?>0123456789'
const other = 'sk-ant-api03-FAKE-other-0123456789'
const token = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'

/** What the action itself would have in its environment. */
const ofTheAction = (temporary: string): Readonly<Record<string, string>> => ({
  PATH: process.env['PATH'] ?? '',
  RUNNER_TEMP: temporary,
  RUNNER_TRACKING_ID: 'github_1',
  GITHUB_ENV: join(temporary, 'env'),
  GITHUB_STATE: join(temporary, 'state'),
  INPUT_ACCOUNTS: JSON.stringify([{ secret: own }, { secret: other }]),
  KEY_OF_OTHER: other,
  ALL_KEYS: `${own} ${other}`,
  STATE_directory: '/somewhere',
  ACTIONS_RUNTIME_TOKEN: 'FAKE-runtime-token',
  ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/',
})

/** Runs the hostile agent alone, with the environment that an attempt would give it. */
const run = async (trick: string, extra: Readonly<Record<string, string>> = {}) => {
  const temporary = mkdtempSync(join(tmpdir(), 'hostile-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  for (const name of ['env', 'state']) writeFileSync(join(temporary, name), '')
  const file = join(temporary, 'report')
  const set = { ANTHROPIC_API_KEY: own, HOSTILE_REPORT: file, ...extra }
  const inherited = ofTheAction(temporary)
  const env = agentEnvironment({ inherited, set, unset: [], named: ['KEY_OF_OTHER'], foreign: [other], windows: false })
  const child = spawn(process.execPath, [script, trick], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)])
  return { temporary, env, stdout, stderr, got: JSON.parse(readFileSync(file, 'utf8')) }
}

describe('a hostile agent', () => {
  it('finds one account in its environment and nothing that the action alone may use', async () => {
    const { got } = await run('environs')
    expect(got.own).not.toHaveProperty('GITHUB_STATE')
    expect(Object.keys(got.own).filter((name) => /^(?:INPUT_|STATE_|ACTIONS_|ALL_KEYS|KEY_OF)/.test(name))).toEqual([])
    expect(got.own).toMatchObject({ ANTHROPIC_API_KEY: own, RUNNER_TRACKING_ID: 'github_1' })
    expect(findLeaks(JSON.stringify(got.own), [other, 'FAKE-runtime-token'])).toEqual([])
  })

  it('prints every form of workflow command and none is obeyed', async () => {
    const { stdout, stderr } = await run('commands')
    const agent = Buffer.concat([stdout, stderr])
    const guard = createGuard(token)
    const captured = Buffer.concat([
      guard.open(),
      agent,
      guard.close(agent.at(-1) ?? null),
      Buffer.from(annotation('notice', 'ours')),
    ])
    const { obeyed, log, stopped } = judge({ stdout: captured })
    expect(obeyed.map(({ name }) => name)).toEqual(['stop-commands', token, 'notice'])
    expect(stopped).toBe(false)
    expect(log.filter((line) => line.includes('HOSTILE')).length).toBeGreaterThan(50)
    // Without the guard nearly all of them would have been.
    expect(judge({ stdout: agent }).obeyed.length).toBeGreaterThan(50)
  })

  it('prints its secret in every encoding: hidden by masks in the log and by redaction in what we say', async () => {
    const { stdout, stderr, got } = await run('encoded')
    expect(got.secrets).toBeGreaterThan(0)
    const agent = Buffer.concat([stdout, stderr])
    expect(findLeaks(agent, [own])).not.toEqual([])
    expect(findLeaks(createRedactor([own])(agent.toString('utf8')), [own])).toEqual([])
    const { log } = judge({ stdout: Buffer.concat([Buffer.from(maskCommands([own])), agent]) })
    // No mask of the runner can follow a text that is cut up or escaped twice.
    const beyond = ['split by colours', 'json in json']
    expect(findLeaks(log.join('\n'), [own]).filter((leak) => !beyond.includes(leak.encoding))).toEqual([])
  })

  it.each(['claude', 'codex', 'gemini'] as const)(
    'speaks of limits that %s never met, and burns nothing',
    async (provider) => {
      const { stdout, stderr } = await run('limits')
      const detector = createDetector(provider)
      for (const [stream, bytes] of [
        ['stdout', stdout],
        ['stderr', stderr],
      ] as const) {
        for (const line of bytes.toString().split(/(?<=\n)/)) {
          detector.push(stream, Buffer.from(line), 0)
          expect(detector.endSignal()).toBeNull()
        }
      }
      expect(['ok', 'failed']).toContain(detector.finish({ kind: 'exited', code: 0 }, 0, false).verdict)
    },
  )

  it('has no token to write the cache with', async () => {
    const { got } = await run('cache')
    expect(got).toEqual({ trick: 'cache', status: null, token: false })
  })

  it('is not told of GITHUB_STATE; of the rest it has what any run step has', async () => {
    const { got, temporary } = await run('files')
    expect(got.names).toEqual(['GITHUB_ENV'])
    expect(readFileSync(join(temporary, 'state'), 'utf8')).toBe('')
  })

  it('can itself do what later tests rely on: floods, fakes limits, puts links in place of directories', async () => {
    const { stdout, got } = await run('flood', { HOSTILE_MB: '4' })
    expect([stdout.length, got.megabytes]).toEqual([4 << 20, 4])
    expect((await run('limits')).stdout.toString()).toContain('\\"status\\":\\"rejected\\"')
    const base = mkdtempSync(join(tmpdir(), 'hostile-links-'))
    onTestFinished(() => rmSync(base, { recursive: true, force: true }))
    mkdirSync(join(base, 'pf-1'))
    writeFileSync(join(base, 'pf-1', 'auth.json'), 'x', { mode: 0o600 })
    const linked = await run('links', { RUNNER_TEMP: base, HOSTILE_VICTIM: '/nowhere' })
    expect(linked.got).toMatchObject({ read: [{ mode: 0o600, text: 'x' }], replaced: [join(base, 'pf-1')] })
  })
})
