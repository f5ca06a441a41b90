import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import * as z from 'zod/mini'
import { type Classification, classify, createClassifier } from '../../detect/classify.ts'
import { type Speaker, speakers } from '../../detect/signal.ts'
import type { Stream } from '../../ports.ts'
import { parseJson } from '../json.ts'
import { reasonOf, UsageError } from './fail.ts'
import { type Options, text } from './load.ts'

/** The names of a pool's own kind of account, and of any other command, stand for what isn't known. */
const others = ['custom', 'generic'] as const
const speaker = z.enum([...speakers, ...others])
const speakerOf = (given: z.infer<typeof speaker>): Speaker => (given === 'generic' ? 'other' : given)
/** Beyond it an instant plus a limit's length is none that a date can hold. */
const latest = 1e15
const runSchema = z.object({
  id: z.nullish(z.union([z.string(), z.int()])),
  provider: speaker,
  exitCode: z.nullish(z.int()),
  signal: z.nullish(z.string()),
  stdout: z.nullish(z.string()),
  stderr: z.nullish(z.string()),
  now: z.nullish(z.number().check(z.gt(-latest), z.lt(latest))),
})

/** `classify`: reads saved output and says the verdict, what it rests on and when the limit ends. */
export const classifyCommand = async (options: Options): Promise<number> => {
  const jsonl = text(options, 'jsonl')
  if (jsonl !== null) return many(jsonl)
  const provider = speaker.safeParse(options['provider'])
  if (!provider.success) throw new UsageError([`--provider must be one of ${speakers.join(', ')}`])
  const exitCode = whole(options, 'exitCode')
  const now = whole(options, 'now') ?? Date.now()
  const signal = text(options, 'signal')
  const classifier = createClassifier({
    provider: speakerOf(provider.data),
    now,
    ...(exitCode === null ? {} : { exitCode }),
    ...(signal === null ? {} : { signal }),
  })
  for (const stream of ['stdout', 'stderr'] as const) await feed(classifier.push, stream, text(options, stream))
  const found = classifier.finish()
  console.log(options['json'] === true ? JSON.stringify(found) : inWords(found))
  return 0
}

const feed = async (
  push: (stream: Stream, bytes: Uint8Array) => void,
  stream: Stream,
  file: string | null,
): Promise<void> => {
  if (file === null) return
  try {
    for await (const chunk of open(file)) push(stream, chunk)
  } catch (error) {
    throw new UsageError([`--${stream}: the file can not be read (${reasonOf(error)})`])
  }
}

const many = async (file: string): Promise<number> => {
  const input = open(file)
  const failed = new Promise<never>((_, reject) =>
    input.once('error', (error: unknown) =>
      reject(new UsageError([`--jsonl: the file can not be read (${reasonOf(error)})`])),
    ),
  )
  const read = async (): Promise<number> => {
    let unread = false
    process.stdout.once('error', () => {
      unread = true
    })
    let wrong = 0
    let number = 0
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (unread) break
      number += 1
      if (line.trim() === '') continue
      // Trimmed, for editors on Windows put a byte order mark first.
      const run = runSchema.safeParse(parseJson(line.trim()))
      if (run.success) console.log(JSON.stringify(one(run.data)))
      else {
        wrong += 1
        const problems = run.error.issues.map(({ path: [key] }) => (key === undefined ? allowed.line : mustBe(key)))
        console.error(`pool-failover: line ${number}: ${problems.join('; ')}`)
      }
    }
    return wrong === 0 ? 0 : 64
  }
  return Promise.race([read(), failed])
}

const allowed: Readonly<Record<keyof typeof runSchema.shape | 'line', string>> = {
  line: 'must be {id?, provider, exitCode?, signal?, stdout?, stderr?, now?}',
  id: 'a text, null or a whole number that JSON can hold exactly',
  provider: `one of ${speakers.join(', ')}`,
  exitCode: 'a whole number',
  signal: 'a text',
  stdout: 'a text',
  stderr: 'a text',
  now: 'a number of milliseconds since 1970',
}

const mustBe = (key: PropertyKey): string =>
  `${String(key)} must be ${Object.entries(allowed).find(([name]) => name === key)?.[1] ?? 'left out'}`

/** The id comes back as it was given. */
const one = (
  run: z.infer<typeof runSchema>,
): Omit<Classification, 'id'> & { readonly id?: string | number | null } => ({
  ...(run.id === undefined ? {} : { id: run.id }),
  ...classify({
    provider: speakerOf(run.provider),
    ...(run.exitCode == null ? {} : { exitCode: run.exitCode }),
    ...(run.signal == null ? {} : { signal: run.signal }),
    ...(run.stdout == null ? {} : { stdout: run.stdout }),
    ...(run.stderr == null ? {} : { stderr: run.stderr }),
    now: run.now ?? Date.now(),
  }),
})

const inWords = (found: Classification): string =>
  [
    `verdict     ${found.verdict} (confidence ${Math.round(found.confidence * 100)} %)`,
    ...(found.evidence === undefined ? [] : [`evidence    ${found.evidence.replace(/\s+/g, ' ').slice(0, 300)}`]),
    ...(found.resetAt === undefined
      ? []
      : [`resets at   ${new Date(found.resetAt).toISOString()} (known by ${found.source})`]),
    `would be    ${consequence[found.verdict]}`,
  ].join('\n')

const consequence = {
  ok: 'done',
  'usage-limit': 'cooling until the reset; the run goes on with the next account',
  'rate-limit': 'cooling for a while; the run goes on with the next account',
  auth: 'set aside until its credential changes; the run goes on with the next account',
  billing: 'set aside until its credential changes; the run goes on with the next account',
  overloaded: 'tried again on the same account, at most twice',
  network: 'tried again on the same account, at most twice',
  config: 'stopped: no account would change that',
  failed: 'stopped with the exit code of the agent',
} as const

const open = (file: string) => (file === '-' ? process.stdin : createReadStream(file))

/** An option that is a whole number, or null. */
export const whole = (options: Options, name: string): number | null => {
  const value = text(options, name)
  if (value === null) return null
  if (!/^-?\d{1,15}$/.test(value)) throw new UsageError([`--${name.replace('Code', '-code')} must be a whole number`])
  return Number(value)
}
