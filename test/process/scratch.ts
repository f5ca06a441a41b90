import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A directory of this test, removed after it. */
export const scratch = (): string => {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'test-process-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
