import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { UsesNeeded } from '../../src/store/cache-reads.ts'
import { createStore } from '../../src/store/create.ts'
import { type CacheServer, startCacheServer } from '../cache-server/server.ts'

export interface CachePlace {
  readonly server: () => CacheServer
  /** A store of a run on `ref`, whose variables are put in place of this process's own. */
  readonly open: (
    pool: string,
    more?: { ref?: string; uses?: UsesNeeded; limitMs?: number },
  ) => ReturnType<typeof createStore>
  /** Changes this process's variables until the end of the file. */
  readonly set: (env: Record<string, string>) => void
}

/** A cache server for one test file, and the environment of a workflow run that uses it. */
export const cachePlace = (version: 'v1' | 'v2'): CachePlace => {
  let server: CacheServer
  const before = { ...process.env }
  const directory = mkdtempSync(join(tmpdir(), 'runner-'))
  const set = (env: Record<string, string>) => Object.assign(process.env, env)
  beforeAll(async () => {
    server = await startCacheServer()
    set({ ...server.env(version), RUNNER_TEMP: directory, HOME: directory, GITHUB_WORKSPACE: directory })
  })
  afterAll(async () => {
    await server.close()
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    set(before as Record<string, string>)
    rmSync(directory, { recursive: true })
  })
  const open: CachePlace['open'] = (pool, { ref = 'refs/heads/main', ...more } = {}) =>
    createStore({
      kind: 'actions-cache',
      pool,
      ref,
      sharedRefs: ['refs/heads/main'],
      uses: 'each',
      env: process.env,
      now: Date.now,
      ...more,
    })
  return { server: () => server, open, set }
}
