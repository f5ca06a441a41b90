import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, test } from 'vitest'
import type { Verdict } from '../../../src/pool/verdict.ts'
import { judgeStep, type StepEnd } from '../../../src/shell/action/step-end.ts'

const folder = new URL('../../fixtures/recordings/', import.meta.url)
const directory = mkdtempSync(join(tmpdir(), 'step-end-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
const put = (content: string): string => {
  const path = join(directory, 'file')
  writeFileSync(path, content)
  return path
}
interface Recording {
  readonly stdout: string
  readonly stderr: string
  readonly exit_code: number | null
}
const recording = (name: string): Recording => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))
const now = Date.UTC(2026, 10, 24, 12)
const failure: StepEnd = {
  outcome: 'failure',
  exitCode: null,
  executionFile: '',
  logFile: '',
  output: '',
  error: '',
  session: null,
}
const verdictOf = async (provider: 'claude' | 'codex' | 'gemini', end: Partial<StepEnd>) =>
  (await judgeStep(provider, { ...failure, ...end }, now)).judgement.verdict

const listOf = (jsonl: string): string =>
  JSON.stringify(jsonl.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : [])))

describe('claude-code-action, by its execution_file', () => {
  test.each<[string, Verdict]>([
    ['claude__03a_limit_five_hour__oauth__sj', 'usage-limit'],
    ['claude__05b_401_oauth_expired__oauth__sj', 'auth'],
    ['claude__05f_400_credit_balance__key__sj', 'billing'],
    ['claude__02c_429_retry_after_3600__key__sj', 'rate-limit'],
    ['claude__06b_529_max_retries_0__key__sj', 'overloaded'],
    ['claude__05j_404_model__key__sj', 'config'],
  ])('%s: %s, as a list or line by line, whether the step is red or green', async (name, verdict) => {
    const { stdout } = recording(name)
    for (const content of [listOf(stdout), stdout]) {
      for (const outcome of ['failure', 'success'] as const) {
        expect(await verdictOf('claude', { outcome, executionFile: put(content) })).toBe(verdict)
      }
    }
  })

  it('is ok where the agent writes about limits, and failed where the action fails after it', async () => {
    const negative = readdirSync(folder).find((name) => /^claude__09.*__sj\.json$/.test(name)) ?? ''
    const executionFile = put(listOf(recording(negative.replace('.json', '')).stdout))
    expect(await verdictOf('claude', { outcome: 'success', executionFile })).toBe('ok')
    expect(await verdictOf('claude', { executionFile })).toBe('failed')
  })

  it('has the session, the turns and the cost of the midst of a task', async () => {
    const { stdout } = recording('claude__08a_midtask_limit_oauthA')
    const judged = await judgeStep('claude', { ...failure, executionFile: put(listOf(stdout)) }, now)
    expect(judged).toMatchObject({
      sessionId: '28fcc26f-08a3-4afe-bb40-06d301009c73',
      work: { turns: 2 },
      judgement: { verdict: 'usage-limit', reset: { source: 'event' } },
    })
  })
})

/** What run-gemini-cli makes of stdout and stderr of `gemini -o json`. */
const geminiOutputs = ({ stdout, stderr }: Recording): Partial<StepEnd> => {
  const json = (text: string): Record<string, unknown> | null => {
    try {
      return JSON.parse(text)
    } catch {
      return null
    }
  }
  const error = json(stderr)?.['error']
  const response = json(stdout)?.['response']
  return {
    output: typeof response === 'string' ? response : stdout,
    error: error === undefined ? stderr : JSON.stringify(error),
  }
}

describe('run-gemini-cli, by its outputs summary and error', () => {
  const failures: readonly [RegExp, readonly Verdict[]][] = [
    [/_429_.*perday|daily|QUOTA_EXHAUSTED/i, ['usage-limit']],
    [/_429_plain/, ['rate-limit', 'usage-limit']],
    [/_40[013]_/, ['auth']],
    [/_503_/, ['overloaded']],
  ]
  const names = readdirSync(folder)
    .map((name) => name.replace('.json', ''))
    .filter((name) => /^gemini.*__json$/.test(name) && failures.some(([shape]) => shape.test(name)))

  it('has recordings to go by', () => expect(names.length).toBeGreaterThan(3))

  test.each(names)('%s', async (name) => {
    const allowed = failures.find(([shape]) => shape.test(name))?.[1] ?? []
    expect(allowed).toContain(await verdictOf('gemini', geminiOutputs(recording(name))))
  })

  it('reads the error alone, on one line', async () => {
    const error = {
      type: 'unknown',
      message: '[API Error: You have exhausted your daily quota on this model.]',
      code: 429,
    }
    expect(await verdictOf('gemini', { error: JSON.stringify(error) })).toBe('usage-limit')
    const plain = { type: 'Error', message: '[API Error: something else]', code: 429 }
    expect(await verdictOf('gemini', { error: JSON.stringify(plain) })).toBe('rate-limit')
  })

  it('is ok where the step is, whatever was noted on the way', async () => {
    const noted = 'Attempt 1 failed with status 429. Retrying with backoff...'
    expect(await verdictOf('gemini', { outcome: 'success', output: 'done', error: noted })).toBe('ok')
  })
})

describe('codex-action, which tells nothing of a failure', () => {
  const line = (payload: unknown): string =>
    `${JSON.stringify({ timestamp: new Date(now).toISOString(), type: 'event_msg', payload })}\n`

  it('is judged by the record of the session', async () => {
    const message = 'You’ve hit your usage limit. Try again at 1:49 PM.'
    const session = line({ type: 'task_complete', error: { message, codex_error_info: 'usage_limit_exceeded' } })
    const judged = await judgeStep('codex', { ...failure, session }, now)
    expect(judged.judgement).toMatchObject({ verdict: 'usage-limit' })
    expect(judged.judgement.reset).not.toBeNull()
    expect(judged.work.turns).toBe(0)
  })

  it('is failed where there is none', async () => expect(await verdictOf('codex', {})).toBe('failed'))

  test.each<[string, Verdict]>([
    ['codex__08k_midtask_limit_text', 'usage-limit'],
    ['codex__08a_midtask_limit_keyA', 'usage-limit'],
  ])('%s: by a log file of both streams', async (name, verdict) => {
    const { stdout, stderr } = recording(name)
    expect(await verdictOf('codex', { logFile: put(stdout + stderr) })).toBe(verdict)
  })
})

it.each([
  ['the exit code, where it is told', { exitCode: 0 }, 'ok'],
  ['a cancelled step as a failed one', { outcome: 'cancelled' }, 'failed'],
] as const)('takes %s', async (_what, end, verdict) => expect(await verdictOf('claude', end)).toBe(verdict))
