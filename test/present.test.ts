import { expect, it } from 'vitest'
import { agentKind } from '../src/agents/create.ts'
import { present } from '../src/present.ts'

/** What is shown of a Claude that prints these lines in pieces of 64 KiB, and its answer. */
const shownOf = async (...lines: readonly string[]) => {
  let shown = ''
  const sink = {
    write: (_: string, bytes: Uint8Array) => {
      shown += Buffer.from(bytes).toString()
    },
    close: async () => {},
  }
  const presented = present(agentKind('claude').transcript(), sink)
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  for (let at = 0; at < bytes.length; at += 1 << 16) await presented.write('stdout', bytes.subarray(at, at + (1 << 16)))
  await presented.close()
  return { shown, answer: presented.answer() }
}

const picture = (size: number): string => {
  const source = { type: 'base64', data: 'A'.repeat(size) }
  return JSON.stringify({
    type: 'user',
    message: { content: [{ type: 'tool_result', content: [{ type: 'image', source }] }] },
  })
}
const result = (text: string): string => JSON.stringify({ type: 'result', is_error: false, result: text })

it('reads events of some MiB as any other', async () => {
  const answer = 'x'.repeat(3 << 20)
  expect(await shownOf(picture(3 << 20), result('done'))).toEqual({ shown: 'done\n', answer: 'done' })
  expect((await shownOf(result(answer))).answer === answer).toBe(true)
})

it('shows no piece of an event that is too large to read', async () => {
  const { shown, answer } = await shownOf(picture(17 << 20), result('done'))
  expect(shown).toBe('(an event of more than 16 MiB is not shown)\ndone\n')
  expect(answer).toBe('done')
})
