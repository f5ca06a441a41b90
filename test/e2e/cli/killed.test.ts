/** A run that is killed without a word can take nothing away: the next one does. */
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { createMachine, said } from './run-cli.ts'

const machine = createMachine()
const secret = 'FAKE-refresh-old-0123456789'
const fresh = 'FAKE-refresh-new-0123456789'
const files = { 'auth.json': { tokens: { refresh_token: secret } } }
machine.accounts(JSON.stringify([{ label: 'a', provider: 'codex', files }]))
// Not where nothing may be left.
const temporary = join(machine.work, 'temporary')
const env = { TMPDIR: temporary }
const pool = ['run', '--accounts', 'accounts.json', '--store', 'memory']
const credentials = (): readonly string[] =>
  readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('auth.json'))

beforeEach(() => {
  rmSync(temporary, { recursive: true, force: true })
  mkdirSync(temporary)
})

/** Runs a script on the account of files, and does something once it is under way. */
const during = (script: string, act: (kill: () => void) => Promise<void>) =>
  machine.run([...pool, '--run', `${script}; echo started; sleep 300`], {
    env,
    meanwhile: async (cli, seen) => {
      while (!seen().includes('started')) await once(cli.stdout ?? cli, 'data')
      await act(() => cli.kill('SIGKILL'))
    },
  })

it('its credential files stay until then, and those of a run at work longer', async () => {
  await during('true', async (kill) => kill())
  expect(credentials()).toHaveLength(1)
  await during('true', async (kill) => {
    // The first one's are gone, its own are there.
    expect(credentials()).toHaveLength(1)
    const other = await machine.run([...pool, '--run', 'true'], { env })
    expect(other.code, other.stderr).toBe(0)
    expect(credentials()).toHaveLength(1)
    kill()
  })
  const last = await machine.run([...pool, '--run', 'true'], { env })
  expect(said(last)).not.toContainEqual(expect.stringContaining('was killed'))
  expect(readdirSync(temporary).filter((name) => name.startsWith('pool-failover-'))).toEqual([])
})

it('a sign-in that its agent renewed stays, and is told of', async () => {
  await during(`sed -i 's/${secret}/${fresh}/' "$CODEX_HOME/auth.json"`, async (kill) => kill())
  const next = await machine.run([...pool, '--run', 'true'], { env })
  const [file = ''] = credentials()
  expect(said(next)).toContain(
    `a run that was killed left a sign-in that its agent had renewed, in ${join(temporary, file)}: put it into your list of accounts, then remove it`,
  )
  expect(readFileSync(join(temporary, file), 'utf8')).toContain(fresh)
})
