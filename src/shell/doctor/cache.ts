import { modeTrouble } from '../../store/cache-trouble.ts'
import { type Check, type Environment, ok, warn } from './check.ts'

/** What the job says about its Actions cache. */
export const checkCache = (env: Environment): Check => {
  if (env['GITHUB_ACTIONS'] !== 'true')
    return ok('actions cache', 'not in a job of GitHub Actions: no cache to look at')
  const told = (env['ACTIONS_CACHE_MODE'] ?? '').trim()
  if (!env['ACTIONS_RUNTIME_TOKEN']) {
    const mode = told === '' ? 'its mode is not told' : `its mode is ${told}`
    return ok('actions cache', `a run: step can't reach it, only actions can; ${mode}`)
  }
  const trouble = modeTrouble(env, 'write') ?? modeTrouble(env, 'read')
  return trouble === null
    ? ok('actions cache', `usable${told === '' ? '' : `, mode ${told}`}`)
    : warn('actions cache', trouble.notice)
}
