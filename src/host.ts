import { refuseDebugger } from './process/clean-start.ts'
import { host } from './process/hosting.ts'
import { reaped } from './process/messages.ts'

// The agent host: started by `src/process/start-host.ts` with the path of a socket, and nothing secret.
refuseDebugger()
const [socketPath, flag] = process.argv.slice(2)
if (socketPath === undefined) process.exit(64)
host(socketPath, flag === reaped)
