/** Output as an agent writes it for about this many bytes: mostly work, a good share of it about limits, none of it a limit. */
export const streamJson = (bytes: number): Buffer => repeat(bytes, eventLines())

export const plainText = (bytes: number): Buffer => repeat(bytes, textLines())

const repeat = (bytes: number, lines: readonly string[]): Buffer => {
  const block = `${lines.join('\n')}\n`
  return Buffer.from(block.repeat(Math.ceil(bytes / Buffer.byteLength(block))))
}

const session = '5f0c2a4e-1111-4111-8111-111111111111'
const topics = [
  'I will read the limiter first; the rate limit is 50 requests per minute.',
  'The function parses the header and returns the number of tokens that are left.',
  'Now the test fails with a timeout, so I look at the fixture again.',
  'const limit = Math.min(quota.remaining, window.size) // the usage limit of the window',
  'GET /v1/messages 429 162 "-" "curl/8.5.0"',
  'The build is green; the coverage of src/limits.ts is 97 %.',
]

const eventLines = (): readonly string[] =>
  Array.from({ length: 400 }, (_, index) => {
    const body = Array.from(
      { length: 4 + (index % 17) * 3 },
      (__, line) => topics[(index + line) % topics.length],
    ).join('\n')
    const base = {
      session_id: session,
      uuid: `7c9da79e-0835-4482-af19-${String(index).padStart(12, '0')}`,
      parent_tool_use_id: null,
    }
    if (index % 3 === 0) {
      const content = [{ type: 'tool_result', tool_use_id: `toolu_${index}`, content: body, is_error: false }]
      return JSON.stringify({ type: 'user', message: { role: 'user', content }, ...base })
    }
    const content =
      index % 3 === 1
        ? [{ type: 'text', text: body }]
        : [
            {
              type: 'tool_use',
              id: `toolu_${index}`,
              name: 'Edit',
              input: { file_path: `src/file-${index}.ts`, new_string: body },
            },
          ]
    const usage = { input_tokens: 12, cache_creation_input_tokens: 100, output_tokens: index, service_tier: 'standard' }
    return JSON.stringify({
      type: 'assistant',
      message: { id: `msg_${index}`, model: 'claude-sonnet-5-5', role: 'assistant', content, stop_reason: null, usage },
      ...base,
    })
  })

const textLines = (): readonly string[] =>
  Array.from({ length: 2000 }, (_, index) => `${'  '.repeat(index % 4)}${topics[index % topics.length]} (${index})`)
