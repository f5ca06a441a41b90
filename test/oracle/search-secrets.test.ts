import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Encoding, findLeaks, findLeaksInTree } from './search-secrets.ts'

const secret = 'sk-ant-FAKE/é"\\+?~9'
const b64 = (text: string, encoding: 'base64' | 'base64url'): string => Buffer.from(text).toString(encoding)

const written: readonly (readonly [Encoding, (text: string) => string])[] = [
  ['raw', (text) => text],
  ['base64', (text) => b64(text, 'base64')],
  ['base64', (text) => b64(`a${text}b`, 'base64')],
  ['base64', (text) => b64(`ab${text}`, 'base64')],
  ['base64url', (text) => b64(`ab${text}cd`, 'base64url')],
  ['hex', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['url', (text) => encodeURIComponent(text)],
  ['json', (text) => JSON.stringify({ text })],
  ['json', (text) => JSON.stringify(text).replace('é', '\\u00e9')],
  ['json in json', (text) => JSON.stringify(JSON.stringify({ text }))],
  ['split by colours', (text) => [...text].join('\u001b[1m')],
]

describe('findLeaks', () => {
  it.each(written)('finds %s', (encoding, write) => {
    expect(findLeaks(`x ${write(secret)} y`, [secret]).map((leak) => leak.encoding)).toContain(encoding)
  })

  it('finds any secret in any of the encodings', () => {
    const secrets = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }).filter((one) => one.isWellFormed())
    fc.assert(
      fc.property(secrets, fc.constantFrom(...written), fc.string(), (one, [, write], around) => {
        expect(findLeaks(around + write(one) + around, [one])).not.toEqual([])
      }),
    )
  })

  it('unpacks gzip and zstd', () => {
    expect(findLeaks(gzipSync(secret), [secret])).toHaveLength(1)
    expect(findLeaks(zstdCompressSync(secret), [secret])).toHaveLength(1)
  })

  it('finds nothing in other text', () => {
    expect(findLeaks('sk-ant- FAKE and other text \u001b[1mwith colours', [secret])).toEqual([])
    expect(() => findLeaks('x', ['short'])).toThrow(RangeError)
  })

  it('searches files, names and links', () => {
    const directory = mkdtempSync(join(tmpdir(), 'canary-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    mkdirSync(join(directory, 'deep'))
    writeFileSync(join(directory, 'deep', 'file'), 'FAKE-canary-1')
    writeFileSync(join(directory, 'FAKE-canary-2'), '')
    symlinkSync('/nowhere/FAKE-canary-3', join(directory, 'link'))
    const found = findLeaksInTree(directory, ['FAKE-canary-1', 'FAKE-canary-2', 'FAKE-canary-3', 'FAKE-canary-4'])
    expect(found.map((leak) => leak.secret).sort()).toEqual(['FAKE-canary-1', 'FAKE-canary-2', 'FAKE-canary-3'])
  })
})
