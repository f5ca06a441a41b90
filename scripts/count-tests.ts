/** Adds up vitest's JSON reports in a directory and prints one line: `N passed, N failed, N skipped`. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const directory = process.argv[2] ?? '.'
const total = { passed: 0, failed: 0, skipped: 0 }
for (const file of globSync('*.json', { cwd: directory })) {
  const report = JSON.parse(readFileSync(join(directory, file), 'utf8'))
  total.passed += report.numPassedTests
  total.failed += report.numFailedTests
  total.skipped += report.numPendingTests + report.numTodoTests
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
if (total.passed === 0 || total.failed > 0) process.exitCode = 1
