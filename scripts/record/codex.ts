import { overloaded, rateLimit, refused, say, tool, unpaid, usageLimit } from '../../test/stub/step.ts'
import { type CredentialKind, type Format, type Recipe, talk } from './scenario.ts'

const env: CredentialKind = { name: 'env', variable: 'CODEX_API_KEY', key: (account) => `sk-FAKE-${account}` }
const none: CredentialKind = { name: 'none', variable: null, key: () => '' }
const both: readonly Format[] = ['text', 'json']

export const codex: Recipe = {
  provider: 'codex',
  argv: (prompt, format, resume) => [
    ...['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox'],
    ...(format === 'text' ? [] : ['--json']),
    ...(resume === null ? [] : ['resume', resume]),
    prompt,
  ],
  nowhere: { env: {}, args: ['-c', 'openai_base_url="http://127.0.0.1:9/v1"'] },
  scenarios: [
    { name: '01_ok', credentials: [env], formats: both, script: [say('hello from stub')] },
    { name: '02a_429_no_retry_after', credentials: [env], formats: both, script: [rateLimit()] },
    { name: '02b_429_retry_after_2', credentials: [env], formats: both, script: [rateLimit(2)] },
    { name: '02c_429_retry_after_3600', credentials: [env], formats: ['json'], script: [rateLimit(3600)] },
    { name: '02g_429_once_then_ok', credentials: [env], formats: both, script: [rateLimit(), say('hello from stub')] },
    { name: '03a_usage_limit_plus', credentials: [env], formats: both, script: [usageLimit()] },
    { name: '03z_usage_limit_own_files', credentials: [env], formats: ['json'], script: [usageLimit()], files: true },
    { name: '04g_stream_cut', credentials: [env], formats: ['json'], script: [{ kind: 'cut', text: 'half' }] },
    { name: '05a_401_invalid_key', credentials: [env], formats: both, script: [refused] },
    { name: '05d_429_insufficient_quota', credentials: [env], formats: both, script: [unpaid] },
    { name: '05j_404_model', credentials: [env], formats: both, script: [{ kind: 'unknown-model' }] },
    { name: '06g_503_server_is_overloaded', credentials: [env], formats: ['json'], script: [overloaded] },
    { name: '06c_500', credentials: [env], formats: ['json'], script: [{ kind: 'server-error' }] },
    { name: '07_conn_refused', credentials: [env], formats: both, script: [] },
    {
      name: '08a_midtask_limit',
      credentials: [env],
      formats: ['json'],
      script: [tool('echo one > step1.txt; echo MARKER-TOOL-OUTPUT'), usageLimit()],
      resumedAs: '08b_resume_id',
    },
    { name: '09_negative_talks_about_limits', credentials: [env], formats: both, script: [say(talk)] },
    { name: '10c_no_credentials_401', credentials: [none], formats: ['json'], script: [] },
  ],
}
