import { describe, expect, it } from 'vitest'
import { agentKind } from '../../src/agents/create.ts'
import type { Provider } from '../../src/pool/account.ts'

const read = (provider: Provider, lines: readonly (string | object)[]) => {
  const transcript = agentKind(provider).transcript()
  if (transcript === null) throw new Error(`${provider} has no transcript`)
  const shown = lines.map((line) => transcript.line(typeof line === 'string' ? line : JSON.stringify(line))).join('')
  return { shown, answer: transcript.answer() }
}

const said = (...content: readonly object[]) => ({ type: 'assistant', message: { content }, parent_tool_use_id: null })

describe('Claude Code', () => {
  it('shows texts, one line a tool call, failures and retries; keeps the answer and shows it once', () => {
    const { shown, answer } = read('claude', [
      { type: 'system', subtype: 'init', claude_code_version: '2', model: 'opus', session_id: 's' },
      said({ type: 'thinking', thinking: 'hm' }, { type: 'text', text: 'First the tests.' }),
      said({ type: 'tool_use', name: 'Bash', input: { command: 'npm test\n  --all', description: 'run' } }),
      { type: 'user', message: { content: [{ type: 'tool_result', content: 'long output' }] } },
      { type: 'user', message: { content: [{ type: 'tool_result', content: 'no such file', is_error: true }] } },
      { type: 'system', subtype: 'api_retry', attempt: 1, max_retries: 2, retry_delay_ms: 607, error: 'overloaded' },
      said({ type: 'text', text: 'All good.' }),
      { type: 'result', is_error: false, result: 'All good.' },
    ])
    expect(shown.split('\n')).toEqual([
      'Claude Code 2, opus, session s',
      'First the tests.',
      '> Bash: npm test --all',
      '  failed: no such file',
      '(retry 1 of 2 in 0.6 s: overloaded)',
      'All good.',
      '',
    ])
    expect(answer).toBe('All good.')
  })

  it('sets the words of a sub-agent apart', () => {
    const inner = { ...said({ type: 'text', text: 'one\ntwo' }), parent_tool_use_id: 'toolu_1' }
    expect(read('claude', [inner]).shown).toBe('  one\n  two\n')
  })

  it('takes no error for an answer, and shows it once', () => {
    const limit = "You've hit your 5-hour limit · resets 1:35pm (UTC)"
    const { shown, answer } = read('claude', [
      said({ type: 'text', text: limit }),
      { type: 'result', subtype: 'success', is_error: true, result: limit },
    ])
    expect(shown).toBe(`${limit}\n`)
    expect(answer).toBeNull()
  })

  it('shows the errors of a result without text', () => {
    const event = { type: 'result', is_error: true, errors: ['No conversation found with session ID: x'] }
    expect(read('claude', [event])).toEqual({ shown: 'No conversation found with session ID: x\n', answer: null })
  })
})

describe('Codex', () => {
  it('shows messages, commands, their failures and changed files; the last message is the answer', () => {
    const command = { type: 'command_execution', command: "/bin/bash -lc 'npm test'" }
    const { shown, answer } = read('codex', [
      { type: 'thread.started', thread_id: 't' },
      { type: 'item.completed', item: { type: 'agent_message', text: 'First the tests.' } },
      { type: 'item.started', item: command },
      { type: 'item.completed', item: { ...command, exit_code: 1, aggregated_output: '1 failed\n' } },
      { type: 'item.completed', item: { type: 'file_change', changes: [{ kind: 'update', path: 'a.ts' }] } },
      { type: 'item.completed', item: { type: 'agent_message', text: 'Fixed.' } },
      { type: 'turn.completed', usage: {} },
    ])
    expect(shown.split('\n')).toEqual([
      'Codex, session t',
      'First the tests.',
      '> shell: npm test',
      '  failed: 1 failed',
      '> update: a.ts',
      'Fixed.',
      '',
    ])
    expect(answer).toBe('Fixed.')
  })

  it('shows an error once, and no answer', () => {
    const { shown, answer } = read('codex', [
      { type: 'item.completed', item: { type: 'agent_message', text: 'Half way.' } },
      { type: 'error', message: 'Reconnecting... 1/5 (429 Too Many Requests)' },
      { type: 'error', message: 'You’ve hit your usage limit.' },
      { type: 'turn.failed', error: { message: 'You’ve hit your usage limit.' } },
    ])
    expect(shown).toBe('Half way.\n(Reconnecting... 1/5 (429 Too Many Requests))\nYou’ve hit your usage limit.\n')
    expect(answer).toBeNull()
  })
})

describe('Gemini CLI', () => {
  const piece = (content: string) => ({ type: 'message', role: 'assistant', content, delta: true })

  it('joins the pieces of an answer to whole lines', () => {
    const { shown, answer } = read('gemini', [
      { type: 'init', session_id: 's', model: 'auto' },
      { type: 'message', role: 'user', content: 'do it' },
      piece('I will '),
      piece('look.'),
      { type: 'tool_use', tool_name: 'read_file', parameters: { file_path: 'a.ts' } },
      { type: 'tool_result', status: 'error', output: 'not found' },
      piece('Done:\n'),
      piece('nothing to do.'),
      { type: 'result', status: 'success' },
    ])
    expect(shown.split('\n')).toEqual([
      'Gemini CLI, auto, session s',
      'I will look.',
      '> read_file: a.ts',
      '  failed: not found',
      'Done:',
      'nothing to do.',
      '',
    ])
    expect(answer).toBe('Done:\nnothing to do.')
  })

  it('shows an error and takes no piece before it for the answer', () => {
    const { shown, answer } = read('gemini', [
      piece('Half'),
      { type: 'result', status: 'error', error: { message: '[API Error: quota]' } },
    ])
    expect(shown).toBe('Half\n[API Error: quota]\n')
    expect(answer).toBeNull()
  })
})

describe.each(['claude', 'codex', 'gemini'] as const)('%s', (provider) => {
  it.each(['plain text', '{"not json', '[1]', '{}', 'null', '{"type":3}', '{"type":"assistant","message":7}'])(
    'lives with %s',
    (line) => {
      expect(read(provider, [line]).shown).toMatch(/^$|^[^\n]+\n$/)
    },
  )
  it('passes on what is not an event, and cuts long arguments', () => {
    expect(read(provider, ['warning: old flag  ']).shown).toBe('warning: old flag\n')
  })
})

it('a custom agent is shown as it is', () => {
  expect(agentKind('custom').transcript()).toBeNull()
  expect(agentKind('custom').command({ prompt: '', args: [] }, { kind: 'fresh', id: '' }, 'own')).toBeNull()
})
