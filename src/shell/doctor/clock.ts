import { span } from '../../report/time.ts'
import { redisLink } from '../../store/redis-link.ts'
import { type Check, ok, warn } from './check.ts'

const limitMs = 5_000

/** Cooldowns are kept to the minute; clocks further apart than this end them too early or too late. */
const tolerableMs = 30_000

/** The clock against a Redis, else against the `Date` of an HTTP server, else not at all. */
export const checkClock = async (redis: string | null, url: string | null): Promise<Check> => {
  const [whose, ask] =
    redis !== null
      ? ['the Redis', () => redisTime(redis)]
      : url !== null
        ? [URL.parse(url)?.host ?? 'the server', () => serverTime(url)]
        : [null, async () => null]
  if (whose === null) return ok('clock', 'not checked: no server to compare with; --clock URL names one')
  const before = Date.now()
  const theirs = await ask()
  if (theirs === null) return warn('clock', `not checked: ${whose} does not tell the time`)
  // The answer was given at some time in between.
  const ahead = Math.round((before + Date.now()) / 2 - theirs)
  const much = span(Math.abs(ahead))
  if (Math.abs(ahead) <= tolerableMs) return ok('clock', `within ${much} of ${whose}`)
  return warn(
    'clock',
    `${much} ${ahead > 0 ? 'ahead of' : 'behind'} ${whose}: cooldowns end at the wrong time; set the clock`,
  )
}

const redisTime = async (url: string): Promise<number | null> => {
  const link = redisLink(url)
  const answer = await link.ask(limitMs, 'read', (client) => client.sendCommand(['TIME']))
  await link.close()
  if (answer.kind !== 'ok' || !Array.isArray(answer.value)) return null
  const at = Number(answer.value[0]) * 1_000 + Number(answer.value[1]) / 1_000
  return Number.isFinite(at) ? at : null
}

const serverTime = async (url: string): Promise<number | null> => {
  try {
    const { headers } = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(limitMs) })
    // Told in whole seconds, rounded down.
    const at = Date.parse(headers.get('date') ?? '') + 500
    return Number.isFinite(at) ? at : null
  } catch {
    return null
  }
}
