/** The bodies of the API: what is taken and what is answered. Types and the OpenAPI document come from these. */
import { z } from 'zod'
import { providers } from '../pool/account.ts'
import { conditionVerdicts } from '../pool/record.ts'
import { entrySchema } from '../pool/schema.ts'
import { resetSources } from '../pool/verdict.ts'

const instant = z.iso.datetime().describe('ISO 8601, UTC')
const provider = z.enum(providers)
const label = z.string().min(1).max(200)
const share = z.number().min(0).describe('0 to 1, or a little more')

/** What each endpoint takes. */
export const bodies = {
  add: entrySchema.check(z.describe('An account as in the list of accounts')),
  account: z.strictObject({ provider, label }).describe('One account'),
  disable: z.strictObject({ provider, label, disabled: z.boolean().default(true) }),
  provider: z.strictObject({ provider }),
} as const

const summary = z.object({
  total: z.int(),
  available: z.int(),
  coolingDown: z.int(),
  heldBack: z.int().describe('Left alone because of caps or hours'),
  quarantined: z.int(),
  disabled: z.int(),
  nextAvailableAt: instant.nullable().describe('Null where one is free now, or none ever will be by itself'),
})

const account = z.object({
  id: z.string(),
  account: z.string().describe('Its label'),
  provider,
  state: z.enum(['available', 'cooling', 'quarantined', 'capped', 'closed', 'disabled']),
  verdict: z.enum(conditionVerdicts).nullable(),
  since: instant.nullable(),
  until: instant.nullable(),
  source: z.enum(resetSources).nullable().describe('How the end is known'),
  failures: z.int(),
  lastUsed: instant.nullable(),
  windows: z.array(
    z.object({
      window: z.enum(['five_hour', 'seven_day']),
      spent: share,
      cap: share.nullable(),
      endsBy: instant,
    }),
  ),
  active: z.boolean().describe('Of its provider, the account that was used last'),
  next: z.boolean().describe('Of its provider, the account that a run would use now'),
  priority: z.int(),
  group: z.string().nullable(),
  fingerprint: z.string().describe('8 hex digits that change with the credential'),
})

const providerPool = z.object({
  provider,
  active: z.string().nullable(),
  next: z.string().nullable(),
  summary,
  accounts: z.array(account),
})

const change = z.object({
  at: instant,
  kind: z.enum(['limited', 'refused', 'cleared', 'used', 'failover', 'added', 'removed', 'disabled', 'enabled']),
  provider,
  account: z.string(),
  from: z.string().nullable().describe('Of a failover: the account that met its limit'),
  until: instant.nullable().describe('Of a limit or a refusal: when it ends'),
  text: z.string(),
})

/** What each endpoint answers. */
export const replies = {
  pool: z.object({
    pool: z.string(),
    at: instant.describe('The time of the server'),
    store: z.string(),
    changeable: z.boolean().describe('Whether accounts can be added, removed and disabled here'),
    trouble: z.string().nullable().describe('Why the store could not be read'),
    summary,
    providers: z.array(providerPool),
    history: z.array(change).describe('Newest first'),
  }),
  provider: providerPool,
  account: z.object({ account, summary: summary.describe('Of its provider') }),
} as const

export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  problems: z.array(z.string()).optional(),
})

export type PoolView = z.infer<typeof replies.pool>
export type ProviderView = z.infer<typeof providerPool>
export type AccountView = z.infer<typeof account>
export type SummaryView = z.infer<typeof summary>
export type ChangeView = z.infer<typeof change>
export type AccountReply = z.infer<typeof replies.account>
