import { codeOf } from '../error-code.ts'
import type { Trouble } from '../ports.ts'

const unseen = 'so this run goes on without the memory of other runs'

/** Why Redis did not do its work, in one plain sentence. Nothing of the URL or the error's text is in it: both can hold a password. */
export const redisTrouble = (error: unknown): Trouble => {
  const message = error instanceof Error ? error.message : ''
  const code = codeOf(error)
  if (/^(NOAUTH|WRONGPASS|NOPERM|ERR AUTH)/.test(message)) {
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
