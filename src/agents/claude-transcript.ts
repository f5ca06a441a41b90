import type { Transcript } from './agent-kind.ts'
import { type Fields, fields, list, parseEvent, text } from './event.ts'
import { oneLine, paragraph, toolLine } from './tool-line.ts'

/** Reads `--output-format stream-json` (2.1.331 and 2.1.197 recorded). What isn't an event passes through. */
export const claudeTranscript = (): Transcript => {
  let shown = ''
  let answer: string | null = null

  const message = (event: Fields): string => {
    const inner = typeof event.parent_tool_use_id === 'string'
    const parts = list(fields(event.message)?.content).map((part) => {
      if (part.type === 'text') {
        if (!inner) shown = text(part.text)
        return paragraph(text(part.text))
      }
      if (part.type === 'tool_use') return toolLine(text(part.name), fields(part.input) ?? {})
      return part.type === 'tool_result' ? failure(part) : ''
    })
    return inner ? indent(parts.join('')) : parts.join('')
  }

  const result = (event: Fields): string => {
    const said = text(event.result)
    if (event.is_error !== true) answer = said
    const errors = Array.isArray(event.errors) ? event.errors.map(text).join('\n') : ''
    return paragraph(errors) + (said === shown ? '' : paragraph(said))
  }

  const line = (raw: string): string => {
    const event = parseEvent(raw)
    if (event === null) return paragraph(raw)
    switch (event.type) {
      case 'system':
        return system(event)
      case 'assistant':
      case 'user':
        return message(event)
      case 'result':
        return result(event)
      default:
        return ''
    }
  }
  return { line, answer: () => answer }
}

const system = (event: Fields): string => {
  switch (event.subtype) {
    case 'init':
      return `Claude Code ${text(event.claude_code_version)}, ${text(event.model)}, session ${text(event.session_id)}\n`
    case 'api_retry':
      return `(retry ${event.attempt} of ${event.max_retries} in ${seconds(event.retry_delay_ms)} s: ${text(event.error)})\n`
    default:
      return ''
  }
}

/** Results are long and mostly for the model; only that a call failed is worth a line. */
const failure = (part: Fields): string => {
  if (part.is_error !== true) return ''
  const content = part.content
  const said =
    typeof content === 'string'
      ? content
      : list(content)
          .map((item) => text(item.text))
          .join(' ')
  return `  failed: ${oneLine(said)}\n`
}

const seconds = (value: unknown): string => (typeof value === 'number' ? (value / 1000).toFixed(1) : '?')

const indent = (value: string): string => value.replace(/^(?=.)/gm, '  ')
