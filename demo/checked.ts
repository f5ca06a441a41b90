import type { Seen } from '../test/stub/stub.ts'

interface Expected {
  readonly exits: readonly (number | null)[]
  readonly spent: string
  readonly fresh: string
}

/** Shows the requests of a demo, says how long the failover took, and whether all went as it should. */
export const checked = (requests: readonly Seen[], { exits, spent, fresh }: Expected): boolean => {
  const start = requests[0]?.at ?? 0
  for (const { at, key, status, body } of requests) {
    const time = ((at - start) / 1000).toFixed(1).padStart(6)
    const carries = body.includes('"tool_result"') ? ', with the results of earlier tool calls' : ''
    process.stdout.write(`${time} s  ${key}  ${status}${carries}\n`)
  }
  const limit = requests.findIndex(({ status }) => status === 429)
  const [before, after] = [requests[limit], requests[limit + 1]]
  const seconds = ((after?.at ?? Number.NaN) - (before?.answeredAt ?? Number.NaN)) / 1000
  const good =
    exits.every((code) => code === 0) &&
    limit > 0 &&
    after?.body.includes('"tool_result"') === true &&
    requests.slice(limit + 1).every(({ key }) => key === fresh) &&
    requests.slice(0, limit + 1).every(({ key }) => key === spent)
  process.stdout.write(
    good
      ? `\nThe work went on ${seconds.toFixed(1)} s after the limit, in the same session; nobody asked the spent account again.\n`
      : `\nThis did not go as it should (exit codes ${exits.join(', ')}).\n`,
  )
  return good
}
