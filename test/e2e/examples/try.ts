import { keys } from '../../real-clis/accounts.ts'
import { type InstalledCli, installCli } from '../../real-clis/install.ts'
import type { StubProvider } from '../../stub/environment.ts'
import { type Step, say, usageLimit } from '../../stub/step.ts'
import { type Seen, type Stub, startStub } from '../../stub/stub.ts'

/** The providers' stubs, with two accounts each, and the real CLIs. */
export interface Providers {
  /** `accounts` of these providers: `a` is spent, `b` is not. */
  readonly accounts: (...more: readonly object[]) => string
  readonly env: Readonly<Record<string, string>>
  readonly bins: readonly string[]
  readonly secrets: readonly string[]
  /** All requests of tasks so far, in order: `a` or `b`. */
  readonly asked: () => readonly string[]
  readonly requests: () => readonly Seen[]
  readonly close: () => Promise<void>
}

/** What an account that has met its limit says, and what one that has not. */
const spent: readonly Step[] = [usageLimit(7200)]
const fresh: readonly Step[] = [say('The work is done.')]

/** The first account of each provider is spent; `first` gives it something to do before, or after. */
export const startProviders = async (
  names: readonly StubProvider[],
  scripts: { readonly a?: readonly Step[]; readonly b?: readonly Step[] } = {},
): Promise<Providers> => {
  const clis: InstalledCli[] = []
  const stubs: { readonly provider: StubProvider; readonly stub: Stub }[] = []
  for (const provider of names) {
    const [a, b] = keys[provider]
    clis.push(await installCli(provider))
    const accounts = { [a]: scripts.a ?? spent, [b]: scripts.b ?? fresh }
    stubs.push({ provider, stub: await startStub({ provider, accounts }) })
  }
  const requests = (): readonly Seen[] =>
    stubs.flatMap(({ stub }) => stub.requests()).toSorted((one, other) => one.at - other.at)
  const endpoint = stubs.find(({ provider }) => provider === 'codex')?.stub.url ?? ''
  return {
    accounts: (...more) =>
      JSON.stringify([
        ...names.flatMap((provider) =>
          keys[provider].map((secret, index) => ({ label: 'ab'[index], provider, secret })),
        ),
        ...more,
      ]),
    env: {
      ...Object.assign({}, ...stubs.map(({ stub }) => stub.env)),
      STAND_IN_ENDPOINT: `${endpoint}/v1/responses`,
    },
    bins: clis.map(({ bin }) => bin),
    secrets: names.flatMap((provider) => [...keys[provider]]),
    asked: () =>
      requests().map(
        ({ key }) =>
          names
            .flatMap((name) => (keys[name][0] === key ? [`${name} a`] : keys[name][1] === key ? [`${name} b`] : []))
            .join() || 'nobody',
      ),
    requests,
    close: async () => {
      for (const { stub } of stubs) await stub.close()
    },
  }
}
