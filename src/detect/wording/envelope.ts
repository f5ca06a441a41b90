import { others } from './evidence.ts'
import { modelWords, otherServices, type Wording } from './wording.ts'

/*
 * What the libraries that call models put around an error whose text says nothing known: class names of the model
 * providers' own SDKs, `Error code: 429 - {...}`, `429 status code (no body)`.
 */

const sdk =
  '(?:openai|anthropic|groq|litellm|together|cerebras|mistralai|cohere|fireworks|xai_sdk|dashscope)(?:\\.[a-z_]+)*\\.'
const byClass = (names: string): RegExp => new RegExp(`^${sdk}(?:${names})\\b`)
const byStatus = (status: string): RegExp =>
  new RegExp(
    `^(?:error code: ${status} - |(?:[a-z_]*error: )?${status} status code \\(no body\\)|google\\.genai\\.errors\\.(?:client|server)error: ${status}\\b|(?:ai_[a-z]+|capi)error: (?:[^{]*: )?${status}\\b|(?:response: +)?&?\\{${status} [a-z -]+ ${status} http/)`,
  )

export const sdkWordings: readonly Wording[] = [
  { id: 'sdk/rate-limit', verdict: 'rate-limit', weak: true, pattern: byClass('(?:error\\.)?ratelimiterror') },
  {
    id: 'sdk/auth',
    verdict: 'auth',
    weak: true,
    pattern: byClass('(?:error\\.)?(?:authenticationerror|permissiondeniederror|permissionerror)'),
  },
  {
    id: 'sdk/overloaded',
    verdict: 'overloaded',
    weak: true,
    pattern: byClass('(?:error\\.)?(?:internalservererror|serviceunavailableerror|overloadederror|badgatewayerror)'),
  },
  {
    id: 'sdk/network',
    verdict: 'network',
    weak: true,
    pattern: byClass('(?:error\\.)?(?:apiconnectionerror|apitimeouterror|timeout)'),
  },
  { id: 'sdk/429', verdict: 'rate-limit', weak: true, pattern: byStatus('429') },
  { id: 'sdk/402', verdict: 'billing', weak: true, pattern: byStatus('402') },
  { id: 'sdk/401', verdict: 'auth', weak: true, pattern: byStatus('40[13]') },
  { id: 'sdk/5xx', verdict: 'overloaded', weak: true, pattern: byStatus('5\\d\\d') },
]

/** A JSON body with a status, of an API that is known to be called. */
export const bodyWordings: readonly Wording[] = [
  {
    id: 'body/429',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^\[?\{ ?['"](?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?429\b/,
    unless: otherServices,
  },
  {
    id: 'body/402',
    verdict: 'billing',
    weak: true,
    pattern:
      /^\[?\{ ?['"](?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?402\b/,
    unless: otherServices,
  },
  {
    id: 'body/5xx',
    verdict: 'overloaded',
    weak: true,
    pattern:
      /^\[?\{ ?['"](?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?5(?:0[0-4]|29)\b/,
    unless: otherServices,
  },
  {
    id: 'body/401',
    verdict: 'auth',
    weak: true,
    pattern:
      /^\[?\{ ?['"](?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?401\b/,
    unless: otherServices,
  },
]

/** Codes and bare words of an API that is known to be called. */
export const codeWordings: readonly Wording[] = [
  {
    id: 'code/429',
    verdict: 'rate-limit',
    weak: true,
    pattern: /^\{.*['"](?:code|type|status)['"]: ?['"](?:too_?many_?requests|rate_?limit(?:ed|_exceeded|reached)?)['"]/,
    unless: new RegExp(
      `${otherServices.source}|operation type|throttlinglimits|resource (?:manager|provider)|subscription '`,
    ),
  },
  {
    id: 'code/402',
    verdict: 'billing',
    weak: true,
    pattern: /^(?:(?:http )?402(?:[ :.,]|$)|payment required\b)/,
    unless: otherServices,
  },
]

/** Bare words, where a model was called. */
export const plainWordings: readonly Wording[] = [
  {
    id: 'plain/payment',
    verdict: 'billing',
    weak: true,
    pattern: /^(?:402(?:[ :.,]|$)|payment required\b)/,
    needs: new RegExp(`${modelWords.source}|\\b(?:reload|buy|add|purchase|more) (?:your |more )?(?:tokens|credits)`),
    unless: otherServices,
  },
  {
    id: 'plain/rate-limit',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^(?:429(?:[ :.,]|$)|(?:too many requests|rate limit(?:ed)?(?: (?:has been )?(?:exceeded|reached|hit))?)\b)/,
    needs: modelWords,
    unless: others,
  },
]

/** `[API Error: 429 ...]`, `API Error (429 ...)`: what Claude Code, Gemini CLI and their descendants put around a failed call. */
export const callWordings: readonly Wording[] = [
  {
    id: 'call/429',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^\[?api error:? \(?(?:429\b|(?:[^\]\d( ][^\]]*\b)?(?:rate[- ]limit|too many requests|429\b|resource_exhausted))|^(?:upstream|provider|llm|model|cursor|copilot|claude|openai|anthropic|gemini)(?: api)? (?:error|request failed|错误|エラー|오류)[: ]+(?:http )?(?:status )?429\b/,
  },
  { id: 'call/402', verdict: 'billing', weak: true, pattern: /^\[?api error:? ?\(?402\b/ },
  { id: 'call/401', verdict: 'auth', weak: true, pattern: /^\[?api error:? ?\(?40[13]\b/ },
  { id: 'call/5xx', verdict: 'overloaded', weak: true, pattern: /^\[?api error:? ?\(?5\d\d\b/ },
]
