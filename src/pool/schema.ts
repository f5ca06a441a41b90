import * as z from 'zod/mini'
import { providers } from './account.ts'

const text = z.string().check(z.minLength(1))
const shortText = text.check(z.maxLength(200))

/** A whole number of this range. */
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** A map as it is, every key kept: zod's own records drop `__proto__` in silence. */
const mapOf = <V>(isValue: (value: unknown) => boolean) =>
  z.custom<Readonly<Record<string, V>>>(
    (map) => typeof map === 'object' && map !== null && !Array.isArray(map) && Object.values(map).every(isValue),
  )
const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isContent = (value: unknown): boolean => isText(value) || (typeof value === 'object' && value !== null)

/** One entry of the `accounts` list, as users write it. Which credential forms go together is checked apart. */
export const entrySchema = z.strictObject({
  label: shortText,
  provider: z.enum(providers),
  secret: z.optional(text),
  secretFrom: z.optional(text),
  env: z.optional(mapOf<string>(isText)),
  envFrom: z.optional(mapOf<string>(isText)),
  files: z.optional(mapOf<string | object>(isContent)),
  priority: z.optional(whole(0, 1000)),
  group: z.optional(shortText),
  disabled: z.optional(z.boolean()),
  reserve: z.optional(text),
  maxUtilization: z.optional(z.strictObject({ five_hour: z.optional(text), seven_day: z.optional(text) })),
  hours: z.optional(shortText),
  maxConcurrent: z.optional(whole(1, 1000)),
})

export type Entry = z.infer<typeof entrySchema>

/** An entry of which some keys were left out because they are wrong. */
export const partialSchema = z.partial(entrySchema)

export type PartialEntry = z.infer<typeof partialSchema>

/** The keys an entry may have. */
export const entryKeys: readonly string[] = Object.keys(entrySchema.shape)
