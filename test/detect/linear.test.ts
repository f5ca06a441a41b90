import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { header, nextColumn } from '../../src/detect/header.ts'
import { notice } from '../../src/detect/notice.ts'
import { speakers } from '../../src/detect/signal.ts'
import { wordingsOf } from '../../src/detect/wording/of.ts'

/** Every regular expression of a source file, as `[source, flags]`. */
const literals = (code: string): readonly (readonly [string, string])[] => {
  const found: [string, string][] = []
  let at = 0
  /** The last character that wasn't blank: a slash behind it begins an expression or is a division. */
  let before = '\n'
  const skipTo = (end: string, from: number): number => {
    let index = from
    while (index < code.length && !code.startsWith(end, index)) index += code[index] === '\\' ? 2 : 1
    return index + end.length
  }
  while (at < code.length) {
    const char = code[at] ?? ''
    if (code.startsWith('//', at)) at = skipTo('\n', at)
    else if (code.startsWith('/*', at)) at = code.indexOf('*/', at) + 2
    else if (char === '"' || char === "'" || char === '`') {
      at = skipTo(char, at + 1)
      before = 'x'
    } else if (char === '/' && '(,=:[!&|?{};\n>'.includes(before)) {
      const start = at + 1
      let inClass = false
      for (at = start; inClass || code[at] !== '/'; at++) {
        if (code[at] === '\\') at++
        else if (code[at] === '[') inClass = true
        else if (code[at] === ']') inClass = false
      }
      const flags = /^[a-z]*/.exec(code.slice(at + 1))?.[0] ?? ''
      found.push([code.slice(start, at), flags])
      at += 1 + flags.length
      before = 'x'
    } else {
      if (char.trim() !== '') before = char
      at++
    }
  }
  return found
}

test('every pattern runs on an engine without backtracking', () => {
  const files = globSync('src/detect/**/*.ts')
  const written = files.flatMap((file) => literals(readFileSync(file, 'utf8')))
  const worded = [...speakers, 'custom' as const].flatMap(wordingsOf).map(({ pattern }) => pattern)
  const built = [header, nextColumn, notice, ...worded].map((pattern) => [pattern.source, pattern.flags] as const)
  const patterns = [...new Map([...written, ...built].map((pattern) => [pattern.join('/'), pattern])).values()]
  expect(written.length).toBeGreaterThan(120)
  const compile = `
    const bad = []
    for (const [source, flags] of JSON.parse(require('fs').readFileSync(0, 'utf8')))
      try { new RegExp(source, flags + 'l').test('x') } catch { bad.push(source) }
    console.log(JSON.stringify(bad))`
  const child = spawnSync(process.execPath, ['--enable-experimental-regexp-engine', '-e', compile], {
    input: JSON.stringify(patterns),
    encoding: 'utf8',
  })
  expect(JSON.parse(child.stdout)).toEqual([])
})
