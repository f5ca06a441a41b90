import { others } from './evidence.ts'
import { foreignServices, modelWords, otherServices, type Wording } from './wording.ts'

/*
 * What the libraries that call models put around an error whose text says nothing known: class names of the model
 * providers' own SDKs, `Error code: 429 - {...}`, `429 status code (no body)`.
 */

const sdk =
  '(?:openai|anthropic|groq|litellm|together|cerebras|mistralai|cohere|fireworks|xai_sdk|dashscope)(?:\\.[a-z_]+)*\\.'
const byClass = (names: string): RegExp => new RegExp(`^${sdk}(?:${names})\\b`)
const byStatus = (status: string): RegExp =>
  new RegExp(
    `^(?:error code: ${status} - |(?:ratelimit|api)error: ${status}\\b|(?:[a-z_]*error: )?${status} status code \\(no body\\)|google\\.genai\\.errors\\.(?:client|server)error: ${status}\\b|(?:ai_[a-z]+|capi)error: (?:[^{]*: )?${status}\\b|(?:response: +)?&?\\{${status} [a-z -]+ ${status} http/|error, status code: ${status}, |(?:get|post) https?:\\S+ failed with status ${status}\\b.*\\bno more retries|mistralapistatusexception: [^{]*\\bstatus: ${status}\\b|system\\.clientmodel\\.[a-z]+: http ${status}\\b|org\\.springframework\\.ai\\.[a-z.]+: (?:http )?${status}\\b)`,
  )

export const sdkWordings: readonly Wording[] = [
  {
    id: 'sdk/rate-limit',
    verdict: 'rate-limit',
    weak: true,
    pattern: new RegExp(
      `${byClass('(?:error\\.)?ratelimiterror').source}|^(?:com\\.(?:openai|anthropic)\\.errors|dev\\.langchain4j\\.exception)\\.ratelimitexception\\b`,
    ),
  },
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

const body = (status: string): RegExp =>
  new RegExp(
    `^\\[?\\{ ?['"](?:(?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?${status}\\b|status['"]: ?${status}, ?['"]title['"])`,
  )

/** A JSON body with a status, of an API that is known to be called. */
export const bodyWordings: readonly Wording[] = [
  {
    id: 'body/429',
    verdict: 'rate-limit',
    weak: true,
    pattern: body('429'),
    unless: otherServices,
  },
  {
    id: 'body/402',
    verdict: 'billing',
    weak: true,
    pattern: body('402'),
    unless: otherServices,
  },
  {
    id: 'body/5xx',
    verdict: 'overloaded',
    weak: true,
    pattern: body('5(?:0[0-4]|29)'),
    unless: otherServices,
  },
  {
    id: 'body/401',
    verdict: 'auth',
    weak: true,
    pattern: body('401'),
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
    // What OpenAI's old SDK says, where it is known that an API was called.
    id: 'code/status',
    verdict: 'rate-limit',
    weak: true,
    reported: true,
    pattern: /^request failed with status code 429[.]?$/,
    unless: new RegExp(`${others.source}|\\baxioserror\\b`),
  },
  {
    // What is left of a call that tenacity gave up.
    id: 'code/retries',
    verdict: 'rate-limit',
    weak: true,
    pattern: /^(?:tenacity\.)?retryerror(?:: retryerror)?\[<future at \S+ state=finished raised ratelimiterror>\]/,
    unless: otherServices,
  },
  {
    id: 'code/402',
    verdict: 'billing',
    weak: true,
    pattern: /^(?:(?:http )?402(?:[ :.]|, [a-z]|$)|payment required\b)/,
    unless: otherServices,
  },
]

/** Bare words, where a model was called. */
export const plainWordings: readonly Wording[] = [
  {
    id: 'plain/payment',
    verdict: 'billing',
    weak: true,
    pattern: /^(?:402(?:[ :.]|, [a-z]|$)|payment required\b|(?:http status )?client error ['(]402\b)/,
    needs: new RegExp(
      `${modelWords.source}|\\b(?:reload|buy|add|purchase|more) (?:your |more |extra )?(?:tokens|credits|usage)`,
    ),
    unless: otherServices,
  },
  {
    // `LLM provider returned 429 Too Many Requests`
    id: 'plain/returned',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^(?:the )?(?:[a-z0-9./_-]+ ){0,4}(?:api|provider|model|llm|upstream|endpoint|gateway|anthropic|openai|claude|gemini|bedrock|vertex)(?: call| request)? (?:returned|responded with|replied with|answered(?: with)?|gave(?: us)?|sent|failed with|rejected (?:the |our |your )?request with|refused with) (?:an? )?(?:http )?(?:error )?(?:status )?(?:code )?['"(]?429\b/,
    needs: modelWords,
    unless: others,
  },
  {
    id: 'plain/rate-limit',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^(?:429(?:[ :.]|, [a-z]|$)|(?:http status )?client error ['(]429\b|(?:too many requests|rate limit(?:ed)?(?: (?:has been )?(?:exceeded|reached|hit))?)\b)/,
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
    unless: foreignServices,
  },
  { id: 'call/402', verdict: 'billing', weak: true, pattern: /^\[?api error:? ?\(?402\b/ },
  { id: 'call/401', verdict: 'auth', weak: true, pattern: /^\[?api error:? ?\(?40[13]\b/ },
  { id: 'call/5xx', verdict: 'overloaded', weak: true, pattern: /^\[?api error:? ?\(?5\d\d\b/ },
]
