import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod/mini'
import type { Account } from '../../pool/account.ts'
import { removeAll } from '../../process/remove-all.ts'
import { type AccountsFile, type HomeEntry, withoutCredential } from '../accounts-file.ts'
import { parseJson } from '../json.ts'
import { readAccount } from './accounts/account.ts'
import { forget, keep } from './accounts/keep.ts'
import { isNamed, shown } from './accounts/names.ts'

const renewedShape = z.array(
  z.object({ label: z.string(), provider: z.string(), files: z.record(z.string(), z.string()) }),
)

/** Where the credential files that agents renewed have gone. */
export interface Kept {
  /** The file that still holds them; null: all are in their place. */
  readonly file: string | null
  readonly words: readonly string[]
}

/**
 * Puts the credential files that agents renewed (`file`, made by the workspace in `temporary`) into the list that their accounts came
 * from, for a provider takes the old ones no more. `home` is null where that list is not ours to write: then it is told what to do.
 * An account that was given another credential meanwhile keeps that.
 */
export const keepRenewed = async (
  file: string,
  temporary: string,
  accounts: readonly Account[],
  home: AccountsFile | null,
): Promise<Kept> => {
  const renewed = renewedShape.safeParse(parseJson(readFileSync(file, 'utf8'))).data ?? []
  const words: string[] = []
  let left = false
  for (const { label, provider, files } of renewed) {
    const account = accounts.find((one) => one.label === label && one.provider === provider)
    if (account === undefined) continue
    const why = home === null ? 'that list is yours to change' : await putBack(home, account, files)
    left ||= why !== null
    words.push(
      why === null
        ? `${shown(account)}: the agent renewed its credential; ${home?.path} has the new one`
        : `${shown(account)}: the agent renewed its credential, and the old one is worth nothing any more; put its files in ${file} into your list of accounts, or its next run is refused (${why})`,
    )
  }
  if (left) return { file, words }
  removeAll(dirname(file), temporary)
  return { file: null, words }
}

/** Null where it is done, else why not. */
const putBack = async (
  home: AccountsFile,
  account: Account,
  files: Readonly<Record<string, string>>,
): Promise<string | null> => {
  try {
    const credential = {
      files: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, documentIn(content)])),
    }
    const entry = (await home.entries()).find(isNamed(account))
    const isSame = holdsWhat(account)
    if (entry === undefined || !isSame(entry)) return 'the list has another credential for it by now'
    const next: HomeEntry = { ...withoutCredential(entry), ...credential }
    const read = readAccount(next, {})
    if ('problems' in read) return read.problems.join('; ')
    const kept = entry.keyring === undefined ? next : await keep(read.account, credential, next)
    const place = kept.keyring === undefined ? credential : { keyring: kept.keyring }
    await home.change((now) =>
      now.map((one) => (isNamed(account)(one) && isSame(one) ? { ...withoutCredential(one), ...place } : one)),
    )
    if (kept.keyring !== entry.keyring) await forget(entry)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Whether an entry has the credential that the account was used with; the list's fingerprints are of the pool `default`. */
const holdsWhat = ({ label, provider, credential }: Account): ((entry: HomeEntry) => boolean) => {
  const own = fingerprintOf({ label, provider, ...(credential.kind === 'files' ? { files: credential.files } : {}) })
  return (entry) => own !== null && own === (entry.keyring ?? fingerprintOf(entry))
}

const fingerprintOf = (entry: HomeEntry): string | null => {
  const read = readAccount(entry, {})
  return 'account' in read ? read.account.fingerprint : null
}

/** As people write it in the list; a text where it is no JSON object. */
const documentIn = (content: string): string | object => {
  const document = parseJson(content)
  return typeof document === 'object' && document !== null ? document : content
}
