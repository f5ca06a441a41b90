import type { Signal } from '../signal.ts'

/** One way in which an agent or an API says why it can't go on. */
export interface Wording {
  readonly id: string
  readonly verdict: Signal['verdict']
  /** Matched against folded text, whole or without its prefixes; linear (it compiles with V8's `l` flag). */
  readonly pattern: RegExp
  /** For what other software says too: the message must also hold this. */
  readonly needs?: RegExp
  /** And the form that fits must not hold this. */
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
}

/** Names that only appear where a language model was called. */
export const modelWords =
  /\b(?:anthropic|claude|openai|chatgpt|gpt-?\d|gemini|vertex|generativelanguage|aiplatform|bedrock|invokemodel|converse|openrouter|litellm|mistral|deepseek|qwen|dashscope|grok|llama|groq|cohere|moonshot|kimi|glm|copilot|tpm|rpm|rpd|tpd|org-[a-z0-9]+|llm|models?|prompts?|completions?|tokens per (?:min|minute|day|hour)|(?:input|output|request|prompt) tokens)\b/

/** Names of what agents use as tools, and whose limits are not the agent's own. */
export const otherServices =
  /\b(?:npm|yarn|pnpm|registry|github|gitlab|bitbucket|docker|dockerhub|toomanyrequests|pull rate|pypi|pip|crates?|maven|gradle|nuget|rubygems|homebrew|terraform|ec2|s3|dynamodb|lambda|cloudformation|cloudwatch|route ?53|iam|sts|ecs|ecr|rds|sqs|sns|kinesis|describe[a-z]+|list[a-z]{3,}|getobject|putobject|assumerole|sheets|drive|gmail|calendar|youtube|maps|bigquery|firestore|compute|kubernetes|slack|discord|twitter|stripe|twilio|sendgrid|reddit|jira|notion|shopify|salesforce|acme|let'?s ?encrypt|nginx|cloudflare|wikipedia|codecov|sentry|sonar[a-z]*|vercel|netlify|heroku|etherscan|telegram|browserstack|huggingface|disk|inode|storage|redis|webhook|postgres|mysql|elasticsearch)\b/

/** The first of the wordings that fits a form of the message; `whole` is the message with what follows. */
export const firstMatch = (wordings: readonly Wording[], form: string, whole: string): Wording | null =>
  wordings.find((wording) => fits(wording, form, whole)) ?? null

const fits = ({ pattern, needs, unless, butNot }: Wording, form: string, whole: string): boolean => {
  const found = pattern.exec(form)
  if (found === null) return false
  return (needs?.test(whole) ?? true) && !(unless?.test(form) ?? false) && !(butNot?.test(found[0]) ?? false)
}
