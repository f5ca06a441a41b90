import { cachePlace } from './cache-place.ts'
import { contract } from './contract.ts'

contract('actions-cache v2', () => place, 8)

const place = cachePlace('v2')
