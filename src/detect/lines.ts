/** Longest line that is looked into where nothing else is asked for. 1 MiB. */
const usual = 1 << 20

export interface Lines {
  /** Takes a piece of the stream, one character a byte. */
  readonly push: (piece: string) => void
  /** The stream is over: a last line without a newline counts too. */
  readonly end: () => void
}

/**
 * Cuts a stream at its newlines. `take` gets the complete lines of a piece at once, joined by newlines: they are searched
 * together, which is many times faster than one by one. Time is linear in the stream, memory bounded by the longest line.
 * Of lines that begin otherwise than `only`, a single character, those may be left out that don't lie within one piece.
 * Of a line of several pieces that is longer than `longest` that much is seen and the rest passed over.
 */
export const createLines = (take: (block: string) => void, only = '', longest = usual): Lines => {
  let carry: string[] = []
  let carried = 0
  let passedOver = false

  const keep = (piece: string): void => {
    if (piece === '' || passedOver || carried >= longest) return
    if (carried === 0 && !piece.startsWith(only)) {
      passedOver = true
      return
    }
    const kept = carried + piece.length > longest ? piece.slice(0, longest - carried) : piece
    carry.push(kept)
    carried += kept.length
  }
  const flush = (): void => {
    const line = carry.length === 1 ? carry[0] : carry.join('')
    carry = []
    carried = 0
    passedOver = false
    if (line !== undefined && line !== '') take(line)
  }

  const push = (piece: string): void => {
    const last = piece.lastIndexOf('\n')
    if (last === -1) {
      keep(piece)
      return
    }
    let from = 0
    if (carried > 0 || passedOver) {
      const first = piece.indexOf('\n')
      keep(piece.slice(0, first))
      flush()
      from = first + 1
    }
    if (last > from) take(piece.slice(from, last))
    keep(piece.slice(last + 1))
  }
  return { push, end: flush }
}

/** A window of bytes as text, one character a byte: the cheapest form to search in. */
export const asLatin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(end, bytes.byteLength) - start).toString('latin1')

/** The text that bytes held as `asLatin1` stand for; what isn't UTF-8 becomes U+FFFD. */
export const decode = (latin1: string): string =>
  /[\u0080-\u00ff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1
