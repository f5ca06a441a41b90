import { tzOffset } from '@date-fns/tz/tzOffset'

/** When an account may be used: what a user wrote as `Mon-Fri 18:00-08:00 Europe/Rome`, parsed. */
export interface Hours {
  readonly spans: readonly Span[]
  /** An IANA name. */
  readonly zone: string
}

/** Minutes of the day, 0 to 1440; a span whose end is not after its start goes on to the next morning. */
interface Span {
  /** 0 is Sunday; the days on which the span begins. */
  readonly days: readonly number[]
  readonly from: number
  readonly to: number
}

/**
 * Spans apart by commas, then a zone (default UTC): `Mon-Fri 18:00-08:00, Sat-Sun Europe/Rome`. A span without days is of
 * every day, one without times of the whole day. Null for anything else.
 */
export const parseHours = (text: string): Hours | null => {
  const [, listed = '', zone = 'UTC'] = /^\s*(.*?)(?:\s+([A-Za-z][\w+-]*(?:\/[\w+-]+)+|UTC))?\s*$/.exec(text) ?? []
  const spans = listed.split(',').map(parseSpan)
  if (!isZone(zone) || spans.includes(null)) return null
  return { spans: spans.filter((span) => span !== null), zone }
}

/** Whether the hours hold at this instant. By the clock on the wall: an hour that comes twice counts twice. */
export const isOpen = (hours: Hours, at: number): boolean => {
  const { day, minute } = wallClock(hours.zone, at)
  return hours.spans.some(({ days, from, to }) => {
    const [today, yesterday] = [days.includes(day), days.includes((day + 6) % 7)]
    if (from < to) return today && minute >= from && minute < to
    return (today && minute >= from) || (yesterday && minute < to)
  })
}

/** The first instant from `at` on at which the hours hold, epoch ms: `at` itself where they do. */
export const nextOpening = (hours: Hours, at: number): number => {
  if (isOpen(hours, at)) return at
  const candidates = [...beginnings(hours, at), ...jumps(hours.zone, at)].filter((instant) => instant > at)
  return candidates.sort((a, b) => a - b).find((instant) => isOpen(hours, instant)) ?? at + lookAheadMs
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Every span begins once a week. */
const lookAheadMs = 9 * dayMs

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const parseSpan = (text: string): Span | null => {
  const shape = /^\s*(?:([a-z]{3})(?:-([a-z]{3}))?)?\s*(?:(\d\d?):(\d\d)-(\d\d?):(\d\d))?\s*$/i
  const [whole, first, last = first, ...times] = shape.exec(text) ?? []
  if (whole === undefined || whole.trim() === '') return null
  const [a, b] = [first, last].map((name) => dayNames.indexOf((name ?? '').toLowerCase()))
  if (first !== undefined && (a === -1 || b === -1)) return null
  const days = first === undefined ? [0, 1, 2, 3, 4, 5, 6] : daysBetween(a ?? 0, b ?? 0)
  if (times[0] === undefined) return { days, from: 0, to: 1440 }
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = times.map(Number)
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute]
  if (fromMinute > 59 || toMinute > 59 || from > 1439 || to > 1440) return null
  return { days, from, to }
}

const daysBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7)

/** All instants at which the wall clock shows the beginning of a span. Of an hour that comes twice, both. */
const beginnings = (hours: Hours, at: number): readonly number[] => {
  const starts = [...new Set(hours.spans.map(({ from }) => from))]
  const found: number[] = []
  for (let midnight = Math.floor(at / dayMs) * dayMs - dayMs; midnight < at + lookAheadMs; midnight += dayMs) {
    for (const start of starts) {
      const wall = midnight + start * minuteMs
      // The offset is that of the instant looked for, so both that may hold around it are tried.
      for (const around of [wall - dayMs, wall + dayMs]) found.push(wall - offsetAt(hours.zone, around))
    }
  }
  return found
}

/** The instants at which the wall clock jumps: it may land in the midst of a span. */
const jumps = (zone: string, at: number): readonly number[] => {
  const found: number[] = []
  for (let from = at; from < at + lookAheadMs; from += dayMs) {
    let [low, high] = [from, from + dayMs]
    const [before, after] = [offsetAt(zone, low), offsetAt(zone, high)]
    if (before === after) continue
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (offsetAt(zone, middle) === before) low = middle
      else high = middle
    }
    found.push(high)
  }
  return found
}

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const wallClock = (zone: string, at: number): { readonly day: number; readonly minute: number } => {
  const wall = at + offsetAt(zone, at)
  return { day: new Date(wall).getUTCDay(), minute: Math.floor((wall % dayMs) / minuteMs) }
}

/** What the wall clock is ahead of UTC, ms. */
const offsetAt = (zone: string, at: number): number => tzOffset(zone, new Date(at)) * minuteMs
