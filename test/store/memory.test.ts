import type { Store } from '../../src/ports.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { contract } from './contract.ts'

const pools = new Map<string, Store>()
const shared = (pool: string): Store => {
  const store = pools.get(pool) ?? memoryStore()
  pools.set(pool, store)
  return store
}

contract('memory', () => ({ open: shared }))
