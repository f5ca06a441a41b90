/** The three ways to give the agent: a prompt, a script, a command. What stands on standard output, and what a failover does. */
import { describe, expect, it } from 'vitest'
import { accountsOf, answers, byAccount, usageLimit } from '../action/agents.ts'
import { createMachine, said } from './run-cli.ts'

const machine = createMachine()
const { accounts, secrets } = accountsOf('ab')
machine.accounts(accounts)
const pool = ['--accounts', 'accounts.json', '--store', 'memory']
const run = (...args: readonly string[]) => machine.run(['run', ...pool, ...args], { secrets })

/** Stands in for Claude Code: tells its arguments and its session, and meets a limit on the first account. */
const agent = [
  'echo "claude $*" >> calls; cat > task-$POOL_FAILOVER_ATTEMPT',
  `id=$(sed -n 's/.*--\\(session-id\\|resume\\) \\([^ ]*\\).*/\\2/p' <<< "$*")`,
  `echo '{"type":"system","subtype":"init","model":"stub","session_id":"'$id'"}'`,
  byAccount({ a: usageLimit(), b: answers('All is done.') }),
].join('\n')

describe('run', () => {
  it('--prompt builds the command, goes on in the same session, and shows text', async () => {
    machine.program('claude', agent)
    const { code, stdout, stderr } = await run(
      '--prompt',
      'Mend it',
      '--agent-args',
      '--model x',
      '--claude-args',
      '-v',
    )
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(stdout).not.toMatch(/[{}]|pool-failover/)
    expect(stdout).toContain('All is done.')
    const { stdout: calls } = await run('--', 'cat', 'calls', 'task-1', 'task-2')
    const [first, second, task, ...rest] = calls.split('\n')
    expect(first).toMatch(/^claude -p --model x -v --output-format stream-json --verbose --session-id [\da-f-]{36}$/)
    expect(second).toBe(first?.replace('--session-id', '--resume'))
    expect(task).toContain('Mend it')
    expect(rest.join('\n')).toMatch(/^(?!Mend it)[\s\S]*Mend it/)
  })

  it('--run is a script, with another for later attempts', async () => {
    const script = byAccount({ a: `echo "new $POOL_FAILOVER_SESSION_ID"; ${usageLimit()}` })
    const later =
      'echo "$POOL_FAILOVER_ATTEMPT $POOL_FAILOVER_PROVIDER/$POOL_FAILOVER_ACCOUNT $POOL_FAILOVER_SESSION_ID"'
    const { code, stdout, stderr } = await run('--run', script, '--resume-run', later)
    expect({ code, stderr }).toMatchObject({ code: 0 })
    const id = /^new ([\da-f-]{36})$/m.exec(stdout)?.[1]
    expect(stdout.trim().split('\n').at(-1)).toBe(`2 claude/b ${id}`)
  })

  it('-- is a command as it is, which starts again', async () => {
    machine.program(
      'agent',
      `echo "$@" "$ANTHROPIC_API_KEY" | cut -c1-39\n${byAccount({ a: usageLimit(), b: 'exit 0' })}`,
    )
    const ended = await run('--', 'agent', '--json', '-x', 'two words')
    expect(ended.code, ended.stderr).toBe(0)
    expect(ended.stdout.match(/^--json -x two words sk-ant-api03-FAKE-[ab]$/gm)).toEqual([
      '--json -x two words sk-ant-api03-FAKE-a',
      '--json -x two words sk-ant-api03-FAKE-b',
    ])
    expect(said(ended)).toEqual([
      'attempt 1: claude/a',
      expect.stringMatching(/^claude\/a met its usage limit .* Cooling until .*: the agent's own event says so\.$/),
      'attempt 2: claude/b',
      expect.stringMatching(/^ {2}skipped claude\/a: usage-limit, cooling until /),
      'succeeded on claude/b',
    ])
  })
})
