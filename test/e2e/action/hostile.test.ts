/** The hostile agent under the whole action: what the runner obeys, what the log shows, what the run concludes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCacheServer } from '../../cache-server/server.ts'
import { judge } from '../../oracle/runner.ts'
import { freePort } from '../act/run-act.ts'
import { answers, byAccount } from './agents.ts'
import { type ActionRequest, type ActionRun, runAction } from './run-action.ts'

const agent = fileURLToPath(new URL('../../fixtures/hostile/agent.mjs', import.meta.url))
const own = 'sk-ant-api03-FAKE-own-"é+/?>0123456789'
const other = 'sk-ant-api03-FAKE-other-0123456789abcdef'
const secrets = [own, other]
const accounts = JSON.stringify([
  { label: 'a', provider: 'claude', secret: own },
  { label: 'b', provider: 'claude', secret: other },
])

/** What a run of ours may have the runner do, in this order of stop and resume. */
const ours = /^(?:add-mask|stop-commands|[0-9a-f]{32}|notice|warning|error)$/

const run = async (trick: string, more: Partial<ActionRequest> = {}, env: Record<string, string> = {}) => {
  const report = join(tmpdir(), `hostile-report-${process.pid}-${trick}`)
  onTestFinished(() => rmSync(report, { force: true }))
  writeFileSync(report, '')
  const result = await runAction({
    inputs: { accounts, run: `'${process.execPath}' '${agent}' ${trick}`, store: 'memory', ...more.inputs },
    secrets,
    ...more,
    env: { HOSTILE_REPORT: report, ...env, ...more.env },
  })
  const [first] = readFileSync(report, 'utf8').split('\n')
  return { run: result, got: first ? JSON.parse(first) : null }
}

const obeyedOf = (result: ActionRun) =>
  [false, true].map((stderrFirst) =>
    judge({ stdout: result.raw, stderr: result.stderr, stderrFirst }).obeyed.filter(({ name }) => !ours.test(name)),
  )

