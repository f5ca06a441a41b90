import type { AgentKind } from './agent-kind.ts'
import { claudeTranscript } from './claude-transcript.ts'
import { type CredentialVariables, placeCredential } from './credential.ts'
import { promptOf } from './prompt.ts'
import { sessionArgs } from './session-args.ts'

/** Read in the binary of 2.1.332; the order of the first three was recorded on the wire with 2.1.331. */
const variables: CredentialVariables = {
  own: [
    'ANTHROPIC_API_KEY',
    'ANTHROPIC_AUTH_TOKEN',
    'CLAUDE_CODE_OAUTH_TOKEN',
    'CLAUDE_CODE_OAUTH_REFRESH_TOKEN',
    'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
    'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
    'CLAUDE_CODE_SESSION_ACCESS_TOKEN',
    'ANTHROPIC_IDENTITY_TOKEN',
    'ANTHROPIC_IDENTITY_TOKEN_FILE',
  ],
  routed: [
    'AWS_BEARER_TOKEN_BEDROCK',
    'ANTHROPIC_AWS_API_KEY',
    'ANTHROPIC_FOUNDRY_API_KEY',
    'ANTHROPIC_FOUNDRY_AUTH_TOKEN',
    'CLAUDE_CODE_GATEWAY_TOKEN',
  ],
  switches: [
    'CLAUDE_CODE_USE_BEDROCK',
    'CLAUDE_CODE_USE_VERTEX',
    'CLAUDE_CODE_USE_FOUNDRY',
    'CLAUDE_CODE_USE_MANTLE',
    'CLAUDE_CODE_USE_GATEWAY',
    'CLAUDE_CODE_USE_ANTHROPIC_AWS',
    'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
  ],
}

/** API keys and setup tokens tell by their prefix; anything else is taken for a gateway's bearer token. */
const secretVariable = (secret: string): string => {
  if (secret.startsWith('sk-ant-api')) return 'ANTHROPIC_API_KEY'
  if (secret.startsWith('sk-ant-oat')) return 'CLAUDE_CODE_OAUTH_TOKEN'
  return 'ANTHROPIC_AUTH_TOKEN'
}

/**
 * Two retries ride out a hiccup (about 2 s) where ten take 180 s, and cover all output formats. None at all would cost an
 * account five minutes of rest for one short 429.
 */
const fewRetries = { CLAUDE_CODE_MAX_RETRIES: '2' }

/** Claude Code. */
export const claude: AgentKind = {
  provider: 'claude',
  home: {
    variable: 'CLAUDE_CONFIG_DIR',
    directory: '.claude',
    variableNames: 'home',
    credentials: ['.credentials.json'],
  },
  sessionFile: (id) => `projects/*/${id}.jsonl`,
  sessionTells: true,
  secretVariable,
  invocation: (account, patience) => {
    const placed = placeCredential(account, variables, secretVariable)
    return {
      env: { ...(patience === 'short' ? fewRetries : {}), ...placed.env, TZ: 'UTC' },
      // The watchdog sleeps until the limit's reset, for hours.
      unset: [...placed.unset, 'CLAUDE_CODE_RETRY_WATCHDOG'],
      files: placed.files,
    }
  },
  command: (task, session) => ({
    argv: ['claude', '-p', ...task.args, '--output-format', 'stream-json', '--verbose', ...sessionArgs(session)],
    stdin: promptOf(task, session),
  }),
  transcript: claudeTranscript,
}
