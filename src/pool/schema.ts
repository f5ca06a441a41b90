import { z } from 'zod'
import { providers } from './account.ts'

const text = z.string().min(1)
const fileContent = z.union([text, z.record(z.string(), z.unknown()), z.array(z.unknown())])

/** One entry of the `accounts` list, as users write it. Which credential forms go together is checked apart. */
export const entrySchema = z.strictObject({
  label: text,
  provider: z.enum(providers),
  secret: text.optional(),
  secretFrom: text.optional(),
  env: z.record(z.string(), text).optional(),
  envFrom: z.record(z.string(), text).optional(),
  files: z.record(z.string(), fileContent).optional(),
  priority: z.int().min(0).max(1000).optional(),
  group: text.optional(),
  disabled: z.boolean().optional(),
})

export type Entry = z.infer<typeof entrySchema>

/** The keys an entry may have, for the message that answers an unknown one. */
export const entryKeys = Object.keys(entrySchema.shape).join(', ')
