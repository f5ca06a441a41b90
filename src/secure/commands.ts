import { formsOf } from './forms.ts'

/**
 * Keeps the runner from obeying what the agent prints: workflow commands are stopped from `open` to `close`. Both of the
 * agent's streams must go to stdout in between: the runner reads stdout and stderr apart and may see a line of stderr
 * before the stop. Masks and annotations of ours come before `open` or after `close`: in between they are not obeyed
 * either.
 */
export interface CommandGuard {
  /** To be written before the agent's first byte, at the start of a line. */
  readonly open: () => Uint8Array
  /** To be written after the agent's last byte; null if it wrote none. The resume line stands alone in any case. */
  readonly close: (lastByte: number | null) => Uint8Array
}

/**
 * `token` must be new for every attempt and random: 32 hex digits or more. The runner refuses empty ones and names of
 * commands, and hides the token in the log by itself, so that an agent can't read it there.
 */
export const createGuard = (token: string): CommandGuard => {
  if (!/^[0-9a-f]{32,}$/.test(token)) throw new RangeError('a stop token needs 32 hex digits or more')
  return {
    open: () => utf8.encode(`::stop-commands::${token}\n`),
    close: (lastByte) => utf8.encode(`${lastByte === null || lastByte === newline ? '' : '\n'}::${token}::\n`),
  }
}

const utf8 = new TextEncoder()
const newline = 0x0a

/** More masks than these slow the runner down: it searches every line for each of them in a dozen encodings. */
const mostEncoded = 24

/**
 * The lines that make the runner hide these secrets. It knows base64 only where the secret ends the encoded text, and no
 * hex, so those forms are added while the secrets are few.
 */
export const maskCommands = (secrets: readonly string[]): string => {
  const encoded = secrets.length <= mostEncoded ? secrets.flatMap((secret) => formsOf(secret, secret.length)) : []
  return [...new Set([...secrets, ...encoded])].map((form) => `::add-mask::${data(form)}\n`).join('')
}

/** How loud an annotation is. */
export type AnnotationLevel = 'notice' | 'warning' | 'error'

/** A message at the top of the run's page, one line of output. Redact it first. */
export const annotation = (level: AnnotationLevel, message: string, title?: string): string =>
  `::${level}${title === undefined ? '' : ` title=${property(title)}`}::${data(message)}\n`

/** Starts a foldable part of the log. Redact the title first. */
export const group = (title: string): string => `::group::${data(title)}\n`

/** Ends it. */
export const endGroup = '::endgroup::\n'

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
