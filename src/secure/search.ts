import { formsOf } from './forms.ts'
import { shortestSecret } from './ordinary.ts'

/** Start and end of a match, end not included. */
export type Range = readonly [start: number, end: number]

export interface Search {
  /** Looks for this secret, in all its forms, from now on. */
  readonly add: (secret: string) => void
  /** Every place where one of the secrets stands; places may overlap. */
  readonly find: (text: string) => Iterable<Range>
}

/** As long as the shortest form that is looked for: three quarters of a secret's bytes at the worst alignment. */
const windowLength = 6

/** A form and where in it its window lies. */
interface Needle {
  readonly form: string
  readonly offset: number
}

/**
 * Looks for many strings at once: a rolling hash over six characters, and for each string one such window by which it is
 * recognised. Windows are taken where few other strings have the same one, because tokens of a provider begin alike.
 */
export const createSearch = (): Search => {
  const known = new Set<string>()
  const buckets = new Map<number, Needle[]>()
  // One bit of memory traffic a character for text that holds nothing: nearly all text.
  const filter = new Uint8Array(0x10000)

  const addForm = (form: string): void => {
    if (known.has(form)) return
    known.add(form)
    const last = form.length - windowLength
    const places = [last, last >> 1, (last * 3) >> 2, last >> 2].map((offset) => {
      const hash = hashAt(form, offset)
      return { offset, hash, size: buckets.get(hash)?.length ?? 0 }
    })
    const { offset, hash } = places.reduce((best, place) => (place.size < best.size ? place : best))
    const bucket = buckets.get(hash) ?? []
    bucket.push({ form, offset })
    buckets.set(hash, bucket)
    filter[hash & 0xffff] = 1
  }

  const find = function* (text: string): Generator<Range> {
    if (buckets.size === 0) return
    let hash = 0
    for (let index = 0; index < text.length; index += 1) {
      const leaving = index < windowLength ? 0 : text.charCodeAt(index - windowLength)
      hash = (Math.imul(hash - Math.imul(leaving, weight), base) + text.charCodeAt(index)) | 0
      if (filter[hash & 0xffff] === 0) continue
      for (const { form, offset } of buckets.get(hash) ?? []) {
        const start = index - windowLength + 1 - offset
        if (start >= 0 && text.startsWith(form, start)) yield [start, start + form.length]
      }
    }
  }

  return {
    add: (secret) => {
      for (const form of formsOf(secret, Math.min(windowLength, shortestSecret))) addForm(form)
    },
    find,
  }
}

const base = 0x01000193

/** base ** (windowLength - 1), modulo 2 ** 32: what the oldest character of the window has been multiplied by. */
const weight = Array.from({ length: windowLength - 1 }).reduce((power: number) => Math.imul(power, base), 1)

const hashAt = (text: string, offset: number): number => {
  let hash = 0
  for (let index = offset; index < offset + windowLength; index += 1)
    hash = (Math.imul(hash, base) + text.charCodeAt(index)) | 0
  return hash
}
