import type { Account } from '../pool/account.ts'
import { type Claim, isSecret, tokensIn } from './ordinary.ts'

/**
 * Every string of the accounts that must not be seen, longest first, each on one line.
 * A value of several lines gives its lines: the runner masks line by line, and given the whole of a pretty-printed
 * document it would blank every `{` of the log.
 */
export const secretsOf = (accounts: readonly Account[]): readonly string[] => {
  const found = new Set<string>()
  for (const { credential } of accounts) {
    switch (credential.kind) {
      case 'secret':
        collectText(credential.secret, 'declared', found)
        break
      case 'env':
        for (const [name, value] of Object.entries(credential.env)) collectText(value, claimOf(name, 'plain'), found)
        break
      case 'files':
        for (const content of Object.values(credential.files)) collectText(content, 'plain', found)
        break
    }
  }
  return longestFirst(found)
}

/**
 * The same from an `accounts` input that nobody has looked at yet: its text, or what was parsed from it.
 * Meant for the masks that come before any other output, so it takes anything: a bare token, half a document,
 * a key where the value should be. Never throws. Of a text of more than 1 MiB, which is refused and never used, only the
 * first 64 KiB are looked at.
 */
export const maskable = (raw: unknown): readonly string[] => {
  const found = new Set<string>()
  if (typeof raw === 'string') collectText(raw.length > longestInput ? raw.slice(0, 65_536) : raw, 'declared', found)
  else collectValue(raw, 'plain', found)
  return longestFirst(found)
}

/** Longest first, so that a secret that holds another is hidden whole. */
const longestFirst = (secrets: Iterable<string>): readonly string[] =>
  [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

const longestInput = 1024 * 1024

/** Keys of an account whose values are names; whatever is below them is one too. */
const nameKeys = new Set([
  'label',
  'provider',
  'group',
  'secretFrom',
  'envFrom',
  'priority',
  'disabled',
  'hours',
  'reserve',
  'maxUtilization',
  'maxConcurrent',
])

const secretKey = new RegExp(
  '(?:key|token|secret|passw(?:or)?d|passphrase|pass|pwd|pat|credential|auth|authorization|bearer|cookie|jwt)s?[-_]?\\d*$' +
    '|(?:^|[-_])(?:bearer|token|secret|password)[-_]',
  'i',
)

const claimOf = (key: string, inherited: Claim): Claim => {
  if (inherited === 'name' || nameKeys.has(key)) return 'name'
  return secretKey.test(key) ? 'declared' : inherited
}

/** Walks without recursion: a document nested 100,000 deep is an input like any other. */
const collectValue = (root: unknown, claim: Claim, found: Set<string>): void => {
  const todo: { readonly value: unknown; readonly claim: Claim }[] = [{ value: root, claim }]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { value, claim: own } = next
    if (typeof value === 'string') collectText(value, own, found)
    else if (typeof value === 'number' || typeof value === 'bigint') collectLine(String(value), own, found)
    else if (Array.isArray(value)) for (const item of value) todo.push({ value: item, claim: own })
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        collectLine(key, 'name', found)
        todo.push({ value: item, claim: claimOf(key, own === 'declared' ? 'plain' : own) })
      }
    }
  }
}

/** A leaf: JSON inside gives its own leaves, anything else its lines. */
const collectText = (text: string, claim: Claim, found: Set<string>): void => {
  const document = claim === 'name' ? undefined : parsed(text)
  if (document !== undefined) {
    collectValue(document, 'plain', found)
    return
  }
  const lines = text.split(/[\r\n]+/)
  for (const line of lines) collectLine(line.trim(), lines.length > 1 && claim === 'declared' ? 'plain' : claim, found)
}

const collectLine = (line: string, claim: Claim, found: Set<string>): void => {
  if (isSecret(line, claim)) found.add(line)
  if (claim === 'name') return
  for (const token of tokensIn(line)) found.add(token)
  for (const [, user = '', password = ''] of line.matchAll(userInfo)) {
    for (const value of [user, password, decoded(password)]) if (isSecret(value, 'declared')) found.add(value)
  }
  for (const [, key = '', double, single, bare] of line.matchAll(assignment)) {
    const value = double ?? single ?? bare ?? ''
    if (isSecret(value, claimOf(key, 'plain'))) found.add(value)
  }
}

/** `name = "value"`, `"name": "value"`, `password value`: TOML, YAML, netrc, env files and JSON that can't be parsed. */
const assignment =
  /(?<![\w.-])([\w.-]{2,64})["']?(?:\s*[:=]\s*|\s+)(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"',;{}[\]]+))/g

/** `scheme://user:password@host`. */
const userInfo = /:\/\/([^\s/:@]{0,256}):([^\s/@]{1,2048})@/g

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const parsed = (text: string): object | undefined => {
  if (!/^\s*[[{"]/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'string') return [value]
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
