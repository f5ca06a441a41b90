import { type HomeEntry, keyringItem, withoutCredential } from '../../accounts-file.ts'
import { parseJson } from '../../json.ts'
import { openKeyring } from '../../keyring.ts'
import { homeAccounts } from '../accounts-file.ts'
import { UsageError } from '../fail.ts'
import type { Options } from '../load.ts'
import { readAccount } from './account.ts'
import { confirmed } from './ask.ts'
import { forget, keep } from './keep.ts'
import { findNamed, isNamed, labelOf, type Name, shown } from './names.ts'

/** `accounts remove`: asks first, for the credential may be nowhere else. */
export const remove = async (given: readonly string[], options: Options): Promise<number> => {
  const file = homeAccounts(process.env)
  const entry = findNamed(given, await file.entries())
  await confirmed(options, `Remove ${shown(entry)} and its credential from ${file.path}?`)
  await file.change((entries) => {
    const found = findNamed([shown(entry)], entries)
    return entries.filter((other) => other !== found)
  })
  await forget(entry)
  return say(options, 'removed', entry)
}

/** `accounts rename`: the last word is the new label. */
export const rename = async (given: readonly string[], options: Options): Promise<number> => {
  const label = labelOf(given.at(-1) ?? '')
  const file = homeAccounts(process.env)
  const entries = await file.entries()
  const entry = findNamed(given.slice(0, -1), entries)
  const renamed = { ...entry, label }
  free(renamed, entries)
  const moved = entry.keyring === undefined ? null : await move(entry, renamed)
  await file.change((now) => {
    free(renamed, now)
    const found = findNamed([shown(entry)], now)
    return now.map((other) => (other === found ? (moved ?? { ...other, label }) : other))
  })
  if (moved !== null) await forget(entry)
  return say(options, 'renamed', entry, { to: label })
}

const free = (name: Name, entries: readonly HomeEntry[]): void => {
  if (entries.some(isNamed(name))) throw new UsageError([`there is an account ${shown(name)} already`])
}

/** A credential in the keyring under its account's new name; the old item goes when the list names the new one. */
const move = async (entry: HomeEntry, renamed: HomeEntry): Promise<HomeEntry> => {
  const keyring = await openKeyring()
  const credential = parseJson(
    (await keyring.read(keyringItem(entry.provider, entry.label, entry.keyring ?? ''))) ?? '',
  )
  const rest = withoutCredential(renamed)
  const read = readAccount({ ...rest, ...Object(credential) }, process.env)
  if ('problems' in read) throw new UsageError(read.problems.map((problem) => `${shown(entry)}: ${problem}`))
  return keep(read.account, Object(credential), rest)
}

/** `accounts disable` and `accounts enable`. */
export const switchTo =
  (disabled: boolean) =>
  async (given: readonly string[], options: Options): Promise<number> => {
    const file = homeAccounts(process.env)
    const entry = findNamed(given, await file.entries())
    await file.change((entries) => {
      const found = findNamed([shown(entry)], entries)
      return entries.map((other) => (other === found ? { ...other, disabled } : other))
    })
    return say(options, disabled ? 'disabled' : 'enabled', entry)
  }

const say = (options: Options, done: string, entry: HomeEntry, more: { readonly to?: string } = {}): number => {
  const { provider, label } = entry
  const to = more.to === undefined ? '' : `: it is ${shown({ provider, label: more.to })} now`
  if (options['json'] === true) console.log(JSON.stringify({ done, provider, label, ...more }))
  else console.log(`${done} ${shown(entry)}${to}`)
  return 0
}
