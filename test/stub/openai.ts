import { type Api, type ApiRequest, bearer, events, field, json, type Reply } from './api.ts'

/** The Responses API as Codex uses it: shapes from its own parser and from recordings. */
export const openai: Api = {
  keyOf: ({ headers }) => bearer(headers),
  aside: ({ method, path }) => {
    // The WebSocket comes first; refused, Codex goes on over HTTPS.
    if (method === 'GET' && path.startsWith('/v1/responses')) return json(426, failure('upgrade_required', 'Use HTTPS'))
    return path.startsWith('/v1/responses') ? null : json(404, failure('not_found', 'Not found'))
  },
  answer: (step, request) => {
    switch (step.kind) {
      case 'text':
        return response(request, [said(step.text)])
      case 'tool':
        return response(request, [said(step.text), call(step.command, request)])
      case 'cut':
        return { ...response(request, [said(step.text)], 2), cut: true }
      case 'usage-limit':
        return json(429, {
          error: {
            type: 'usage_limit_reached',
            message: 'The usage limit has been reached',
            plan_type: 'plus',
            resets_at: Math.round(request.now / 1000) + step.resetsInS,
            resets_in_seconds: step.resetsInS,
          },
        })
      case 'rate-limit':
        return json(429, failure('rate_limit_exceeded', 'Rate limit reached for requests'), {
          ...(step.retryAfterS === null ? {} : { 'retry-after': String(step.retryAfterS) }),
        })
      case 'auth':
        return json(401, failure('invalid_api_key', 'Incorrect API key provided: sk-FAKE.'))
      case 'billing':
        return json(429, failure('insufficient_quota', 'You exceeded your current quota, please check your plan'))
      case 'overloaded':
        return json(503, failure('server_is_overloaded', 'The server is overloaded'))
      case 'server-error':
        return json(500, failure('server_error', 'The server had an error'))
      case 'unknown-model':
        return json(400, failure('model_not_found', "The model 'no-such-model' does not exist"))
    }
  },
}

const failure = (code: string, message: string): unknown => ({ error: { type: code, code, message } })

const said = (text: string): unknown => ({
  type: 'message',
  id: 'msg_FAKE',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
})

/** Codex has offered its shell under several names: the request tells which tools it has now. */
const call = (command: string, request: ApiRequest): unknown => {
  const id = `call_FAKE${request.now}`
  const offered = JSON.stringify([field(request.body, 'tools'), field(request.body, 'input')])
  if (offered.includes('"type":"custom","name":"exec"')) {
    const input = `text(await tools.exec_command(${JSON.stringify({ cmd: command })}))`
    return { type: 'custom_tool_call', id: `ctc_${id}`, call_id: id, name: 'exec', namespace: 'functions', input }
  }
  const [name, args] = offered.includes('"name":"exec_command"')
    ? ['exec_command', { cmd: command }]
    : ['shell_command', { command }]
  return { type: 'function_call', id: `fc_${id}`, call_id: id, name, arguments: JSON.stringify(args) }
}

const response = (request: ApiRequest, output: readonly unknown[], upTo = Number.POSITIVE_INFINITY): Reply => {
  const whole = { id: `resp_FAKE${request.now}`, object: 'response', model: field(request.body, 'model') }
  const usage = {
    input_tokens: 12,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 5,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 17,
  }
  const list = [
    { type: 'response.created', response: { ...whole, status: 'in_progress', output: [] } },
    ...output.flatMap((item, index) => [
      { type: 'response.output_item.added', output_index: index, item },
      { type: 'response.output_item.done', output_index: index, item },
    ]),
    { type: 'response.completed', response: { ...whole, status: 'completed', output, usage } },
  ]
  return events(list.slice(0, upTo).map((data) => ({ name: data.type, data })))
}
