import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'

const event = z.object({ repository: z.object({ default_branch: z.string() }) })

/** The repository's default branch from the event that started the workflow; null where it isn't told. */
export const defaultBranch = async (env: Readonly<Record<string, string | undefined>>): Promise<string | null> => {
  try {
    const parsed = event.safeParse(JSON.parse(await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')))
    return parsed.success ? parsed.data.repository.default_branch : null
  } catch {
    return null
  }
}
