import { tzOffset } from '@date-fns/tz/tzOffset'

/** A wall time as calendars and clocks show it; `month` is 1 to 12. */
export interface Wall {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** A zone: an IANA name, or minutes east of UTC. */
export type Zone = string | number

/** Abbreviations that stand for one place in practice. The generic and the summer name go by the place's own rules. */
const abbreviations: Readonly<Record<string, Zone>> = {
  utc: 0,
  gmt: 0,
  z: 0,
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  mt: 'America/Denver',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  ct: 'America/Chicago',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  eastern: 'America/New_York',
  bst: 'Europe/London',
  cet: 'Europe/Paris',
  cest: 'Europe/Paris',
  mez: 'Europe/Berlin',
  mesz: 'Europe/Berlin',
  eet: 'Europe/Helsinki',
  eest: 'Europe/Helsinki',
  msk: 'Europe/Moscow',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  kst: 'Asia/Seoul',
  aest: 'Australia/Sydney',
  aedt: 'Australia/Sydney',
  brt: 'America/Sao_Paulo',
}

/** The zone a text names (`UTC`, `America/New_York`, `PST`, `UTC+2`, `+05:30`), or null. */
export const namedZone = (name: string): Zone | null => {
  const key = name.trim().toLowerCase()
  const known = abbreviations[key]
  if (known !== undefined) return known
  const offset = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(key)
  if (offset !== null) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return offset[1] === '-' ? -minutes : minutes
  }
  return key.includes('/') && isZone(key) ? key : null
}

const isZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const asUtc = (wall: Wall): number => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)

/** The wall time of an instant. */
export const wallOf = (instant: number, zone: Zone): Wall => {
  const shifted = new Date(typeof zone === 'number' ? instant + zone * 60_000 : instant + offsetAt(instant, zone))
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
  }
}

/**
 * The instant of a wall time. Where clocks are put back and it comes twice: the later one. Where they are put forward and
 * it never comes: as many minutes after the gap.
 */
export const instantOf = (wall: Wall, zone: Zone): number => {
  const local = asUtc(wall)
  if (typeof zone === 'number') return local - zone * 60_000
  const day = 86_400_000
  const before = local - offsetAt(local - day, zone)
  const after = local - offsetAt(local + day, zone)
  const fits = [before, after].filter((instant) => instant + offsetAt(instant, zone) === local)
  return fits.length > 0 ? Math.max(...fits) : Math.max(before, after)
}

/** Milliseconds that a zone's clocks are ahead of UTC. */
const offsetAt = (instant: number, zone: string): number => tzOffset(zone, new Date(instant)) * 60_000
