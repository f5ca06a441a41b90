import { describe, expect, it } from 'vitest'
import { terminalScreen } from '../../src/report/terminal-screen.ts'

const screenOf = (change: { readonly colour?: boolean; readonly width?: number } = {}) => {
  const [out, err]: [string[], string[]] = [[], []]
  const text = (chunk: Uint8Array | string): string =>
    typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk)
  const screen = terminalScreen({
    stdout: (chunk) => void out.push(text(chunk)),
    stderr: (chunk) => void err.push(text(chunk)),
    redact: (raw) => raw.replaceAll('FAKE-secret', '***'),
    colour: false,
    width: Number.POSITIVE_INFINITY,
    ...change,
  })
  return { screen, out: () => out.join(''), err: () => err.join('') }
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe("a developer's terminal", () => {
  it('keeps the streams of the agent apart, and says its own on stderr, redacted, one line each', () => {
    const { screen, out, err } = screenOf()
    const sink = screen.sink()
    sink.write('stdout', bytes('answer\n'))
    sink.write('stderr', bytes('trouble\n'))
    screen.say({ level: 'error', text: 'failed\nwith FAKE-secret' })
    expect(out()).toBe('answer\n')
    expect(err()).toMatch(/^trouble\npool-failover: error: failed.*with \*\*\*\n$/)
  })

  it("begins its line anew after the agent's half-written one", () => {
    const { screen, err } = screenOf()
    screen.sink().write('stdout', bytes('half'))
    screen.say({ level: 'info', text: 'one' })
    screen.say({ level: 'info', text: 'two' })
    expect(err()).toBe('\npool-failover: one\npool-failover: two\n')
  })

  it('breaks its lines between words, and colours its name alone', () => {
    const { screen, err } = screenOf({ colour: true, width: 24 })
    screen.say({ level: 'warning', text: 'one two three' })
    expect(err()).toBe('\u001b[33mpool-failover:\u001b[0m warning:\n  one two three\n')
  })
})
