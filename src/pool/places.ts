import type { Account } from './account.ts'

/**
 * How many runs may use the account at once; null: any number. One made of files is for one run unless its user says
 * otherwise: its agent may renew them (a refresh token is taken once), and then all other copies are worth nothing.
 */
export const placesOf = ({ bounds, credential }: Account): number | null =>
  bounds.maxConcurrent ?? (credential.kind === 'files' ? 1 : null)
