import { afterAll, beforeAll } from 'vitest'
import { createStore } from '../../src/store/create.ts'
import { contract } from './contract.ts'
import { type RedisServer, startRedis, withRedis } from './redis-server.ts'

withRedis('redis', () => {
  let server: RedisServer
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(() => server.stop())
  const url = () => `redis://127.0.0.1:${server.port}`
  contract('redis', () => ({ open: (pool) => createStore({ kind: 'redis', pool, url: url(), now: Date.now }) }))
})
