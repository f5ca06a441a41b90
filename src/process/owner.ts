import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from '../error-code.ts'
import { type Born, bornAs } from './listing.ts'

/** A process and where it lives, so that its end can be told for sure. */
export interface Owner extends Born {
  /** The machine since its last start, and on Linux the namespaces in which `pid` and `born` tell a process. */
  readonly place: string
}

/** This process; null where the system doesn't tell where it lives. */
export const ownOwner = (): Owner | null => {
  const place = placeHere()
  return place === null ? null : { ...bornAs(process.pid), place }
}

/** Whether the owner has ended, for sure: false where it lived elsewhere, or nobody can tell. */
export const hasEnded = ({ pid, born, place }: Owner): boolean => {
  if (place !== placeHere()) return false
  if (isGone(pid)) return true
  const now = bornAs(pid).born
  // Its number went to another process.
  return born !== '' && now !== '' && now !== born
}

/** Whether no process has this number, as far as ours are numbered. */
export const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

const placeHere = (): string | null => {
  if (process.platform !== 'linux') return `${process.platform} ${hostname()}`
  try {
    const start = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    // Times of birth are told by the reader's own clock.
    return [hostname(), start, readlinkSync('/proc/self/ns/pid'), clockHere()].join(' ')
  } catch {
    return null
  }
}

/** Linux has known other clocks since 5.6. */
const clockHere = (): string => {
  try {
    return readlinkSync('/proc/self/ns/time')
  } catch {
    return ''
  }
}
