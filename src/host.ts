import { host } from './process/hosting.ts'

// The agent host: started by `src/process/agent.ts` with the path of a socket, and nothing else.
const [socketPath] = process.argv.slice(2)
if (socketPath === undefined) process.exit(64)
host(socketPath)
