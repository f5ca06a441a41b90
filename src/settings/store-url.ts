import type { StoreKind } from './settings.ts'

/** What is wrong with the URL of a store that needs one. Never quotes it: it may hold a password. */
export const storeUrlProblems = (store: StoreKind, url: string): readonly string[] => {
  if (store !== 'redis') return []
  if (url === '')
    return [
      'store: redis needs its URL (redis:// or rediss://): store-url, from a secret; on the command line the variable POOL_FAILOVER_STORE_URL',
    ]
  return /^rediss?:\/\//.test(url) && URL.canParse(url)
    ? []
    : [
        'store-url (on the command line POOL_FAILOVER_STORE_URL) must be a URL like rediss://user:password@host:6379; in a password write / as %2F, @ as %40, # as %23 and ? as %3F',
      ]
}
