import { expect, it } from 'vitest'
import { toolLine } from '../../src/agents/tool-line.ts'

it.each([
  [{ command: 'ls', description: 'list' }, '> T: ls\n'],
  [{ pattern: 'a\n\tb' }, '> T: a b\n'],
  [{ todos: [1] }, '> T: {"todos":[1]}\n'],
  [{}, '> T\n'],
])('%j -> %j', (input, line) => {
  expect(toolLine('T', input)).toBe(line)
})

it('is one line of bounded length, whatever the argument', () => {
  const line = toolLine('Write', { content: 'x'.repeat(1e6), path: `${'y '.repeat(1e6)}\n` })
  expect(line.length).toBeLessThan(200)
  expect(line.endsWith('…\n')).toBe(true)
})
