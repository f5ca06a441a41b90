/** `37 min`, `2 h 5 min`, `3 d 4 h`: a span in milliseconds for people, rounded up to the minute (seconds below one). */
export const span = (ms: number): string => {
  if (ms < 60_000) return `${Math.max(0, Math.ceil(ms / 1_000))} s`
  const minutes = Math.ceil(ms / 60_000)
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60]
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
  return `${minutes} min`
}

/** `2026-11-25 14:05 UTC`. */
export const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** `2026-11-25 14:05 UTC (in 37 min)`; of an instant that is past: `2026-11-25 14:05 UTC (over)`. */
export const until = (at: number, now: number): string => `${stamp(at)} (${at > now ? `in ${span(at - now)}` : 'over'})`

/** `2026-11-25T14:05:00.000Z`, as outputs and JSON tell an instant. */
export const iso = (at: number): string => new Date(at).toISOString()
