import type { Reset } from '../pool/verdict.ts'
import { fold } from './clean.ts'
import { withoutPrefixes } from './forms.ts'
import { nextPacificMidnight, resetTime } from './reset-time.ts'
import type { Signal } from './signal.ts'
import { askedForUsage, firstMatch, foreignServices, goesOn, modelWords, type Wording } from './wording/wording.ts'
import type { Zone } from './zone.ts'

/** When and how a message was said. */
export interface Circumstance {
  /** Epoch ms. */
  readonly now: number
  /** The zone of times that name none. */
  readonly zone: Zone
  /** `event`: the agent itself said that this is its error. `text`: a line of its output looks like it. */
  readonly source: 'event' | 'text'
  /** Of whom wordings are known: see `wordingsOf`. */
  readonly wordings: readonly Wording[]
}

/** Longest message that is looked into, in characters. */
const longest = 8192
/** Longer than any throttle. In ms. */
export const longWaitMs = 10 * 60_000

/** What was said right behind a message. */
export interface Behind {
  /** The message with what follows, the likeliest reading of the breaks between lines first. */
  readonly readings: readonly string[]
  /** The message with the rest of its sentence, where a narrow screen has broken it. */
  readonly sentence: string
}

/** Judges an error message by its wording, or null where none fits. */
export const judgeMessage = (message: string, at: Circumstance, behind: Behind | null = null): Signal | null => {
  const alone = unescaped(message)
  const wholes = (behind?.readings ?? []).map(unescaped)
  const whole = wholes[0] ?? alone
  const line = behind === null ? alone : unescaped(behind.sentence)
  const strong = (of: string, hinted: boolean): Wording | null =>
    match(at.wordings, of, whole, line, of === alone, hinted)
  const first = strong(alone, true)
  const more = (): Wording | null => {
    const known = wholes.flatMap((of) => strong(of, hint.test(alone)) ?? [])
    return known.find(({ weak }) => weak !== true) ?? known[0] ?? null
  }
  // A line that was broken before its reason says only that something failed, or that something was too much.
  const wording = first === null ? more() : first.weak === true ? plainer(first, more(), broken(alone)) : first
  if (wording === null || (limiting(wording) && beside.test(alone))) return null
  const resets = [...new Set([whole, ...wholes])].flatMap((of) => resetTime(of, at.now, at.zone) ?? [])
  // Where a number or a unit was broken the other readings lose a part of the time.
  const reset = resets.reduce<Reset | null>(
    (later, told) => (later !== null && later.at >= told.at ? later : told),
    null,
  )
  return {
    id: wording.id,
    ...judged(wording, whole, reset, at.now),
    evidence: { source: at.source, text: firstLine(message) },
    confidence: at.source === 'event' ? 1 : 0.8,
  }
}

