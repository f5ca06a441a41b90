import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../../src/pool/schema.ts'
import { accountsFile, accountsPath, type HomeEntry } from '../../src/shell/accounts-file.ts'
import { UsageError } from '../../src/shell/cli/fail.ts'

const entry = (label: string): Entry => ({ label, provider: 'claude', secret: `sk-ant-api03-FAKE-${label}` })
let directory: string
let path: string
let notices: string[]
const keyring = new Map<string, string>()
const open = (limitMs?: number) =>
  accountsFile({
    path,
    now: () => 7,
    notice: (text) => notices.push(text),
    keyring: async () => ({ read: async (item) => keyring.get(item) ?? null }),
    ...(limitMs === undefined ? {} : { limitMs }),
  })
const put = (text: string, mode = 0o600) => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, text)
  chmodSync(path, mode)
}
const modeOf = (of: string) => statSync(of).mode & 0o777

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'accounts-'))
  path = join(directory, 'config', 'pool-failover', 'accounts.json')
  notices = []
})
afterEach(() => rmSync(directory, { recursive: true }))

it.each([
  [{ XDG_CONFIG_HOME: '/x', HOME: '/h' }, '/x/pool-failover/accounts.json'],
  [{ XDG_CONFIG_HOME: 'relative', HOME: '/h' }, '/h/.config/pool-failover/accounts.json'],
  [{ HOME: '/h' }, '/h/.config/pool-failover/accounts.json'],
])('%j keeps it in %s', (env, expected) => {
  expect(accountsPath(env)).toBe(expected)
})

describe('a list at home', () => {
  it('is none before the first account, and no directory is made by looking', async () => {
    expect([await open().text(), await open().entries()]).toEqual([null, []])
    expect(existsSync(dirname(path))).toBe(false)
  })

  it('is for its owner only, and holds what --accounts takes', async () => {
    await open().change((known) => [...known, entry('a')])
    expect([modeOf(path), modeOf(dirname(path)), readdirSync(dirname(path))]).toEqual([0o600, 0o700, ['accounts.json']])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([entry('a')])
    expect(notices).toEqual([])
  })

  it('loses no account when many are added at once', async () => {
    const labels = Array.from({ length: 24 }, (_, index) => `a-${index}`)
    await Promise.all(labels.map((label) => open().change((known) => [...known, entry(label)])))
    expect((await open().entries()).map(({ label }) => label).sort()).toEqual([...labels].sort())
  })

  it('stays as it is when the change is refused', async () => {
    await open().change(() => [entry('a')])
    const refused = open().change(() => {
      throw new Error('no')
    })
    await expect(refused).rejects.toThrow('no')
    expect(await open().entries()).toEqual([entry('a')])
    expect(readdirSync(dirname(path))).toEqual(['accounts.json'])
  })

  it('is left alone while another process holds it', async () => {
    put('[]')
    writeFileSync(`${path}.lock`, JSON.stringify({ pid: process.pid, host: 'another', token: 'x' }))
    await expect(open(1).change(() => [entry('a')])).rejects.toThrow('another process is changing')
    expect(readFileSync(path, 'utf8')).toBe('[]')
  })
})

describe('a damaged list', () => {
  it.each(['', '{', '{"label":"a"}', 'null', '\u0000\u0000'])('(%j) is kept aside and begun anew', async (text) => {
    put(text)
    await expect(open().entries()).rejects.toThrow('is damaged')
    expect(readFileSync(path, 'utf8')).toBe(text)
    await expect(open().change((known) => [...known, entry('a')])).rejects.toThrow(
      `kept as ${path}.damaged-7; mend it and move it back`,
    )
    expect([existsSync(path), readFileSync(`${path}.damaged-7`, 'utf8')]).toEqual([false, text])
    await open().change((known) => [...known, entry('a')])
    expect([await open().entries(), readFileSync(`${path}.damaged-7`, 'utf8')]).toEqual([[entry('a')], text])
  })

  it('with an entry that makes no sense is not changed, and no value of it is told', async () => {
    const text = JSON.stringify([entry('a'), { label: 'b', provider: 'claude', secert: 'FAKE-secret-of-b' }])
    put(text)
    const error: unknown = await open()
      .change(() => [])
      .catch((caught: unknown) => caught)
    expect(String(error)).toContain('accounts[1]: has an unknown key')
    expect(String(error)).not.toContain('FAKE')
    expect(readFileSync(path, 'utf8')).toBe(text)
  })
})

