import { jsonOf, mayRead, type Request, readDenied, type Step, writeDenied } from './protocol.ts'

const base = '/_apis/artifactcache/'

/** The older REST protocol, which GitHub Enterprise Server still speaks. Null for a request that is not of it. */
export const v1 = (request: Request): Step | null => {
  const { method, url } = request
  if (!url.pathname.startsWith(base)) return null
  const [resource, id] = url.pathname.slice(base.length).split('/')
  if (method === 'GET' && resource === 'cache') return lookup(request)
  if (method === 'POST' && resource === 'caches' && id === undefined) return reserve(request)
  if (method === 'PATCH' && resource === 'caches') return upload(request, Number(id))
  if (method === 'POST' && resource === 'caches') return commit(request, Number(id))
  if (method === 'GET' && resource === 'caches') return list
  return null
}

const lookup = ({ url, grants }: Request): Step => {
  const keys = (url.searchParams.get('keys') ?? '').split(',')
  return {
    operation: 'lookup',
    key: keys[0] ?? '',
    answer: (entries) => {
      if (grants === null) return { status: 401, json: { message: 'no token' } }
      if (!mayRead(grants)) return { status: 403, json: { message: readDenied } }
      const found = entries.find(grants, keys, url.searchParams.get('version') ?? '')
      if (found === undefined) return { status: 204 }
      const archiveLocation = `${url.origin}/blob/${found.id}?sig=FAKE`
      return { status: 200, json: { cacheKey: found.key, scope: found.scope, archiveLocation } }
    },
  }
}

const reserve = ({ body, grants }: Request): Step => {
  const { key, version } = jsonOf(body)
  return {
    operation: 'reserve',
    key: String(key),
    answer: (entries, now) => {
      if (grants === null) return { status: 401, json: { message: 'no token' } }
      const made = entries.reserve(grants, String(key), String(version), now)
      if (made.kind === 'denied') return { status: 403, json: { message: writeDenied } }
      if (made.kind === 'exists') return { status: 409, json: { message: `Cache already exists. Key: ${key}` } }
      return { status: 201, json: { cacheId: made.entry.id } }
    },
  }
}

/** In one piece: nothing here is larger than that. */
const upload = ({ body }: Request, id: number): Step => ({
  operation: 'upload',
  key: '',
  answer: (entries) => {
    entries.upload(id, body)
    return { status: 204 }
  },
})

const commit = ({ body }: Request, id: number): Step => ({
  operation: 'commit',
  key: '',
  answer: (entries) => ({ status: entries.finish(id, Number(jsonOf(body).size)) ? 204 : 404 }),
})

const list: Step = {
  operation: 'other',
  key: '',
  answer: (entries) => ({ status: 200, json: { totalCount: entries.list().length, artifactCaches: [] } }),
}
