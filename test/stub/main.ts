/**
 * The stub as a process of its own: `node test/stub/main.ts '{"provider":"claude","accounts":{"KEY":[{"kind":"auth"}]}}'`.
 * Prints one line of JSON, `{url, env}`, when it serves; ends with its standard input or on a signal.
 */
import { startStub } from './stub.ts'

const stub = await startStub(JSON.parse(process.argv[2] ?? '{}'))
process.stdout.write(`${JSON.stringify({ url: stub.url, env: stub.env })}\n`)

const stop = async (): Promise<void> => {
  await stub.close()
  process.exit(0)
}
process.stdin.on('end', stop).resume()
process.on('SIGTERM', stop).on('SIGINT', stop)
