import { type Api, type ApiRequest, events, json, type Reply } from './api.ts'

/** The generateContent API as Gemini CLI uses it: shapes from its own parser and from recordings. */
export const google: Api = {
  keyOf: ({ headers }) => (typeof headers['x-goog-api-key'] === 'string' ? headers['x-goog-api-key'] : ''),
  aside: (request) => {
    if (request.path.includes(':streamGenerateContent')) return null
    // Before a turn a small model is asked how hard the task is.
    return request.path.includes(':generateContent')
      ? json(200, candidate([{ text: '{"complexity_reasoning":"simple","complexity_score":10}' }]))
      : json(200, { totalTokens: 12 })
  },
  answer: (step, request) => {
    switch (step.kind) {
      case 'text':
        return events([{ name: null, data: candidate([{ text: step.text }]) }])
      case 'tool':
        return events([{ name: null, data: candidate([{ text: step.text }, call(step.command, request)]) }])
      case 'cut':
        return {
          ...events([{ name: null, data: { candidates: [{ content: content([{ text: step.text }]) }] } }]),
          cut: true,
        }
      case 'usage-limit':
        // A daily quota comes without its reset; other quotas tell it as a delay.
        return step.resetsInS > 300 ? dailyQuota : perMinute(step.resetsInS)
      case 'rate-limit':
        return step.retryAfterS === null
          ? failure(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).')
          : perMinute(step.retryAfterS)
      case 'auth':
        return failure(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
          { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
        ])
      case 'billing':
        return failure(400, 'FAILED_PRECONDITION', 'Please enable billing on project FAKE.')
      case 'overloaded':
        return failure(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.')
      case 'server-error':
        return failure(500, 'INTERNAL', 'An internal error has occurred.')
      case 'unknown-model':
        return failure(404, 'NOT_FOUND', 'models/no-such-model is not found for API version v1beta.')
    }
  },
}

const content = (parts: readonly unknown[]): unknown => ({ role: 'model', parts })

const candidate = (parts: readonly unknown[]): unknown => ({
  candidates: [{ content: content(parts), finishReason: 'STOP', index: 0 }],
  usageMetadata: { promptTokenCount: 12, candidatesTokenCount: 5, totalTokenCount: 17 },
  modelVersion: 'gemini-stub',
})

const call = (command: string, request: ApiRequest): unknown => ({
  functionCall: { id: `fc_FAKE${request.now}`, name: 'run_shell_command', args: { command, description: 'run it' } },
})

const failure = (code: number, status: string, message: string, details: readonly unknown[] = []): Reply =>
  json(code, { error: { code, message, status, details } })

const quotaText = 'You exceeded your current quota, please check your plan and billing details.'

const violation = (quotaId: string): unknown => ({
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaMetric: 'generativelanguage.googleapis.com/generate_content_free_tier_requests', quotaId }],
})

const dailyQuota = failure(429, 'RESOURCE_EXHAUSTED', quotaText, [
  violation('GenerateRequestsPerDayPerProjectPerModel-FreeTier'),
])

const perMinute = (retryInS: number): Reply =>
  failure(429, 'RESOURCE_EXHAUSTED', `${quotaText} Please retry in ${retryInS}s.`, [
    violation('GenerateRequestsPerMinutePerProjectPerModel-FreeTier'),
    { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${retryInS}s` },
  ])
