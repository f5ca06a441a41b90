/** A process that runs stubborn.sh as its agent, says so, and waits to be killed. Usage: owner.ts TAG TEMPORARY */
import { createAgent } from '../../src/process/agent.ts'
import { fixture, hostPath } from './start.ts'

const [tag = '', temporary = ''] = process.argv.slice(2)
const agent = createAgent({ hostPath, temporary })
void agent.warm()
process.stdout.write('starting\n')
const running = await agent.start(fixture('stubborn.sh', [tag]), (_stream, chunk) => void process.stdout.write(chunk))
await running.exit
