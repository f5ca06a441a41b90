import { glob, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type InstalledCli, pathWith } from '../../test/real-clis/install.ts'
import { say } from '../../test/stub/step.ts'
import { type Stub, startStub } from '../../test/stub/stub.ts'
import { type Captured, capture } from './capture.ts'
import type { CredentialKind, Format, Recipe, Scenario } from './scenario.ts'
import { scrubber } from './scrub.ts'

/** Longer than the slowest of the CLIs' own retries (Gemini without a network: 291 s). */
const boundMs = 320_000

interface Recording {
  readonly recipe: Recipe
  readonly cli: InstalledCli
  readonly scenario: Scenario
  readonly credential: CredentialKind
  readonly format: Format
}

/** Runs one scenario and writes its fixture; with a resumed run, both. Returns the ids of what was written. */
export const record = async (recording: Recording, out: string): Promise<readonly string[]> => {
  const { recipe, scenario, credential, format, cli } = recording
  const accounts =
    credential.variable === null
      ? {}
      : { [credential.key('A')]: scenario.script, [credential.key('B')]: [say('all done by account B')] }
  const stub = await startStub({ provider: recipe.provider, accounts })
  const root = await mkdtemp(join(tmpdir(), 'pool-failover-record-'))
  const cwd = join(root, 'repo')
  await mkdir(cwd)
  const scrub = scrubber({
    [cwd]: '/home/runner/work/repo/repo',
    [stub.directory]: '/home/runner/home',
    [cli.directory]: '/home/runner/cli',
  })
  const keep = async (id: string, run: Run): Promise<string> => {
    await writeFile(join(out, `${id}.json`), `${scrub(JSON.stringify(describe(recording, id, run), null, 1))}\n`)
    return id
  }
  try {
    const prompt = scenario.resumedAs === undefined ? 'hi' : 'PROMPT-ONE: create step1.txt and then step2.txt'
    const first = await once(recording, stub, { prompt, resume: null, account: 'A', cwd })
    const ids = [await keep([recipe.provider, scenario.name, credential.name, format].join('__'), first)]
    const session = /"(?:session_id|thread_id)":"([^"]+)"/.exec(first.captured.stdout)?.[1]
    if (scenario.resumedAs === undefined || session === undefined) return ids
    const prompt2 = 'PROMPT-TWO: you were interrupted by a rate limit, continue where you left off'
    const second = await once(recording, stub, { prompt: prompt2, resume: session, account: 'B', cwd })
    return [...ids, await keep([recipe.provider, scenario.resumedAs, credential.name, format].join('__'), second)]
  } finally {
    await stub.close()
    await rm(root, { recursive: true, force: true })
  }
}

interface Run {
  readonly args: readonly string[]
  readonly envKeys: readonly string[]
  readonly captured: Captured
  readonly requests: ReturnType<Stub['requests']>
  /** The agent's own files, where the scenario asks for them. */
  readonly files: { readonly session?: string; readonly debug?: string }
}

interface Ask {
  readonly prompt: string
  readonly resume: string | null
  readonly account: 'A' | 'B'
  readonly cwd: string
}

const once = async ({ recipe, cli, scenario, credential, format }: Recording, stub: Stub, ask: Ask): Promise<Run> => {
  const unreachable = scenario.name.includes('conn_refused')
  const own = {
    ...stub.env,
    ...(unreachable ? recipe.nowhere.env : {}),
    ...scenario.env,
    ...(credential.variable === null ? {} : { [credential.variable]: credential.key(ask.account) }),
  }
  const extra = [...(scenario.args ?? []), ...(unreachable ? recipe.nowhere.args : [])]
  const [command, ...options] = recipe.argv(ask.prompt, format, ask.resume)
  const args =
    recipe.provider === 'codex' ? [command ?? '', ...extra, ...options] : [command ?? '', ...options, ...extra]
  const before = stub.requests(true).length
  const env = { HOME: ask.cwd, PATH: pathWith(cli), LANG: 'C.UTF-8', TZ: 'UTC', GEMINI_CLI_NO_RELAUNCH: '1', ...own }
  const captured = await capture(recipe.provider, args, { env, cwd: ask.cwd, boundMs })
  const files = scenario.files === true ? await ownFiles(stub.directory, ask.cwd) : {}
  return { args, envKeys: Object.keys(own), captured, requests: stub.requests(true).slice(before), files }
}

/** What the newest record of a session below an agent's home, and the log in its working directory, say of its API. */
const ownFiles = async (home: string, cwd: string): Promise<Run['files']> => {
  const found: { path: string; at: number }[] = []
  for await (const path of glob(join(home, '**', '{projects,sessions}', '**', '*.jsonl')))
    found.push({ path, at: (await stat(path)).mtimeMs })
  const newest = found.sort((a, b) => b.at - a.at)[0]
  const session = newest === undefined ? null : await readFile(newest.path, 'utf8')
  const debug = await readFile(join(cwd, 'debug.log'), 'utf8').catch(() => null)
  return {
    ...(session === null ? {} : { session: linesOf(session, telling) }),
    ...(debug === null ? {} : { debug: linesOf(debug, /API error/) }),
  }
}
/** The rest is prompts and tells much of the machine. */
const telling = /"api_error"|"isApiErrorMessage"|"codex_error_info"|"rate_limits"/

const linesOf = (text: string, wanted: RegExp): string =>
  text
    .split('\n')
    .filter((line) => wanted.test(line))
    .map((line) => `${line}\n`)
    .join('')

/** What the stub said of when the limit ends, in seconds from the request; null: nothing. */
const toldSeconds = ({ script }: Scenario): number | null => {
  const limit = script.findLast((step) => step.kind === 'usage-limit' || step.kind === 'rate-limit')
  if (limit === undefined) return null
  return limit.kind === 'usage-limit' ? limit.resetsInS : limit.retryAfterS
}

/** The fixture: the format of the recordings that the project began with. */
const describe = (
  { recipe, cli, scenario }: Recording,
  id: string,
  { args, envKeys, captured, requests, files }: Run,
) => ({
  id,
  cli: recipe.provider,
  version: cli.version,
  scenario: scenario.name,
  args,
  env_keys: envKeys,
  exit_code: captured.exitCode,
  signal: captured.signal,
  ended_by_recorder: captured.endedByRecorder,
  wall_s: captured.ms / 1000,
  recorded_at: new Date(captured.startedAt).toISOString(),
  told_s: toldSeconds(scenario),
  requests: requests.map(({ at, method, path, key, status }) => ({
    t_ms: at - captured.startedAt,
    method,
    path,
    key,
    status,
  })),
  timeline: captured.timeline,
  stdout: captured.stdout,
  stderr: captured.stderr,
  ...files,
})
