import type { StubProvider } from '../stub/environment.ts'

/** Two credentials of each provider, of the kind that people pool. */
export const keys: { readonly [P in StubProvider]: readonly [string, string] } = {
  claude: ['sk-ant-oat01-FAKE-a', 'sk-ant-oat01-FAKE-b'],
  codex: ['sk-FAKE-a', 'sk-FAKE-b'],
  gemini: ['AIzaFAKE-a', 'AIzaFAKE-b'],
}

/** Arguments that let each CLI run a command without asking. */
export const freeArgs: { readonly [P in StubProvider]: readonly string[] } = {
  claude: ['--permission-mode', 'acceptEdits', '--allowedTools', 'Bash'],
  codex: ['--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox'],
  gemini: ['--yolo', '--skip-trust'],
}
