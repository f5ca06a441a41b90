import { instantOf, namedZone, wallOf, type Zone } from './zone.ts'

/** First letters of the months, January first, in English, German, French, Spanish, Portuguese, Italian, Dutch, Russian. */
const months: readonly RegExp[] = [
  /^(?:jan|ene|gen|янв)/,
  /^(?:feb|f[eé]v|фев)/,
  /^(?:mar|m[aä]r|maer|mrt|мар)/,
  /^(?:apr|avr|abr|апр)/,
  /^(?:may|mai|mag|mei|мая|май)/,
  /^(?:jun|juin|giu|июн)/,
  /^(?:jul|juil|lug|июл)/,
  /^(?:aug|ao[uû]|ago|авг)/,
  /^(?:sep|set|сен)/,
  /^(?:oct|okt|out|ott|окт)/,
  /^(?:nov|ноя)/,
  /^(?:dec|dez|d[eé]c|dic|дек)/,
]
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const monthOf = (name: string): number | null => {
  const index = months.findIndex((month) => month.test(name))
  return index === -1 ? null : index + 1
}

interface Clock {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly rest: string
}

/** Day of a calendar; what is not told is null. */
interface Day {
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly rest: string
}

/** Reads a time of day at the start of folded text. A bare number is none. */
const parseClock = (folded: string): Clock | null => {
  const text = folded.replace(/^(?:,? ?(?:at|um|à|às|a las|alle|om|t|в) ?|, ?| - | )/, '')
  const word = /^(midnight|noon)\b/.exec(text)
  if (word !== null)
    return { hour: word[1] === 'noon' ? 12 : 0, minute: 0, second: 0, rest: text.slice(word[0].length) }
  const eastern = /^(上午|下午|午前|午後|오전|오후) ?(\d{1,2})(?::|时|時|点|시) ?(\d{1,2})?(?:分|분)?(?::(\d\d))?/.exec(
    text,
  )
  if (eastern !== null) {
    const late = ['下午', '午後', '오후'].includes(eastern[1] ?? '')
    return clock(eastern[2], eastern[3], eastern[4], late ? 'p' : 'a', text.slice(eastern[0].length))
  }
  const found = /^(\d{1,2})(?:(?:[:.]| ?h ?)([0-5]\d))?(?::([0-5]\d)(?:\.\d+)?)? ?([ap])\.? ?m\b\.?/.exec(text)
  if (found !== null) return clock(found[1], found[2], found[3], found[4], text.slice(found[0].length))
  const plain = /^(\d{1,2})(?::| ?h ?)([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?: ?(?:uhr|h)\b)?/.exec(text)
  return plain === null ? null : clock(plain[1], plain[2], plain[3], undefined, text.slice(plain[0].length))
}

const clock = (
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  half: string | undefined,
  rest: string,
): Clock | null => {
  const told = Number(hours)
  const hour = half === undefined ? told : (told % 12) + (half === 'p' && told <= 12 ? 12 : 0)
  if (hour > 24 || (half !== undefined && told > 12)) return null
  return { hour, minute: Number(minutes ?? 0), second: Number(seconds ?? 0), rest }
}

const parseDay = (folded: string, now: number, zone: Zone): Day | null => {
  const text = folded.replace(/^(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?,? /, '')
  const year4 = /^(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})(?:t|\.)?/.exec(text)
  if (year4 !== null) return day(year4[1], Number(year4[2]), Number(year4[3]), text.slice(year4[0].length))
  const cjk = /^(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/.exec(text)
  if (cjk !== null) return day(cjk[1], Number(cjk[2]), Number(cjk[3]), text.slice(cjk[0].length))
  const named = /^([a-zà-ÿа-я]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?:[^\d]|$)/.exec(text)
  if (named !== null) {
    const length = named[0].length - (/\d$/.test(named[0]) ? 0 : lastLength(named[0]))
    return day(named[3], monthOf(named[1] ?? ''), Number(named[2]), text.slice(length))
  }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.|º)? ?(?:de |of |-)?([a-zà-ÿа-я]+)\.?(?:,? (?:de )?-?(\d{4}))?/.exec(
    text,
  )
  if (dayFirst !== null)
    return day(dayFirst[3], monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]), text.slice(dayFirst[0].length))
  const numeric = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d\d)/.exec(text)
  if (numeric === null) return monthAndDay(text)
  return slashed(
    Number(numeric[1]),
    Number(numeric[3]),
    numeric[2] ?? '/',
    Number(numeric[4]),
    text.slice(numeric[0].length),
    now,
    zone,
  )
}

