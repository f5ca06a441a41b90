import { statesOf } from './actions-cache.states.ts'

statesOf('v1')
