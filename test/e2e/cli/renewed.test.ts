/** A sign-in that an agent renews (Codex does) is the only one that works from then on. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createMachine, said } from './run-cli.ts'

const machine = createMachine()
const old = 'FAKE-refresh-old-0123456789'
const fresh = 'FAKE-refresh-new-0123456789'
const signIn = {
  auth_mode: 'chatgpt',
  tokens: { refresh_token: old, access_token: 'FAKE-access-0123456789', account_id: 'x' },
}
const list = JSON.stringify([{ label: 'a', provider: 'codex', priority: 7, files: { 'auth.json': signIn } }])
const config = join(machine.directory, 'config')
const renews = `grep -o 'FAKE-refresh-[a-z]*' "$CODEX_HOME/auth.json"; sed -i 's/${old}/${fresh}/' "$CODEX_HOME/auth.json"`
const env = { XDG_CONFIG_HOME: config, TMPDIR: machine.work }

it('is put into the list at home, and the next run has it', async () => {
  writeFileSync(join(machine.work, 'auth.json'), JSON.stringify(signIn))
  await machine.run(['accounts', 'add', 'codex', 'a', '--from-file', 'auth.json', '--priority', '7'], { env })
  const first = await machine.run(['run', '--json', '--pool', 'mine', '--run', renews], { env })
  expect(first.code, first.stderr).toBe(0)
  expect(said(first).at(-1)).toMatch(/^codex\/a: the agent renewed its credential; .*accounts\.json has the new one$/)
  expect(JSON.parse(first.stdout)).toMatchObject({ 'renewed-credentials-file': '' })
  expect(readdirSync(machine.work).filter((name) => name.startsWith('pool-failover'))).toEqual([])
  const kept = JSON.parse(readFileSync(join(config, 'pool-failover', 'accounts.json'), 'utf8'))
  const tokens = { ...signIn.tokens, refresh_token: fresh }
  expect(kept).toEqual([{ label: 'a', provider: 'codex', priority: 7, files: { 'auth.json': { ...signIn, tokens } } }])
  const second = await machine.run(['run', '--run', renews], { env })
  expect(second.stdout).toBe('FAKE-refresh-new\n')
  expect(said(second).at(-1)).toBe('succeeded on codex/a')
})

it('is kept apart where the list is a file of the user, and it is told what to do', async () => {
  machine.accounts(list)
  const run = await machine.run(['run', '--json', '--accounts', 'accounts.json', '--run', renews], { env })
  const file: string = JSON.parse(run.stdout)['renewed-credentials-file']
  onTestFinished(() => rmSync(dirname(file), { recursive: true }))
  expect(said(run).at(-1)).toContain(`put its files in ${file} into your list of accounts, or its next run is refused`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ label: 'a', provider: 'codex' }])
  expect(readFileSync(join(machine.work, 'accounts.json'), 'utf8')).toBe(list)
})
