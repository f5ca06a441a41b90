import { readEntry } from '../../../pool/entry.ts'
import { parseJson } from '../../json.ts'
import { readAccount } from '../accounts/account.ts'
import { readAccounts } from '../accounts-file.ts'
import { UsageError } from '../fail.ts'
import { type Options, text } from '../load.ts'
import type { Source } from './plan.ts'

/** Every account of the list, with what its variables hold now: a workflow has other variables than this machine. */
export const sourcesOf = async (options: Options): Promise<readonly Source[]> => {
  const list = parseJson((await readAccounts(text(options, 'accounts') ?? undefined, process.env)).trim())
  if (!Array.isArray(list) || list.length === 0)
    throw new UsageError(['there is no account in the list; nothing was sent'])
  const read = list.map((item: unknown) => ({ item, found: readAccount(item, process.env) }))
  const problems = read.flatMap(({ found }, index) =>
    'problems' in found ? found.problems.map((problem) => `accounts[${index}]: ${problem}`) : [],
  )
  if (problems.length > 0) throw new UsageError([...problems, 'nothing was sent'])
  return read.flatMap(({ item, found }) => {
    if ('problems' in found) return []
    const { label, provider } = found.account
    return [{ account: found.account, entry: { ...readEntry(item).entry, label, provider } }]
  })
}
