import { cachePlace } from './cache-place.ts'
import { contract } from './contract.ts'

contract('actions-cache v1', () => place, 8)

const place = cachePlace('v1')
