/**
 * `npm run demo`: a failover on your screen, with no account. Everything stays on 127.0.0.1 and in a temporary directory.
 * `npm run demo -- --fake` plays it with the fake agent.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say, tool, usageLimit } from '../test/stub/step.ts'
import { startStub } from '../test/stub/stub.ts'
import { findAgent } from './agent.ts'
import { checked } from './checked.ts'

const spent = 'sk-ant-oat01-FAKE-spent'
const fresh = 'sk-ant-oat01-FAKE-fresh'
const accounts = [
  { label: 'spent soon', provider: 'claude', secret: spent },
  { label: 'fresh', provider: 'claude', secret: fresh },
]
const built = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url))
const cli = existsSync(built) ? built : fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const title = (text: string): void => {
  process.stdout.write(`\n== ${text}\n\n`)
}

const directory = await mkdtemp(join(tmpdir(), 'pool-failover-demo-'))
const work = join(directory, 'work')
await mkdir(work)
title('A stub of the Anthropic API on 127.0.0.1; two accounts with fake keys, the first of which is spent in mid-task')
const agent = await findAgent(directory, process.argv.includes('--fake'))
process.stdout.write(`The agent is ${agent.name}.\n`)
const stub = await startStub({
  provider: 'claude',
  accounts: {
    [spent]: [tool('echo one > one.txt; echo written', 'I write the first file.'), usageLimit(5400)],
    [fresh]: [
      tool('echo two > two.txt; ls', 'one.txt is there already. I write the second file.'),
      say('Both files are written: one.txt by the first account, two.txt by the second.'),
      say('All is done already.'),
    ],
  },
})

const poolFailover = (...args: readonly string[]): Promise<number | null> => {
  process.stdout.write(`$ pool-failover ${args.map((arg) => (/[\s"]/.test(arg) ? `'${arg}'` : arg)).join(' ')}\n`)
  const env = { ...process.env, ...stub.env, HOME: directory, PATH: agent.path }
  const child = spawn(process.execPath, [cli, ...args], { cwd: work, env, stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
}

try {
  await writeFile(join(directory, 'accounts.json'), JSON.stringify(accounts, null, 2))
  const pool = ['--accounts', '../accounts.json', '--state', '../state']
  const prompt = ['--agent', 'claude', '--prompt', 'Write one.txt, then two.txt', '--agent-args', '--allowedTools Bash']
  title('The limit in mid-task: the same session goes on under the other account')
  const first = await poolFailover('run', ...pool, ...prompt)
  title('The next run starts with the account that is free')
  const second = await poolFailover('run', ...pool, ...prompt)
  title('What is remembered')
  await poolFailover('status', ...pool)
  title('What the API saw')
  process.exitCode = checked(stub.requests(), { exits: [first, second], spent, fresh }) ? 0 : 1
} finally {
  await stub.close()
  await rm(directory, { recursive: true, force: true })
}
