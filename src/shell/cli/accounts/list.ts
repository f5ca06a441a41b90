import { shapeOf } from '../../../agents/shape.ts'
import type { Provider } from '../../../pool/account.ts'
import { normaliseLabel } from '../../../pool/label.ts'
import { columns, widthOf } from '../../../report/columns.ts'
import type { HomeEntry } from '../../accounts-file.ts'
import { homeAccounts } from '../accounts-file.ts'
import type { Options } from '../load.ts'
import { readAccount } from './account.ts'
import { shown } from './names.ts'

/** `accounts list`: names, kinds and fingerprints; the keyring is not opened for it. */
export const list = async (options: Options): Promise<number> => {
  const file = homeAccounts(process.env)
  const rows = (await file.entries()).map(rowOf)
  if (options['json'] === true) console.log(JSON.stringify({ path: file.path, accounts: rows }))
  else if (rows.length === 0)
    console.log(`no accounts in ${file.path}; add one with: pool-failover accounts add claude team-a`)
  else console.log(columns(head, rows.map(cells), widthOf(process.stdout)))
  return 0
}

interface Row {
  readonly provider: Provider
  readonly label: string
  readonly kind: string
  /** 8 hex digits, as in the ledger; null where the credential can't be read now. */
  readonly fingerprint: string | null
  readonly priority: number
  readonly group: string | null
  readonly disabled: boolean
  readonly problems: readonly string[]
}

const rowOf = (entry: HomeEntry): Row => {
  const { provider, keyring, priority = 100, group = null, disabled = false } = entry
  const about = { provider, label: normaliseLabel(entry.label), priority, group, disabled }
  if (keyring !== undefined) return { ...about, kind: 'in the keyring', fingerprint: keyring, problems: [] }
  const read = readAccount(entry, process.env)
  if ('problems' in read) return { ...about, kind: 'unreadable', fingerprint: null, problems: read.problems }
  return { ...about, kind: shapeOf(read.account, Date.now()).kind, fingerprint: read.account.fingerprint, problems: [] }
}

const head = ['account', 'credential', 'fingerprint', 'priority', 'group', 'note']

const cells = (row: Row): readonly string[] => [
  shown({ provider: row.provider, label: row.label }),
  row.kind,
  row.fingerprint ?? '',
  String(row.priority),
  row.group ?? '',
  [...(row.disabled ? ['disabled'] : []), ...row.problems].join('; '),
]
