import type { Reset } from '../pool/verdict.ts'
import { parseInstant } from './calendar.ts'
import { parseDuration } from './duration.ts'
import type { Zone } from './zone.ts'

const hour = 3_600_000
const day = 24 * hour

/** Where a time of return is told, and the words that lead to it. */
const clause =
  /(?:\bquotareset(?:delay|timestamp)|\bresets?(?:[ _-]?(?:at|in|on|after|time|date))?|\breset(?:s|ting)? (?:your|the) [a-z]+|\btry(?:ing)? again|\bretry(?:ing)?(?:[ _-]?(?:after|delay|in|at))?|\bwait(?: for| until| till| at least)?|\bavailable(?: again)?|\bregain access|\bresume using (?:this|the) model|\bresume|\bcome back|\breturn|\bcontinu(?:e|es|ing) (?:again |automatically )?(?:at|in|on|after)|\bnext(?:[ _-]?(?:retry|attempt|try))?(?:[ _-]?(?:at|in))?[=:]|\bunblocked|\brestored|\brenews?|\brefresh(?:es|ed)?|\breplenish(?:es|ed)?|\brefill(?:s|ed)?|\bcycle ends|\bends|\buntil|\bafter|\bexpires?|\bcooldown|inténtalo de nuevo|intente de nuevo|vuelve a intentarlo|se (?:restablece|reinicia|renueva)[a-zá]*|réessayez|réessaie|réinitialis[a-zéè]*|versuche? (?:sie )?es (?:wieder |erneut )?|zurückgesetzt|tente novamente|redefinid[oa]|riprova|si (?:reimposta|azzera|rinnova)|попробуйте(?: снова| ещё раз| еще раз)?|сбросится|повторите(?: попытку)?|erneut(?:er versuch| versuchen)? in|versuchen (?:sie es )?(?:erneut |wieder )?in|nouvelle tentative dans|reint[eé]nt[a-z]+ en|novamente em|opnieuw (?:proberen )?(?:over|in)|igen om|(?:ponow[a-zęó]+|ponów|próba) (?:próba )?za|через|خلال|بعد|将在|将于|请?等待|請?等[候待]|重置时间[:：]?|请在|(?:bitte )?warten sie|(?:veuillez )?(?:patienter|attendre)|espere|aguarde|attendere|подождите|lütfen)((?:[ :=~("',]|\b(?:at|on|in|after|by|is|time|date|about|around|approximately|approx|roughly|some|ms|seconds|s|a las|el|la|en|dentro de|le|dans|um|am|nach|wieder|erneut|em|alle|il|tra|fra|dopo|dia|los)\b[ :=~("']*|(?:après|à|às|após|o|в|через|после|de nuevo|el día) |_(?:ms|seconds|s|at)\b)*)/g

/** Instants told by epochs: a key or a bar right in front. */
const epochs =
  /(?:\||\b(?:resets?[_-]?(?:at|time)?|x-ratelimit-reset(?:-[a-z]+)?|reset_time|available_at|next)["']?\s*[:=]\s*["']?)(\d\d\d\d\d\d\d\d\d\d(?:\d\d\d)?)(?:\.\d+)?\b/

/** `retry-after: 30`, `"retry_after_seconds":30`, `retry-after-ms=1500`, `resets_in_seconds`: bare numbers with a key. */
const keyed =
  /\b(retry[-_]?after|resets?[-_]?(?:in|after)|retry[-_]?delay|reset_seconds)([-_]?(?:ms|millis|seconds|secs|s))?(?:["']?\s*[:=]\s*["']?|\s*\{\s*seconds:\s*)(\d{1,9}(?:\.\d+)?)(?:["',})\]\s]|$)/

/**
 * When the limit ends, as told by folded text, or null. The first time told counts. Times without a zone are in `zone`;
 * what lies more than 400 days ahead is no reset time.
 */
export const resetTime = (folded: string, now: number, zone: Zone): Reset | null => {
  const text = folded.slice(0, 8192)
  const at =
    byEpoch(text) ??
    byKey(text, now) ??
    byClause(text, now, zone) ??
    byPlace(text, now, zone) ??
    byLengthFirst(text, now)
  return at === null || at.at > now + 400 * day ? null : at
}

const byEpoch = (text: string): Reset | null => {
  const digits = epochs.exec(text)?.[1]
  if (digits === undefined) return null
  return { at: Number(digits) * (digits.length === 13 ? 1 : 1000), source: 'text' }
}

const byKey = (text: string, now: number): Reset | null => {
  const found = keyed.exec(text)
  if (found === null) return null
  const ms = Number(found[3]) * (found[2]?.includes('m') ? 1 : 1000)
  return { at: now + ms, source: found[1]?.startsWith('retry') ? 'header' : 'text' }
}

const byClause = (text: string, now: number, zone: Zone): Reset | null => {
  for (const found of text.matchAll(clause)) {
    const rest = text.slice(found.index + found[0].length, found.index + found[0].length + 80)
    // What was waited for is over.
    if (/(?:retry|total|already) $/.test(text.slice(0, found.index))) continue
    // `retrying 5/5` counts, it names no day.
    if (found[0].startsWith('retry') && /^\d+\/\d+(?:$|[^\d/])/.test(rest)) continue
    const length = parseDuration(rest)
    const longest = ofFiveHours(text.slice(0, found.index)) ? 5 * hour : null
    const at = length === null ? parseInstant(rest, now, zone, longest) : now + length.ms
    if (at !== null) return { at, source: 'text' }
  }
  return null
}

/** Whether a window of five hours, which Claude Code calls a session, is what was named in front of its end, and no other. */
const ofFiveHours = (before: string): boolean =>
  /\b(?:5|five)[ -]?(?:h|hrs?|hours?)\b|\bsession(?: usage)? limit/.test(before) &&
  !/\b(?:week|month|dai|day|annual|year)/.test(before)

/** Korean and Japanese put the time in front of what happens then. */
const places =
  /(?:\d{4} ?[.년年] ?)?\d{1,2} ?[.월月] ?\d{1,2} ?[.일日]|(?:오전|오후|午前|午後) ?\d{1,2}|\d{1,2}:\d\d(?:에|に)|\d+ ?(?:시간|時間|분|分|일|日)(?:[^.。]{0,12})(?:후|後|뒤)|\d+ (?:seconds?|minutes?|hours?) ?(?:待|お待|기다|후|後)/

const byPlace = (text: string, now: number, zone: Zone): Reset | null => {
  if (!/[가-힣぀-ヿ]/.test(text)) return null
  const start = places.exec(text)?.index
  if (start === undefined) return null
  const rest = text.slice(start, start + 80)
  const length = parseDuration(rest)
  const at = parseInstant(rest, now, zone) ?? (length === null ? null : now + length.ms)
  return at === null ? null : { at, source: 'text' }
}

/** In Chinese and Turkish the length stands in front of the word for `after`. */
const lengthFirst =
  /(?:^|[^\d.:])(\d+(?:\.\d+)? ?(?:秒钟?|分钟?|分鐘|小时|小時|天|日|saniye|dakika|saat|gün)) ?(?:后|後|之后|içinde|sonra)/

const byLengthFirst = (text: string, now: number): Reset | null => {
  const length = parseDuration(lengthFirst.exec(text)?.[1] ?? '')
  return length === null ? null : { at: now + length.ms, source: 'text' }
}

/** The next midnight in California, when Google renews its daily quotas. Documented, not told by the message. */
export const nextPacificMidnight = (now: number): Reset => ({
  at: parseInstant('tomorrow', now, 'America/Los_Angeles') ?? now + day,
  source: 'default',
})
