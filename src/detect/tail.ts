import { decode } from './lines.ts'

/** How much of a stream's end is kept for text. 64 KiB. */
const capacity = 1 << 16

export interface TailLine {
  readonly text: string
  /** When it was written, as the clock of the run says. Epoch ms. */
  readonly now: number
  /** A blank line, or none at all, stands above. */
  readonly apart: boolean
}

export interface Tail {
  /** Takes a piece of the stream, one character a byte. */
  readonly push: (piece: string, now: number) => void
  /** The last lines of the stream, oldest first, without blank ones; a bare carriage return ends a line too. */
  readonly lines: () => readonly TailLine[]
}

/** Remembers the end of a stream. */
export const createTail = (): Tail => {
  let pieces: { text: string; now: number }[] = []
  let held = 0
  let cut = false

  const push = (piece: string, now: number): void => {
    if (piece === '') return
    const last = pieces.at(-1)
    // Small writes are joined, so that a stream of single bytes costs no more than its bytes.
    if (last !== undefined && now - last.now < 1000 && last.text.length < 1024) last.text += piece
    else pieces.push({ text: piece, now })
    held += piece.length
    let drop = 0
    for (const { text } of pieces) {
      if (held - text.length < capacity) break
      held -= text.length
      cut = true
      drop += 1
    }
    if (drop > 0) pieces = pieces.slice(drop)
  }

  const lines = (): readonly TailLine[] => {
    const surplus = Math.max(0, held - capacity)
    const whole = pieces.map(({ text }) => text).join('')
    const out: TailLine[] = []
    // Where the start was cut off, the first line is the rest of one.
    let partial = cut || surplus > 0
    let at = surplus
    let apart = true
    let index = 0
    let pieceEnd = pieces[0]?.text.length ?? 0
    for (const line of whole.slice(surplus).split(newline)) {
      at += line.length
      while (pieceEnd < at && index < pieces.length - 1) pieceEnd += pieces[++index]?.text.length ?? 0
      const blank = line.trim() === ''
      if (!partial && !blank) out.push({ text: decode(line), now: pieces[index]?.now ?? 0, apart })
      apart = blank
      partial = false
      at += whole.startsWith('\r\n', at) ? 2 : 1
    }
    return out
  }
  return { push, lines }
}

const newline = /\r\n|\n|\r/
