/**
 * A signal at every effect of a run: no process and no credential file is left after post, no record is damaged, and the
 * run after it works.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseState } from '../../../src/store/file.ts'
import { parseKey, scopeOf } from '../../../src/store/key.ts'
import { startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { type ActionRun, runAction } from './run-action.ts'

const { secrets } = accountsOf('ab')
const accounts = JSON.stringify(
  ['a', 'b'].map((label, index) => ({
    label,
    provider: 'claude',
    files: { '.credentials.json': { claudeAiOauth: { accessToken: secrets[index] } } },
  })),
)
/** Files of both accounts, a renewed one, a failover, an orphan, records. */
const work = byAccount({
  a: `setsid sleep 300 & sed -i 's/FAKE-a/FAKE-x/' "$CLAUDE_CONFIG_DIR/.credentials.json"; ${usageLimit()}`,
  b: answers('done'),
})
const renewed = secrets.map((secret) => secret.replace('FAKE-a', 'FAKE-x'))
const signals = ['SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGINT', 'SIGKILL', 'SIGHUP'] as const

const counter = new URL('./effect-counter.ts', import.meta.url).href
const scratch = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'crash-points-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  return directory
}

interface Point {
  readonly run: ActionRun
  /** The effects that were done, and which the signal came before; the last line. */
  readonly effects: readonly string[]
}

const runUntil = async (
  at: number,
  signal: string,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>>,
): Promise<Point> => {
  const log = join(scratch(), 'effects')
  const url = `${counter}?${new URLSearchParams({ log, at: String(at), signal })}`
  const run = await runAction({
    inputs: { accounts, run: work, ...inputs },
    env: { ...env, NODE_OPTIONS: `--import=${url}` },
    secrets: [...secrets, ...renewed],
    mayLeaveStopped: true,
  })
  return { run, effects: existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [] }
}

/** So many points of each store, evenly spread over all effects. */
const most = Number(process.env['CRASH_POINTS'] ?? 32)

/** Sends a signal before each of these effects of a run; `check` looks at what it left. */
const atEveryEffect = async (
  go: (at: number, signal: string) => Promise<Point>,
  check: (point: Point, index: number) => Promise<void>,
): Promise<void> => {
  const whole = await go(0, 'SIGKILL')
  expect(whole.run, whole.run.log).toMatchObject({ code: 0, outputs: { account: 'b', failovers: '1' } })
  const total = whole.effects.length
  expect(total).toBeGreaterThan(60)
  for (let index = 0; index < Math.min(most, total); index += 1) {
    const at = 1 + Math.floor((index * total) / Math.min(most, total))
    const signal = signals[index % signals.length] ?? 'SIGKILL'
    const point = await go(at, signal)
    const { code, signal: by } = point.run
    const sent = point.effects.find((line) => line.startsWith('sent'))
    console.log(`${at} of ${total}: ${sent ?? 'over before'}: ended with ${by ?? code}`)
    if (signal === 'SIGKILL' && sent !== undefined) expect(by).toBe('SIGKILL')
    await check(point, index)
  }
}

it('of a run with the cache', { timeout: 600_000 }, async () => {
  const cache = await startCacheServer()
  onTestFinished(cache.close)
  await atEveryEffect(
    (at, signal) => runUntil(at, signal, { pool: `p${at}` }, cache.env('v2')),
    async () => {
      const odd = cache.entries
        .list()
        .filter(({ key }) => !/^pf1\.\w{8}\.\w{8}\.h\./.test(key) && !parseKey(key, Date.now()))
      expect(odd).toEqual([])
    },
  )
})

it('of a run with a file', { timeout: 600_000 }, async () => {
  let state = ''
  await atEveryEffect(
    (at, signal) => {
      state = scratch()
      return runUntil(at, signal, { store: 'file' }, { XDG_STATE_HOME: state })
    },
    async ({ effects }, index) => {
      const file = join(state, 'pool-failover', `${scopeOf('default').pool}.v1.json`)
      if (existsSync(file))
        expect(parseState(readFileSync(file, 'utf8'), scopeOf('default'), Date.now())).not.toBe('damaged')
      if (index % 8 !== 0) return
      const inputs = { accounts, run: byAccount({ a: answers('a'), b: answers('b') }), store: 'file' }
      const next = await runAction({ inputs, env: { XDG_STATE_HOME: state }, secrets })
      expect(next.code, `${effects.at(-1)}\n${next.log}`).toBe(0)
      expect(next.judged.obeyed.filter(({ name }) => name === 'notice' || name === 'error')).toEqual([])
    },
  )
})
