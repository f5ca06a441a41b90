const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** Unit names in the languages that agents and APIs were seen to use, in milliseconds. */
const units: readonly (readonly [names: RegExp, ms: number])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?|millisekunden|毫秒)$/, 1],
  [
    /^(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|sekunder|secondi|seconden|saniye|sn|sekund[aye]?|секунд[аыу]?|сек|с|ثانية|ثواني|ثوان|วินาที|秒|秒钟|초)$/,
    second,
  ],
  [
    /^(?:m|mins?|minutes?|minuten?|minutos?|minuti|分|分钟|分鐘|分間|minutter|minuter|minut[aey]?|dakika|dk|минут[аыу]?|мин|دقيقة|دقائق|นาที|분)$/,
    minute,
  ],
  [
    /^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|小时|小時|時間|timer?|timmar|uur|uren|saat|sa|godzin[aęy]?|godz|час(?:а|ов)?|ч|ساعة|ساعات|ชั่วโมง|시간)$/,
    hour,
  ],
  [
    /^(?:d|days?|tage?n?|jours?|d[ií]as?|dias?|giorni|天|日|日間|dag(?:e|en|ar)?|gün|dni|dzień|день|дн(?:я|ей)|يوم|أيام|วัน|일)$/,
    day,
  ],
  [/^(?:w|wks?|weeks?|wochen?|semaines?|semanas?|周|週間|주)$/, 7 * day],
  [/^(?:months?|monate?n?|mois|mes(?:es)?|mesi|个月|か月|개월)$/, 30 * day],
]

const part =
  /^(?:(\d+(?:\.\d{1,9})?)[ -]?|(an?|one) )([a-z\u00b5\u00df-\u024f\u0370-\u06ff\u0e00-\u0e7f]+|[\u3040-\u9fff\uac00-\ud7a3]{1,3})/
const between = /^(?:, ?and |,? ?and |, ?| und | et | y | e | )?/

/** A length of time in milliseconds and the rest of the text behind it. */
export interface Parsed {
  readonly ms: number
  readonly rest: string
}

/** Reads a length of time at the start of folded text: `3 days 2 hours`, `16h54m5s`, `36.8s`, `pt1h`, `an hour`. */
export const parseDuration = (folded: string): Parsed | null => iso(folded) ?? clockLike(folded) ?? inUnits(folded)

const inUnits = (folded: string): Parsed | null => {
  let rest = folded
  let total: number | null = null
  for (let parts = 0; parts < 8; parts++) {
    const joined: string = total === null ? rest : rest.replace(between, '')
    const found = part.exec(joined)
    const ms = found?.[3] === undefined ? null : unitOf(found[3])
    if (found === null || ms === null) break
    const count = Number(found[1] ?? 1)
    total = (total ?? 0) + count * ms.ms
    rest = joined.slice(found[0].length - ms.surplus)
  }
  return total === null ? null : { ms: Math.round(total), rest }
}

/** `surplus`: letters taken that don't belong to the unit (scripts that are written without spaces). */
const unitOf = (name: string): { ms: number; surplus: number } | null => {
  for (let length = name.length; length > 0; length--) {
    const unit = units.find(([names]) => names.test(name.slice(0, length)))
    if (unit !== undefined) return { ms: unit[1], surplus: name.length - length }
    if (/^[a-zà-ۿ]/.test(name)) return null
  }
  return null
}

const iso = (folded: string): Parsed | null => {
  const found = /^p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?)?\b/.exec(folded)
  if (found === null || found[0].length < 3) return null
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(found[index] ?? 0))
  const ms = (days ?? 0) * day + (hours ?? 0) * hour + (minutes ?? 0) * minute + (seconds ?? 0) * second
  return ms > 0 ? { ms, rest: folded.slice(found[0].length) } : null
}

/** `02:13:04`, `6.02:13:04`: days, hours, minutes and seconds to go. */
const clockLike = (folded: string): Parsed | null => {
  const found = /^(?:(\d{1,3})\.)?(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.\d+)?(?:[^\d:]|$)/.exec(folded.slice(0, 24))
  if (found === null) return null
  const [days, hours, minutes, seconds] = found.slice(1, 5).map((part) => Number(part ?? 0))
  const ms = (days ?? 0) * day + (hours ?? 0) * hour + (minutes ?? 0) * minute + (seconds ?? 0) * second
  return { ms, rest: folded.slice(found[0].length) }
}
