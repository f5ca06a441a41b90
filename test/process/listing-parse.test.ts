import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listProcesses } from '../../src/process/listing.ts'
import { parsePs, parseStat } from '../../src/process/listing-parse.ts'

const stat = (name: string, state = 'S'): string =>
  `4711 (${name}) ${state} 12 4700 4699 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3`

describe('/proc/<pid>/stat', () => {
  const expected = { pid: 4711, born: '987654', parent: 12, group: 4700, session: 4699, stopped: false }

  it.each(['bash', 'a b', '(sd-pam)', ') R 1 1 1', 'tmux: server', ''])('is read whatever the name is: %j', (name) => {
    expect(parseStat(stat(name))).toEqual([expected])
  })

  it('is read whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 15 }), (name) => {
        expect(parseStat(stat(name))).toEqual([expected])
      }),
    )
  })

  it.each(['T', 't'])('tells that a process is stopped: %s', (state) => {
    expect(parseStat(stat('x', state))).toEqual([{ ...expected, stopped: true }])
  })

  it.each(['Z', 'X'])('of a dead process counts for nothing: %s', (state) => {
    expect(parseStat(stat('x', state))).toEqual([])
  })

  it.each(['', 'nonsense', '12 (x'])('that is cut short counts for nothing or throws nothing: %j', (text) => {
    expect(() => parseStat(text)).not.toThrow()
  })

  it.runIf(process.platform === 'linux')('of this process is as the system says', () => {
    const [us] = parseStat(readFileSync('/proc/self/stat', 'latin1'))
    expect(us).toMatchObject({ pid: process.pid, parent: process.ppid, stopped: false })
  })
})

describe('ps', () => {
  it('is read line by line', () => {
    const text = [
      '    1     0     1 Ss   Wed Nov 25 14:08:00 2026',
      ' 4711    12  4700 T+   Wed Nov 25 15:00:01 2026',
      ' 4712    12  4700 Z    Wed Nov 25 15:00:02 2026',
      '',
    ].join('\n')
    expect(parsePs(text)).toEqual([
      { pid: 1, born: 'Wed Nov 25 14:08:00 2026', parent: 0, group: 1, session: 0, stopped: false },
      { pid: 4711, born: 'Wed Nov 25 15:00:01 2026', parent: 12, group: 4700, session: 0, stopped: true },
    ])
  })
})

describe.skipIf(process.platform === 'win32')('the list of processes', () => {
  it('has us and our parent in it, and knows our environment', async () => {
    const { entries, marked } = await listProcesses()
    expect(entries.find(({ pid }) => pid === process.pid)).toMatchObject({ parent: process.ppid })
    expect([marked(process.pid, 'PATH='), marked(process.pid, 'FAKE-no-such-mark')]).toEqual([true, false])
    expect(marked(-1, 'PATH=')).toBeNull()
  })
})
