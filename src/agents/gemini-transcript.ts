import type { Transcript } from './agent-kind.ts'
import { type Fields, fields, parseEvent, text } from './event.ts'
import { oneLine, paragraph, toolLine } from './tool-line.ts'

/**
 * Reads `-o stream-json` (0.61.0 recorded). Answers come in pieces: whole lines are shown as they come, the last one when
 * something else follows. What isn't an event passes through.
 */
export const geminiTranscript = (): Transcript => {
  let pending = ''
  let said = ''
  let answer: string | null = null

  const flush = (): string => {
    const out = paragraph(pending)
    pending = ''
    return out
  }

  const piece = (content: string): string => {
    said += content
    pending += content
    const end = pending.lastIndexOf('\n') + 1
    const whole = pending.slice(0, end)
    pending = pending.slice(end)
    return whole
  }

  const other = (event: Fields): string => {
    switch (event.type) {
      case 'init':
        return `Gemini CLI, ${text(event.model)}, session ${text(event.session_id)}\n`
      case 'tool_use':
        said = ''
        return toolLine(text(event.tool_name), fields(event.parameters) ?? {})
      case 'tool_result':
        return event.status === 'success' ? '' : `  failed: ${oneLine(failureText(event))}\n`
      case 'error':
        return paragraph(text(event.message))
      case 'result':
        if (event.status === 'success') answer = said
        return paragraph(text(fields(event.error)?.message))
      default:
        return ''
    }
  }

  const line = (raw: string): string => {
    const event = parseEvent(raw)
    if (event === null) return flush() + paragraph(raw)
    if (event.type !== 'message') return flush() + other(event)
    return event.role === 'assistant' ? piece(text(event.content)) : ''
  }
  return { line, answer: () => answer }
}

const failureText = (event: Fields): string => text(fields(event.error)?.message) || text(event.output)
