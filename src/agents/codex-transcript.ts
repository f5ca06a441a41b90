import type { Transcript } from './agent-kind.ts'
import { type Fields, fields, list, parseEvent, text } from './event.ts'
import { oneLine, paragraph, toolLine } from './tool-line.ts'

/** Reads `codex exec --json` (0.169.0 recorded). What isn't an event passes through. */
export const codexTranscript = (): Transcript => {
  let said: string | null = null
  let answer: string | null = null

  const completed = (item: Fields): string => {
    switch (item.type) {
      case 'agent_message':
        said = text(item.text)
        return paragraph(said)
      case 'command_execution':
        return item.exit_code === 0 ? '' : `  failed: ${oneLine(text(item.aggregated_output))}\n`
      case 'file_change':
        return list(item.changes)
          .map((change) => toolLine(text(change.kind), change))
          .join('')
      case 'error':
        return paragraph(text(item.message))
      default:
        return ''
    }
  }

  const line = (raw: string): string => {
    const event = parseEvent(raw)
    if (event === null) return paragraph(raw)
    const item = fields(event.item) ?? {}
    switch (event.type) {
      case 'thread.started':
        return `Codex, session ${text(event.thread_id)}\n`
      case 'item.started':
        return started(item)
      case 'item.completed':
        return completed(item)
      case 'turn.completed':
        answer = said
        return ''
      case 'turn.failed':
        return paragraph(text(fields(event.error)?.message))
      case 'error':
        // The final error comes once more as `turn.failed`.
        return text(event.message).startsWith('Reconnecting...') ? `(${oneLine(text(event.message))})\n` : ''
      default:
        return ''
    }
  }
  return { line, answer: () => answer }
}

const started = (item: Fields): string => {
  switch (item.type) {
    case 'command_execution':
      return toolLine('shell', { command: bare(text(item.command)) })
    case 'mcp_tool_call':
      return toolLine(`${text(item.server)}.${text(item.tool)}`, fields(item.arguments) ?? {})
    case 'web_search':
      return toolLine('web search', { query: item.query })
    default:
      return ''
  }
}

/** Commands are told as they are started, in a login shell: what was asked for is inside. */
const bare = (command: string): string => /^\S*sh -l?c '(.*)'$/s.exec(command)?.[1] ?? command
