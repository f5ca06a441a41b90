/** Credentials in a real keyring: GNOME's, by the Secret Service, on a message bus of its own. */
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CliPlace, cli, createCliPlace } from './cli-place.ts'

const has = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
const there = has('dbus-run-session') && has('gnome-keyring-daemon')
if (!there) process.stderr.write('keyring: skipped: no dbus-run-session or gnome-keyring-daemon\n')

let place: CliPlace
beforeEach(() => {
  place = createCliPlace()
})
afterEach(() => place.remove())

/** Runs lines of shell, in which `pf` is the tool, with an unlocked keyring. */
const session = (...lines: readonly string[]): string => {
  const script = [
    'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1',
    `pf() { '${process.execPath}' '${cli}' "$@"; }`,
    ...lines,
  ].join('\n')
  const { stdout, stderr } = spawnSync('dbus-run-session', ['--', 'bash', '-c', script], {
    cwd: place.home,
    env: { PATH: process.env['PATH'] ?? '', HOME: place.home, XDG_RUNTIME_DIR: place.home },
    encoding: 'utf8',
  })
  return stdout + stderr
}

it.runIf(there)('a credential in the keyring is in no file, and is used, renamed and removed like any other', () => {
  const length = `'process.env.CODEX_API_KEY.length'`
  const said = session(
    'echo sk-FAKE-in-the-keyring-1 | pf accounts add codex a --keyring',
    'echo sk-FAKE-in-the-keyring-22 | pf accounts add codex a --keyring --replace',
    'pf accounts list',
    `pf run -- '${process.execPath}' -p ${length}`,
    'pf accounts rename codex a b',
    `pf run -- '${process.execPath}' -p ${length}`,
    'pf accounts check',
    'grep -c keyring .config/pool-failover/accounts.json',
    'pf accounts remove codex b --yes; pf accounts list',
  )
  expect(said).toContain('added codex/a: API key')
  expect(said).toMatch(/codex\/a +in the keyring +[0-9a-f]{8}/)
  expect(said.match(/^25$/gm)).toHaveLength(2)
  expect(said).toMatch(/codex\/b +API key +[0-9a-f]{8} +ok/)
  expect(said).toContain('removed codex/b')
  expect(said).toContain('no accounts in ')
  expect(said).not.toContain('FAKE')
  expect(place.text()).toBe('[]\n')
})

it.runIf(there)('an item that is gone is told, and none is left behind', () => {
  const items = `dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets org.freedesktop.Secret.Service.SearchItems dict:string:string:service,pool-failover | grep -c 'object path'`
  const said = session(
    'echo sk-FAKE-in-the-keyring-1 | pf accounts add codex a --keyring >/dev/null',
    'echo sk-FAKE-in-the-keyring-2 | pf accounts add codex a --keyring --replace >/dev/null',
    `echo "items: $(${items})"`,
    'cp .config/pool-failover/accounts.json kept.json',
    'pf accounts remove codex a --yes >/dev/null',
    `echo "items: $(${items})"`,
    'cat kept.json > .config/pool-failover/accounts.json',
    'pf status; echo "code $?"',
  )
  expect(said.match(/^items: \d+$/gm)).toEqual(['items: 1', 'items: 0'])
  expect(said).toContain('codex/a: its credential is no longer in the keyring')
  expect(said).toContain('code 64')
})

it('without a keyring --keyring is told, and nothing is added', async () => {
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', XDG_RUNTIME_DIR: place.home }
  if (process.platform !== 'linux') return
  const told = await place.run(['accounts', 'add', 'codex', 'a', '--keyring'], { stdin: 'sk-FAKE-0123456789abc', env })
  expect(told).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining("keyring of this system can't be used"),
  })
  expect(place.text()).toBe('')
})
