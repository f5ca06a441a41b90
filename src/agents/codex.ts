import type { AgentKind, Session } from './agent-kind.ts'
import { codexTranscript } from './codex-transcript.ts'
import { type CredentialVariables, placeCredential } from './credential.ts'
import { promptOf } from './prompt.ts'

/**
 * `codex exec` reads CODEX_API_KEY before any `auth.json` and ignores OPENAI_API_KEY (recorded with 0.169.0), which a custom
 * provider of the user's configuration may still name.
 */
const variables: CredentialVariables = {
  own: ['CODEX_API_KEY', 'CODEX_ACCESS_TOKEN', 'OPENAI_API_KEY'],
  routed: [],
  switches: [],
}

const secretVariable = (): string => 'CODEX_API_KEY'

const sessionArgs = (session: Session): readonly string[] => {
  switch (session.kind) {
    case 'fresh':
      // Codex chooses the id itself and tells it in its first event.
      return []
    case 'resume':
      return ['resume', session.id]
  }
}

/**
 * Codex CLI. Its retries can't be cut: the built-in provider takes no settings, and a provider of our own would change where
 * the user's requests go. A wait of its own is ended from outside.
 */
export const codex: AgentKind = {
  provider: 'codex',
  home: { variable: 'CODEX_HOME', directory: '.codex', variableNames: 'home', credentials: ['auth.json'] },
  sessionFile: (id) => `sessions/*/*/*/rollout-*-${id}.jsonl`,
  sessionTells: true,
  secretVariable,
  invocation: (account) => {
    const placed = placeCredential(account, variables, secretVariable)
    return { env: { ...placed.env, TZ: 'UTC' }, unset: placed.unset, files: placed.files }
  },
  command: (task, session) => ({
    // Options stand before `resume`, which knows fewer of them; `--json` ends a list such as `-i a.png b.png`.
    argv: ['codex', 'exec', ...task.args, '--json', ...sessionArgs(session), '-'],
    stdin: promptOf(task, session),
  }),
  transcript: codexTranscript,
}
