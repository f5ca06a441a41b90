/** A real Chromium, where this machine has one. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'

const places = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Runs the suite where there is a Chromium; elsewhere says so, and fails where CI is set. */
export const withChromium = (name: string, suite: (browser: () => Browser) => void): void => {
  const executablePath = places.find((path) => path !== '' && existsSync(path))
  if (executablePath === undefined) {
    if (process.env['CI'] === 'true') throw new Error('CI must have chromium')
    process.stderr.write(`${name}: skipped: no chromium\n`)
    describe.skip(`${name} (skipped: no chromium)`, () => suite(noBrowser))
    return
  }
  describe(name, () => {
    let browser: Browser
    beforeAll(async () => {
      // As root, and in containers, Chromium can't make its own sandbox; it sees nothing but our page.
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
    })
    afterAll(() => browser.close())
    suite(() => browser)
  })
}

const noBrowser = (): Browser => {
  throw new Error('there is no chromium')
}
