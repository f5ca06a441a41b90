import { z } from 'zod'
import { providers } from '../pool/account.ts'
import type { Endpoint } from './endpoints.ts'
import { problemKinds } from './problem.ts'
import { problemBody } from './schema.ts'

/** The OpenAPI 3.1 document of the endpoints. */
export const openApi = (all: readonly Endpoint[], version: string, secured: boolean): object => ({
  openapi: '3.1.0',
  info: {
    title: 'pool-failover',
    version,
    description: 'The accounts of a pool: looked at and changed. Answers never hold a credential.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  ...(secured ? { security: [{ token: [] }] } : {}),
  paths: {
    ...Object.fromEntries(
      all.map((one) => [one.path.replace(':provider', '{provider}'), { [one.method]: operation(one) }]),
    ),
    '/account-pool/events': {
      get: {
        operationId: 'events',
        summary: 'The whole pool as an event `pool`, at once and at every change',
        responses: {
          200: { description: 'Server-sent events', content: { 'text/event-stream': {} } },
          ...failures([]),
        },
      },
    },
  },
  components: {
    schemas: { Problem: json(problemBody) },
    ...(secured ? { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } : {}),
  },
})

const operation = ({ method, path, summary, body, reply, status, problems }: Endpoint): object => ({
  operationId: `${method}-${path.split('/').at(-1)?.replace(':', 'of-')}`,
  summary,
  ...(path.includes(':provider')
    ? { parameters: [{ name: 'provider', in: 'path', required: true, schema: { enum: providers } }] }
    : {}),
  ...(body === null
    ? {}
    : { requestBody: { required: true, content: { 'application/json': { schema: json(body, 'input') } } } }),
  responses: {
    [status]: { description: 'Done', content: { 'application/json': { schema: json(reply) } } },
    ...failures(problems.map((kind) => problemKinds[kind])),
  },
})

const failures = (kinds: readonly (readonly [number, string])[]): object =>
  Object.fromEntries(
    [problemKinds.unauthorised, problemKinds['wrong-host'], ...kinds].map(([status, description]) => [
      status,
      { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  )

/** Maps that zod only checks by a function of ours are objects. */
const json = (schema: z.core.$ZodType, io: 'input' | 'output' = 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'custom') jsonSchema.type = 'object'
    },
  })
  return rest
}
