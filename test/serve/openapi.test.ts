import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { problemBody, replies } from '../../src/serve/schema.ts'
import { hour, noon } from '../pool/make.ts'
import { entry, serving } from './serving.ts'

it.each([null, 'FAKE-token-of-32-characters-0000'])(
  'the document is OpenAPI 3.1 and has every endpoint',
  async (token) => {
    const { send } = await serving([], { token })
    const { body } = await send('/openapi.json')
    const validator = new Validator()
    expect(await validator.validate(body)).toMatchObject({ valid: true })
    expect(validator.version).toBe('3.1')
    expect(Object.keys(body.paths).sort()).toEqual([
      '/account-pool',
      '/account-pool/add',
      '/account-pool/clear-cooldown',
      '/account-pool/disable',
      '/account-pool/events',
      '/account-pool/next',
      '/account-pool/remove',
      '/account-pool/{provider}',
    ])
    expect(body.components.securitySchemes).toEqual(token === null ? undefined : { token: expect.anything() })
  },
)

it('every answer is as the document says', async () => {
  const { send, post, limit, use } = await serving([
    entry('a', { maxUtilization: { five_hour: '80%' } }),
    entry('b', { hours: 'Mon-Fri 18:00-08:00' }),
    entry('c', { group: 'g' }),
    entry('d'),
    entry('e', { disabled: true }),
  ])
  await use('a', { fiveHour: 0.9, sevenDay: 0.2 })
  await limit('c', 'usage-limit', noon + hour)
  await limit('d', 'auth')
  const fits = (schema: z.ZodObject, body: unknown) => expect(schema.strict().safeParse(body).error).toBeUndefined()
  const whole = (await send('/account-pool')).body
  fits(replies.pool, whole)
  expect(whole.providers[0].accounts.map(({ state }: { state: string }) => state)).toEqual([
    'capped',
    'closed',
    'cooling',
    'quarantined',
    'disabled',
  ])
  fits(replies.provider, (await send('/account-pool/claude')).body)
  fits(replies.provider, (await send('/account-pool/codex')).body)
  fits(replies.account, (await post('add', entry('f'))).body)
  fits(replies.account, (await post('next', { provider: 'claude' })).body)
  fits(replies.account, (await post('clear-cooldown', { provider: 'claude', label: 'c' })).body)
  fits(replies.account, (await post('disable', { provider: 'claude', label: 'f' })).body)
  fits(replies.account, (await post('remove', { provider: 'claude', label: 'f' })).body)
  fits(problemBody, (await post('remove', { provider: 'claude', label: 'f' })).body)
})

it('disabling and enabling last', async () => {
  const { post, state, of } = await serving([entry('a'), entry('b')])
  await post('disable', { provider: 'claude', label: 'a' })
  expect(await of('a')).toMatchObject({ state: 'disabled', next: false })
  expect(state.entries[0]).toMatchObject({ label: 'a', disabled: true })
  await post('disable', { provider: 'claude', label: 'a', disabled: false })
  expect(await of('a')).toMatchObject({ state: 'available' })
})
