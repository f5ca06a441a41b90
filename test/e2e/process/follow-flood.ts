/** Follows flood.mjs and tells what came of it as JSON. Usage: follow-flood.ts fifo|socket BYTES */
import { createHash } from 'node:crypto'
import { createAgent } from '../../../src/process/agent.ts'
import { fixture, hostPath } from '../../process/start.ts'

const [carrier, bytes = '0'] = process.argv.slice(2)
const hash = createHash('sha256')
let [received, stderr] = [0, '']
const agent = createAgent({ hostPath, carrier: carrier === 'fifo' ? 'fifo' : 'socket' })
const running = await agent.start(fixture('flood.mjs', [bytes]), (stream, chunk) => {
  if (stream === 'stderr') stderr += Buffer.from(chunk).toString()
  else {
    received += chunk.length
    hash.update(chunk)
  }
})
const exit = await running.exit
running.leave()
const told: { hash: string; hostPeakKb: number } = JSON.parse(stderr)
process.stdout.write(
  JSON.stringify({
    exit,
    bytes: received,
    unchanged: hash.digest('hex') === told.hash,
    peakMb: process.resourceUsage().maxRSS / 1024,
    hostPeakMb: told.hostPeakKb / 1024,
  }),
)
