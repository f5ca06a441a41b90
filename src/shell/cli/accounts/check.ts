import { shapeOf } from '../../../agents/shape.ts'
import { type Account, type Provider, providers } from '../../../pool/account.ts'
import { duplicates } from '../../../pool/duplicates.ts'
import { readEntry } from '../../../pool/entry.ts'
import { labelProblem, normaliseLabel } from '../../../pool/label.ts'
import { maskable, secretsOf } from '../../../secure/mask.ts'
import { createRedactor } from '../../../secure/redact.ts'
import { parseJson } from '../../json.ts'
import { readAccounts } from '../accounts-file.ts'
import { UsageError } from '../fail.ts'
import type { Answer } from '../live/judge.ts'
import { type Options, text } from '../load.ts'
import { type Read, readAccount } from './account.ts'
import { print, type Row } from './check-report.ts'
import { shown } from './names.ts'

/** `accounts check`: looks at every credential, and asks the providers with `--live`. Exit code 1 where something is wrong. */
export const check = async (options: Options): Promise<number> => {
  const models = modelsOf(options)
  const document = await readAccounts(text(options, 'accounts') ?? undefined, process.env)
  const list = parseJson(document.trim())
  if (!Array.isArray(list))
    throw new UsageError(['accounts is no JSON list, like [{"label": "a", "provider": "claude", "secret": "..."}]'])
  const read = list.map((entry: unknown) => readAccount(entry, process.env))
  const accounts = read.flatMap((one) => ('account' in one ? [one.account] : []))
  const redact = createRedactor([...maskable(document), ...secretsOf(accounts)])
  const twins = duplicates(accounts)
  const answers = options['live'] === true ? await live(accounts, models) : null
  const now = Date.now()
  const rows = read.map((one, index): Row => {
    const name = nameOf(list[index], index)
    if (!('account' in one)) return { name, kind: null, fingerprint: null, findings: one.problems, answer: null }
    const { kind, doubts } = shapeOf(one.account, now)
    const twin = twins.get(one.account)
    return {
      name,
      kind,
      fingerprint: one.account.fingerprint,
      findings: [
        ...doubts,
        ...(twin === undefined ? [] : [`has the same credential as ${shown(twin)}`]),
        ...again(read, index),
      ],
      answer: answers?.get(one.account) ?? null,
    }
  })
  print(rows, options, redact, now)
  return rows.some(({ findings, answer }) => findings.length > 0 || answer?.state === 'refused') ? 1 : 0
}

/** The name of an entry, however little of it can be read; a label that may be a credential is not shown. */
const nameOf = (item: unknown, index: number): string => {
  const { provider, label } = readEntry(item).entry
  const good = label !== undefined && labelProblem(label) === null
  return good ? `${provider ?? '?'}/${normaliseLabel(label)}` : `accounts[${index}]`
}

/** Whether a label was used before for the provider. */
const again = (read: readonly Read[], index: number): readonly string[] => {
  const own = read[index]
  if (own === undefined || !('account' in own)) return []
  const earlier = read
    .slice(0, index)
    .some((other) => 'account' in other && shown(other.account) === shown(own.account))
  return earlier ? ['has the label of another account of its provider; labels must differ'] : []
}

const live = async (
  accounts: readonly Account[],
  models: Readonly<Partial<Record<Provider, string>>>,
): Promise<ReadonlyMap<Account, Answer>> => {
  const { ask, askAll } = await import('../live/ask.ts')
  if (process.stderr.isTTY === true) process.stderr.write(`asking about ${accounts.length} accounts ...\n`)
  const answers = await askAll(accounts, (account) => ask(account, process.env, models))
  return new Map(
    accounts.flatMap((account, index) => (answers[index] === undefined ? [] : [[account, answers[index]]])),
  )
}

/** `--model claude=claude-haiku-4-5`. */
const modelsOf = (options: Options): Readonly<Partial<Record<Provider, string>>> => {
  const given = Array.isArray(options['model']) ? options['model'].map(String) : []
  return Object.fromEntries(
    given.map((text) => {
      const [, provider = '', model = ''] = /^([a-z]+)=(\S+)$/.exec(text) ?? []
      if (!providers.some((known) => known === provider))
        throw new UsageError(['--model must be like claude=claude-haiku-4-5'])
      return [provider, model]
    }),
  )
}
