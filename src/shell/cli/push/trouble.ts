import * as z from 'zod/mini'
import { oneLine } from '../../../secure/escape.ts'
import { answerIn, waitAskedFor } from '../../../store/github-trouble.ts'
import { placeOf, type Target } from './target.ts'

/** Why GitHub did not do what was asked, and what helps. */
export const pushTrouble = (error: unknown, target: Target): string => {
  if (error instanceof z.core.$ZodError) return 'GitHub gave an answer that makes no sense; check GITHUB_API_URL'
  const { status, headers } = answerIn(error)
  const waitMs = waitAskedFor(error)
  if (waitMs !== null)
    return `GitHub asks for fewer requests; give the command again in ${Math.max(1, Math.ceil(waitMs / 60_000))} min`
  const place = placeOf(target)
  switch (status) {
    case null:
      return `GitHub's API can't be reached${codeIn(error)}; check the network and GITHUB_API_URL`
    case 401:
      return 'GitHub refused the token: it is wrong or has expired; check GH_TOKEN, or sign in with gh auth login'
    case 403:
      return headers['x-github-sso'] === undefined
        ? `the token may not write secrets of ${place}; it needs ${needs[target.kind]}`
        : `the token is not authorised for the single sign-on of ${place}; authorise it in your settings on GitHub`
    case 404:
      return missing(target)
    case 422:
      return `GitHub does not take it for ${place}: ${messageIn(error)}`
    default:
      return `GitHub answered ${status} for ${place}; try again later`
  }
}

const needs: { readonly [K in Target['kind']]: string } = {
  repository: 'the right "Secrets: read and write" (or the scope repo)',
  environment: 'the right "Environments: read and write" (or the scope repo)',
  organization: 'the right "Organization secrets: read and write" (or the scope admin:org)',
}

const missing = (target: Target): string => {
  const right = `and whether the token has ${needs[target.kind]}`
  switch (target.kind) {
    case 'repository':
      return `GitHub shows this token no repository ${placeOf(target)}; check --repo, ${right}`
    case 'environment':
      return `GitHub shows this token no environment ${target.environment} in ${target.owner}/${target.repo}; make it under Settings, Environments, ${right}`
    case 'organization':
      return `GitHub shows this token no organisation ${target.organization}, or not the repositories of --repos; check the names, ${right}`
  }
}

const told = z.object({ response: z.object({ data: z.object({ message: z.string() }) }) })

/** GitHub's own words: nothing of ours that is secret was in the question but sealed. */
const messageIn = (error: unknown): string => {
  const parsed = told.safeParse(error)
  return parsed.success ? oneLine(parsed.data.response.data.message).slice(0, 200) : 'it does not say why'
}

const codeIn = (error: unknown): string => {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code: unknown = Object(at)['code']
    if (typeof code === 'string') return ` (${code})`
    if (at.name === 'TimeoutError') return ' (no answer in time)'
  }
  return ''
}
