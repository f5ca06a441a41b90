import { UsageError } from '../fail.ts'
import { findRepository, findRight, type GithubRight } from '../ledger/repository.ts'
import { type Options, text } from '../load.ts'

/** Whose secrets are written. */
export type Target =
  | { readonly kind: 'repository'; readonly owner: string; readonly repo: string }
  | { readonly kind: 'environment'; readonly owner: string; readonly repo: string; readonly environment: string }
  | {
      readonly kind: 'organization'
      readonly organization: string
      /** Who may read them; null: as it is, or private repositories where the secret is new. */
      readonly visibility: Visibility | null
      /** Names of repositories, for `selected`. */
      readonly repositories: readonly string[]
    }

const visibilities = ['all', 'private', 'selected'] as const
export type Visibility = (typeof visibilities)[number]

export interface Aim {
  readonly target: Target
  readonly right: GithubRight
}

/** What the options say, with a token for it; one `UsageError` with all that is missing. */
export const aimOf = async (options: Options, env: NodeJS.ProcessEnv): Promise<Aim> => {
  const [organization, environment] = [text(options, 'org'), text(options, 'env')]
  const problems = misfits(options)
  if (problems.length > 0) throw new UsageError(problems)
  if (organization === null) {
    const { owner, repo, ...right } = await findRepository(text(options, 'repo'), env, process.cwd())
    return environment === null
      ? { target: { kind: 'repository', owner, repo }, right }
      : { target: { kind: 'environment', owner, repo, environment }, right }
  }
  const right = await findRight(env, process.cwd(), problems)
  if (problems.length > 0) throw new UsageError(problems)
  const repositories = (text(options, 'repos') ?? '').split(',').flatMap((name) => name.trim().split('/').at(-1) || [])
  const visibility = visibilities.find((known) => known === options['visibility']) ?? null
  return {
    target: {
      kind: 'organization',
      organization,
      visibility: repositories.length > 0 ? 'selected' : visibility,
      repositories,
    },
    right,
  }
}

const misfits = (options: Options): string[] => {
  const given = (name: string): boolean => text(options, name) !== null
  const [visibility, organization] = [text(options, 'visibility'), text(options, 'org')]
  const problems: string[] = []
  if (given('org') && (given('repo') || given('env'))) problems.push('give --org, or --repo with or without --env')
  if (organization !== null && !/^[\w-]{1,100}$/.test(organization))
    problems.push('--org must be the name of an organisation')
  if (!given('org') && (given('visibility') || given('repos')))
    problems.push('--visibility and --repos are for secrets of an organisation: give --org')
  if (visibility !== null && !visibilities.some((known) => known === visibility))
    problems.push(`--visibility must be one of ${visibilities.join(', ')}`)
  if (visibility === 'selected' && !given('repos')) problems.push('--visibility selected needs --repos name,name')
  if (visibility !== null && visibility !== 'selected' && given('repos'))
    problems.push('--repos goes with --visibility selected')
  return problems
}

/** Where the API keeps its secrets. */
export const pathOf = (target: Target): string => {
  switch (target.kind) {
    case 'repository':
      return `/repos/${target.owner}/${target.repo}/actions/secrets`
    case 'environment':
      return `/repos/${target.owner}/${target.repo}/environments/${encodeURIComponent(target.environment)}/secrets`
    case 'organization':
      return `/orgs/${target.organization}/actions/secrets`
  }
}

/** As people say it. */
export const placeOf = (target: Target): string => {
  switch (target.kind) {
    case 'repository':
      return `${target.owner}/${target.repo}`
    case 'environment':
      return `the environment ${target.environment} of ${target.owner}/${target.repo}`
    case 'organization':
      return `the organisation ${target.organization}`
  }
}
