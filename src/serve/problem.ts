/** What can go wrong with a request: status and title of each kind (RFC 9457). */
export const problemKinds = {
  'malformed-json': [400, 'The body is not JSON'],
  unauthorised: [401, 'A bearer token is needed'],
  'wrong-origin': [403, 'Another site may not ask this'],
  'no-such-page': [404, 'There is nothing here'],
  'no-such-provider': [404, 'There is no such provider'],
  'no-such-account': [404, 'There is no such account'],
  'wrong-method': [405, 'This address takes another method'],
  'account-exists': [409, 'There is such an account already'],
  'no-account-free': [409, 'No account is free'],
  'accounts-read-only': [409, 'The accounts can not be changed from here'],
  'too-large': [413, 'The body is too large'],
  'not-json': [415, 'The body must be application/json'],
  'wrong-host': [421, 'This server goes by another name'],
  invalid: [422, 'The body does not fit'],
  internal: [500, 'Something went wrong here'],
  'accounts-unusable': [503, 'The list of accounts can not be used'],
  'store-unusable': [503, 'The store can not be used'],
  'too-many-listeners': [503, 'Too many clients follow the events'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>

export type ProblemKind = keyof typeof problemKinds

/** A request that can't be fulfilled. Texts never quote what was sent: it may be a secret. */
export class Problem extends Error {
  readonly kind: ProblemKind
  /** Every single fault, where there can be several. */
  readonly problems: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  constructor(
    kind: ProblemKind,
    detail: string,
    more: { readonly problems?: readonly string[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail)
    this.name = 'Problem'
    this.kind = kind
    this.problems = more.problems ?? []
    this.headers = more.headers ?? {}
  }
}

/** The problem as `application/problem+json`. */
export const problemResponse = ({ kind, message, problems, headers }: Problem): Response => {
  const [status, title] = problemKinds[kind]
  const body = {
    type: `urn:pool-failover:problem:${kind}`,
    title,
    status,
    detail: message,
    ...(problems.length === 0 ? {} : { problems }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}
