import { overloaded, rateLimit, refused, say, tool, unpaid, usageLimit } from '../../test/stub/step.ts'
import { type CredentialKind, type Format, type Recipe, talk } from './scenario.ts'

const key: CredentialKind = { name: 'key', variable: 'GEMINI_API_KEY', key: (account) => `AIzaFAKE-${account}` }
const none: CredentialKind = { name: 'none', variable: null, key: () => '' }
const all: readonly Format[] = ['text', 'json', 'sj']
const formats: { readonly [F in Format]: string } = { text: 'text', json: 'json', sj: 'stream-json' }

export const gemini: Recipe = {
  provider: 'gemini',
  argv: (prompt, format, resume) => [
    ...['-p', prompt, '--yolo', '--skip-trust', '-o', formats[format]],
    ...(resume === null ? [] : ['--resume', resume]),
  ],
  nowhere: { env: { GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:9' }, args: [] },
  scenarios: [
    { name: '01_ok', credentials: [key], formats: all, script: [say('hello from stub')] },
    { name: '02a_429_plain_default', credentials: [key], formats: all, script: [rateLimit()] },
    { name: '02d_429_once_then_ok', credentials: [key], formats: all, script: [rateLimit(), say('hello from stub')] },
    { name: '03a2_per_minute_retry_40s', credentials: [key], formats: ['sj'], script: [rateLimit(40)] },
    { name: '03b_retry_3600s', credentials: [key], formats: all, script: [rateLimit(3600)] },
    { name: '03c_per_day', credentials: [key], formats: all, script: [usageLimit()] },
    { name: '04c_stream_cut', credentials: [key], formats: ['sj'], script: [{ kind: 'cut', text: 'half' }] },
    { name: '05a_400_invalid_key', credentials: [key], formats: all, script: [refused] },
    { name: '05d_400_billing', credentials: [key], formats: ['sj'], script: [unpaid] },
    { name: '05j_404_model', credentials: [key], formats: all, script: [{ kind: 'unknown-model' }] },
    { name: '06a_503', credentials: [key], formats: ['text', 'sj'], script: [overloaded] },
    { name: '06b_500', credentials: [key], formats: ['sj'], script: [{ kind: 'server-error' }] },
    { name: '07b_conn_refused_default', credentials: [key], formats: ['text', 'sj'], script: [] },
    {
      name: '08a_midtask_limit',
      credentials: [key],
      formats: ['sj'],
      script: [tool('echo one > step1.txt; echo MARKER-TOOL-OUTPUT'), usageLimit()],
      resumedAs: '08c_resume_uuid',
    },
    { name: '09_negative_talks_about_limits', credentials: [key], formats: all, script: [say(talk)] },
    { name: '10_no_credentials', credentials: [none], formats: all, script: [] },
  ],
}
