import { spawn } from 'node:child_process'

/** What a run wrote, and when: `[ms, stream, bytes]` for each chunk. */
export interface Captured {
  readonly exitCode: number | null
  readonly signal: string | null
  readonly endedByRecorder: boolean
  readonly startedAt: number
  readonly ms: number
  readonly timeline: readonly (readonly [number, 'out' | 'err', number])[]
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command to its end, or ends its process group after `boundMs`. Standard input is empty. */
export const capture = (
  file: string,
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string>>; readonly cwd: string; readonly boundMs: number },
): Promise<Captured> =>
  new Promise((resolve, reject) => {
    const startedAt = Date.now()
    const timeline: [number, 'out' | 'err', number][] = []
    const chunks: { readonly out: Buffer[]; readonly err: Buffer[] } = { out: [], err: [] }
    let endedByRecorder = false
    const { env, cwd, boundMs } = options
    const child = spawn(file, args, { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const take = (name: 'out' | 'err') => (chunk: Buffer) => {
      timeline.push([Date.now() - startedAt, name, chunk.length])
      chunks[name].push(chunk)
    }
    child.stdout.on('data', take('out'))
    child.stderr.on('data', take('err'))
    const bound = setTimeout(() => {
      endedByRecorder = true
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, boundMs)
    child.on('error', reject).on('close', (exitCode, signal) => {
      clearTimeout(bound)
      const ms = Date.now() - startedAt
      const [stdout, stderr] = [Buffer.concat(chunks.out).toString(), Buffer.concat(chunks.err).toString()]
      resolve({ exitCode, signal, endedByRecorder, startedAt, ms, timeline, stdout, stderr })
    })
  })
