import type { Signal } from '../signal.ts'
import { isLimitName } from './limit-name.ts'

/** One way in which an agent or an API says why it can't go on. */
export interface Wording {
  readonly id: string
  readonly verdict: Signal['verdict']
  /**
   * Matched against folded text, whole or without its prefixes; linear (it compiles with V8's `l` flag). What its capturing
   * groups catch must be the name of a limit: see `limitName`.
   */
  readonly pattern: RegExp
  /** For what other software says too: the message must also hold this. */
  readonly needs?: RegExp
  /** And the message must not hold this. */
  readonly unless?: RegExp
  /** Nor the part of it that fits this. */
  readonly butNot?: RegExp
  /**
   * Google says the same of a throttle and of a spent day: what ends soon is `rate-limit`, anything "per day"
   * `usage-limit` until midnight in California.
   */
  readonly google?: true
  /** So common that it counts of its own agent only, never of a program that isn't known. */
  readonly own?: true
  /** Says little: any other wording that fits counts instead. */
  readonly weak?: true
  /** Counts only behind something that announces an error (`Error: `, a status, a class, a key of a JSON body). */
  readonly reported?: true
}

/** Names that only appear where a language model was called. */
export const modelWords =
  /\b(?:anthropic|claude|openai|chatgpt|gpt-?\d|gemini|vertex|generativelanguage|aiplatform|bedrock|invokemodel|converse|openrouter|litellm|mistral|deepseek|qwen\d*|dashscope|grok|llama\d*|groq|cohere|moonshot|kimi|glm|copilot|tpm|rpm|rpd|tpd|org-[a-z0-9]+|llm|models?|prompts?|completions?|tokens per (?:min|minute|day|hour)|(?:input|output|request|prompt) tokens|sonnet|opus|haiku|o[134]-(?:mini|pro)|x\.ai|xai|minimax|zhipu|bigmodel|z\.ai|perplexity|fireworks(?:ai)?|together(?:_?ai|\.ai|\.xyz)[a-z]*|cerebras|sambanova|nvidia|inference|generate_?content|chat[_/.]?completions|v1\/(?:messages|responses)|userbymodel[a-z]*|five_hour|seven_day[a-z_]*|codex|opencode|windsurf|antigravity|kiro|droid|ai (?:requests?|usage|credits?|quota|messages|prompts|tokens)|agent(?:ic)? requests?|ai_[a-z]+error|auggie|cody|amazon ?q|amazonq[a-z]*|codewhisperer|[a-z]*usagelimit(?:error|exception)|premium requests?|agentic requests?)\b/

/** Names of what agents use as tools, and whose limits are not the agent's own. */
export const foreignServices =
  /\b(?:npm|yarn|pnpm|registry|gitlab|bitbucket|docker|dockerhub|pull rate|pypi|pip|crates?|maven|gradle|nuget|rubygems|homebrew|terraform|ec2|s3|dynamodb|lambda|cloudformation|cloudwatch|route ?53|iam|sts|ecs|ecr|rds|sqs|sns|kinesis|describe[a-z]+|list[a-z]{3,}|getobject|putobject|assumerole|sheets|drive|gmail|calendar|youtube|maps|bigquery|firestore|compute|kubernetes|slack|discord|twitter|stripe|twilio|sendgrid|reddit|jira|sentry-cli|daemon|artifact|etcdserver|notion|shopify|salesforce|acme|let'?s ?encrypt|nginx|cloudflare|wikipedia|codecov|sentry|sonar[a-z]*|vercel|netlify|heroku|etherscan|telegram|browserstack|https:\/\/huggingface|disk|inode|storage|resource manager|regional cores|firecrawl|tavily|serpapi|serper|brave|apify|scraperapi|browserbase|figma|elevenlabs|deepgram|assemblyai|coingecko|infura|arxiv|supabase|firebase|mapbox|sendgrid|redis|custom_model_[a-z0-9_]+|[a-z0-9_]+_gpus|[a-z0-9_]+_tpus?|kubectl|gcloud|csp-throttling|pythonhosted|[a-z0-9_.-]+\.(?:whl|tgz|crate|rpm|gem|nupkg)|operation type - [a-z]+_[a-z0-9_]+|kubeconfig|webhook|web[ _]?(?:search|fetch)|mcp (?:server|tool)|mcp__[a-z0-9_]+|postgres|mysql|elasticsearch)\b/

/** The same, with the one that GitHub's own agent names too. */
export const otherServices = new RegExp(`${foreignServices.source}|\\bgithub\\b`)

/** A notice that the agent goes on by itself: with another model, on paid usage. */
export const goesOn =
  /\b(?:now using|(?:now|automatically|has|have|and|been|were) (?:automatically )?switched (?:you |your (?:chat|session|model) )?(?:over |back )?(?:to|from)|fell back|falling back|continuing (?:with|on)|using fallback|(?:work|run|session)? ?resumed|yesterday|last (?:night|week|month))\b|[,.;·(-] ?(?:auto-?)?switched (?:automatically |over )?(?:to|from)\b/

/** The endpoint that tells an account's usage has a limit of its own. */
export const askedForUsage = /\busage (?:endpoint|api|data|stats|statistics|page)\b|oauth\/usage\b/

/** Around the form that is tried. */
export interface Around {
  /** The message with what follows it. */
  readonly whole: string
  /** The message with what stands in front of it. */
  readonly line: string
}

/** The first of the wordings that fits a form of the message. */
export const firstMatch = (wordings: readonly Wording[], form: string, around: Around): Wording | null =>
  wordings.find((wording) => fits(wording, form, around)) ?? null

/** The service of Google's that a message names. */
const service = /\b(?:service '?|metric:? '?)([a-z0-9-]+)\.googleapis\.com/
const ofGooglesModels = /^(?:[a-z0-9-]+-)?(?:cloudcode-pa|generativelanguage|aiplatform|cloudaicompanion)$/

const fits = ({ pattern, needs, unless, butNot }: Wording, form: string, { whole, line }: Around): boolean => {
  const found = pattern.exec(form)
  if (found === null || !found.slice(1).every((name: string | undefined) => isLimitName(name ?? ''))) return false
  const named = (service.exec(line) ?? service.exec(whole))?.[1]
  if (named !== undefined && !ofGooglesModels.test(named)) return false
  return (needs?.test(whole) ?? true) && !(unless?.test(line) ?? false) && !(butNot?.test(found[0]) ?? false)
}
