import type { Grant } from './entries.ts'

/** A run's token, in the form of GitHub's: an `ac` claim of scopes and permissions (1 read, 2 write). Not signed, and says so. */
export const makeToken = (grants: readonly Grant[]): string => {
  const ac = grants.map(({ scope, read, write }) => ({ Scope: scope, Permission: (read ? 1 : 0) + (write ? 2 : 0) }))
  return ['FAKE', Buffer.from(JSON.stringify({ ac: JSON.stringify(ac) })).toString('base64url'), 'FAKE'].join('.')
}

/** The grants of a token; null for no token of ours. */
export const grantsOf = (authorization: string | undefined): readonly Grant[] | null => {
  try {
    const payload = JSON.parse(Buffer.from(authorization?.split('.')[1] ?? '', 'base64url').toString())
    const scopes: { Scope: string; Permission: number }[] = JSON.parse(payload.ac)
    return scopes.map(({ Scope, Permission }) => ({
      scope: Scope,
      read: (Permission & 1) !== 0,
      write: (Permission & 2) !== 0,
    }))
  } catch {
    return null
  }
}

/** The grants of a run on `ref`: its own scope, and the default branch's to read. */
export const grantsFor = (ref: string, permission: 'write' | 'read' | 'none', defaultRef = 'refs/heads/main') => {
  const read = permission !== 'none'
  const own = { scope: ref, read, write: permission === 'write' }
  return ref === defaultRef ? [own] : [own, { scope: defaultRef, read, write: false }]
}
