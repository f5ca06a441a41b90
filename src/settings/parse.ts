import type { UserPattern } from '../detect/user-patterns.ts'
import { type Provider, providers } from '../pool/account.ts'
import { retryRules } from '../pool/retry.ts'
import type { Rules } from '../pool/run-state.ts'
import { strategies } from '../pool/select.ts'
import { cooldown, count, duration, oneOf, type ReadInput, share } from './inputs.ts'
import type { Checked, Job, PoolSettings, Settings, StoreKind } from './settings.ts'
import { storeUrlProblems } from './store-url.ts'
import { splitWords } from './words.ts'

export interface SettingsContext {
  readonly defaultStore: StoreKind
  /** Sets parallel jobs apart under `strategy: spread`. */
  readonly spreadIndex: number
  /** The command after `--` (CLI), if any. */
  readonly argv: readonly string[]
}

/** Checks all inputs of a run at once. A problem names the input, what is wrong and how to mend it; never a value that may be secret. */
export const parseSettings = async (read: ReadInput, context: SettingsContext): Promise<Checked<Settings>> => {
  const problems: string[] = []
  const pool = poolSettings(read, context, problems)
  const one = oneOf(read, problems)
  const time = duration(read, problems)
  const settings: Settings = {
    ...pool,
    job: parseJob(read, context, problems),
    rules: {
      ordering: pool.ordering,
      maxFailovers: count(read, 'max-failovers', 10, problems),
      cooldownMs: cooldown(read, problems),
      ...exhaustion(read, problems),
      maxWaitMs: time('max-wait', 3_600_000) ?? 0,
      ...repetition(read, problems),
    },
    timeoutMs: time('timeout', null) || null,
    longestRetryMs: time('longest-retry', 60_000) ?? 60_000,
    workingDirectory: read('working-directory'),
    workflowCommands: one('workflow-commands', ['show', 'allow'], 'show'),
    limitPatterns: await patterns(read('limit-patterns'), problems),
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings }
}

/** `soonest` is `fail` with a probe. */
const exhaustion = (read: ReadInput, problems: string[]): Pick<Rules, 'whenExhausted' | 'probe'> => {
  const one = oneOf(read, problems)
  const wish = one('when-exhausted', ['fail', 'neutral', 'wait', 'soonest'], 'fail')
  const probe = one('probe', ['false', 'true'], 'false') === 'true'
  return wish === 'soonest' ? { whenExhausted: 'fail', probe: true } : { whenExhausted: wish, probe }
}

const repetition = (read: ReadInput, problems: string[]): Pick<Rules, 'continueMode' | 'retryIf'> => {
  const one = oneOf(read, problems)
  return {
    continueMode: one('continue', ['auto', 'resume', 'restart', 'stop'], 'auto'),
    retryIf: one('retry-if', retryRules, 'always'),
  }
}

/** The same for commands that look at a pool and run nothing. */
export const parsePoolSettings = (read: ReadInput, context: SettingsContext): Checked<PoolSettings> => {
  const problems: string[] = []
  const settings = poolSettings(read, context, problems)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings }
}

const poolSettings = (read: ReadInput, context: SettingsContext, problems: string[]): PoolSettings => {
  const one = oneOf(read, problems)
  const agent = one('agent', ['auto', ...providers], 'auto')
  const store = one('store', ['memory', 'file', 'actions-cache', 'redis'], context.defaultStore)
  const storeUrl = read('store-url').trim()
  problems.push(...storeUrlProblems(store, storeUrl))
  return {
    provider: agent === 'auto' ? null : agent,
    ordering: { strategy: one('strategy', strategies, 'round-robin'), spreadIndex: context.spreadIndex },
    pool: read('pool') || 'default',
    store,
    storeUrl,
    reserve: share(read, 'reserve', problems),
    ignoreState: one('ignore-state', ['false', 'true'], 'false') === 'true',
  }
}

const argsInputs = ['agent-args', 'claude-args', 'codex-args', 'gemini-args'] as const

const parseJob = (read: ReadInput, context: SettingsContext, problems: string[]): Job => {
  const [run, prompt] = [read('run'), read('prompt')]
  const [file, ...rest] = context.argv
  const given = [run !== '', prompt !== '', file !== undefined].filter(Boolean).length
  if (given !== 1) {
    problems.push(
      given === 0
        ? 'nothing to run: give run (a script) or prompt (a task for the agent)'
        : 'give only one of run, prompt and a command',
    )
  }
  if (run === '' && read('resume-run') !== '')
    problems.push('resume-run goes with run: it is the script of later attempts')
  if (prompt === '' && given > 0) {
    const idle = argsInputs.filter((name) => read(name).trim() !== '')
    problems.push(...idle.map((name) => `${name} goes with prompt: a script or a command has its own arguments`))
  }
  if (file !== undefined) return { kind: 'command', argv: [file, ...rest] }
  const words = (name: string): readonly string[] => {
    const found = splitWords(read(name))
    if (found === null) problems.push(`${name} has a quote that is not closed`)
    return found ?? []
  }
  if (prompt === '') {
    const shell = words('shell')
    return { kind: 'script', run, resumeRun: read('resume-run') || null, shell: shell.length === 0 ? ['bash'] : shell }
  }
  const common = words('agent-args')
  const args = (provider: Provider): readonly string[] => [...common, ...words(`${provider}-args`)]
  return {
    kind: 'prompt',
    prompt,
    args: { claude: args('claude'), codex: args('codex'), gemini: args('gemini'), custom: [] },
  }
}

/** The engine for patterns is large: who has none need not wait for it. */
const patterns = async (text: string, problems: string[]): Promise<readonly UserPattern[]> => {
  if (text.trim() === '') return []
  const { parseUserPatterns } = await import('../detect/parse-patterns.ts')
  const parsed = parseUserPatterns(text)
  if (parsed.ok) return parsed.patterns
  problems.push(...parsed.problems)
  return []
}
