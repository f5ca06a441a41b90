import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { onTestFinished, vi } from 'vitest'

/** A number for `sleep` that only this test's processes carry in their arguments; what is left of them is killed after it. */
export const tagged = (): string => {
  const tag = String(randomInt(1_000_000_000, 9_999_999_999))
  onTestFinished(() => {
    for (const pid of withArgument(tag)) process.kill(pid, 'SIGKILL')
  })
  return tag
}

/** The processes, less zombies, with this text in their arguments. */
export const withArgument = (text: string): readonly number[] =>
  execFileSync('ps', ['-axww', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(text) && !/^\s*\d+\s+Z/.test(line))
    .map((line) => Number.parseInt(line, 10))

/** Resolves when at least so many processes carry the text. */
export const appeared = (text: string, count: number): Promise<void> =>
  vi.waitFor(
    () => {
      if (withArgument(text).length < count) throw new Error(`fewer than ${count} processes with ${text}`)
    },
    { timeout: 10_000, interval: 10 },
  )

/** Resolves when no process carries the text any more. */
export const vanished = (text: string): Promise<void> =>
  vi.waitFor(
    () => {
      const left = withArgument(text)
      if (left.length > 0) throw new Error(`still there: ${left.join(', ')}`)
    },
    { timeout: 10_000, interval: 10 },
  )
