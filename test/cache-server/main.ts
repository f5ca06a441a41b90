/**
 * `node test/cache-server/main.ts [--ref REF] [--permission write|read|none] [--seed N]`
 * Starts the cache server as a process. The first line of stdout is JSON: its URL, a token, and the variables a run would get for
 * each protocol. Every request is one line of JSON on stderr. Ends at SIGTERM or when its stdin closes.
 * `GET /__entries`, `GET /__log`, `POST /__faults` (a list of `Fault`), `POST /__evict` (`{"prefix": ""}`).
 */
import { parseArgs } from 'node:util'
import { startCacheServer } from './server.ts'

const { values } = parseArgs({
  options: {
    ref: { type: 'string', default: 'refs/heads/main' },
    permission: { type: 'string', default: 'write' },
    seed: { type: 'string', default: '1' },
    stay: { type: 'boolean', default: false },
  },
})
const permission = values.permission === 'read' || values.permission === 'none' ? values.permission : 'write'
const server = await startCacheServer(Number(values.seed), (logged) =>
  process.stderr.write(`${JSON.stringify(logged)}\n`),
)
const [v1, v2] = [server.env('v1', values.ref, permission), server.env('v2', values.ref, permission)]
process.stdout.write(`${JSON.stringify({ url: server.url, token: v2.ACTIONS_RUNTIME_TOKEN, env: { v1, v2 } })}\n`)

const end = async () => {
  await server.close()
  process.exit(0)
}
process.on('SIGTERM', end).on('SIGINT', end)
if (!values.stay) process.stdin.on('close', end).resume()
