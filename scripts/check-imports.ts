/** Enforces who may import whom, and the bounds on file length. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const pure = ['pool', 'detect', 'agents', 'secure']
const shell = ['store', 'process', 'report']
const longestFile = 250
const longestEntry = 60
const entries = ['action', 'post', 'select', 'report', 'cli', 'host', 'lib']

interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

const importsOf = (source: string): readonly Import[] =>
  [
    ...source.matchAll(
      /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, type, from, bare, lazy]) => ({ from: from ?? bare ?? lazy ?? '', typeOnly: type !== undefined }))

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '')

const allowed = (file: string, { from, typeOnly }: Import): string | null => {
  const folder = folderOf(file)
  const outside = !from.startsWith('.')
  if (outside) {
    const system = from.startsWith('node:') || from.startsWith('@actions/')
    if (pure.includes(folder) && system) return `${folder} is pure and may not import ${from}`
    if (folder === '' && system && ['run.ts', 'attempt.ts', 'watch.ts', 'present.ts', 'ports.ts'].includes(file)) {
      return `${file} reaches the world through ports only, not ${from}`
    }
    return null
  }
  const target = folderOf(relative('src', join('src', dirname(file), from)))
  if (target === folder) return null
  if (folder === 'pool') return 'pool imports nothing else of ours'
  if (pure.includes(folder) && !typeOnly) return `${folder} may import only types from other folders, not ${from}`
  if (pure.includes(folder) && shell.includes(target)) return `${folder} may not know ${target}`
  if (shell.includes(folder) && target === 'detect') return `${folder} may not know detect`
  return null
}

const problems = globSync('**/*.ts', { cwd: 'src' }).flatMap((path) => {
  const file = path.replaceAll('\\', '/')
  const source = readFileSync(join('src', file), 'utf8')
  const length = source.split('\n').length - 1
  const limit = entries.some((entry) => file === `${entry}.ts`) ? longestEntry : longestFile
  const tooLong = length > limit ? [`src/${file}: ${length} lines, more than ${limit}`] : []
  return [
    ...tooLong,
    ...importsOf(source).flatMap((one) => (allowed(file, one) === null ? [] : [`src/${file}: ${allowed(file, one)}`])),
  ]
})

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log('imports keep to the design')
