import { createServer, type IncomingMessage } from 'node:http'
import sodium from 'libsodium-wrappers'
import { type StubAnswer, served } from './github.ts'

/** A secret as the stub holds it, opened with its private key. */
export interface StubSecret {
  readonly value: string
  readonly updated_at: string
  readonly visibility?: string
  readonly selected?: readonly number[]
}

export interface SecretsStub {
  readonly url: string
  /** By place (`/repos/org/repo/actions/secrets`) and name. */
  readonly secrets: Map<string, Map<string, StubSecret>>
  /** `METHOD path`, in order. */
  readonly asked: { readonly request: string; readonly authorization: string }[]
  /** What it answers instead, by the beginning of a request: each is taken once. */
  readonly instead: { readonly request: string; readonly answer: StubAnswer | 'hang-up' }[]
  readonly close: () => Promise<void>
}

const places =
  /^(\/repos\/org\/repo\/(?:actions|environments\/production)\/secrets|\/orgs\/acme\/actions\/secrets)(?:\/([^/]+)(\/repositories)?)?$/
const ids: Readonly<Record<string, number>> = { '/repos/acme/one': 11, '/repos/acme/two': 22 }

/** The part of GitHub's REST API that is about secrets: of `org/repo`, its environment `production`, the organisation `acme`. */
export const startSecrets = async (): Promise<SecretsStub> => {
  await sodium.ready
  const pair = sodium.crypto_box_keypair()
  const key_id = '568250167242549743'
  const secrets: SecretsStub['secrets'] = new Map()
  const asked: SecretsStub['asked'] = []
  const instead: SecretsStub['instead'] = []

  const opened = (sealed: string): string =>
    sodium.to_string(
      sodium.crypto_box_seal_open(
        sodium.from_base64(sealed, sodium.base64_variants.ORIGINAL),
        pair.publicKey,
        pair.privateKey,
      ),
    )
  const answer = (method: string, url: URL, body: Record<string, unknown>): StubAnswer => {
    const id = ids[url.pathname]
    if (id !== undefined) return json(200, { id })
    const [, place, name, more] = places.exec(url.pathname) ?? []
    if (place === undefined) return json(404, { message: 'Not Found' })
    const known = secrets.get(place) ?? new Map<string, StubSecret>()
    secrets.set(place, known)
    if (name === 'public-key')
      return json(200, { key_id, key: sodium.to_base64(pair.publicKey, sodium.base64_variants.ORIGINAL) })
    if (method === 'PUT' && name !== undefined) {
      if (body['key_id'] !== key_id) return json(422, { message: 'Bad request - key_id is not the newest' })
      const before = known.has(name)
      const { visibility, selected_repository_ids: selected } = body
      known.set(name, {
        value: opened(String(body['encrypted_value'])),
        updated_at: '2026-11-25T18:00:00Z',
        ...(typeof visibility === 'string' ? { visibility } : {}),
        ...(Array.isArray(selected) ? { selected: selected.map(Number) } : {}),
      })
      return { status: before ? 204 : 201, body: before ? '' : '{}' }
    }
    if (more !== undefined) {
      const selected = known.get(name ?? '')?.selected ?? []
      return json(200, { total_count: selected.length, repositories: selected.map((one) => ({ id: one })) })
    }
    const [size, number] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))]
    const all = [...known].map(([secret, { updated_at, visibility }]) => ({ name: secret, updated_at, visibility }))
    return json(200, { total_count: all.length, secrets: all.slice((number - 1) * size, number * size) })
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const line = `${request.method} ${request.url}`
    asked.push({ request: line, authorization: request.headers.authorization ?? '' })
    const at = instead.findIndex((one) => line.startsWith(one.request))
    const told = at < 0 ? null : (instead.splice(at, 1)[0]?.answer ?? null)
    if (told === 'hang-up') return void request.socket.destroy()
    const given = told ?? answer(request.method ?? '', new URL(request.url ?? '/', 'http://stub'), body)
    response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers }).end(given.body ?? '{}')
  })
  return { ...(await served(server)), secrets, asked, instead }
}

const json = (status: number, body: object): StubAnswer => ({ status, body: JSON.stringify(body) })

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? {} : JSON.parse(text)
}
