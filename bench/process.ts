/** What our way of running an agent costs against @actions/exec alone and against a bare pipe. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, type Row } from './row.ts'

const script = fileURLToPath(new URL('./process-mode.ts', import.meta.url))
const megabytes = 200

/** @actions/exec splits what it reads into lines: how fast it is depends on their length. Ours doesn't look. */
const lengths = [2, 100, 1_048_576]

interface Measured {
  readonly ms: number
  readonly peakMb: number
}

export const run = async (): Promise<readonly Row[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'pool-failover-bench-'))
  try {
    const file = join(directory, 'output')
    const passed = lengths.flatMap((length) => {
      fill(file, length)
      return through(length, file)
    })
    const peaks = alternate(['slow', 'nothing'], 1, file)
    const [slow, bare] = [peak(peaks['slow']), peak(peaks['nothing'])]
    const latency = alternate(['failover', 'floor'], 11, file)
    const [failover, floor] = [time(latency['failover']), time(latency['floor'])]
    return [
      ...passed,
      {
        name: `peak memory with a slow reader (a node that does nothing: ${bare.toFixed(0)} MB)`,
        value: `${slow.toFixed(0)} MB`,
        goal: '< 256 MB',
        met: slow < 256,
      },
      {
        name: `limit line to the next agent, against kill, node, spawn (${floor.toFixed(0)} ms)`,
        value: `${(failover / floor).toFixed(2)}x`,
        goal: '<= 2x',
        met: failover / floor <= 2,
      },
    ]
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const through = (length: number, file: string): readonly Row[] => {
  const all = alternate(['ours', 'exec', 'piped'], 3, file)
  const [ours, exec, piped] = [time(all['ours']), time(all['exec']), time(all['piped'])]
  const what = `${megabytes} MB in lines of ${length} bytes, host's start included`
  return [
    {
      name: `${what}, against @actions/exec`,
      value: `${(exec / ours).toFixed(2)}x as fast`,
      goal: '>= 3x',
      met: exec / ours >= 3,
    },
    { name: '  and against a piped spawn', value: `${(piped / ours).toFixed(2)}x as fast`, goal: '', met: true },
  ]
}

const fill = (file: string, length: number): void => {
  const block = Buffer.from(`${'x'.repeat(length - 1)}\n`.repeat(Math.max(1, Math.floor(1_048_576 / length))))
  const fd = openSync(file, 'w')
  for (let written = 0; written < megabytes * 1e6; written += block.length) writeSync(fd, block)
  closeSync(fd)
}

/** Rounds of all modes in turn, so that what else the machine does meets each of them alike. */
const alternate = (modes: readonly string[], rounds: number, file: string): Record<string, Measured[]> => {
  const all: Record<string, Measured[]> = Object.fromEntries(modes.map((mode) => [mode, []]))
  for (let round = 0; round < rounds; round += 1) for (const mode of modes) all[mode]?.push(measure(mode, file))
  return all
}

const measure = (mode: string, file: string): Measured => {
  const env = { PATH: process.env['PATH'] ?? '', SHLVL: '1' }
  const { status, stdout } = spawnSync(process.execPath, [script, mode, file], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`${mode} ended with ${status}`)
  return JSON.parse(stdout.toString())
}

const time = (all: readonly Measured[] = []): number => median(all.map(({ ms }) => ms))

const peak = (all: readonly Measured[] = []): number => Math.max(...all.map(({ peakMb }) => peakMb))
