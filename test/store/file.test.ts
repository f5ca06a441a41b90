import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileStore } from '../../src/store/file.ts'
import { formatKey, scopeOf } from '../../src/store/key.ts'
import { accountId, HOUR, limited } from './records.ts'

const a = accountId(1)
const now = Date.now()
const scope = scopeOf('p')
const record = limited(a, now, HOUR)
let directory: string
const path = () => join(directory, `${scope.pool}.v1.json`)
const open = (limitMs?: number) =>
  fileStore({ pool: 'p', directory, now: () => now, ...(limitMs === undefined ? {} : { limitMs }) })
const known = async () => (await open().read([a])).ledger.conditions.get(a)

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ledger-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('the state file', () => {
  it('is for its owner only, in a directory made when missing', async () => {
    directory = join(directory, 'not', 'yet')
    expect(await open().write([record])).toBeNull()
    expect([statSync(path()).mode & 0o777, statSync(directory).mode & 0o777]).toEqual([0o600, 0o700])
    expect(readdirSync(directory)).toHaveLength(1)
    directory = join(directory, '..', '..')
  })

  it.each(['', '{', 'null', '[]', '{"records":{}}', '\u0000'.repeat(50), '{"version":1,"records":'])(
    'that is damaged (%j) is kept aside once, and the run goes on',
    async (text) => {
      writeFileSync(path(), text)
      expect(await open().read([a])).toMatchObject({ trouble: { reason: 'damaged' } })
      const aside = readdirSync(directory).filter((name) => name.includes('.damaged-'))
      expect(aside.map((name) => readFileSync(join(directory, name), 'utf8'))).toEqual([text])
      expect((await open().read([a])).trouble).toBeNull()
      expect(await open().write([record])).toBeNull()
      expect(await known()).toEqual(record)
    },
  )

  it('may begin with a byte order mark, as editors on Windows put it', async () => {
    const records = [formatKey(scope, record, '00000000')]
    writeFileSync(path(), `\uFEFF${JSON.stringify({ version: 1, records })}`)
    expect(await open().read([a])).toMatchObject({ trouble: null })
    expect(await known()).toEqual(record)
  })

  it('that is damaged when written to is kept aside as well', async () => {
    writeFileSync(path(), 'rubbish')
    expect(await open().write([record])).toBeNull()
    expect(readdirSync(directory).some((name) => name.endsWith(`.damaged-${now}`))).toBe(true)
    expect(await known()).toEqual(record)
  })

  it('keeps its good records when others in it make no sense', async () => {
    const other = formatKey(scopeOf('another pool'), limited(accountId(2), now, HOUR), '00000000')
    const records = [7, null, 'pf1.nonsense', other, formatKey(scope, record, '00000000')]
    writeFileSync(path(), JSON.stringify({ version: 1, records }))
    const { ledger, trouble } = await open().read([a, accountId(2)])
    expect([trouble, [...ledger.conditions.values()]]).toEqual([null, [record]])
  })

  it('that cannot be is said in one sentence', async () => {
    writeFileSync(join(directory, 'file'), '')
    directory = join(directory, 'file')
    const { trouble } = await open().read([a])
    expect([trouble?.reason, (await open().write([record]))?.reason]).toEqual(['unreachable', 'unreachable'])
    expect(trouble?.notice).toContain('ENOTDIR')
    directory = join(directory, '..')
  })

  it('is not written when there is nothing new to say', async () => {
    await open().write([record])
    const before = statSync(path()).mtimeMs
    await open().write([record])
    expect(statSync(path()).mtimeMs).toBe(before)
  })
})

describe('the lock', () => {
  const lockedBy = (holder: object | string, ageMs: number) => {
    writeFileSync(`${path()}.lock`, typeof holder === 'string' ? holder : JSON.stringify(holder))
    const then = new Date(Date.now() - ageMs)
    utimesSync(`${path()}.lock`, then, then)
  }
  const dead = 2 ** 22 + 1

  it('of a dead process is taken over at once, with what it left half done', async () => {
    lockedBy({ pid: dead, host: hostname(), token: 'x' }, 0)
    writeFileSync(`${path()}.abc.tmp`, 'half')
    expect(await open(200).write([record])).toBeNull()
    expect(readdirSync(directory)).toHaveLength(1)
  })

  it.each([
    ['of another machine', { pid: dead, host: 'elsewhere', token: 'x' }],
    ['of a process that lives, or one that has its number', { pid: process.pid, host: hostname(), token: 'x' }],
    ['that says nothing', ''],
    ['that says nonsense', '[[['],
  ])('%s is waited for while fresh, and taken over once stale', async (_, holder) => {
    lockedBy(holder, 0)
    expect((await open(50).write([record]))?.reason).toBe('slow')
    lockedBy(holder, 3_500)
    expect(await open(200).write([record])).toBeNull()
    expect(await known()).toEqual(record)
  })

  it('of another machine that says no more is taken over within five seconds', async () => {
    lockedBy({ pid: dead, host: 'elsewhere', token: 'x' }, 0)
    expect(await open(5_000).write([record])).toBeNull()
  })

  it('of a dead process is taken over though another died while taking it over', async () => {
    lockedBy({ pid: dead, host: hostname(), token: 'x' }, 0)
    writeFileSync(`${path()}.lock.claim`, '')
    const then = new Date(Date.now() - 3_500)
    utimesSync(`${path()}.lock.claim`, then, then)
    expect(await open(200).write([record])).toBeNull()
  })

  it('does not keep anyone from reading', async () => {
    await open().write([record])
    lockedBy({ pid: process.pid, host: hostname(), token: 'x' }, 0)
    expect(await known()).toEqual(record)
  })

  it('that was lost to another while the file was made is asked for again', async () => {
    let reads = 0
    const store = fileStore({
      pool: 'p',
      directory,
      now: () => {
        reads += 1
        if (reads === 1) lockedBy({ pid: dead, host: hostname(), token: 'thief' }, 0)
        return now
      },
    })
    expect(await store.write([record])).toBeNull()
    expect(await known()).toEqual(record)
    expect(reads).toBeGreaterThan(1)
  })
})
