import type { Account } from '../../../pool/account.ts'
import type { Entry } from '../../../pool/schema.ts'
import { type HomeEntry, keyringItem, withoutCredential } from '../../accounts-file.ts'
import { openKeyring } from '../../keyring.ts'

/** Puts a credential into the keyring; the entry that names it there. */
export const keep = async (account: Account, credential: Partial<Entry>, entry: HomeEntry): Promise<HomeEntry> => {
  const keyring = await openKeyring()
  await keyring.write(keyringItem(account.provider, account.label, account.fingerprint), JSON.stringify(credential))
  return { ...withoutCredential(entry), keyring: account.fingerprint }
}

/** Takes the credential of an entry that is no longer listed out of the keyring. */
export const forget = async ({ provider, label, keyring: fingerprint }: HomeEntry): Promise<void> => {
  if (fingerprint === undefined) return
  const keyring = await openKeyring()
  await keyring.remove(keyringItem(provider, label, fingerprint))
}
