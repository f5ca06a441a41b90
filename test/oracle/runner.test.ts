import { describe, expect, it } from 'vitest'
import { judge } from './runner.ts'

const names = (stdout: string): readonly string[] => judge({ stdout }).obeyed.map(({ name }) => name)

describe('the model of the runner', () => {
  it.each([
    ['::warning::x', ['warning']],
    ['  \t::WARNING file=a%2Cb,line=1::x', ['WARNING']],
    ['text ::warning::x', []],
    ['::warning', []],
    ['::unknown::x', []],
    ['text ##[warning]x', ['warning']],
    ['##[warning x', []],
    ['progress\r::error::x\rmore', ['error']],
    ['\u200b::error::x', ['error']],
    ['#\u200b#[error]x', ['error']],
    ['::stop-commands::abc\n::error::x\n##[abc]\n::notice::y', ['stop-commands', 'abc', 'notice']],
    ['::stop-commands::abc\n::error::x\n  ::ABC::\n::notice::y', ['stop-commands', 'ABC', 'notice']],
    ['::stop-commands::error\n::notice::y', ['stop-commands', 'notice']],
    ['::stop-commands::\n::notice::y', ['stop-commands', 'notice']],
  ])('reads %j', (output, expected) => expect(names(output)).toEqual(expected))

  it('unescapes data and properties', () => {
    const [command] = judge({ stdout: '::error title=a%3Ab%2Cc,file=x::1%0A2%25%250A' }).obeyed
    expect(command).toEqual({ name: 'error', properties: { title: 'a:b,c', file: 'x' }, data: '1\n2%%0A' })
  })

  it('masks what it was told, from then on, line by line, in its encodings', () => {
    const secret = 'FAKE-se"cret/1'
    const forms = [
      secret,
      Buffer.from(secret).toString('base64'),
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
    ]
    const { log } = judge({
      stdout: ['early FAKE-se"cret/1', `::add-mask::${secret}`, ...forms.map((one) => `<${one}>`)].join('\n'),
    })
    expect(log).toEqual(['early FAKE-se"cret/1', '<***>', expect.stringMatching(/^<\*\*\*=*>$/), '<***>', '<***>'])
  })

  it('masks every line of a value of several lines, also `{`', () => {
    expect(judge({ stdout: '::add-mask::{%0A FAKE-b%0A}\nif (x) { FAKE-b }' }).log).toEqual(['if (x) *** *** ***'])
  })

  it('hides a stop token, and says when commands stay stopped', () => {
    const { log, stopped } = judge({ stdout: '::stop-commands::0123456789\n::error::x' })
    expect(log).toEqual(['::stop-commands::***', '::error::x'])
    expect(stopped).toBe(true)
  })

  it('may see stderr before stdout', () => {
    const captured = { stdout: '::stop-commands::0123456789\n', stderr: '::error::x\n' }
    expect(judge(captured).obeyed).toHaveLength(1)
    expect(judge({ ...captured, stderrFirst: true }).obeyed.map(({ name }) => name)).toEqual(['error', 'stop-commands'])
  })
})
