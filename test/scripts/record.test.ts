import { homedir, tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { claude } from '../../scripts/record/claude.ts'
import { codex } from '../../scripts/record/codex.ts'
import { gemini } from '../../scripts/record/gemini.ts'
import { scrubber } from '../../scripts/record/scrub.ts'

it('leaves no path of the recording machine, whole or as a slug', () => {
  const work = `${tmpdir()}/record-1/repo`
  const scrub = scrubber({ [work]: '/home/runner/work/repo/repo' })
  const text = `cwd ${work}/a.ts, ${work.replace(/[^A-Za-z0-9]/g, '-')}/memory, ${tmpdir()}/x.sock, ${homedir()}/.cache`
  expect(scrub(text)).toBe(
    'cwd /home/runner/work/repo/repo/a.ts, -home-runner-work-repo-repo/memory, /home/runner/tmp/x.sock, /home/runner/.cache',
  )
})

it('leaves words alone that only begin like a path', () => {
  expect(scrubber({ '/w/repo': '/r' })('/w/repository')).toBe('/w/repository')
})

it.each([claude, codex, gemini])('$provider: every recording has a name of its own and a fake key', ({ scenarios }) => {
  const names = scenarios.flatMap(({ name, resumedAs }) => [name, resumedAs ?? []].flat())
  expect(new Set(names).size).toBe(names.length)
  const credentials = scenarios.flatMap((scenario) => scenario.credentials)
  expect(credentials.filter(({ variable, key }) => variable !== null && !key('A').includes('FAKE'))).toEqual([])
})
