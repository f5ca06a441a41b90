import { otherServices, type Wording } from './wording.ts'

const call =
  '(?:invokemodel|invokemodelwithresponsestream|converse|conversestream|counttokens|invokeagent|retrieveandgenerate)'

/** Amazon Bedrock, by SDK (`ThrottlingException: ...`), botocore (`when calling the InvokeModel operation`) or agent. */
export const bedrockWordings: readonly Wording[] = [
  {
    id: 'bedrock/throttled',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^throttlingexception: .*\b(?:invokemodel|converse|bedrock|model)|^servicequotaexceededexception: (?:your request|too many (?:tokens|requests)|the request)/,
  },
  {
    id: 'bedrock/denied',
    verdict: 'auth',
    weak: true,
    pattern:
      /^(?:accessdeniedexception: )?(?:user: \S+ is not authorized to perform: bedrock:|you don't have access to the model)/,
  },
  {
    id: 'bedrock/q',
    verdict: 'usage-limit',
    pattern:
      /^(?:amazon q is having trouble responding|.*maximum com\.amazon\.aws\.codewhisperer).*reached for this month/,
  },
  {
    id: 'bedrock/q-limit',
    verdict: 'usage-limit',
    pattern: /^you have reached the limit\.|^(?:throttlingexception: )?.*\bmonthly_request_count\b/,
    needs: /request id|amazon q|kiro|monthly_request_count/,
  },
  {
    // Kiro: paid usage on top of the plan is spent too.
    id: 'bedrock/overages',
    verdict: 'billing',
    pattern: /^you have reached the limit for overages\b/,
  },
  {
    id: 'bedrock/per-day',
    verdict: 'usage-limit',
    pattern: /^(?:\{.*|throttlingexception: )?too many tokens (?:(?:per|this) (?:day|week|month)|today)\b/,
  },
  {
    id: 'bedrock/too-many',
    verdict: 'rate-limit',
    pattern:
      /^the request was throttled by the service \(request_id|^(?:\{.*|throttlingexception: |\(throttlingexception\) )?(?:(?:message: )?too many (?:tokens|requests), please wait before trying again|your request rate is too high|model is getting throttled|too many connections, please wait)/,
    unless: /\b503\b/,
  },
  {
    id: 'bedrock/botocore',
    weak: true,
    verdict: 'rate-limit',
    pattern: new RegExp(
      `^an error occurred \\((?:throttlingexception|toomanyrequestsexception|servicequotaexceededexception)\\) when calling the ${call} operation`,
    ),
  },
  {
    id: 'bedrock/unavailable',
    verdict: 'overloaded',
    pattern: new RegExp(
      `^an error occurred \\((?:serviceunavailableexception|modelnotreadyexception|modeltimeoutexception|internalserverexception|modelerrorexception)\\) when calling the ${call} operation|^bedrock is unable to process your request`,
    ),
  },
  {
    id: 'bedrock/model',
    verdict: 'config',
    pattern:
      /^(?:validationexception: )?(?:the provided model identifier is invalid|invocation of model id \S+ with on-demand throughput isn't supported)/,
  },
  {
    // Amazon's SDKs found none to send.
    id: 'bedrock/credentials',
    verdict: 'auth',
    own: true,
    pattern: /^(?:could not load credentials from any providers|unable to locate credentials)\b/,
  },
  {
    id: 'bedrock/auth',
    verdict: 'auth',
    pattern: new RegExp(
      `^an error occurred \\((?:accessdeniedexception|unrecognizedclientexception|expiredtokenexception|invalidsignatureexception)\\) when calling the ${call} operation|^the security token included in the request is (?:expired|invalid)|^the sso session associated with this profile (?:has expired|is)|^(?:error when retrieving token from sso: )?token has expired and refresh failed|^bearer token has expired\\b`,
    ),
  },
]

/** What any service of Amazon's says, where Bedrock is known to be called. */
export const bedrockShortWordings: readonly Wording[] = [
  {
    // JavaScript's print of the SDK's exception.
    id: 'bedrock/object',
    verdict: 'rate-limit',
    weak: true,
    pattern:
      /^(?:[a-z]*exception: .*)?\{.*['"]?(?:name|__type|type|code)['"]?: ?['"](?:[a-z.]+#)?throttlingexception['"]/,
    needs: /\$metadata|httpstatuscode['"]?: ?429/,
    unless: otherServices,
  },
]
