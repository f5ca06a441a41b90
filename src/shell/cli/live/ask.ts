import type { Account, Provider } from '../../../pool/account.ts'
import { type Answer, judge } from './judge.ts'
import { questionOf } from './question.ts'

const patienceMs = 30_000

/** More than any error message of theirs; what is past it is not read. */
const mostBytes = 65_536

/** Asks an account's provider. Never throws; follows no redirect, which could carry the credential elsewhere. */
export const ask = async (
  account: Account,
  env: NodeJS.ProcessEnv,
  models: Readonly<Partial<Record<Provider, string>>>,
): Promise<Answer> => {
  const question = questionOf(account, env, models)
  if (question.kind === 'none') return { state: 'not-asked', why: question.why }
  const { speaker, url, headers, body } = question
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    return judge({ speaker, status: reply.status, headers: reply.headers, body: await beginning(reply) }, Date.now())
  } catch (error) {
    return { state: 'unclear', why: troubleOf(error) }
  }
}

const beginning = async (reply: Response): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of reply.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (reply.ok || text.length > mostBytes) break
  }
  return text
}

/** Node tells what went wrong in the cause; the message alone is `fetch failed`. */
const troubleOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown error'
  if (error.name === 'TimeoutError') return `no answer within ${patienceMs / 1000} s`
  const cause: unknown = error.cause
  const code: unknown = Object(cause)['code']
  return `the provider can not be reached (${typeof code === 'string' ? code : error.name})`
}

/** The same for many, a few at a time, in their order. */
export const askAll = async <T>(
  items: readonly T[],
  work: (item: T) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers = new Map<number, Answer>()
  const todo = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of todo) answers.set(index, await work(item))
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  return items.map((_, index) => answers.get(index) ?? { state: 'not-asked', why: '' })
}
