import { z } from 'zod'
import { providers } from './account.ts'

const text = z.string().min(1)

/** A map as it is, every key kept: zod's own records drop `__proto__` in silence. */
const mapOf = <V>(isValue: (value: unknown) => boolean) =>
  z.custom<Readonly<Record<string, V>>>(
    (map) => typeof map === 'object' && map !== null && !Array.isArray(map) && Object.values(map).every(isValue),
  )
const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isContent = (value: unknown): boolean => isText(value) || (typeof value === 'object' && value !== null)

/** One entry of the `accounts` list, as users write it. Which credential forms go together is checked apart. */
export const entrySchema = z.strictObject({
  label: text.max(200),
  provider: z.enum(providers),
  secret: text.optional(),
  secretFrom: text.optional(),
  env: mapOf<string>(isText).optional(),
  envFrom: mapOf<string>(isText).optional(),
  files: mapOf<string | object>(isContent).optional(),
  priority: z.int().min(0).max(1000).optional(),
  group: text.max(200).optional(),
  disabled: z.boolean().optional(),
  reserve: text.optional(),
  maxUtilization: z.strictObject({ five_hour: text.optional(), seven_day: text.optional() }).optional(),
  hours: text.max(200).optional(),
  maxConcurrent: z.int().min(1).max(1000).optional(),
})

export type Entry = z.infer<typeof entrySchema>

/** An entry of which some keys were left out because they are wrong. */
export const partialSchema = entrySchema.partial()

export type PartialEntry = z.infer<typeof partialSchema>

/** The keys an entry may have. */
export const entryKeys: readonly string[] = Object.keys(entrySchema.shape)
