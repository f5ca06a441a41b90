/** The page in a real Chromium: what it shows, that it can be worked by keyboard, that it asks nobody else. */
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import type { Account } from '../../../src/pool/account.ts'
import { markLimited } from '../../../src/pool/cooldown.ts'
import type { Ledger } from '../../../src/pool/ledger.ts'
import type { AccountRecord } from '../../../src/pool/record.ts'
import { useRecord } from '../../../src/pool/use.ts'
import type { Utilization, Verdict } from '../../../src/pool/verdict.ts'
import { parseAccounts } from '../../../src/shell/setup.ts'
import { createStore } from '../../../src/store/create.ts'
import { hour, judged, minute } from '../../pool/make.ts'
import { entry } from '../../serve/serving.ts'
import { withChromium } from './browser.ts'
import { homeWith, type Served, serve } from './start.ts'

const accounts = [
  entry('team-a'),
  entry('team-b', { maxUtilization: { five_hour: '80%' } }),
  entry('refused'),
  entry('off', { disabled: true }),
  entry('ci', { provider: 'codex', secret: 'sk-proj-FAKE-ci-1234567890' }),
]

/** The store of a home, as a run on it writes it. */
const runsAt = (home: string) => {
  const parsed = parseAccounts(JSON.stringify(accounts), { pool: 'default', lookup: () => undefined, reserve: null })
  if (!parsed.ok) throw new Error(parsed.problems.join())
  const known = parsed.pool.accounts
  const directory = join(home, '.local', 'state', 'pool-failover')
  const store = createStore({ kind: 'file', pool: 'default', directory, now: Date.now })
  const put = async (label: string, record: (ledger: Ledger, account: Account) => AccountRecord | null) => {
    const account = known.find((one) => one.label === label)
    const { ledger } = await store.read(known.map(({ id }) => id))
    const made = account === undefined ? null : record(ledger, account)
    if (made === null) throw new Error(`nothing to write of ${label}`)
    await store.write([made])
  }
  return {
    limit: (label: string, verdict: Verdict, at: number, resetAt: number | null = null) =>
      put(label, (ledger, account) => {
        const reset = resetAt === null ? null : ({ at: resetAt, source: 'event' } as const)
        return markLimited(ledger, account, judged(verdict, { reset }), at, 300_000)
      }),
    use: (label: string, at: number, utilization: Utilization) =>
      put(label, (ledger, account) => useRecord(ledger, account, at, { succeeded: true, utilization })),
  }
}

/** team-a met its limit, team-b went on, one was refused. */
const lived = async (home: string): Promise<void> => {
  const [runs, now] = [runsAt(home), Date.now()]
  await runs.limit('refused', 'auth', now - hour)
  await runs.limit('team-a', 'usage-limit', now - 30 * minute, now + 2 * hour)
  await runs.use('team-b', now - 10 * minute, { fiveHour: 0.42, sevenDay: 0.3 })
}

