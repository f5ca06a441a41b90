import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Provider, providers } from '../../../pool/account.ts'
import { homeAccounts } from '../accounts-file.ts'
import { RefusedError, reasonOf, UsageError } from '../fail.ts'
import { type Options, text } from '../load.ts'
import { planSecrets } from '../push/plan.ts'
import { sourcesOf } from '../push/sources.ts'
import { workflowFile } from './file.ts'

/** `workflow init`: writes a workflow that fits the pool. What is there already stays, unless told otherwise. */
export const init = async (options: Options): Promise<number> => {
  const secret = text(options, 'secret') ?? 'POOL_ACCOUNTS'
  const path = text(options, 'file') ?? '.github/workflows/agent.yml'
  const pool = await poolOf(options, secret)
  const content = workflowFile({ ...pool, secret })
  if (options['print'] === true) {
    console.log(options['json'] === true ? JSON.stringify({ path, secret, ...pool, content }) : content.trimEnd())
    return 0
  }
  await write(path, content, options['force'] === true)
  if (options['json'] === true) console.log(JSON.stringify({ path, secret, ...pool }))
  else console.log(`wrote ${path}; commit it, and write the secret ${secret} with: pool-failover accounts push`)
  return 0
}

interface Facts {
  readonly providers: readonly Provider[]
  readonly variables: readonly string[]
}

const poolOf = async (options: Options, secret: string): Promise<Facts> => {
  const elsewhere = text(options, 'accounts') !== null || process.env['POOL_FAILOVER_ACCOUNTS'] !== undefined
  if (!elsewhere && (await homeAccounts(process.env).text()) === null) return { providers: ['claude'], variables: [] }
  const sources = await sourcesOf(options)
  const plan = planSecrets(sources, { secret, split: options['split'] === true })
  if ('problems' in plan) throw new UsageError(plan.problems)
  const used = sources.filter(({ account }) => !account.disabled).map(({ account }) => account.provider)
  return { providers: providers.filter((provider) => used.includes(provider)), variables: plan.variables }
}

const write = async (path: string, content: string, force: boolean): Promise<void> => {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const code = reasonOf(error)
    if (code === 'EEXIST') throw new UsageError([`${path} is there already and stays as it is; --force writes it anew`])
    throw new RefusedError([`${path} can't be written (${code})`])
  }
}
