/**
 * To be loaded before an entry (`--import`): counts what the process does to the world outside (files, processes, connections,
 * output) across both of its lives, and sends itself a signal just before the n-th such effect. A line of the file `log`
 * names each; once the signal is sent nothing is counted any more.
 */
import child from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const plan = new URL(import.meta.url).searchParams
const [log, at, signal] = [plan.get('log') ?? '', Number(plan.get('at')), plan.get('signal') ?? 'SIGKILL']
const { appendFileSync, readFileSync } = fs
const before = (() => {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n')
  } catch {
    return []
  }
})()
let count = before.length
/** What post does is not part of the run. */
let over = before.some((line) => line.startsWith('sent')) || /[\\/]post[\\/]index\.js$/.test(process.argv[1] ?? '')
let counting = false

const effect = (name: string): void => {
  if (over || counting) return
  counting = true
  count += 1
  over = count === at
  appendFileSync(log, over ? `sent ${signal} before ${name}\n` : `${name}\n`)
  if (over) process.kill(process.pid, signal)
  counting = false
}

/** Opening a file to read it, as Node does with its modules too, changes nothing. */
const readsOnly = (name: string, [, flags]: unknown[]): boolean => {
  if (!/^open/.test(name)) return false
  const { O_WRONLY, O_RDWR, O_CREAT } = fs.constants
  return typeof flags === 'number'
    ? (flags & (O_WRONLY | O_RDWR | O_CREAT)) === 0
    : flags === undefined || flags === 'r'
}

/** Puts a counting function in the place of each of these. */
const counted = (module: object, names: readonly string[]): void => {
  for (const name of names) {
    const original: unknown = Reflect.get(module, name)
    if (typeof original !== 'function') continue
    Reflect.set(module, name, function (this: unknown, ...args: unknown[]) {
      if (!readsOnly(name, args)) effect(name)
      return Reflect.apply(original, this, args)
    })
  }
}

const files = [
  'mkdtemp',
  'mkdir',
  'open',
  'rename',
  'rm',
  'rmdir',
  'unlink',
  'writeFile',
  'appendFile',
  'symlink',
  'chmod',
]
counted(fs, files.map((name) => `${name}Sync`).concat('writeSync'))
counted(fs.promises, files)
counted(child, ['spawn', 'execFile'])
counted(net.Socket.prototype, ['connect', 'write'])
counted(net.Server.prototype, ['listen'])
syncBuiltinESMExports()
