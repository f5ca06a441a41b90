import { overloaded, rateLimit, refused, say, tool, unpaid, usageLimit } from '../../test/stub/step.ts'
import { type CredentialKind, type Format, type Recipe, talk } from './scenario.ts'

const kind = (name: string, variable: string, prefix: string): CredentialKind => ({
  name,
  variable,
  key: (account) => `${prefix}FAKE-${account}`,
})
const key = kind('key', 'ANTHROPIC_API_KEY', 'sk-ant-api03-')
const oauth = kind('oauth', 'CLAUDE_CODE_OAUTH_TOKEN', 'sk-ant-oat01-')
const bearer = kind('bearer', 'ANTHROPIC_AUTH_TOKEN', 'gateway-')
const none: CredentialKind = { name: 'none', variable: null, key: () => '' }

const all: readonly Format[] = ['text', 'json', 'sj']
const retries = (count: number) => ({ CLAUDE_CODE_MAX_RETRIES: String(count) })
const formats: { readonly [F in Format]: readonly string[] } = {
  text: [],
  json: ['--output-format', 'json'],
  sj: ['--output-format', 'stream-json', '--verbose'],
}

export const claude: Recipe = {
  provider: 'claude',
  argv: (prompt, format, resume) => [
    ...['-p', prompt],
    ...(resume === null ? [] : ['--resume', resume]),
    ...formats[format],
  ],
  nowhere: { env: { ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' }, args: [] },
  scenarios: [
    { name: '01_ok', credentials: [key, oauth, bearer], formats: all, script: [say('hello from stub')] },
    { name: '02a_429_no_retry_after', credentials: [key, oauth], formats: all, script: [rateLimit()] },
    { name: '02b_429_retry_after_2', credentials: [key], formats: ['text', 'sj'], script: [rateLimit(2)] },
    { name: '02c_429_retry_after_3600', credentials: [key, oauth], formats: all, script: [rateLimit(3600)] },
    { name: '02d_429_max_retries_0', credentials: [key, oauth], formats: all, script: [rateLimit()], env: retries(0) },
    { name: '02g_429_once_then_ok', credentials: [key], formats: all, script: [rateLimit(), say('hello from stub')] },
    {
      name: '02i_429_own_files',
      credentials: [key],
      formats: ['text'],
      script: [rateLimit()],
      env: retries(3),
      args: ['--debug-file', 'debug.log'],
      files: true,
    },
    { name: '03a_limit_five_hour', credentials: [oauth, bearer], formats: all, script: [usageLimit()] },
    { name: '05a_401_invalid_key', credentials: [key, bearer], formats: ['text', 'sj'], script: [refused] },
    { name: '05k_401_max_retries_0', credentials: [key], formats: all, script: [refused], env: retries(0) },
    { name: '05f_400_credit_balance', credentials: [key], formats: all, script: [unpaid] },
    { name: '05i_400_usage_limits_api', credentials: [key], formats: ['text', 'sj'], script: [usageLimit(864_000)] },
    { name: '05j_404_model', credentials: [key], formats: ['text', 'sj'], script: [{ kind: 'unknown-model' }] },
    { name: '06a_529_default', credentials: [key, oauth], formats: ['sj'], script: [overloaded] },
    { name: '06b_529_max_retries_0', credentials: [key], formats: all, script: [overloaded], env: retries(0) },
    {
      name: '06d_500_max_retries_1',
      credentials: [key],
      formats: ['text', 'sj'],
      script: [{ kind: 'server-error' }],
      env: retries(1),
    },
    { name: '07b_conn_refused_max_retries_1', credentials: [key], formats: all, script: [], env: retries(1) },
    {
      name: '08a_midtask_limit',
      credentials: [oauth],
      formats: ['sj'],
      script: [tool('echo one > step1.txt; echo MARKER-TOOL-OUTPUT'), usageLimit()],
      args: ['--permission-mode', 'acceptEdits', '--allowedTools', 'Bash'],
      resumedAs: '08b_resume_id',
    },
    { name: '09_negative_talks_about_limits', credentials: [key, oauth], formats: all, script: [say(talk)] },
    { name: '10_no_credentials', credentials: [none], formats: all, script: [] },
  ],
}
