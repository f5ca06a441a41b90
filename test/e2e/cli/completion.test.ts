/** Completion in the real shells, by the scripts that `complete` prints. */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cli } from './cli-place.ts'
import { newHome } from './try-cli.ts'

const home = newHome()
const bin = join(home, 'bin')
const env = { PATH: [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter), HOME: home, TERM: 'dumb' }
const script = (shell: string): string => join(home, `completion.${shell}`)
const has = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined

beforeAll(() => {
  mkdirSync(bin)
  writeFileSync(join(bin, 'pool-failover'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' "$@"\n`)
  chmodSync(join(bin, 'pool-failover'), 0o755)
  writeFileSync(join(home, 'work', 'accounts.json'), '[]')
  for (const shell of ['bash', 'zsh', 'fish'])
    writeFileSync(script(shell), execFileSync(process.execPath, [cli, 'complete', shell], { env, encoding: 'utf8' }))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const ask = (shell: string, args: readonly string[]): readonly string[] =>
  execFileSync(shell, args, { cwd: join(home, 'work'), env, encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)

/** What each shell offers after these words, of which the last is begun. */
const offers: Readonly<Record<string, (words: readonly string[]) => readonly string[]>> = {
  bash: (words) => {
    const quoted = words.map((word) => `'${word}'`).join(' ')
    const call = `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _pool_failover`
    return ask('bash', ['--norc', '-c', `. ${script('bash')}; ${call}; printf '%s\\n' "\${COMPREPLY[@]}"`])
  },
  zsh: (words) => {
    // The functions of zsh's own completion that the script calls: what they are given is what is offered.
    const own = `compdef() { :; }; _describe() { print -rl -- "\${found[@]%%:*}"; }; _files() { print files; }`
    const call = `words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; _pool_failover`
    return ask('zsh', ['-f', '-c', `${own}; . ${script('zsh')}; ${call}`])
  },
  fish: (words) =>
    ask('fish', ['-N', '-c', `. ${script('fish')}; complete -C '${words.join(' ')}'`]).map(
      (line) => line.split('\t')[0] ?? '',
    ),
}

describe.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
  const offered = (...words: readonly string[]): readonly string[] => offers[shell]?.(['pool-failover', ...words]) ?? []

  it.skipIf(!has(shell))('offers commands, options and their words', () => {
    expect(offered('expl')).toEqual(['explain'])
    expect(offered('explain', '--strat')).toEqual(['--strategy'])
    expect([...offered('explain', '--strategy', '')].sort()).toEqual([
      'least-recently-used',
      'most-remaining',
      'priority',
      'round-robin',
      'spread',
    ])
  })

  it.skipIf(!has(shell))('offers files where a file is wanted, and runs nothing that is typed', () => {
    const files = offered('status', '--accounts', 'acc')
    // In bash and zsh the shell itself goes on with files.
    expect(files).toEqual({ bash: [], zsh: ['files'], fish: ['accounts.json'] }[shell])
    offered('status', '--pool', '$(touch ran)', '--acc')
    expect(ask('ls', [])).toEqual(['accounts.json'])
  })
})

it.skipIf(!has('zsh'))('zsh finds the script in fpath, and it answers the first time', () => {
  const functions = join(home, 'functions')
  mkdirSync(functions)
  writeFileSync(join(functions, '_pool-failover'), readFileSync(script('zsh')))
  const own = `_describe() { print -rl -- "\${found[@]%%:*}"; }`
  const begin = `fpath=('${functions}' $fpath); autoload -U compinit; compinit -u -D; ${own}`
  const offered = ask('zsh', ['-f', '-c', `${begin}; words=(pool-failover expl); CURRENT=2; $_comps[pool-failover]`])
  expect(offered).toEqual(['explain'])
})