describe('a hostile agent', () => {
  it('is obeyed in nothing it prints', async () => {
    const { run: result } = await run('commands')
    expect(obeyedOf(result)).toEqual([[], []])
    const said = result.judged.obeyed.filter(({ name }) => /^(?:notice|warning|error|add-mask)$/.test(name))
    expect(said.filter(({ data }) => /HOSTILE|^e$/.test(data))).toEqual([])
    expect(result.stderr).toBe('')
    expect(result).toMatchObject({ code: 0, outputs: { outcome: 'succeeded' } })
    expect(result.log).toContain('HOSTILE forged annotation')
    expect(result.log).toMatch(/^succeeded on claude\/a$/m)
  })

  it('can not open the debugger of the action', async () => {
    const port = String(await freePort())
    const { got } = await run('debug', {}, { HOSTILE_PORT: port, NODE_OPTIONS: `--inspect-port=${port}` })
    expect(got).toEqual({ trick: 'debug', asked: 2, opened: false })
  })

  it('is obeyed where the user allows it', async () => {
    const { run: result } = await run('commands', {
      inputs: {
        accounts,
        store: 'memory',
        run: `'${process.execPath}' '${agent}' commands`,
        'workflow-commands': 'allow',
      },
    })
    expect(result.judged.obeyed.filter(({ data }) => data === 'HOSTILE forged annotation').length).toBeGreaterThan(0)
  })

  it('finds no other account in any process, file or variable', async () => {
    const { got } = await run('environs', { env: { KEY_B: other } })
    const text = JSON.stringify(got)
    expect(text).toContain(JSON.stringify(own).slice(1, -1))
    expect(text).not.toContain('FAKE-other')
    for (const name of Object.keys(got.own)) expect(name).not.toMatch(/^(?:INPUT_|STATE_|ACTIONS_RUNTIME|GITHUB_STATE)/)
  })

  it('shows its secret in no encoding that masks can follow', async () => {
    await run('encoded', { beyondMasks: ['split by colours', 'json in json'] })
  })

  it('leaves no process where it meets a limit, though it forks and ignores signals', async () => {
    const script = byAccount({
      a: `HOSTILE_EXIT=1 '${process.execPath}' '${agent}' fork,forge; exit 1`,
      b: answers('done'),
    })
    const { run: result } = await run('fork', { inputs: { accounts, run: script, store: 'memory' } })
    expect(result, result.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '1' } })
  })

  it('is ended by a timeout, though it ignores signals', async () => {
    const { run: result } = await run('ignore', {
      inputs: { accounts, run: `'${process.execPath}' '${agent}' ignore`, store: 'memory', timeout: '1s' },
    })
    expect(result, result.log).toMatchObject({ code: 124, outputs: { outcome: 'timed-out' } })
  })

  it('burns no account with talk of limits', async () => {
    const { run: result } = await run('limits')
    expect(result, result.log).toMatchObject({ code: 0, outputs: { outcome: 'succeeded', failovers: '0' } })
    expect(JSON.parse(result.outputs['attempts'] ?? '')).toMatchObject([{ verdict: 'ok', coolingUntil: null }])
  })

  it('floods the log, and nothing else happens', async () => {
    const { run: result } = await run('flood', { env: { HOSTILE_MB: '16' } })
    expect(result).toMatchObject({ code: 0 })
    expect(result.raw.length).toBeGreaterThan(16 << 20)
  })

  it('writes nothing into the cache', async () => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    const { got } = await run('cache', {
      inputs: { accounts, run: `'${process.execPath}' '${agent}' cache` },
      env: { ...cache.env('v2'), HOSTILE_CACHE: cache.url },
    })
    expect(got).toMatchObject({ token: false })
    expect(cache.entries.list().filter(({ key }) => key.startsWith('pf1.default'))).toHaveLength(0)
  })

  it('leads post nowhere by links in the place of our directories', async () => {
    const victim = mkdtempSync(join(tmpdir(), 'hostile-victim-'))
    onTestFinished(() => rmSync(victim, { recursive: true, force: true }))
    writeFileSync(join(victim, 'precious'), 'x')
    let left: readonly string[] = []
    const { run: result, got } = await run('links', {
      env: { HOSTILE_VICTIM: victim },
      after: ({ temp }) => {
        left = readdirSync(temp)
        for (const name of left) rmSync(join(temp, name), { recursive: true })
      },
    })
    expect(got.replaced.length).toBeGreaterThan(0)
    expect(readdirSync(victim)).toEqual(['precious'])
    // Its link and what it moved away are its own; of the other account nothing was ever there.
    expect(
      left.every((name) => /^(?:pf-|pool-failover-)/.test(name)),
      left.join(),
    ).toBe(true)
    expect(JSON.stringify(got.read)).not.toContain('FAKE-other')
    expect(result.log).not.toMatch(/^\s+at /m)
  })

  it('spoils neither our outputs nor our state', async () => {
    const { run: result, got } = await run('files')
    expect(got.names).not.toContain('GITHUB_STATE')
    expect(result.outputs).toMatchObject({ outcome: 'succeeded', account: 'a' })
  })
})

describe('text from outside', () => {
  const nasty =
    '@everyone <img src=x onerror=alert(1)> **b** [x](http://e.vil) `c` | ::error::x ##[error]y \u001b[31mred\u001b[0m \u202eabc'

  it('makes no markup, mention or command in log, summary and outputs', async () => {
    const script = `printf '%s\\n' "Error: You've hit your session limit · ${nasty.replaceAll('`', '\\`').replaceAll('"', '')}" >&2; exit 1`
    const { run: result } = await run('x', { inputs: { accounts, run: script, store: 'memory' } })
    expect(result, result.log).toMatchObject({ code: 75 })
    expect(obeyedOf(result)).toEqual([[], []])
    expect(result.summary).toContain('onerror')
    expect(result.summary).not.toMatch(/<img|@everyone|\*\*b|\[x\]\(|\u001b|\u202e/)
    const rows = result.summary.split('\n').filter((line) => line.startsWith('|'))
    const width = (row: string): number => row.split('|').length
    expect(new Set(rows.map(width)).size).toBeLessThanOrEqual(2)
    expect(result.outputs['attempts']).not.toContain('\u001b')
  })
})
