/**
 * Stands in for Claude Code where it can't be installed: the same arguments, the same stream-json events, the same sessions
 * in `CLAUDE_CONFIG_DIR`, and requests to the same API. It only does what it is told to.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'

interface Block {
  readonly type: string
  readonly id?: string
  readonly text?: string
  readonly input?: { readonly command: string }
}

const { values } = parseArgs({
  strict: false,
  options: { 'session-id': { type: 'string' }, resume: { type: 'string' } },
})
const { ANTHROPIC_BASE_URL: url, CLAUDE_CODE_OAUTH_TOKEN: token, CLAUDE_CONFIG_DIR: home = '.' } = process.env
const resumed = typeof values.resume === 'string' ? values.resume : null
const session = resumed ?? String(values['session-id'])
const file = join(home, 'projects', 'demo', `${session}.json`)
const model = 'fake-claude'

const tell = (event: object): void => {
  process.stdout.write(`${JSON.stringify({ ...event, session_id: session })}\n`)
}

const end = (result: object, code: number): never => {
  tell({ type: 'result', subtype: 'success', ...result })
  process.exit(code)
}

const say = (content: readonly Block[], more: object = {}): void =>
  tell({ type: 'assistant', message: { role: 'assistant', model, content }, parent_tool_use_id: null, ...more })

const spent = (headers: Headers): never => {
  const info = {
    status: 'rejected',
    resetsAt: Number(headers.get('anthropic-ratelimit-unified-reset')),
    rateLimitType: headers.get('anthropic-ratelimit-unified-representative-claim'),
  }
  const at = new Date(info.resetsAt * 1000).toISOString()
  const text = `You've hit your 5-hour limit (fake agent) · resets ${at}`
  tell({ type: 'rate_limit_event', rate_limit_info: info })
  say([{ type: 'text', text }], { error: 'rate_limit', is_api_error_message: true, api_error_status: 429 })
  return end({ is_error: true, api_error_status: 429, api_error: 'usage_limit_reached', result: text }, 1)
}

const ask = async (messages: readonly object[]): Promise<readonly Block[]> => {
  const response = await fetch(`${url}/v1/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages, stream: false }),
  })
  if (response.status === 429) return spent(response.headers)
  if (!response.ok) return end({ is_error: true, api_error_status: response.status, result: response.statusText }, 1)
  const { content }: { content: readonly Block[] } = JSON.parse(await response.text())
  return content
}

const load = async (): Promise<object[]> => {
  try {
    return resumed === null ? [] : JSON.parse(await readFile(file, 'utf8'))
  } catch {
    process.stdout.write(`No conversation found with session ID: ${session}\n`)
    return process.exit(1)
  }
}

const messages = await load()
await mkdir(dirname(file), { recursive: true })
tell({ type: 'system', subtype: 'init', model, claude_code_version: '(fake agent)' })
messages.push({ role: 'user', content: await readAll(process.stdin) })
for (;;) {
  await writeFile(file, JSON.stringify(messages))
  const content = await ask(messages)
  say(content)
  messages.push({ role: 'assistant', content })
  const calls = content.filter((block) => block.type === 'tool_use')
  if (calls.length === 0) end({ is_error: false, result: content.map((block) => block.text ?? '').join('') }, 0)
  const results = calls.map(({ id, input }) => ({
    type: 'tool_result',
    tool_use_id: id,
    content: execFileSync('bash', ['-c', input?.command ?? ''], { encoding: 'utf8' }),
  }))
  tell({ type: 'user', message: { role: 'user', content: results } })
  messages.push({ role: 'user', content: results })
}
