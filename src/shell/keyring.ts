import { RefusedError } from './cli/fail.ts'

/** The system's own place for secrets: macOS keychain, Windows credential manager, Secret Service on Linux. */
export interface Keyring {
  /** Null where there is no such item. */
  readonly read: (item: string) => Promise<string | null>
  readonly write: (item: string, text: string) => Promise<void>
  readonly remove: (item: string) => Promise<void>
}

const service = 'pool-failover'

/** Someone may have to type a password to unlock it. */
const patienceMs = 120_000

/** Every trouble is a `RefusedError` that says what to do. */
export const openKeyring = async (): Promise<Keyring> => {
  const { AsyncEntry } = await load()
  // The kernel's keyring, the other one on Linux, forgets with the session.
  const entry = (item: string) => new AsyncEntry(service, item, { linux: { store: 'secret-service' } })
  const patience = () => AbortSignal.timeout(patienceMs)
  return {
    read: (item) => told(() => entry(item).getPassword(patience())),
    write: (item, text) => told(() => entry(item).setPassword(text, patience())),
    remove: async (item) => {
      await told(() => entry(item).deleteCredential(patience()))
    },
  }
}

/** A native module, and so no part of the bundle: npm leaves it out where there is none for the system. */
const load = async () => {
  try {
    return await import(/* webpackIgnore: true */ '@napi-rs/keyring')
  } catch {
    throw new RefusedError([
      'the keyring needs the package @napi-rs/keyring, which is not installed here; install it beside pool-failover, or leave --keyring away',
    ])
  }
}

const told = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : 'unknown error'
    throw new RefusedError([`the keyring of this system can't be used: ${said}; unlock it, or leave --keyring away`])
  }
}