/** A text that a program has yet to fill in. */
const template = /\bresets? (?:at |in |on )?(?:\{[a-z]|<[a-z]|%[sd]\b|\$[{a-z])|\$\{[a-z]/
const beside = new RegExp(`${goesOn.source}|${askedForUsage.source}|${template.source}`)
/** What the lines below say more plainly counts instead, but no guess instead of a limit. */
const plainer = (first: Wording, more: Wording | null, cut: boolean): Wording =>
  more !== null && (limiting(more) || cut) && (more.weak !== true || !limiting(first)) ? more : first
/** A line that was broken before what it announces, or within its body; a status alone. */
const broken = (line: string): boolean =>
  /[-:{([,]$|^[a-z /.]*:? ?[45]\d\d$/.test(line) || line.split('{').length > line.split('}').length

const limiting = ({ verdict }: Wording): boolean =>
  verdict === 'rate-limit' || verdict === 'usage-limit' || verdict === 'billing'

const match = (
  wordings: readonly Wording[],
  folded: string,
  whole: string,
  line: string,
  alone: boolean,
  hinted: boolean,
): Wording | null => {
  if (!mayTell(folded)) return null
  const { forms, announced, inside } = withoutPrefixes(folded)
  const spoken = statusLine.test(folded) ? whole : line.length > folded.length ? line : folded
  const around = { whole, line: spoken.replace(host, '').replace(ownName, 'copilot') }
  const first = (fit: (wording: Wording) => boolean, of: readonly string[]): Wording | null => {
    const candidates = wordings.filter(fit)
    for (const form of of) {
      const wording = firstMatch(candidates, form, around)
      if (wording !== null) return wording
    }
    return null
  }
  const strong = first(({ weak }) => weak !== true, forms)
  // A gateway repeats what several providers said: a spent limit among them counts more than trouble. Google calls a
  // lack of servers an exhausted resource too, in the same body.
  const limit =
    strong?.verdict === 'overloaded' && severalBodies.test(folded)
      ? first(
          (wording) =>
            wording.weak !== true &&
            limiting(wording) &&
            (strong.id !== 'google/capacity' || wording.id !== 'google/exhausted'),
          forms,
        )
      : null
  return (
    limit ??
    strong ??
    (alone && ofAccounts.test(folded) && !foreignServices.test(folded)
      ? first(({ weak, own }) => weak !== true && own !== true, inside)
      : null) ??
    first(({ weak, reported }) => weak === true && (reported !== true || (announced && hinted)), forms)
  )
}

/** A machine's name in front of a log's line, which may be that of a service. */
const host = /^[a-z]{3} +\d{1,2} \d\d:\d\d:\d\d \S+ /

/** An agent's full name, and its page, hold that of a service that is a tool of others. */
const ownName = /\bgithub(?:(?:\.com)?\/(?:settings|features)\/| )copilot\b/g

/** What every wording holds one of: a line without is passed over, as long logs have thousands of them. */
const worthReading =
  /limit|quota|\brate|429|40[1234]|\b5\d\d\b|too many|throttl|exhaust|credit|credentials|balance|budget|billing|payment|spen[dt]|usage|allowance|allocation|grant|overload|capacity|demand|available|auth|key|token|log(?:in|ged| in)|denied|permission|model|connect|network|time|fetch|refused|terminated|out of|cooling|paused|disabled|disconnect|error (?:loading|sending)|variable|concurren|busy|plan\b|server|rejected|experiencing|slow pool|issue|endpoint|reached|exceeded|resets?\b|used (?:up|all)|ended|not included|seat|[限额频率余欠账]|用完|用尽|耗尽|次数|请求量|too (?:quickly|fast|often)|gräns|græns|grens|batas|الحد|حد |límite|begrenzt|beschränkt|débit|ограничен|velocidad|velocidade|frequenza|frecuencia|cuota|cupo|cota|crédito|kontingent|guthaben|лимит|квот|sınır|giới hạn|hạn mức|한도|제한|할당량|크레딧|クォータ|クレジット/

/** Whether a line can tell of any reason that is known. */
export const mayTell = (folded: string): boolean => worthReading.test(folded)

/** The first line of a response: whose it is, its headers and body tell. */
const statusLine = /^(?:< )?http\/[\d.]+ \d{3}/

const severalBodies = /\{.*\}[^{]*\{/

/** The first line of a message that goes on with its reason. */
const hint = /\b429\b|rate|quota|limit|throttl|exhaust|status|request failed|[:{([]$/

/** What only a limit at a provider of models has: its name, or the way its end is told. */
const ofAccounts = new RegExp(
  `${modelWords.source}|· (?:your [a-z0-9 -]+ )?resets|limits? will reset|\\b(?:usage|session|weekly|\\d+[- ]hour) limit`,
)

/** Folded, and JSON within JSON made readable. */
export const unescaped = (text: string): string =>
  fold(
    text
      .slice(0, longest)
      .replace(/\\+/g, '\\')
      .replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/(?:\\x[0-9a-fA-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString())
      .replace(/\\(["'])/g, '$1')
      .replace(/\\[nrt]/g, ' ')
      .replace(/\u001b\[[\d;]*m/g, ''),
  )

const judged = (
  wording: Wording,
  folded: string,
  reset: Reset | null,
  now: number,
): Pick<Signal, 'verdict' | 'reset'> => {
  const { verdict } = wording
  // Credits that come back by themselves are a window.
  if (verdict === 'billing')
    return { verdict: reset !== null && reset.at - now > longWaitMs ? 'usage-limit' : verdict, reset }
  if (verdict !== 'rate-limit' && verdict !== 'usage-limit') return { verdict, reset: null }
  if (reset !== null && reset.at - now > longWaitMs) return { verdict: 'usage-limit', reset }
  if (wording.google === true && /per[ _-]?day|daily/.test(folded)) {
    return { verdict: 'usage-limit', reset: nextPacificMidnight(now) }
  }
  // What ends within minutes is a throttle, whatever it is called.
  return { verdict: wording.google === true && reset !== null ? 'rate-limit' : verdict, reset }
}

const firstLine = (message: string): string => (message.trim().split(/[\r\n]/)[0] ?? '').slice(0, 500)
