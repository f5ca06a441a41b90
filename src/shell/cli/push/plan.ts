import type { Account } from '../../../pool/account.ts'
import type { Entry } from '../../../pool/schema.ts'
import { secretsOf } from '../../../secure/mask.ts'

/** One secret that is to be written. */
export interface PlannedSecret {
  readonly name: string
  /** The credential itself, or a list with credentials. */
  readonly value: string
  /** Whose credentials it holds: `claude/team-a`. */
  readonly accounts: readonly string[]
}

export interface Plan {
  /** In the order of writing: the list that names the others comes last. */
  readonly secrets: readonly PlannedSecret[]
  /** The secrets that a workflow must pass on as variables of the same name. */
  readonly variables: readonly string[]
}

/** An account, and the entry of the list it was read from, which holds what else the user wants of it. */
export interface Source {
  readonly entry: Entry
  readonly account: Account
}

export interface PlanOptions {
  /** The secret that holds the list. */
  readonly secret: string
  /** One secret for each credential, and a list that names them. */
  readonly split: boolean
}

/** What is to be written, or why it can't be: nothing is sent before all of it fits. */
export const planSecrets = (
  sources: readonly Source[],
  options: PlanOptions,
): Plan | { readonly problems: readonly string[] } => {
  const parts = sources.map((source) => (options.split ? split(source, options.secret) : whole(source)))
  const list: PlannedSecret = {
    name: options.secret,
    value: JSON.stringify(parts.map(({ entry }) => entry)),
    accounts: sources.map(nameOf),
  }
  const single = parts.flatMap(({ secrets }) => secrets)
  const plan = { secrets: [...single, list], variables: single.map(({ name }) => name) }
  const problems = [...badName(options.secret), ...plan.secrets.flatMap(tooLarge), ...clashes(plan), ...tooMany(plan)]
  return problems.length > 0 ? { problems } : plan
}

const nameOf = ({ account }: Source): string => `${account.provider}/${account.label}`

interface Part {
  readonly entry: Entry
  readonly secrets: readonly PlannedSecret[]
}

/** The entry without what is usual anyway, and with values in the place of names of variables. */
const whole = ({ entry, account }: Source): Part => ({
  entry: { ...about(entry, account), ...valuesOf(entry, account) },
  secrets: [],
})

const about = (entry: Entry, { label, provider }: Account): Entry => {
  const { secret, secretFrom, env, envFrom, files, priority, disabled, ...rest } = entry
  return {
    ...rest,
    label,
    provider,
    ...(priority === undefined || priority === 100 ? {} : { priority }),
    ...(disabled === true ? { disabled } : {}),
  }
}

const valuesOf = (entry: Entry, { credential }: Account): Partial<Entry> => {
  switch (credential.kind) {
    case 'secret':
      return { secret: credential.secret }
    case 'env':
      return { env: credential.env }
    case 'files':
      // As they were given: a JSON document inside JSON needs no quoting.
      return { files: entry.files ?? credential.files }
  }
}

/** GitHub hides a secret that is one value better than one that is a document. Sign-in files stay in the list. */
const split = (source: Source, list: string): Part => {
  const { entry, account } = source
  const name = `${list}_${account.provider}_${account.label}`.toUpperCase().replaceAll('-', '_')
  const secret = (of: string, value: string): PlannedSecret => ({ name: of, value, accounts: [nameOf(source)] })
  const { credential } = account
  switch (credential.kind) {
    case 'secret':
      return { entry: { ...about(entry, account), secretFrom: name }, secrets: [secret(name, credential.secret)] }
    case 'env': {
      const hidden = Object.entries(credential.env).filter((one) => isHidden(account, one))
      const plain = Object.entries(credential.env).filter((one) => !isHidden(account, one))
      const names = hidden.map(([variable, value]) => ({ variable, value, of: `${name}_${variable.toUpperCase()}` }))
      return {
        entry: {
          ...about(entry, account),
          ...(plain.length === 0 ? {} : { env: Object.fromEntries(plain) }),
          ...(names.length === 0
            ? {}
            : { envFrom: Object.fromEntries(names.map(({ variable, of }) => [variable, of])) }),
        },
        secrets: names.map(({ of, value }) => secret(of, value)),
      }
    }
    case 'files':
      return whole(source)
  }
}

/** A region or an address can stay readable in the list. */
const isHidden = (account: Account, [name, value]: readonly [string, string]): boolean =>
  secretsOf([{ ...account, credential: { kind: 'env', env: { [name]: value } } }]).length > 0

/** GitHub's own bounds, from its documentation. */
const mostBytes = 48 * 1024
const mostSecrets = 100

const badName = (name: string): readonly string[] =>
  /^(?!GITHUB_)[A-Z_][A-Z0-9_]{0,99}$/i.test(name)
    ? []
    : ['--secret must be letters, digits and underscores, not begin with a digit or GITHUB_, and have 100 at most']

const tooLarge = ({ name, value, accounts }: PlannedSecret): readonly string[] => {
  const size = Buffer.byteLength(value)
  if (size <= mostBytes) return []
  const way =
    accounts.length > 1 ? 'take --split, or give the accounts to several secrets' : 'it is too large for a secret'
  return [
    `${name} would hold ${Math.ceil(size / 1024)} KB, and GitHub takes ${mostBytes / 1024} KB: ${way}; nothing was sent`,
  ]
}

const tooMany = ({ secrets }: Plan): readonly string[] =>
  secrets.length > mostSecrets
    ? [`these are ${secrets.length} secrets, and GitHub takes ${mostSecrets}: leave --split away; nothing was sent`]
    : []

const clashes = ({ secrets }: Plan): readonly string[] => {
  const names = secrets.map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  return twice.map((name) => `two credentials would both be ${name}: rename an account; nothing was sent`)
}