withChromium('the page', (browser) => {
  const open = async (options: Parameters<ReturnType<typeof browser>['newContext']>[0] = {}, token?: string) => {
    const home = homeWith(accounts)
    await lived(home)
    const server = await (token === undefined
      ? serve(home)
      : serve(home, ['--token-from-env', 'SERVE_TOKEN'], { SERVE_TOKEN: token }))
    const context = await browser().newContext({ ...options })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const said: string[] = []
    const asked: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(String(error)))
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(server.url)
    const happens = (label: string, verdict: Verdict) => runsAt(home).limit(label, verdict, Date.now())
    return { server, page, said, asked, happens }
  }
  const card = (page: Page, label: string) => page.getByRole('listitem', { name: label, exact: true })
  const state = async ({ get }: Served, label: string): Promise<string | undefined> => {
    const view: { accounts: { account: string; state: string }[] } = JSON.parse(
      await (await get('/account-pool/claude')).text(),
    )
    return view.accounts.find(({ account }) => account === label)?.state
  }

  it('shows every account, the time left, what is spent, and what happened; asks this server alone', async () => {
    const { page, said, asked, server } = await open()
    await card(page, 'team-a').getByText('Cooling down').waitFor()
    const left = card(page, 'team-a').getByRole('timer')
    const first = await left.textContent()
    expect(first).toMatch(/^1:59:\d\d$|^2:00:00$/)
    await left.filter({ hasNotText: first ?? '' }).waitFor()
    await card(page, 'team-b').getByText('Available').waitFor()
    const meter = card(page, 'team-b').getByRole('meter', { name: '5-hour window' })
    expect(await meter.getAttribute('aria-valuetext')).toBe('42 % spent of 80 % allowed')
    await card(page, 'refused').getByText('Set aside').waitFor()
    await card(page, 'off').getByText('Disabled', { exact: true }).waitFor()
    const history = page.getByRole('region', { name: 'History' })
    await history.getByText('claude/team-b took over from team-a').waitFor()
    expect(await page.title()).toBe('2 of 5 free · pool-failover')
    expect(said).toEqual([])
    expect(asked.filter((url) => !url.startsWith(server.url))).toEqual([])
    expect(await page.content()).not.toContain('FAKE')
  })

  it('is worked by keyboard alone: next, clear, disable', async () => {
    const { page, server } = await open()
    await card(page, 'team-a').waitFor()
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'Skip to the accounts' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    const press = async (name: string) => {
      const wanted = page.getByRole('button', { name, exact: true }).and(page.locator(':focus'))
      for (let n = 0; n < 20 && (await wanted.count()) === 0; n += 1) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
    }
    await press('Next account of Claude Code')
    await page.getByRole('status').getByText('handed out').waitFor()
    // The focus stays where it was, whatever changed.
    await page.getByRole('button', { name: 'Next account of Claude Code' }).and(page.locator(':focus')).waitFor()
    await press('Clear cooldown of claude/team-a')
    await card(page, 'team-a').getByText('Available').waitFor()
    await page.getByRole('heading', { name: 'team-a' }).and(page.locator(':focus')).waitFor()
    expect(await state(server, 'team-a')).toBe('available')
    await press('Disable claude/team-b')
    await page.getByRole('button', { name: 'Enable claude/team-b' }).and(page.locator(':focus')).waitFor()
    expect(await state(server, 'team-b')).toBe('disabled')
  })

  it('follows what others do, and comes back after the server was away', async () => {
    const { page, server } = await open()
    await card(page, 'team-a').waitFor()
    await server.post('add', entry('new-one'))
    await card(page, 'new-one').getByText('Available').waitFor()
    await server.post('remove', { provider: 'claude', label: 'new-one' })
    await card(page, 'new-one').waitFor({ state: 'detached' })
    server.process.kill('SIGTERM')
    await page.getByRole('status').getByText('connection lost, trying again').waitFor()
  })

  it('reads aloud what is new, and not what was there before', async () => {
    const { page, server, happens } = await open()
    await card(page, 'team-a').waitFor()
    const news = page.locator('#news')
    expect([await news.getAttribute('role'), await news.textContent()]).toEqual(['status', ''])
    await happens('ci', 'usage-limit')
    await page.getByRole('status').getByText('codex/ci met its usage limit').waitFor({ state: 'attached' })
    expect(await news.textContent()).toBe('codex/ci met its usage limit')
    expect((await server.get('/account-pool')).status).toBe(200)
  })

  it('says why a button could not do it', async () => {
    const { page, server } = await open()
    await card(page, 'ci').waitFor()
    await server.post('disable', { provider: 'codex', label: 'ci' })
    await page.getByRole('button', { name: 'Next account of Codex' }).click()
    await page.getByText('No account of codex is free.').waitFor()
  })

  it('asks for the token, forgets it with the tab, and never puts it into an address', async () => {
    const token = 'FAKE-token-of-32-characters-0000'
    const { page, asked } = await open({}, token)
    const field = page.getByLabel('Token')
    await field.fill('FAKE-wrong-token-0000')
    await page.keyboard.press('Enter')
    await page.getByText('The token is not the right one').waitFor()
    await field.fill(token)
    await page.getByRole('button', { name: 'Open' }).click()
    await card(page, 'team-a').waitFor()
    await page.getByRole('button', { name: 'Clear cooldown of claude/team-a' }).click()
    await card(page, 'team-a').getByText('Available').waitFor()
    expect(asked.filter((url) => url.includes('FAKE'))).toEqual([])
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('has no fault that axe finds, and nothing that sticks out: %s, %i wide', async (colorScheme, width) => {
    const { page, said } = await open({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true })
    await card(page, 'team-a').waitFor()
    await page.addScriptTag({ content: axe.source })
    const found: string[] = await page.evaluate(
      "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html)))",
    )
    expect(found).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(said).toEqual([])
  })
})
