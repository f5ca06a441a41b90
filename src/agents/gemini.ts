import type { AgentKind } from './agent-kind.ts'
import { type CredentialVariables, placeCredential } from './credential.ts'
import { geminiTranscript } from './gemini-transcript.ts'
import { promptOf } from './prompt.ts'
import { sessionArgs } from './session-args.ts'

/** Read in the bundle of 0.61.0. Google's application default credentials stay: the agent's tools may need them. */
const variables: CredentialVariables = {
  own: ['GEMINI_API_KEY'],
  routed: ['GOOGLE_API_KEY', 'GOOGLE_CLOUD_ACCESS_TOKEN'],
  switches: ['GOOGLE_GENAI_USE_VERTEXAI', 'GOOGLE_GENAI_USE_GCA', 'GEMINI_CLI_USE_COMPUTE_ADC'],
}

const secretVariable = (): string => 'GEMINI_API_KEY'

/**
 * Gemini CLI. Only settings could cut its retries (10, over 200 s), and there is no place for ours: the user's and the
 * project's files are theirs, and system files count only when root owns them and every folder above (seen with 0.61.0).
 * It tells each retry on stderr at once, so a long row of them is ended from outside.
 */
export const gemini: AgentKind = {
  provider: 'gemini',
  home: {
    variable: 'GEMINI_CLI_HOME',
    directory: '.gemini',
    variableNames: 'parent',
    credentials: ['oauth_creds.json', 'google_accounts.json', 'gemini-credentials.json'],
  },
  sessionFile: (id) => `tmp/*/chats/session-*-${id.slice(0, 8)}.jsonl`,
  sessionTells: false,
  secretVariable,
  invocation: (account) => {
    const placed = placeCredential(account, variables, secretVariable)
    return {
      // Its wrapper process would swallow the signals that end it.
      env: { GEMINI_CLI_NO_RELAUNCH: '1', ...placed.env, TZ: 'UTC' },
      unset: placed.unset,
      files: placed.files,
    }
  },
  command: (task, session) => ({
    argv: ['gemini', ...task.args, '-o', 'stream-json', ...sessionArgs(session)],
    stdin: promptOf(task, session),
  }),
  transcript: geminiTranscript,
}
