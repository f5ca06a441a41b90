/** The search for secrets after each scenario finds a leak wherever one may be; and the scenarios that leak most have none. */
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type CacheServer, startCacheServer } from '../../cache-server/server.ts'
import { accountsOf, answers, byAccount, usageLimit } from './agents.ts'
import { type ActionRequest, runAction } from './run-action.ts'

const { accounts, secrets } = accountsOf('ab')
const [secret = ''] = secrets
const hex = Buffer.from(secret).toString('hex')
const plant = (script: string, more: Partial<ActionRequest> = {}) =>
  runAction({ inputs: { accounts, run: `K=$ANTHROPIC_API_KEY; ${script}`, store: 'memory' }, secrets, ...more })

describe('a planted leak is found', () => {
  it.each([
    ['in the log', `printf '%s' "$K" | sed "s/./&$(printf '\\033')[0m/g"`, /the log: split by colours/],
    ['in the summary', 'printf "<%s>" "$K" | base64 -w0 >> "$GITHUB_STEP_SUMMARY"', /SUMMARY: base64/],
    ['in the outputs', 'echo "x=$(printf %s "$K" | od -An -tx1 | tr -d " \\n")" >> "$GITHUB_OUTPUT"', /OUTPUT: hex/],
    ['for later steps', 'echo "X=$K" >> "$GITHUB_ENV"', /GITHUB_ENV: raw/],
    ['packed, in the home', 'echo "$K" | gzip > "$HOME/x"', /home\/x: raw/],
    ['as a name, in the workspace', 'touch "$K"', /work\/.*: raw/],
  ])('%s', async (_place, script, found) => {
    await expect(plant(script)).rejects.toThrow(found)
  })

  it('in the state', async () => {
    const between: ActionRequest['between'] = ({ files }) => appendFileSync(files.GITHUB_STATE, `x=${hex}\n`)
    await expect(plant('true', { between })).rejects.toThrow(/STATE: hex/)
  })

  it('in the temporary directory', async () => {
    const after: ActionRequest['after'] = ({ temp }) => writeFileSync(join(temp, 'x'), secret)
    await expect(plant('true', { after })).rejects.toThrow(/x/)
  })

  const send = async (cache: CacheServer, path: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> => {
    await fetch(new URL(path, cache.url), { method: 'PUT', body })
  }
  it.each([
    ['key', `blob/${hex}`, 'x', /cache: PUT .*: hex/],
    ['body', 'blob/1', JSON.stringify(JSON.stringify({ '"': secret })), /body of PUT \/blob\/1: raw/],
    ['packed body', 'blob/1', new Uint8Array(gzipSync(secret)), /body of PUT \/blob\/1: raw/],
  ] as const)('in the cache, as a %s', async (_what, path, body, found) => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    const run = plant('true', { meanwhile: () => send(cache, path, body) })
    await expect(run).rejects.toThrow(found)
  })
})

describe('nothing leaks', () => {
  it('in debug logs, with a cache that fails and an agent that tells its key in all its errors', async () => {
    const cache = await startCacheServer()
    onTestFinished(cache.close)
    cache.faults.set([{ kind: 'garbage', on: 'reserve', times: 1 }])
    const tells = `echo "Error: You've hit your limit, key $ANTHROPIC_API_KEY $(printf %s "$ANTHROPIC_API_KEY" | base64 -w0)" >&2`
    const run = await runAction({
      inputs: { accounts, run: byAccount({ a: `${tells}; ${usageLimit()}`, b: `${tells}; exit 3` }) },
      env: { ...cache.env('v2'), RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ACTIONS_RUNNER_DEBUG: 'true' },
      secrets,
    })
    expect(run, run.log).toMatchObject({ outputs: { account: 'b', failovers: '1' } })
    expect(run.summary).toContain('key &#42;&#42;&#42; &#42;&#42;&#42;')
    expect(cache.log.length).toBeGreaterThan(2)
  })

  it('where the evidence of a limit holds the key in every form', async () => {
    const forms = [
      secret,
      hex,
      Buffer.from(`x${secret}`).toString('base64'),
      JSON.stringify(JSON.stringify({ secret })),
    ]
    const script = byAccount({
      a: forms
        .map((form) => `echo 'API Error: 429 rate_limit_error ${form}' >&2`)
        .join('\n')
        .concat('\nexit 1'),
      b: answers(`done with ${secret}`),
    })
    const beyondMasks = ['json in json'] as const
    const run = await runAction({ inputs: { accounts, run: script, store: 'memory' }, secrets, beyondMasks })
    expect(run, run.log).toMatchObject({ code: 0, outputs: { account: 'b' } })
  })
})
