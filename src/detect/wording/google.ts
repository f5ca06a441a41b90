import type { Wording } from './wording.ts'

/** The services of Google's that run models; others (Sheets, Maps, ...) say the same of their own quotas. */
const service = '(?:cloudcode-pa|generativelanguage|aiplatform|cloudaicompanion)'

/** Gemini's and Vertex's API. */
export const googleWordings: readonly Wording[] = [
  {
    id: 'google/capacity',
    verdict: 'overloaded',
    pattern:
      /^no capacity available for model|^.*\bmodel_capacity_exhausted\b|^.*\b(?:service|model|server)s? (?:is|are) (?:temporarily |currently )?(?:out of|at|over) capacity/,
  },
  {
    id: 'google/spend-cap',
    verdict: 'usage-limit',
    pattern:
      /^(?:[[{].*['"]message['"]: ?['"])?your (?:project|billing account) has exceeded its (?:[a-z]+ )?spend(?:ing)? cap/,
  },
  {
    id: 'google/exhausted-daily',
    verdict: 'usage-limit',
    google: true,
    pattern: /^you have exhausted your (?:daily|weekly|monthly)? ?(?:quota|capacity)/,
  },
  {
    id: 'google/leaked',
    verdict: 'auth',
    pattern:
      /^(?:api key (?:not valid|expired|not found)|your api key was reported as leaked|request had invalid authentication credentials|to continue, verify your account|method doesn't allow unregistered callers|permission (?:denied: consumer 'api_key:|'aiplatform\.)|your current account is not eligible for gemini)|^[[{].*['"](?:api_key_invalid|unauthenticated|permission_denied)['"]/,
  },
  {
    // What signing in at Google's answers any program.
    id: 'google/grant',
    verdict: 'auth',
    own: true,
    pattern: /^\{.*['"]invalid_grant['"]|^invalid_grant\b|^reauth(?:entication)? (?:related error|is needed)\b/,
  },
  {
    id: 'google/billing',
    verdict: 'billing',
    pattern:
      /^(?:gemini api free tier is not available|.*your prepayment credits are depleted|.*please enable billing)|^[[{].*billing_disabled/,
  },
  {
    id: 'google/metric',
    verdict: 'rate-limit',
    google: true,
    pattern: new RegExp(
      `^(?:\\* |"message": ")?quota exceeded for (?:quota )?metric:? (?:'[^']+' and limit '[^']+' of service '${service}\\.|(?:${service})\\.)|^quota exceeded for ${service}\\.`,
    ),
  },
  {
    id: 'google/exhausted',
    verdict: 'rate-limit',
    google: true,
    pattern:
      /^(?:resource has been exhausted|resource exhausted\. please try again later|online prediction request quota exceeded)|^(?:\[ ?)?\{.*resource_exhausted|^\[ ?['"].*resource_exhausted|^(?:got status: )?resource_exhausted\b/,
    unless:
      /experiencing high (?:demand|load)|gcloud|\berror (?:when |waiting (?:for|to) )?(?:creat|read|updat|delet|enabl|edit|retriev|list)(?:e|ing)?\b[^:]*: googleapi: |larger than max|message size|custom_model_|_gpus\b|_tpus?\b|(?:cloudbuild|run|firebase|artifactregistry|container|pubsub|logging|monitoring|cloudresourcemanager|iam|secretmanager|cloudfunctions|sheets|drive|gmail|calendar|youtube|maps|bigquery|firestore|compute|translate|vision|speech|storage)\.googleapis/,
  },
  {
    // The end of a body, of which a screen or a log has cut off the start.
    id: 'google/violation',
    verdict: 'rate-limit',
    google: true,
    weak: true,
    pattern: new RegExp(
      `^(?:['"]violations['"]: ?\\[ ?\\{ ?)?['"]?(?:quotadimensions|quotametric|quotaid|${service}\\.googleapis\\.com/)[^{]*.*['"]quotaid['"]: ?['"][a-z]+per(?:minute|day|hour)`,
    ),
    needs: /['"]?retrydelay['"]?: ?['"]/,
  },
  {
    id: 'google/model',
    verdict: 'config',
    pattern:
      /^(?:publisher model )?'?(?:projects\/[^ ]+\/)?models\/[a-z0-9.:@_-]+'? (?:is not found|was not found|not found|is not supported)\b/,
  },
  {
    id: 'google/overloaded',
    verdict: 'overloaded',
    pattern:
      /^(?:the model is overloaded|an internal error has occurred)|^[[{].*['"]status['"]: ?['"](?:unavailable|internal)['"]/,
  },
]

/** OpenAI's words too: of a speaker who may use either API they count as Google's only where Google is named. */
const quota: Wording = {
  id: 'google/quota',
  verdict: 'rate-limit',
  google: true,
  pattern: /^you exceeded your current quota/,
}
export const googleQuota: readonly Wording[] = [quota]
export const namedGoogleQuota: readonly Wording[] = [
  { ...quota, needs: /ai\.google\.dev|ai\.dev|generativelanguage|resource_exhausted|googleapis|gemini|vertex/ },
]

/** Nothing tells whose words they are: a rest that ends by itself harms less than a key that is set aside. */
export const unnamedQuota: readonly Wording[] = [
  {
    id: 'quota/unnamed',
    verdict: 'usage-limit',
    pattern: quota.pattern,
    unless:
      /openai|insufficient_quota|ai\.google\.dev|ai\.dev|generativelanguage|resource_exhausted|googleapis|gemini|vertex/,
  },
]
