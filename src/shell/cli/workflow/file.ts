import type { Provider } from '../../../pool/account.ts'

export interface WorkflowOptions {
  /** Of the pool, each once; none counts as Claude. */
  readonly providers: readonly Provider[]
  /** The secret that holds the list. */
  readonly secret: string
  /** Secrets that the list names, to be passed on as variables. */
  readonly variables: readonly string[]
}

const packages = { claude: '@anthropic-ai/claude-code', codex: '@openai/codex', gemini: '@google/gemini-cli' } as const

/** What lets each agent work on its own in a job that may only read. */
const args = {
  claude: 'claude-args: --permission-mode acceptEdits --allowedTools Bash',
  codex: 'codex-args: --sandbox workspace-write --skip-git-repo-check',
  gemini: 'gemini-args: --approval-mode auto_edit --skip-trust',
} as const

/** A workflow that a person starts with a task, ready to commit. */
export const workflowFile = ({ providers, secret, variables }: WorkflowOptions): string => {
  const agents = (['claude', 'codex', 'gemini'] as const).filter((provider) => providers.includes(provider))
  const known = agents.length > 0 || providers.includes('custom') ? agents : (['claude'] as const)
  return `${[
    `# Runs a coding agent on the pool of accounts in the secret ${secret}.`,
    '# Tags are easy to read and can be moved: pin each action to the hash of its newest release.',
    'name: Agent',
    ...trigger(known.length > 0),
    'permissions: {}',
    'jobs:',
    '  agent:',
    '    runs-on: ubuntu-latest',
    '    timeout-minutes: 60',
    '    permissions:',
    '      contents: read',
    '    steps:',
    '      - uses: actions/checkout@v5 # zizmor: ignore[unpinned-uses]',
    '        with:',
    '          persist-credentials: false',
    ...install(known),
    '      - uses: org/pool-failover@v1 # zizmor: ignore[unpinned-uses]',
    ...environment(variables),
    '        with:',
    `          accounts: \${{ secrets.${secret} }}`,
    ...task(known, providers.includes('custom')),
  ].join('\n')}\n`
}

const trigger = (asks: boolean): readonly string[] =>
  asks
    ? [
        'on:',
        '  workflow_dispatch:',
        '    inputs:',
        '      prompt:',
        '        description: What the agent is to do',
        '        required: true',
        '        type: string',
      ]
    : ['on:', '  workflow_dispatch:']

const install = (agents: readonly (keyof typeof packages)[]): readonly string[] =>
  agents.length === 0
    ? []
    : [
        `      - name: Install the ${agents.length === 1 ? 'agent' : 'agents'}`,
        `        run: npm install --global ${agents.map((agent) => packages[agent]).join(' ')} # zizmor: ignore[adhoc-packages]`,
      ]

const environment = (variables: readonly string[]): readonly string[] =>
  variables.length === 0
    ? []
    : ['        env:', ...variables.map((name) => `          ${name}: \${{ secrets.${name} }}`)]

const task = (agents: readonly (keyof typeof args)[], custom: boolean): readonly string[] => {
  const [first] = agents
  if (first === undefined) return ['          run: echo "put the command of your agent here"']
  const lines = [`          prompt: $\{{ inputs.prompt }}`, ...agents.map((agent) => `          ${args[agent]}`)]
  // A prompt is nothing to a command that nobody knows.
  return custom ? [`          agent: ${first}`, ...lines] : lines
}
