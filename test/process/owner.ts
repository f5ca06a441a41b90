/** A process that runs an agent, says so, and waits to be killed. Usage: owner.ts TAG TEMPORARY AGENT */
import { createAgent } from '../../src/process/agent.ts'
import { fixture, hostPath } from './start.ts'

const [tag = '', temporary = '', name = ''] = process.argv.slice(2)
const agent = createAgent({ hostPath, temporary })
void agent.warm()
process.stdout.write('starting\n')
const running = await agent.start(fixture(name, [tag]), (_stream, chunk) => void process.stdout.write(chunk))
await running.exit
process.stdout.write('ended\n')
setInterval(() => {}, 60_000)
