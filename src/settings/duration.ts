const units: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** `90s`, `5m`, `1h30m`, `2d`, or plain seconds: milliseconds; null for anything else. */
export const parseDuration = (text: string): number | null => {
  const trimmed = text.trim().toLowerCase()
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed) * 1_000
  if (!/^(\d{1,9}(\.\d{1,3})?\s*(ms|s|m|h|d)\s*)+$/.test(trimmed)) return null
  const parts = trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)/g)
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0)
}
