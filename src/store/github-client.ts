import type { Octokit } from '@octokit/core'

/** A client of GitHub's REST API that prints nothing. `baseUrl`: without a slash at its end. Loaded when it is called for. */
export const clientOf = async (auth: string, baseUrl: string): Promise<Octokit> => {
  const { Octokit } = await import('@octokit/core')
  const quiet = (): void => undefined
  return new Octokit({
    auth,
    baseUrl,
    userAgent: 'pool-failover',
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  })
}
