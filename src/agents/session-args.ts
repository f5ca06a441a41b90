import type { Session } from './agent-kind.ts'

/** The options by which Claude Code and Gemini CLI alike begin a session under a given id, and take one up. */
export const sessionArgs = (session: Session): readonly string[] => {
  switch (session.kind) {
    case 'fresh':
      return ['--session-id', session.id]
    case 'resume':
      return ['--resume', session.id]
  }
}
