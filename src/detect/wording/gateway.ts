import type { Wording } from './wording.ts'

/*
 * What stands between an agent and its models and has limits of its own: LiteLLM's proxy, one-api and new-api, relays of
 * subscriptions, Vercel's gateway.
 */

const money =
  /\b(?:cost|spend|spent)\b|max budget|\b(?:team|key|user)=|budget_exceeded|litellm|top up|add funds|payment_required|\b402\b/

export const gatewayWordings: readonly Wording[] = [
  {
    id: 'gateway/budget',
    verdict: 'billing',
    pattern:
      /^(?:(?:[a-z_-]+ ){0,3}budget (?:has been |was |is )?(?:exceeded|exhausted|reached|depleted|used up|spent)\b|exceeded(?:[a-z]*budget|[a-z ]+ budget)\b|crossed (?:spend|budget)\b)|^\{.*['"]budget_exceeded['"]/,
    needs: money,
    // Sizes have budgets too.
    unless: /\b(?:\d+ ?(?:[kmg]i?b|bytes|ms)|bundle|gzip|instructions)\b/,
  },
  {
    id: 'gateway/balance',
    verdict: 'billing',
    pattern:
      /^(?:the )?(?:user|token|account|key) (?:quota|balance) (?:is )?(?:not enough|insufficient)|^insufficient (?:account|user|wallet) (?:balance|quota|credits?)|^\{.*['"](?:insufficient_(?:user_quota|balance|credits?|funds|credit_balance)|pre_consume_token_quota_failed)['"]/,
  },
  {
    id: 'gateway/balance-chinese',
    verdict: 'billing',
    pattern:
      /^(?:预扣费额度失败|(?:当前|您的|你的)?(?:用户|账户|账号|该?令牌|密钥|api ?key)的?(?:剩余)?(?:额度|余额|配额)(?:不足|已?用(?:尽|完)|已?耗尽))/,
  },
  {
    id: 'gateway/cost',
    verdict: 'usage-limit',
    pattern: /^(?:daily|weekly|monthly|total|hourly) (?:[a-z]+ )?cost limit (?:exceeded|reached)\b/,
    needs: /claude|opus|sonnet|cost_?limit|api error|\b(?:429|402)\b/,
  },
  {
    id: 'gateway/rate',
    verdict: 'rate-limit',
    pattern:
      /^(?:max parallel requests? limit reached|rate limit exceeded for (?:api_key|key|team|user|model|organization|deployment|end_user|customer)[a-z_ ]*:|(?:litellm )?rate limit handler|crossed tpm|deployment over (?:user-)?defined (?:rpm|tpm|rate)|free credits temporarily have)/,
    needs: /hit limit|limit type|current limit|tpm|rpm|litellm|\b429\b|purchase credits|abuse/,
  },
  {
    id: 'gateway/cooling',
    verdict: 'rate-limit',
    pattern: /^no deployments available for selected model\b/,
    needs: /try again|cooldown|\b429\b/,
  },
]
