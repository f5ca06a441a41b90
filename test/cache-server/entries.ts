/** What GitHub's cache keeps: immutable entries, reserved by key, found by prefix, newest first, seen by scope. */

/** What a run's token allows in one scope (a ref). */
export interface Grant {
  readonly scope: string
  readonly read: boolean
  readonly write: boolean
}

export interface Entry {
  readonly id: number
  readonly key: string
  readonly version: string
  readonly scope: string
  readonly createdAt: number
  finished: boolean
  size: number
}

/** The archive of an entry that was uploaded. */
export type Archive = Buffer

export type Reservation =
  | { readonly kind: 'reserved'; readonly entry: Entry }
  | { readonly kind: 'exists' }
  | { readonly kind: 'denied' }

/** The table of all entries. The first writable grant of a token is where its run writes. */
export class Entries {
  private readonly all: Entry[] = []
  private lastId = 0
  private readonly archives = new Map<number, Archive>()

  /** Reserves a key in the run's scope. Taken as soon as anyone reserved it, finished or not. */
  reserve(grants: readonly Grant[], key: string, version: string, now: number): Reservation {
    const scope = grants.find((grant) => grant.write)?.scope
    if (scope === undefined) return { kind: 'denied' }
    const same = (entry: Entry) => entry.key === key && entry.version === version && entry.scope === scope
    if (this.all.some(same)) return { kind: 'exists' }
    this.lastId += 1
    const entry: Entry = { id: this.lastId, key, version, scope, createdAt: now, finished: false, size: 0 }
    this.all.push(entry)
    return { kind: 'reserved', entry }
  }

  /** Makes a reserved entry visible. */
  finish(id: number, size: number): boolean {
    const entry = this.all.find((known) => known.id === id)
    if (entry === undefined) return false
    entry.finished = true
    entry.size = size
    return true
  }

  /** Keeps what was uploaded for an entry. */
  upload(id: number, archive: Archive): void {
    this.archives.set(id, archive)
  }

  archive(id: number): Archive | undefined {
    return this.archives.get(id)
  }

  reserved(key: string, version: string): Entry | undefined {
    return this.all.findLast((entry) => entry.key === key && entry.version === version && !entry.finished)
  }

  /** Scope by scope, key by key: the entry of exactly this key, else the newest that begins with it. */
  find(grants: readonly Grant[], keys: readonly string[], version: string): Entry | undefined {
    for (const { scope } of grants.filter((grant) => grant.read)) {
      const visible = this.all.filter((e) => e.finished && e.scope === scope && e.version === version)
      for (const key of keys) {
        const found = visible.find((e) => e.key === key) ?? visible.findLast((e) => e.key.startsWith(key))
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  /** Drops every entry that the test picks. */
  evict(drop: (entry: Entry) => boolean): number {
    const kept = this.all.filter((entry) => !drop(entry))
    const dropped = this.all.length - kept.length
    this.all.splice(0, this.all.length, ...kept)
    return dropped
  }

  list(): readonly Entry[] {
    return this.all
  }
}
