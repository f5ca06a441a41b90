/** An agent's output on its way through the built action: its speed, and what memory it takes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { actionEnv, dist, inPlace, plainEnv } from './place.ts'
import { median, type Row } from './row.ts'

const script = fileURLToPath(new URL('./through-mode.ts', import.meta.url))
const action = join(dist, 'action', 'index.js')
const megabytes = 200
const rounds = 3

/** @actions/exec splits what it reads into lines: how fast it is depends on their length. */
const lengths = [2, 100, 1_048_576]

export const run = (): Promise<readonly Row[]> =>
  inPlace(async (directory) => {
    const file = join(directory, 'output')
    const rows: Row[] = []
    for (const length of lengths) {
      fill(file, length)
      rows.push(...(await speeds(directory, file, length)))
    }
    if (!existsSync(time)) return rows
    const flood = (code: string): readonly string[] => [process.execPath, '-e', code]
    const lines = `const s = require('fs'), b = Buffer.alloc(1048576, '${'y'.repeat(99)}\\n'); for (let i = 0; i < 1024; i++) for (let n = 0; n < b.length; ) n += s.writeSync(1, b, n)`
    return [
      ...rows,
      await memory(directory, `${megabytes} MB, read slowly`, ['cat', file], 1),
      await memory(directory, 'one line of 64 MB', flood("process.stdout.write('x'.repeat(67108864))"), 0),
      await memory(directory, '1 GB of lines', flood(lines), 0),
    ]
  })

const speeds = async (directory: string, file: string, length: number): Promise<readonly Row[]> => {
  const times: Record<'ours' | 'exec' | 'piped', number[]> = { ours: [], exec: [], piped: [] }
  // In turn, so that what else the machine does meets each of them alike.
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(await through([process.execPath, action], actionEnv(directory, `cat '${file}'`), 0))
    times.exec.push(await through([process.execPath, script, 'exec', file], plainEnv, 0))
    times.piped.push(await through([process.execPath, script, 'piped', file], plainEnv, 0))
  }
  const [ours, exec, piped] = [median(times.ours), median(times.exec), median(times.piped)]
  const ratio = (than: number): string => `${(than / ours).toFixed(2)}x as fast`
  return [
    {
      name: `${megabytes} MB in lines of ${length} bytes (a bare pipe: ${(exec / piped).toFixed(2)}x), against @actions/exec`,
      value: ratio(exec),
      goal: '>= 3x, or all but a bare pipe (0.8x)',
      met: exec / ours >= 3 || piped / ours >= 0.8,
    },
    { name: '  and against a bare pipe', value: ratio(piped), goal: '', met: true },
  ]
}

const time = '/usr/bin/time'

const memory = async (directory: string, what: string, agent: readonly string[], waitMs: number): Promise<Row> => {
  const peak = join(directory, 'peak')
  const run = agent.map((part) => `'${part.replaceAll("'", `'\\''`)}'`).join(' ')
  await through([time, '-f', '%M', '-o', peak, process.execPath, action], actionEnv(directory, run), waitMs)
  const mb = Number(readFileSync(peak, 'utf8')) / 1024
  return { name: `peak memory of the action: ${what}`, value: `${mb.toFixed(0)} MB`, goal: '< 256 MB', met: mb < 256 }
}

/** Ms from the start of a process to its end, its output read as fast as it comes, or with a pause after each chunk. */
const through = async (
  [file = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  waitMs: number,
): Promise<number> => {
  const started = performance.now()
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  for await (const _chunk of child.stdout) if (waitMs > 0) await pause(waitMs)
  const [code] = await ended
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
  return performance.now() - started
}

const fill = (file: string, length: number): void => {
  const block = Buffer.from(`${'x'.repeat(length - 1)}\n`.repeat(Math.max(1, Math.floor(1_048_576 / length))))
  const fd = openSync(file, 'w')
  for (let written = 0; written < megabytes * 1e6; written += block.length) writeSync(fd, block)
  closeSync(fd)
}
