import type { Transcript } from './agents/agent-kind.ts'
import { asLatin1, createLines, decode } from './detect/lines.ts'
import type { Sink, Stream } from './ports.ts'

/** An attempt's output on its way to people. */
export interface Presented {
  readonly write: (stream: Stream, chunk: Uint8Array) => void | Promise<void>
  /** Shows what is left of the last line, and closes the sink. */
  readonly close: () => Promise<void>
  readonly answer: () => string | null
}

/** Without a transcript the bytes pass unchanged; with one, stdout's events become text and stderr passes unchanged. */
export const present = (transcript: Transcript | null, sink: Sink): Presented => {
  if (transcript === null) return { write: sink.write, close: sink.close, answer: () => null }
  let text = ''
  const lines = createLines(
    (block) => {
      for (const line of block.split('\n')) text += isCut(line) ? tooLong : transcript.line(decode(line))
    },
    '',
    longest,
  )
  const show = (): void | Promise<void> => {
    const shown = text
    text = ''
    return shown === '' ? undefined : sink.write('stdout', utf8.encode(shown))
  }
  return {
    write: (stream, chunk) => {
      if (stream === 'stderr') return sink.write(stream, chunk)
      lines.push(asLatin1(chunk, 0, chunk.byteLength))
      return show()
    },
    close: async () => {
      lines.end()
      await show()
      await sink.close()
    },
    answer: transcript.answer,
  }
}

/** An event holds whole files and pictures at times; of one larger than this (16 MiB) nothing is shown. */
const longest = 1 << 24
const isCut = (line: string): boolean => line.length >= longest && line.startsWith('{')
const tooLong = '(an event of more than 16 MiB is not shown)\n'

const utf8 = new TextEncoder()
