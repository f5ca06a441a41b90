import type { Judgement } from '../pool/verdict.ts'
import type { Exit, Stream } from '../ports.ts'

/** Where bytes come from: the agent's two streams, or the session file it writes (Claude's `.jsonl`, Codex's rollout). */
export type Channel = Stream | 'session'

/** A typed signal that the running agent will not recover by itself soon. */
export interface EndSignal {
  /** End the agent at this instant (epoch ms) unless the detector withdraws the signal; now or past: at once. */
  readonly at: number
  /** One line, raw: redact before showing. */
  readonly reason: string
}

/** Follows one attempt. Deterministic: the same bytes at any chunking give the same answers. */
export interface Detector {
  /** Takes bytes as they come. */
  readonly push: (channel: Channel, chunk: Uint8Array, now: number) => void
  /** The signal in force after all that was pushed, or null. */
  readonly endSignal: () => EndSignal | null
  /** The session's id once the agent told it. */
  readonly sessionId: () => string | null
  /**
   * The verdict on the whole attempt. `endedByUs`: we ended the agent on its end signal, so its exit says nothing.
   * `refusedResume` is true when the agent did no work because the session to resume could not be taken up.
   */
  readonly finish: (exit: Exit, now: number, endedByUs: boolean) => Judgement & { readonly refusedResume: boolean }
}
