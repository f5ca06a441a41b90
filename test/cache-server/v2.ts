import { type Answer, jsonOf, mayRead, type Request, readDenied, type Step, writeDenied } from './protocol.ts'

const base = '/twirp/github.actions.results.api.v1.CacheService/'

/** The protocol of github.com: Twirp calls, and uploads to a store like Azure's. Null for a request that is not of it. */
export const v2 = (request: Request): Step | null => {
  const { method, url } = request
  if (url.pathname.startsWith('/blob/')) return blob(request)
  if (method !== 'POST' || !url.pathname.startsWith(base)) return null
  switch (url.pathname.slice(base.length)) {
    case 'GetCacheEntryDownloadURL':
      return lookup(request)
    case 'CreateCacheEntry':
      return reserve(request)
    case 'FinalizeCacheEntryUpload':
      return finish(request)
    default:
      return null
  }
}

const error = (status: number, code: string, msg: string): Answer => ({ status, json: { code, msg } })

const lookup = ({ url, body, grants }: Request): Step => {
  const { key, version, restore_keys } = jsonOf(body)
  const keys = [String(key), ...(Array.isArray(restore_keys) ? restore_keys.map(String) : [])]
  return {
    operation: 'lookup',
    key: String(key),
    answer: (entries) => {
      if (grants === null) return error(401, 'unauthenticated', 'no token')
      if (!mayRead(grants)) return error(403, 'permission_denied', readDenied)
      const found = entries.find(grants, keys, String(version))
      if (found === undefined) return { status: 200, json: { ok: false, signed_download_url: '', matched_key: '' } }
      const signed_download_url = `${url.origin}/blob/${found.id}?sig=FAKE`
      return { status: 200, json: { ok: true, signed_download_url, matched_key: found.key } }
    },
  }
}

const reserve = ({ url, body, grants }: Request): Step => {
  const { key, version } = jsonOf(body)
  return {
    operation: 'reserve',
    key: String(key),
    answer: (entries, now) => {
      if (grants === null) return error(401, 'unauthenticated', 'no token')
      const made = entries.reserve(grants, String(key), String(version), now)
      if (made.kind === 'denied')
        return { status: 200, json: { ok: false, signed_upload_url: '', message: writeDenied } }
      if (made.kind === 'exists') return error(409, 'already_exists', 'an entry of this key, version and scope exists')
      return {
        status: 200,
        json: { ok: true, signed_upload_url: `${url.origin}/blob/cache/${made.entry.id}?sig=FAKE` },
      }
    },
  }
}

const finish = ({ body }: Request): Step => {
  const { key, version, size_bytes } = jsonOf(body)
  return {
    operation: 'commit',
    key: String(key),
    answer: (entries) => {
      const entry = entries.reserved(String(key), String(version))
      if (entry === undefined) return error(404, 'not_found', 'no such reservation')
      entries.finish(entry.id, Number(size_bytes))
      return { status: 200, json: { ok: true, entry_id: String(entry.id) } }
    },
  }
}

const blob = ({ method, url, body }: Request): Step => {
  const id = Number(url.pathname.split('/').at(-1))
  if (method !== 'PUT') {
    const answer: Step['answer'] = (entries) => {
      const bytes = entries.archive(id)
      return bytes === undefined ? { status: 404 } : { status: 200, bytes }
    }
    return { operation: 'download', key: '', answer }
  }
  return {
    operation: 'upload',
    key: '',
    answer: (entries) => {
      entries.upload(id, body)
      return { status: 201, headers: { etag: '"0x1"' } }
    },
  }
}
