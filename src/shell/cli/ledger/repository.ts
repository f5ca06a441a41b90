import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { UsageError } from '../fail.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The right to speak to GitHub's API. */
export interface GithubRight {
  /** A secret. */
  readonly token: string
  /** Of the REST API. */
  readonly baseUrl: string
}

/** A repository on GitHub and the right to speak to its API. */
export interface Repository extends GithubRight {
  readonly owner: string
  readonly repo: string
}

/** The repository that the user means, or one `UsageError` with all that is missing. `wanted`: `owner/name`, or null for the usual one. */
export const findRepository = async (wanted: string | null, env: Environment, cwd: string): Promise<Repository> => {
  const problems: string[] = []
  const name = parseName(wanted ?? (env['GITHUB_REPOSITORY'] || (await remoteName(env, cwd)) || ''))
  if (name === null) {
    problems.push(
      wanted === null
        ? 'which repository? Give --repo owner/name, or call this in a clone whose remote origin is on GitHub'
        : '--repo must be owner/name',
    )
  }
  const right = await findRight(env, cwd, problems)
  if (name === null || problems.length > 0) throw new UsageError(problems)
  return { ...name, ...right }
}

/** The token and the API it is for; what is missing goes to `problems`. */
export const findRight = async (env: Environment, cwd: string, problems: string[]): Promise<GithubRight> => {
  const baseUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '')
  if (!isSafe(baseUrl)) problems.push('GITHUB_API_URL must begin with https://: the token goes there')
  // The sign-in at one GitHub is none of another's business.
  const host = URL.parse(baseUrl)?.host.replace(/^api\./, '') ?? ''
  const token =
    env['GH_TOKEN'] || env['GITHUB_TOKEN'] || (await outputOf('gh', ['auth', 'token', '--hostname', host], cwd))
  if (token === '') problems.push('no token: set GH_TOKEN or GITHUB_TOKEN, or sign in with gh auth login')
  return { token, baseUrl }
}

const parseName = (text: string): { owner: string; repo: string } | null => {
  const [, owner, repo] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(text.trim()) ?? []
  return owner === undefined || repo === undefined ? null : { owner, repo }
}

/** `owner/name` of the clone's remote `origin`; '' where that is not on the GitHub whose API is asked: it must not get the token. */
const remoteName = async (env: Environment, cwd: string): Promise<string> => {
  const host = URL.parse(env['GITHUB_SERVER_URL'] || 'https://github.com')?.host ?? ''
  const remote = await outputOf('git', ['remote', 'get-url', 'origin'], cwd)
  const [, server, path] = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([^:/]+)(?::\d+)?[:/]+(.+?)(?:\.git)?\/?$/.exec(remote) ?? []
  return server === host ? (path ?? '') : ''
}

/** What a command prints, or '' where it fails or is not there. */
const outputOf = async (file: string, args: readonly string[], cwd: string): Promise<string> => {
  try {
    const { stdout } = await promisify(execFile)(file, [...args], { cwd, timeout: 10_000, windowsHide: true })
    return stdout.trim()
  } catch {
    return ''
  }
}

const isSafe = (address: string): boolean => {
  const url = URL.parse(address)
  return (
    url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname))
  )
}
