import { expect, it } from 'vitest'
import { RefusedError, told, UsageError } from '../../../src/shell/cli/fail.ts'

it.each([
  [new UsageError(['one', 'two']), 64, ['pool-failover: one', 'pool-failover: two']],
  [new RefusedError(['no']), 1, ['pool-failover: no']],
  [
    Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }),
    70,
    [/^pool-failover can not go on: ENOSPC: no space left$/],
  ],
  [new TypeError('ours'), 70, [/^pool-failover can not go on: TypeError: ours\n\s+at /]],
  ['thrown', 70, ['pool-failover can not go on: thrown']],
] as const)('%s ends with %i', (error, code, lines) => {
  const found = told(error)
  expect(found.code).toBe(code)
  expect(found.lines).toEqual(lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))))
})
