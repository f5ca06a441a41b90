import { codeOf } from '../error-code.ts'
import type { Doing, Trouble } from '../ports.ts'
import { means } from './meaning.ts'
import { SchemeError } from './redis-scheme.ts'

/** Why Redis did not do its work, in one plain sentence. Nothing of the URL or the error's text is in it: both can hold a password. */
export const redisTrouble = (error: unknown, doing: Doing): Trouble => {
  const unseen = means[doing]
  const message = error instanceof Error ? withinScript(error.message) : ''
  const code = codeOf(error)
  if (/^(NOAUTH|WRONGPASS|NOPERM|ERR AUTH)|^(ERR )?(ACL failure in|The user executing the) script/.test(message)) {
    return {
      reason: 'denied',
      notice: `Redis refused the user or password of the store's URL, or its right to a command, ${unseen}; check the secret that holds the URL.`,
    }
  }
  if (/^(READONLY|MISCONF|OOM|CLUSTERDOWN|LOADING|MASTERDOWN)/.test(message)) {
    return {
      reason: 'read-only',
      notice: `Redis takes no writes at the moment (${/^[A-Z]+/.exec(message)?.[0]}), so cooldowns may be unknown to the next run; look at the server's memory, disk and role.`,
    }
  }
  if (/^(WRONGTYPE|ERR|NOSCRIPT|CROSSSLOT)/.test(message)) {
    return {
      reason: 'damaged',
      notice: `Redis gave an answer that makes no sense for a ledger, ${unseen}; check that no other program uses keys that begin with pf1:.`,
    }
  }
  if (error instanceof SchemeError || /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/.test(code)) {
    const [asks, other] = error instanceof SchemeError ? [error.asked, error.spoken] : (['rediss', 'redis'] as const)
    return {
      reason: 'absent',
      notice: `The port that the URL of the Redis store names speaks ${words[other]}, where ${asks}:// asks for ${words[asks]}, ${unseen}; begin the URL with ${other}://, or name the other port.`,
    }
  }
  if (/ALERT_CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE/.test(code)) {
    return {
      reason: 'denied',
      notice: `Redis asks for a client's certificate, which this store can't give, ${unseen}; let the server do without (tls-auth-clients no).`,
    }
  }
  if (code === 'ERR_INVALID_URL' || error instanceof TypeError) {
    return {
      reason: 'absent',
      notice: `The URL of the Redis store is no redis:// or rediss:// address, ${unseen}; check the secret that holds it.`,
    }
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|ALTNAME/.test(code)) {
    return {
      reason: 'denied',
      notice: `The certificate of Redis is not trusted (${code}), ${unseen}; use a certificate that Node trusts, or NODE_EXTRA_CA_CERTS.`,
    }
  }
  if (message === 'timeout' || message === 'Connection timeout') {
    return {
      reason: 'slow',
      notice: `Redis did not answer in time, ${unseen}; check that the runner can reach it.`,
    }
  }
  return {
    reason: 'unreachable',
    notice: `Redis can't be reached${code ? ` (${code})` : ''}, ${unseen}; check the address in the secret and that the runner may reach it.`,
  }
}

/** What a command within a script met, which Redis 6 tells behind words of its own. */
const withinScript = (message: string): string =>
  message.replace(/^ERR Error running script \([^)]*\): (?:@user_script: ?\d+: )*-?/, '')

const words = { redis: 'no TLS', rediss: 'TLS' } as const
