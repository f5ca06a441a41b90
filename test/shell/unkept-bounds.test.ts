import { expect, it } from 'vitest'
import { unbounded } from '../../src/pool/bounds.ts'
import { boundedOf } from '../../src/report/store-trouble.ts'
import { unkeptBounds } from '../../src/shell/unkept-bounds.ts'
import { account } from '../pool/make.ts'

const files = account('f', { provider: 'codex', credential: { kind: 'files', files: {} } })
const two = account('t', { bounds: { ...unbounded, maxConcurrent: 2 } })

it.each([
  ['exactly', [files, two], null],
  ['never', [account('a')], null],
  ['never', [{ ...files, disabled: true }], null],
  ['roughly', [account('a')], null],
  ['never', [files, two], /can't tell whether another run uses codex\/f, claude\/t at the same time/],
  ['roughly', [account('a'), files], /^two runs that begin in the same second, .* both use codex\/f;/],
  ['roughly', [files, two], /^maxConcurrent is not kept for codex\/f, claude\/t/],
] as const)('store keeps bounds %s: case %#', (kept, accounts, said) => {
  const text = unkeptBounds(boundedOf(accounts), kept, false)
  if (said === null) expect(text).toBeNull()
  else expect(text).toMatch(said)
})

it('says of ignore-state that the cache is not asked, and nothing where places are kept all the same', () => {
  const bounded = boundedOf([account('a'), files])
  expect(unkeptBounds(bounded, 'roughly', true)).toMatch(
    /^ignore-state: nobody looks whether another run uses codex\/f;/,
  )
  expect(unkeptBounds(bounded, 'exactly', true)).toBeNull()
  expect(unkeptBounds(boundedOf([account('a')]), 'roughly', true)).toBeNull()
})
