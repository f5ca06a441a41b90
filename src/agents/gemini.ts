import type { AgentKind, HomeFile, Patience, Session } from './agent-kind.ts'
import { type CredentialVariables, placeCredential } from './credential.ts'
import { geminiTranscript } from './gemini-transcript.ts'
import { promptOf } from './prompt.ts'

/** Read in the bundle of 0.61.0. Google's application default credentials stay: the agent's tools may need them. */
const variables: CredentialVariables = {
  own: ['GEMINI_API_KEY'],
  routed: ['GOOGLE_API_KEY', 'GOOGLE_CLOUD_ACCESS_TOKEN'],
  switches: ['GOOGLE_GENAI_USE_VERTEXAI', 'GOOGLE_GENAI_USE_GCA', 'GEMINI_CLI_USE_COMPUTE_ADC'],
}

const secretVariable = (): string => 'GEMINI_API_KEY'

/**
 * Settings are the only knob for its retries. As system *defaults* they rank below the user's and the project's own
 * settings and leave an administrator's alone. Two tries take about 5 s where ten take 205 s. The auth type is given
 * because a base URL in the environment makes it choose one that headless mode refuses.
 */
const defaults = (patience: Patience, apiKey: boolean): readonly HomeFile[] => {
  const settings = {
    ...(patience === 'short' ? { general: { maxAttempts: 2 } } : {}),
    ...(apiKey ? { security: { auth: { selectedType: 'gemini-api-key' } } } : {}),
  }
  if (Object.keys(settings).length === 0) return []
  return [
    {
      path: 'gemini-defaults.json',
      content: JSON.stringify(settings),
      variable: 'GEMINI_CLI_SYSTEM_DEFAULTS_PATH',
      secret: false,
    },
  ]
}

const sessionArgs = (session: Session): readonly string[] => {
  switch (session.kind) {
    case 'fresh':
      return ['--session-id', session.id]
    case 'resume':
      return ['--resume', session.id]
  }
}

/** Gemini CLI. */
export const gemini: AgentKind = {
  provider: 'gemini',
  home: { variable: 'GEMINI_CLI_HOME', directory: '.gemini', variableNames: 'parent' },
  secretVariable,
  invocation: (account, patience) => {
    const placed = placeCredential(account, variables, secretVariable)
    return {
      // Its wrapper process would swallow the signals that end it.
      env: { GEMINI_CLI_NO_RELAUNCH: '1', ...placed.env, TZ: 'UTC' },
      unset: placed.unset,
      files: [...placed.files, ...defaults(patience, Object.hasOwn(placed.env, 'GEMINI_API_KEY'))],
    }
  },
  command: (task, session) => ({
    argv: ['gemini', ...task.args, '-o', 'stream-json', ...sessionArgs(session)],
    stdin: promptOf(task, session),
  }),
  transcript: geminiTranscript,
}
