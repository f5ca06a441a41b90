import * as core from '@actions/core'
import { agentKind } from '../../agents/create.ts'
import type { Account } from '../../pool/account.ts'

/** The variables of an account's credential; null where it is made of files, which a step can't hand on. */
export const credentialVariables = (account: Account): Readonly<Record<string, string>> | null => {
  switch (account.credential.kind) {
    case 'secret':
      return { [agentKind(account.provider).secretVariable(account.credential.secret)]: account.credential.secret }
    case 'env':
      return account.credential.env
    case 'files':
      return null
  }
}

/** Hands a credential on to later steps: as outputs named after their variables, or exported to the job. The values are masked already. */
export const handOn = (variables: Readonly<Record<string, string>>, exported: boolean): void => {
  for (const [name, value] of Object.entries(variables)) {
    if (exported) core.exportVariable(name, value)
    else core.setOutput(name.toLowerCase().replaceAll('_', '-'), value)
  }
  // openai/codex-action calls its key by another name than Codex itself.
  const key = variables['CODEX_API_KEY']
  if (key !== undefined && !exported) core.setOutput('openai-api-key', key)
}
