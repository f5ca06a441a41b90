/**
 * The last line of `.ci/run`: `N passed, N failed[, N skipped]`, over the tests of its suites. A step that failed or was
 * skipped counts as one more, so that the line never looks better than the run.
 */
import { existsSync, readFileSync } from 'node:fs'

interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** What vitest's JSON reporter tells; `success` is also false for errors outside of tests. */
interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
})

const none: Counts = { passed: 0, failed: 0, skipped: 0 }

/** A file that could not be loaded has no test that failed, but counts as one. */
const ofFile = ({ status, assertionResults }: Report['testResults'][number]): Counts => {
  const count = (...wanted: readonly string[]): number =>
    assertionResults.filter((one) => wanted.includes(one.status)).length
  const failed = count('failed')
  return {
    passed: count('passed'),
    failed: status === 'failed' && failed === 0 ? 1 : failed,
    skipped: count('skipped', 'pending', 'todo', 'disabled'),
  }
}

/** One line of results: how a step ended, its name, and where its suite's own count lies. */
const ofStep = ([result, , file]: readonly string[]): Counts => {
  if (!file) return result === 'passed' ? none : { ...none, [result ?? 'failed']: 1 }
  if (!existsSync(file)) return { ...none, failed: 1 }
  const report: Report = JSON.parse(readFileSync(file, 'utf8'))
  const counts = report.testResults.map(ofFile).reduce(add, none)
  return result === 'failed' && counts.failed === 0 ? add(counts, { ...none, failed: 1 }) : counts
}

const lines = readFileSync(process.argv[2] ?? '/dev/stdin', 'utf8')
  .split('\n')
  .filter(Boolean)
const steps = lines.map((line) => line.split('\t'))
const { passed, failed, skipped } = steps.map(ofStep).reduce(add, none)
const names = steps.flatMap(([result, name = '']) => (result === 'failed' ? [name] : []))
if (names.length > 0) console.log(`failed: ${names.join(', ')}`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
