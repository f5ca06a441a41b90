import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'

/**
 * The canary check: looks for secrets in captured bytes in eight encodings. Shares no code with `src/secure`, so that a
 * fault there is not repeated here.
 */
export const encodings = [
  'raw',
  'base64',
  'base64url',
  'hex',
  'url',
  'json',
  'json in json',
  'split by colours',
] as const
export type Encoding = (typeof encodings)[number]

export interface Leak {
  readonly secret: string
  readonly encoding: Encoding
  /** The text around it. */
  readonly near: string
  /** The file it stands in, where files were searched. */
  readonly file?: string
}

/** Every secret that stands in the bytes, with the first encoding in which it does. gzip and zstd are unpacked first. Empty is what tests want. */
export const findLeaks = (bytes: string | Uint8Array, secrets: readonly string[]): readonly Leak[] => {
  const text = Buffer.from(unpacked(Buffer.from(bytes))).toString('latin1')
  const lower = text.toLowerCase()
  const plain = text.replace(/\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]/g, '')
  const leaks: Leak[] = []
  for (const secret of secrets) {
    if (secret.length < 8) throw new RangeError('secrets of tests need eight characters or more to be recognised')
    let found = false
    const look = (encoding: Encoding, where: string, needles: readonly string[]): void => {
      if (found) return
      const at = needles.map((needle) => where.indexOf(needle)).find((index) => index >= 0)
      if (at === undefined) return
      found = true
      leaks.push({ secret, encoding, near: where.slice(Math.max(0, at - 40), at + 80) })
    }
    const utf8 = Buffer.from(secret)
    const asText = (needle: string): string => Buffer.from(needle).toString('latin1')
    const json = [
      JSON.stringify(secret),
      JSON.stringify(secret).replace(/[^\x00-\x7f]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ]
    look('raw', text, [asText(secret)])
    look('base64', text, middles(utf8, 'base64'))
    look('base64url', text, middles(utf8, 'base64url'))
    look('hex', lower, [utf8.toString('hex')])
    look('url', lower, [asText(encodeURIComponent(secret).toLowerCase())])
    look(
      'json',
      text,
      json.map((one) => asText(one.slice(1, -1))),
    )
    look(
      'json in json',
      text,
      json.map((one) => asText(JSON.stringify(one).slice(3, -3))),
    )
    if (plain !== text) look('split by colours', plain, [asText(secret)])
  }
  return leaks
}

/** The same over all files below a directory, their names and the targets of links included. */
export const findLeaksInTree = (directory: string, secrets: readonly string[]): readonly Leak[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const file = join(directory, entry.name)
    const mine = [...findLeaks(entry.name, secrets)]
    if (entry.isSymbolicLink()) mine.push(...findLeaks(readlinkSync(file), secrets))
    else if (entry.isFile() && lstatSync(file).size < 256 * 1024 * 1024)
      mine.push(...findLeaks(readFileSync(file), secrets))
    return [...mine.map((leak) => ({ ...leak, file })), ...(entry.isDirectory() ? findLeaksInTree(file, secrets) : [])]
  })

/** What base64 makes of the bytes wherever they stand in a longer text: without the characters that depend on it. */
const middles = (bytes: Buffer, encoding: 'base64' | 'base64url'): readonly string[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(3)]).toString(encoding)
    return text.slice([0, 2, 3][before], Math.floor(((before + bytes.length) * 4) / 3))
  })

const unpacked = (bytes: Buffer): Buffer => {
  try {
    if (bytes.readUInt32LE(0) === 0xfd2fb528) return zstdDecompressSync(bytes)
    if (bytes.readUInt16BE(0) === 0x1f8b) return gunzipSync(bytes)
  } catch {
    // Too short to be packed, or damaged: searched as it is.
  }
  return bytes
}
