import { agentKind } from '../../../agents/create.ts'
import { shapeOf } from '../../../agents/shape.ts'
import { signInFile } from '../../../agents/shape-files.ts'
import type { Account, Provider } from '../../../pool/account.ts'
import { duplicates } from '../../../pool/duplicates.ts'
import { looksLikeCredential } from '../../../pool/label.ts'
import type { Entry } from '../../../pool/schema.ts'
import { type HomeEntry, withoutCredential } from '../../accounts-file.ts'
import { parseJson } from '../../json.ts'
import { homeAccounts } from '../accounts-file.ts'
import { UsageError } from '../fail.ts'
import { type Options, text } from '../load.ts'
import { readAccount } from './account.ts'
import { forget, keep } from './keep.ts'
import { isNamed, labelOf, type Name, providerOf, shown } from './names.ts'
import { readCredential } from './source.ts'

/** `accounts add`: puts an account into the list at home, or a new credential into the place of an old one. */
export const add = async (given: readonly string[], options: Options): Promise<number> => {
  const name = nameOf(given, options)
  const replaces = options['replace'] === true
  const file = homeAccounts(process.env)
  const known = (await file.entries()).find(isNamed(name))
  vacant(name, known, replaces)
  const credential = formOf(name.provider, await readCredential(options, shown(name)), options)
  const entry: HomeEntry = {
    ...(known === undefined ? {} : withoutCredential(known)),
    ...name,
    ...boundsOf(options),
    ...credential,
  }
  const account = accountOf(entry)
  const kept: HomeEntry = options['keyring'] === true ? await keep(account, credential, entry) : entry
  let old: HomeEntry | undefined
  await file.change((entries) => {
    old = entries.find(isNamed(name))
    vacant(name, old, replaces)
    return old === undefined ? [...entries, kept] : entries.map((other) => (other === old ? kept : other))
  })
  if (old?.keyring !== undefined && old.keyring !== kept.keyring) await forget(old)
  const { kind, doubts } = shapeOf(account, Date.now())
  const warnings = [...doubts, ...(await twins(account))]
  for (const warning of warnings) console.error(`pool-failover: warning: ${shown(name)} ${warning}`)
  const place = options['keyring'] === true ? 'the keyring' : file.path
  if (options['json'] === true)
    console.log(
      JSON.stringify({ ...name, kind, fingerprint: account.fingerprint, replaced: old !== undefined, place, warnings }),
    )
  else
    console.log(
      `${old === undefined ? 'added' : 'replaced'} ${shown(name)}: ${kind}, fingerprint ${account.fingerprint}, in ${place}`,
    )
  return 0
}

const nameOf = (given: readonly string[], options: Options): Name => {
  const [provider, label, ...more] = given
  if (more.length > 0 || ['secret', 'token', 'apiKey'].some((option) => options[option] !== undefined))
    throw new UsageError([
      'a credential is never taken from the command line: others on this machine can read it there, and the shell remembers it. Think of one that was given so as known. Leave it away and you are asked for it; or use --from-env, --from-file or standard input',
    ])
  if (provider === undefined || label === undefined)
    throw new UsageError(['name the account: pool-failover accounts add claude team-a'])
  return { provider: providerOf(provider), label: labelOf(label) }
}

const vacant = (name: Name, known: HomeEntry | undefined, replaces: boolean): void => {
  if (known !== undefined && !replaces)
    throw new UsageError([`there is an account ${shown(name)} already; --replace gives it a new credential`])
  if (known === undefined && replaces) throw new UsageError([`there is no account ${shown(name)} to replace`])
}

type Form = Pick<Entry, 'secret' | 'env' | 'files'>

const formOf = (provider: Provider, given: string, options: Options): Form => {
  const [document, text_] = [parseJson(given), given.trim()]
  const file = signInFile(provider, document)
  const settings = settingsOf(options)
  const variable = text(options, 'variable')
  if (file !== null && typeof document === 'object' && document !== null) return { files: { [file]: document } }
  if (typeof document === 'object' && document !== null)
    throw new UsageError([`this JSON is no sign-in file of ${provider} that is known; nothing was added`])
  // A document that is pasted into a prompt ends with its first line.
  if (document === undefined && /^[[{]/.test(text_))
    throw new UsageError(['this is the beginning of a JSON document, not all of it; give the file with --from-file'])
  if (variable === null && Object.keys(settings).length === 0 && provider !== 'custom') return { secret: text_ }
  if (variable === null && provider === 'custom')
    throw new UsageError([
      'a custom account needs --variable NAME: which variable its command reads the credential from',
    ])
  return { env: { ...settings, [variable ?? agentKind(provider).secretVariable(text_)]: text_ } }
}

/** `--set NAME=VALUE`, for what is no secret: an address, a region. */
const settingsOf = (options: Options): Readonly<Record<string, string>> => {
  const given = Array.isArray(options['set']) ? options['set'].map(String) : []
  return Object.fromEntries(
    given.map((setting) => {
      const [, name = '', value = ''] = /^([A-Za-z_][A-Za-z0-9_]*)=(.+)$/s.exec(setting) ?? []
      if (name === '') throw new UsageError(['--set must be like ANTHROPIC_BASE_URL=https://gateway.example'])
      if (looksLikeCredential(value))
        throw new UsageError([
          `--set ${name}: the value looks like a credential; those are never taken from the command line`,
        ])
      return [name, value]
    }),
  )
}

const boundsOf = (options: Options): Pick<Entry, 'priority' | 'group'> => {
  const [priority, group] = [text(options, 'priority'), text(options, 'group')]
  return {
    ...(priority === null ? {} : { priority: /^\d+$/.test(priority) ? Number(priority) : -1 }),
    ...(group === null ? {} : { group }),
  }
}

const accountOf = (entry: HomeEntry): Account => {
  const read = readAccount(entry, process.env)
  if ('problems' in read) throw new UsageError(read.problems.map((problem) => `${shown(entry)}: ${problem}`))
  return read.account
}

/** Told, not refused: the other one may be about to go. */
const twins = async (account: Account): Promise<readonly string[]> => {
  const others = (await homeAccounts(process.env).entries()).flatMap((entry) => {
    const read = readAccount(entry, process.env)
    return 'account' in read && shown(read.account) !== shown(account) ? [read.account] : []
  })
  const twin = duplicates([...others, account]).get(account)
  return twin === undefined ? [] : [`has the same credential as ${shown(twin)}: they are worth no more than one`]
}
