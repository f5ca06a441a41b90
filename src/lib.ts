/** The library: `import { ... } from 'pool-failover'`. What stands here is public and keeps to semantic versioning. */

export { type Classification, type Classifier, classify, createClassifier, type Run } from './detect/classify.ts'
export { createDetector, type DetectorOptions } from './detect/create.ts'
export type { Detector, EndSignal } from './detect/detector.ts'
export { type Speaker, speakers } from './detect/signal.ts'
export { type AccountEntry, type AccountsOptions, parseAccounts } from './library/accounts.ts'
export {
  defaultRules,
  type FailedOver,
  type FailoverOptions,
  failover,
  type Tried,
  type Try,
} from './library/failover.ts'
export type { RunInputs } from './library/inputs.ts'
export { type PoolRun, type RunPoolOptions, runPool } from './library/run-pool.ts'
export { type Account, type Credential, type Pool, type Provider, providers } from './pool/account.ts'
export { type Condition, conditionOf } from './pool/condition.ts'
export { clearCooldown, markLimited } from './pool/cooldown.ts'
export { decide } from './pool/decide.ts'
export { type Explanation, explain } from './pool/explain.ts'
export { emptyLedger, type Ledger, merge, recordsOf } from './pool/ledger.ts'
export type { Parsed } from './pool/parse.ts'
export { type Picked, pick } from './pool/pick.ts'
export { type Changed, register, remove } from './pool/pool.ts'
export type { AccountRecord, ConditionRecord, UseRecord } from './pool/record.ts'
export {
  type AttemptEnd,
  type Decision,
  type Effect,
  type Ending,
  initialState,
  type Note,
  type Outcome,
  type Plan,
  type Rules,
  type RunEvent,
  type RunState,
  type Skip,
} from './pool/run-state.ts'
export { type Ordering, type Strategy, strategies } from './pool/select.ts'
export { type PoolSummary, summarise } from './pool/summary.ts'
export { useRecord } from './pool/use.ts'
export { type Judgement, type Utilization, type Verdict, verdicts } from './pool/verdict.ts'
export type { Leases, Store, Trouble } from './ports.ts'
export type { AttemptOutput } from './report/outputs.ts'
export { type Line, lines } from './report/words.ts'
export { UsageError } from './shell/cli/fail.ts'
export { createStore, type OpenedStore, type StoreOptions } from './store/create.ts'
export { version } from './version.ts'
