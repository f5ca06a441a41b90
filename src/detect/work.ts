import type { Provider } from '../pool/account.ts'
import type { Channel } from './detector.ts'
import { type Fields, number, object, parseObject } from './fact.ts'
import { asLatin1, createLines, decode, type Lines } from './lines.ts'

/** What the model did in an attempt, as the agent's own events tell it. */
export interface WorkTold {
  /** Answers and tool calls of the model; null where the agent speaks no machine-readable format. */
  readonly turns: number | null
  /** US dollars; null: not told. */
  readonly costUsd: number | null
}

/** Counts the work in an attempt's output, or in the agent's own record of the session. Deterministic at any chunking. */
export interface WorkCounter {
  readonly push: (channel: Channel, chunk: Uint8Array) => void
  /** To be asked once all is pushed. Where stream and record tell apart, the larger number counts. */
  readonly told: () => WorkTold
}

export const createWorkCounter = (provider: Provider): WorkCounter => {
  const isTurn = turnOf[provider]
  const turns = new Map<Channel, number>()
  let costUsd: number | null = null

  const linesOf = (channel: Channel): Lines =>
    createLines((block) => {
      for (const line of block.split('\n')) {
        const event = parseObject(decode(line))
        if (event === null) continue
        costUsd = number(event['total_cost_usd']) ?? costUsd
        // A result alone (Claude's json format) tells nothing of the answers before it.
        if (event['type'] === undefined || event['type'] === 'result') continue
        turns.set(channel, (turns.get(channel) ?? 0) + (isTurn(event) ? 1 : 0))
      }
    })
  const lines: Record<Channel, Lines> = {
    stdout: linesOf('stdout'),
    stderr: linesOf('stderr'),
    session: linesOf('session'),
  }
  return {
    push: (channel, chunk) => lines[channel].push(asLatin1(chunk, 0, chunk.byteLength)),
    told: () => {
      for (const channel of Object.values(lines)) channel.end()
      return { turns: turns.size === 0 ? null : Math.max(...turns.values()), costUsd }
    },
  }
}

/** Claude's own messages (a limit met) bear a made-up model. */
const claudeTurn = (event: Fields): boolean =>
  event['type'] === 'assistant' &&
  object(event['message'])?.['model'] !== '<synthetic>' &&
  event['isApiErrorMessage'] !== true

/** `--json`: finished items; the rollout file: what the model gave back. */
const codexTurn = (event: Fields): boolean => {
  switch (event['type']) {
    case 'item.started':
    case 'item.completed':
      return object(event['item'])?.['type'] !== 'error'
    case 'response_item': {
      const payload = object(event['payload'])
      return payload?.['role'] === 'assistant' || /call$/.test(String(payload?.['type']))
    }
    default:
      return false
  }
}

const geminiTurn = (event: Fields): boolean =>
  event['type'] === 'tool_use' || (event['type'] === 'message' && event['role'] === 'assistant')

const turnOf: { readonly [P in Provider]: (event: Fields) => boolean } = {
  claude: claudeTurn,
  codex: codexTurn,
  gemini: geminiTurn,
  custom: (event) => claudeTurn(event) || codexTurn(event) || geminiTurn(event),
}