describe('whatever stands in the file', () => {
  it('is read or refused in words without its values, and kept: in place, changed as asked, or aside', async () => {
    const item = fc.record(
      {
        label: fc.oneof(fc.string(), fc.anything()),
        provider: fc.constantFrom('claude', 'codex', 'FAKE-provider', 7),
        secret: fc.constantFrom('sk-FAKE-value-of-a-secret', '', null),
        keyring: fc.oneof(fc.string(), fc.anything()),
      },
      { requiredKeys: [] },
    )
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.array(item, { maxLength: 3 }).map((list) => JSON.stringify(list)),
    )
    await fc.assert(
      fc.asyncProperty(text, async (document) => {
        rmSync(dirname(path), { recursive: true, force: true })
        put(document)
        const refused: unknown = await open()
          .change((known) => [...known, entry('new')])
          .then(
            () => null,
            (error: unknown) => error,
          )
        if (refused === null) expect(await open().entries()).toContainEqual(entry('new'))
        else {
          expect(refused).toBeInstanceOf(UsageError)
          expect(String(refused)).not.toContain('FAKE')
          const kept = readdirSync(dirname(path)).map((name) => readFileSync(join(dirname(path), name), 'utf8'))
          expect(kept).toEqual([document])
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a credential in the keyring', () => {
  const entry: HomeEntry = { label: 'k', provider: 'codex', keyring: '12345678', priority: 5 }
  it('is put in where the list is used, and nowhere else', async () => {
    keyring.set('codex/k/12345678', '{"secret":"sk-FAKE-in-keyring"}')
    await open().change(() => [entry])
    expect(readFileSync(path, 'utf8')).not.toContain('FAKE')
    expect(await open().entries()).toEqual([entry])
    expect(JSON.parse((await open().text()) ?? '')).toEqual([
      { label: 'k', provider: 'codex', priority: 5, secret: 'sk-FAKE-in-keyring' },
    ])
  })

  it('that is gone from there is told', async () => {
    keyring.clear()
    await open().change(() => [entry])
    await expect(open().text()).rejects.toThrow('codex/k: its credential is no longer in the keyring')
  })
})

describe.skipIf(process.platform === 'win32')('rights', () => {
  it('that let others read or change it are taken back, with a notice', async () => {
    put('[]', 0o644)
    chmodSync(dirname(path), 0o777)
    expect(await open().text()).toBe('[]')
    expect([modeOf(path), modeOf(dirname(path)), notices.length]).toEqual([0o600, 0o700, 2])
    await open().text()
    expect(notices).toHaveLength(2)
  })

  it('links are not followed', async () => {
    put('[]')
    const [file, place] = [path, dirname(path)]
    path = join(place, 'link.json')
    symlinkSync(file, path)
    await expect(open().text()).rejects.toThrow('is a symbolic link')
    symlinkSync(place, join(directory, 'linked'))
    path = join(directory, 'linked', 'accounts.json')
    await expect(open().change(() => [])).rejects.toThrow('is a symbolic link')
    expect(readFileSync(file, 'utf8')).toBe('[]')
  })

  it('a directory or a huge file in its place is told', async () => {
    mkdirSync(path, { recursive: true })
    await expect(open().text()).rejects.toThrow('is no plain file')
    rmSync(path, { recursive: true })
    put(' '.repeat(1_048_577))
    await expect(open().text()).rejects.toThrow('larger than 1 MB')
  })
})
