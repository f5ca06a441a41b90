import { modelWords, otherServices, type Wording } from './wording.ts'

/** A model, and the words that say in Chinese of whose limit something is told. */
const chinese =
  '(?:[a-z0-9][a-z0-9./:_-]* ?)?(?:(?:您|你|的|该|此|当前|今日|本月|本周|今天|所有|全部|没有|可用|账户|账号|渠道|用户|令牌|密钥|模型|套餐|订阅|免费|均|都|每|小时|日|周|月|天|\\d+|用量|使用|额度) ?)*'

/** What relays and hosts of models say in Chinese: whose, then what, then that it is reached. */
export const chineseWordings: readonly Wording[] = [
  {
    id: 'limit/chinese',
    verdict: 'usage-limit',
    pattern: new RegExp(
      `^${chinese}(?:已|已经)?(?:达到?|超出|超过|触发|用完|用尽|耗尽)了?[^。，,]*(?:上限|限额|额度|配额|次数|(?:费用|使用量?|用量)限制)|^${chinese}(?:额度|配额|限额|次数|用量)(?:已|已经)?(?:全部)?(?:用完|耗尽|用尽|超限)`,
    ),
    // A key's and an account's own credit are money.
    butNot: /速率|频率|(?:令牌|账户|账号|用户|密钥)的?(?:剩余)?(?:额度|余额|配额)/,
  },
  {
    id: 'limit/chinese-rate',
    verdict: 'rate-limit',
    pattern: new RegExp(
      `^${chinese}(?:已|已经)?(?:达到?|超出|超过|触发)了?[^。，,]*(?:速率|频率)限制|^${chinese}(?:暂时|暂)?(?:不可用|被?限流|已?冷却)|^(?:(?:很|非常)?(?:抱歉|对不起|對不起)[,，。] ?)?(?:你|您)?的?(?:请求|要求|請求)(?:已|正|目前)?(?:受|被|遭)到?了?(?:速率|频率|頻率|速度)(?:的)?(?:限制|限流)`,
    ),
    needs: /限制|限流|冷却|账号|账户|渠道|密钥/,
  },
  {
    id: 'limit/chinese-busy',
    verdict: 'rate-limit',
    pattern: new RegExp(
      `^${chinese}(?:请求|访问|调用)(?:(?:过于|太|过)?频繁|(?:频率|次数|量)(?:过高|太高|过多|过大|超限))`,
    ),
    needs: modelWords,
    unless: otherServices,
  },
  {
    id: 'limit/chinese-balance',
    verdict: 'billing',
    pattern: new RegExp(`^${chinese}(?:(?:余额|积分|点数)(?:不足|已?(?:用完|耗尽|用尽))|已欠费|无可用资源包)`),
  },
]