/** `04/01`, as Americans write it, or `04-01 09:25`. */
const monthAndDay = (text: string): Day | null => {
  const found = /^(\d\d?\/\d\d?)(?:$|[^\d/])|^(\d\d-\d\d) \d\d?:\d\d/.exec(text)
  const told = found?.[1] ?? found?.[2]
  if (told === undefined) return null
  const [month, dayOfMonth] = told.split(/[/-]/)
  return day(undefined, Number(month), Number(dayOfMonth), text.slice(told.length))
}

const lastLength = (text: string): number => (/[^\d\w]$/.test(text) || /[a-z]$/.test(text) ? 1 : 0)

const day = (year: string | undefined, month: number | null, dayOfMonth: number, rest: string): Day | null =>
  month === null || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31
    ? null
    : { year: year === undefined ? null : Number(year), month, day: dayOfMonth, rest }

/** `9/8/2026`: the reading that lies within the coming month, American where both or none do; dots are day first. */
const slashed = (
  first: number,
  second: number,
  mark: string,
  year: number,
  rest: string,
  now: number,
  zone: Zone,
): Day | null => {
  const full = String(year < 100 ? 2000 + year : year)
  const american = day(full, first, second, rest)
  const european = day(full, second, first, rest)
  if (mark === '.' || american === null) return european
  if (european === null) return american
  const near = ({ month, day: date }: Day): boolean => {
    const ahead = instantOf({ year: Number(full), month, day: date, hour: 0, minute: 0, second: 0 }, zone) - now
    return ahead > -86_400_000 && ahead < 32 * 86_400_000
  }
  return near(european) && !near(american) ? european : american
}

/** A zone behind a time: `(UTC)`, ` America/New_York`, ` PST`, `+02:00`. */
const parseZone = (rest: string): Zone | null => {
  const found = /^ ?\(?((?:utc|gmt)? ?[+-]\d{1,2}:?(?:\d\d)?|[a-z]+(?:\/[a-z_+-]+){1,2}\d*|[a-z]{1,7})\)?/.exec(rest)
  return found?.[1] === undefined ? null : namedZone(found[1].replace(/ /g, ''))
}

/**
 * The instant that folded text starts with: a date, a time of day or both, with or without year and zone. Null for
 * anything else. A time of day is the next such time, but one that has just been where the next one lies further ahead than
 * `longest` ms; a day without a year the next such day; a day without a time its start.
 */
export const parseInstant = (
  folded: string,
  now: number,
  ownZone: Zone,
  longest: number | null = null,
): number | null => {
  const relative = /^(today|tomorrow|next )?(?:(sun|mon|tue|wed|thu|fri|sat)[a-z]*)?(?:,| at)?(?:[ .!;)]|$)/.exec(
    folded.slice(0, 40),
  )
  if (nextHour.test(folded)) return (Math.floor(now / 3_600_000) + 1) * 3_600_000
  const date = parseDay(folded, now, ownZone)
  const word = date === null && relative !== null && (relative[1] ?? relative[2]) !== undefined ? relative : null
  const behind = date?.rest ?? (word === null ? folded : folded.slice(word[0].trimEnd().length))
  const time = parseClock(behind)
  if (date === null && word === null && time === null) return null
  const zone = parseZone(time?.rest ?? behind) ?? ownZone
  const today = wallOf(now, zone)
  const hourly = { hour: time?.hour ?? 0, minute: time?.minute ?? 0, second: time?.second ?? 0 }
  if (date !== null) {
    const at = (year: number): number => instantOf({ year, month: date.month, day: date.day, ...hourly }, zone)
    if (date.year !== null) return at(date.year)
    return at(today.year) < now - 86_400_000 ? at(today.year + 1) : at(today.year)
  }
  const at = (days: number): number => instantOf({ ...today, day: today.day + days, ...hourly }, zone)
  if (word?.[1] === 'tomorrow') return at(1)
  if (word?.[2] !== undefined) {
    const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay()
    const days = (weekdays.indexOf(word[2]) - weekday + 7) % 7
    return days === 0 && at(0) <= now ? at(7) : at(days)
  }
  return nextTime(at, now, longest ?? Number.POSITIVE_INFINITY)
}

/** `until the next hour starts`, `at the top of the hour`. */
const nextHour = /^(?:the )?(?:next (?:full )?hour (?:starts|begins)|(?:start|top|beginning) of the (?:next )?hour)\b/

/** Clocks are told by the minute: in that very minute the limit still holds until its end. */
const nextTime = (at: (days: number) => number, now: number, longest: number): number => {
  const today = at(0)
  if (today <= now && now < today + 60_000) return today + 60_000
  const [before, next] = today > now ? [at(-1), today] : [today, at(1)]
  return next - now > longest && now - before <= justNow ? before : next
}

/** Clocks differ, and an agent is ended some time after its message; what was longer ago may be told in another zone. */
const justNow = 15 * 60_000
