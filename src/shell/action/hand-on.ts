import * as core from '@actions/core'
import { agentKind } from '../../agents/create.ts'
import type { Account } from '../../pool/account.ts'
import type { Environment } from './enter.ts'

/** The variables of an account's credential; null where it is made of files. */
export const credentialOf = (account: Account): Readonly<Record<string, string>> | null => {
  switch (account.credential.kind) {
    case 'secret':
      return { [agentKind(account.provider).secretVariable(account.credential.secret)]: account.credential.secret }
    case 'env':
      return account.credential.env
    case 'files':
      return null
  }
}

/**
 * Hands a credential on to later steps: as outputs named after its variables, or exported to the job. Exported, it must be
 * the only one that the agent finds: its rivals, perhaps of an account selected before, are set to nothing. The values are
 * masked already.
 */
export const handOn = (account: Account, exported: boolean, env: Environment): void => {
  const variables = credentialOf(account) ?? {}
  if (exported) {
    for (const [name, value] of Object.entries(variables)) core.exportVariable(name, value)
    const { unset } = agentKind(account.provider).invocation(account, 'own')
    for (const name of unset) if (env[name]) core.exportVariable(name, '')
    return
  }
  for (const [name, value] of Object.entries(variables)) core.setOutput(outputName(name), value)
  // openai/codex-action calls its key by another name than Codex itself.
  const key = variables['CODEX_API_KEY']
  if (key !== undefined) core.setOutput('openai-api-key', key)
}

const outputName = (variable: string): string => variable.toLowerCase().replaceAll('_', '-')
