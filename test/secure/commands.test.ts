import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annotation, createGuard, endGroup, group, maskCommands } from '../../src/secure/commands.ts'
import { judge } from '../oracle/runner.ts'
import { findLeaks } from '../oracle/search-secrets.ts'

const token = '0123456789abcdef0123456789abcdef'

/** Output as the action writes it: ours, the agent's between the two lines of the guard, ours. */
const run = (agent: Uint8Array, before = '', after = ''): string => {
  const guard = createGuard(token)
  const parts = [Buffer.from(before), guard.open(), agent, guard.close(agent.at(-1) ?? null), Buffer.from(after)]
  return Buffer.concat(parts).toString('latin1')
}

describe('createGuard', () => {
  it.each([
    ['::error::x'],
    ['::add-mask::e\n'],
    ['no newline'],
    ['ends in CR\r'],
    ['ends in CRLF\r\n'],
    [''],
    ['::stop-commands::mine\n::mine::\n'],
    ['::stop-commands::\n'],
    ['##[add-mask]x\r##[set-output name=outcome]succeeded'],
    ['\u2028::error::x\u0085::error::x\v::error::x\f::error::x'],
    ['::'],
    ['##['],
    [`::${token.slice(0, 31)}::`],
  ])('lets nothing of %j be obeyed', (text) => {
    const judged = judge({ stdout: run(Buffer.from(text), '::debug::before\n', annotation('notice', 'after')) })
    expect(judged.obeyed.map(({ name }) => name)).toEqual(['debug', 'stop-commands', token, 'notice'])
    expect(judged.stopped).toBe(false)
    expect(judged.log.join('\n')).not.toContain(token)
  })

  it('holds for any bytes with pieces of commands in them', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '::',
        '##[',
        ']',
        '\n',
        '\r',
        '\r\n',
        ' ',
        '\t',
        '\u200b',
        'error',
        'add-mask',
        'stop-commands',
        'x=y',
        token.slice(1),
      ),
      fc.string(),
    )
    const text = fc.array(piece).map((pieces) => Buffer.from(pieces.join('')))
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array()), (agent) => {
        const judged = judge({ stdout: run(agent, '', annotation('notice', 'after')) })
        expect(judged.obeyed.map(({ name }) => name)).toEqual(['stop-commands', token, 'notice'])
      }),
    )
  })

  it('adds nothing to the bytes of the agent but its own two lines', () => {
    expect(run(Buffer.from('text\n'))).toBe(`::stop-commands::${token}\ntext\n::${token}::\n`)
    expect(run(Buffer.from('text'))).toBe(`::stop-commands::${token}\ntext\n::${token}::\n`)
    expect(run(Buffer.from(''))).toBe(`::stop-commands::${token}\n::${token}::\n`)
  })

  it.each(['', 'error', 'short', token.toUpperCase(), `${token.slice(1)}\n`])('refuses the token %j', (bad) => {
    expect(() => createGuard(bad)).toThrow(RangeError)
  })

  it('is no help for a stream of its own', () => {
    const stdout = run(Buffer.from(''))
    expect(judge({ stdout, stderr: '::error::x\n', stderrFirst: true }).obeyed.map(({ name }) => name)).toContain(
      'error',
    )
  })
})

describe('maskCommands', () => {
  const secret = 'sk-FAKE%0A-?>~é"1'
  it('hides a secret in every encoding but split by colours and doubly escaped', () => {
    const forms = [
      ...[secret, encodeURIComponent(secret), JSON.stringify(secret), Buffer.from(secret).toString('hex')],
      ...['', 'a', 'ab'].flatMap((before) =>
        (['base64', 'base64url'] as const).map((encoding) => Buffer.from(`${before}${secret}tail`).toString(encoding)),
      ),
    ]
    const { log, masks } = judge({ stdout: maskCommands([secret]) + forms.join('\n') })
    expect(masks).toContain(secret)
    expect(findLeaks(log.join('\n'), [secret])).toEqual([])
  })

  it('masks each of many secrets once', () => {
    const secrets = Array.from({ length: 300 }, (_, index) => `FAKE-secret-${index}`)
    expect(judge({ stdout: maskCommands(secrets) }).masks).toEqual(secrets)
  })

  it('masks any one-line secret exactly as it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (secret) => {
        const { obeyed } = judge({ stdout: maskCommands([secret]) })
        expect(obeyed[0]?.data).toBe(secret)
      }),
    )
  })
})

describe('annotations and groups', () => {
  it('carry any text to the reader and nothing to the runner', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (message, title) => {
        const { obeyed } = judge({ stdout: annotation('warning', message, title) + group(title) + endGroup })
        expect(obeyed).toMatchObject([
          { name: 'warning', data: message },
          { name: 'group', data: title },
          { name: 'endgroup' },
        ])
        // The runner trims the list of properties.
        expect(obeyed[0]?.properties.title ?? '').toBe(title.trimEnd())
      }),
    )
  })
})
