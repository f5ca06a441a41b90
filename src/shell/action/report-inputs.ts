import { type RetryRule, retryRules } from '../../pool/retry.ts'
import { cooldown, oneOf, type ReadInput } from '../../settings/inputs.ts'
import { storeUrlProblems } from '../../settings/store-url.ts'
import { readSelection, type Selection } from './selection.ts'
import { type StepEnd, stepOutcomes } from './step-end.ts'

/** What `report` is asked, checked. Times in milliseconds. */
export interface ReportInputs {
  readonly selection: Selection
  readonly end: Omit<StepEnd, 'session'>
  /** The agent's home; '' for its usual place. */
  readonly agentHome: string
  readonly rule: RetryRule
  readonly cooldownMs: number
  readonly storeUrl: string
}

/** Checks all inputs at once; or every problem. */
export const reportInputs = (read: ReadInput): ReportInputs | { readonly problems: readonly string[] } => {
  const problems: string[] = []
  const one = oneOf(read, problems)
  const selection = readSelection(read('selection'))
  if (selection === null)
    problems.push(
      read('selection') === ''
        ? 'selection is empty: give the output selection of the select step, and skip this step where it selected none'
        : 'selection must be the output selection of the select step, as it is',
    )
  if (read('outcome') === '') problems.push('outcome is empty: give steps.<id>.outcome of the step that ran the agent')
  const code = read('exit-code')
  if (!/^\d{0,3}$/.test(code)) problems.push('exit-code must be a whole number')
  if (selection !== null) problems.push(...storeUrlProblems(selection.store, read('store-url')))
  const inputs = {
    end: {
      outcome: one('outcome', stepOutcomes, 'failure'),
      exitCode: code === '' ? null : Number(code),
      executionFile: read('execution-file'),
      logFile: read('log-file'),
      output: read('output'),
      error: read('error'),
    },
    agentHome: read('agent-home'),
    rule: one('retry-if', retryRules, 'always'),
    cooldownMs: cooldown(read, problems),
    storeUrl: read('store-url'),
  }
  return selection === null || problems.length > 0 ? { problems } : { ...inputs, selection }
}
