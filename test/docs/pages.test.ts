/** The pages for users: their links lead somewhere, their promises have tests, their messages are real. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePool } from '../../src/pool/parse.ts'
import { entryKeys } from '../../src/pool/schema.ts'

const pages = [...globSync('*.md'), ...globSync('docs/**/*.md'), ...globSync('examples/*.md')]
const read = (path: string): string => readFileSync(path, 'utf8')

/** The anchor that GitHub gives a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

const anchors = (page: string): readonly string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading ?? ''))

const linksOf = (text: string): readonly string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')

describe.each(pages)('%s', (page) => {
  it('has links that lead somewhere', () => {
    const broken = linksOf(read(page)).filter((link) => {
      if (/^https:/.test(link)) return false
      const [path = '', part] = link.split('#')
      const target = path === '' ? page : normalize(join(dirname(page), path))
      return !existsSync(target) || (part !== undefined && !anchors(target).includes(part))
    })
    expect(broken).toEqual([])
  })

  it('names only inputs and scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const unknown = [...read(page).matchAll(/npm run ([\w:]+)/g)].filter(([, name = '']) => !(name in scripts))
    expect(unknown.map(([text]) => text)).toEqual([])
  })
})

describe('docs/guarantees.md', () => {
  const rows = read('docs/guarantees.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| promise'))

  it('names a test for every promise', () => {
    const without = rows.filter((row) => !linksOf(row).some((link) => link.endsWith('.test.ts')))
    expect(rows.length).toBeGreaterThan(30)
    expect(without).toEqual([])
  })
})

describe('SECURITY.md', () => {
  const rows = read('SECURITY.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:It tries|What) \|/.test(line))

  it('names a test for everything that a hostile agent tries', () => {
    expect(rows.length).toBeGreaterThan(15)
    expect(rows.filter((row) => !linksOf(row).some((link) => link.endsWith('.test.ts')))).toEqual([])
  })
})

describe('docs/troubleshooting.md', () => {
  // Code spans of the first column are messages; `…` stands for what differs.
  const messages = read('docs/troubleshooting.md')
    .split('\n## Nothing is wrong')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? ''))
  const sources = globSync('src/**/*.ts').map(read).join('\n')

  it.each(messages ?? [])('%s', (message) => {
    const pieces = message.split('…').map((piece) => piece.trim())
    expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([])
  })
})

describe('docs/accounts.md', () => {
  it('tells every key that an account may have, and no other', () => {
    const told = [...read('docs/accounts.md').matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, key]) => key),
    )
    expect(told.toSorted()).toEqual([...entryKeys].toSorted())
  })
})

describe.each(['README.md', 'docs/recipes.md'])('%s', (page) => {
  const lists = [...read(page).matchAll(/^```json\n(\[[\s\S]*?)^```$/gm)].map(([, text]) => text ?? '')

  it('shows lists of accounts that are right', () => {
    // Only the secrets have to be put in: two with the same one would be one account.
    let count = 0
    const filled = lists.map((text) => text.replaceAll('"..."', () => `"sk-ant-api03-FAKE-${count++}-0123456789"`))
    const context = {
      pool: 'p',
      hash: (text: string) => text,
      lookup: () => 'FAKE',
      reserved: () => false,
      reserve: null,
    }
    const problems = filled.map((text) => parsePool(text, context)).flatMap((pool) => (pool.ok ? [] : pool.problems))
    expect(lists.length).toBeGreaterThan(0)
    expect(problems).toEqual([])
  })

  it('shows inputs that there are', () => {
    const inputs = [...read('action.yml').matchAll(/^ {2}([\w-]+):$/gm)].map(([, name]) => name)
    const shown = [...read(page).matchAll(/^ {10}([a-z][a-z-]+):/gm)].map(([, name]) => name)
    expect(shown.length).toBeGreaterThan(3)
    expect(shown.filter((name) => !inputs.includes(name))).toEqual([])
  })
})
