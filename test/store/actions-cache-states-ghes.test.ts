import { statesOf } from './actions-cache.states.ts'

// GitHub Enterprise Server speaks the older protocol, even where the newer one's variable is set.
statesOf('v1', { GITHUB_SERVER_URL: 'https://github.example.com', ACTIONS_CACHE_SERVICE_V2: 'true' })
