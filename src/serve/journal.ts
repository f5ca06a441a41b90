import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { providers } from '../pool/account.ts'
import { conditionVerdicts } from '../pool/record.ts'
import { parseJson } from '../shell/json.ts'
import type { Change } from './changes.ts'

/** What happened, kept over restarts. */
export interface Journal {
  /** Newest first. */
  readonly list: () => readonly Change[]
  /** Takes what it does not hold yet. A file that can't be written is no reason to stop: it is remembered until the end then. */
  readonly add: (changes: readonly Change[]) => Promise<void>
}

const happening = { id: z.string(), provider: z.enum(providers), label: z.string().max(48), at: z.number() }
const changeSchema = z.union([
  z.object({
    ...happening,
    kind: z.enum(['limited', 'refused']),
    verdict: z.enum(conditionVerdicts),
    until: z.number(),
  }),
  z.object({ ...happening, kind: z.enum(['used', 'cleared', 'added', 'removed', 'disabled', 'enabled']) }),
  z.object({ ...happening, kind: z.literal('failover'), from: z.string().max(48) }),
])

const kept = 200
/** Of mere uses fewer are kept: a busy pool would have nothing else to tell. */
const keptUses = 60

/** A journal in a file of one JSON object a line, 0600; null: in memory only. Lines that make no sense are left out. */
export const openJournal = async (path: string | null): Promise<Journal> => {
  const known = new Map<string, Change>()
  const put = (change: Change): boolean => {
    const key = keyOf(change)
    if (known.has(key)) return false
    known.set(key, change)
    return true
  }
  const text = path === null ? '' : await readFile(path, 'utf8').catch(() => '')
  const lines = text.split('\n').filter((line) => line !== '')
  for (const line of lines) {
    const read = changeSchema.safeParse(parseJson(line))
    if (read.success) put(read.data)
  }
  const newest = (): readonly Change[] => {
    const all = [...known.values()].toSorted((a, b) => b.at - a.at)
    const uses = new Set(all.filter(({ kind }) => kind === 'used').slice(0, keptUses))
    return all.filter((change) => change.kind !== 'used' || uses.has(change)).slice(0, kept)
  }
  if (path !== null && lines.length > 5 * kept) await shorten(path, newest()).catch(() => undefined)
  return {
    list: newest,
    add: async (changes) => {
      const added = changes.filter(put)
      if (path === null || added.length === 0) return
      await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => undefined)
      await appendFile(path, asLines(added), { mode: 0o600 }).catch(() => undefined)
    },
  }
}

/** A use and the failover that it may be are one thing: which of the two it is can look different later. */
const keyOf = ({ kind, id, at }: Change): string => `${kind === 'failover' ? 'used' : kind}.${id}.${at}`

const asLines = (changes: readonly Change[]): string => changes.map((change) => `${JSON.stringify(change)}\n`).join('')

const shorten = async (path: string, newest: readonly Change[]): Promise<void> => {
  const next = `${path}.${process.pid}.tmp`
  await writeFile(next, asLines(newest.toReversed()), { mode: 0o600 })
  await rename(next, path)
}
