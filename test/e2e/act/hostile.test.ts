/** The hostile agent as a step of a workflow, under a runner that others wrote: what it obeys, and what later steps see. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Checkout, checkOut, runAct, withAct } from './run-act.ts'

const agent = fileURLToPath(new URL('../../fixtures/hostile/agent.mjs', import.meta.url))
const [own, other] = ['sk-ant-api03-FAKE-own-0123456789abcdef', 'sk-ant-api03-FAKE-other-0123456789abcdef']
const workflow = `
on: workflow_dispatch
jobs:
  agent:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: ./
        id: pool
        with:
          accounts: \${{ secrets.ACCOUNTS }}
          run: "'\${{ env.NODE }}' '\${{ env.AGENT }}' commands,encoded,environs,limits"
      - run: |
          echo "told $OUTCOME, $ACCOUNT, $FAILOVERS failovers, [$HOSTILE]"
          case $PATH in *hostile*) echo 'PATH is spoiled' ;; esac
        env:
          OUTCOME: \${{ steps.pool.outputs.outcome }}
          ACCOUNT: \${{ steps.pool.outputs.account }}
          FAILOVERS: \${{ steps.pool.outputs.failovers }}
      - run: echo '::notice::commands are obeyed again'
`

withAct('under act, a hostile agent', () => {
  let checkout: Checkout
  beforeAll(async () => {
    checkout = await checkOut(workflow)
  })
  afterAll(() => checkout?.close())

  it('is obeyed in nothing, finds one account, and burns none', async () => {
    const report = join(checkout.directory, 'report')
    const accounts = JSON.stringify([
      { label: 'a', provider: 'claude', secret: own },
      { label: 'b', provider: 'claude', secret: other },
    ])
    const env = { NODE: process.execPath, AGENT: agent, HOSTILE_REPORT: report }
    const { code, log } = await runAct({
      checkout,
      secrets: { ACCOUNTS: accounts },
      env,
      bin: checkout.directory,
      beyondMasks: ['split by colours', 'json in json'],
    })
    expect(code, log).toBe(0)
    expect(log).toContain('told succeeded, a, 0 failovers, []')
    expect(log).not.toContain('| PATH is spoiled')
    expect(log).toContain('HOSTILE forged annotation')
    // act's own words for commands that it obeys; what it was told not to obey it shows as it is.
    const obeyed = log.split('\n').filter((line) => /\] +(?:❗|🚧|💬|❓|⚙ +::[a-z-]+:: )/u.test(line))
    expect(obeyed.filter((line) => /hostile/i.test(line))).toEqual([])
    expect(obeyed.filter((line) => line.includes('commands are obeyed again'))).toHaveLength(1)
    const environs = readFileSync(report, 'utf8')
      .split('\n')
      .find((line) => line.includes('"environs"'))
    expect(environs).toContain(own)
    const ancestors = JSON.parse(environs ?? '{}').others.filter((one: { ancestor: boolean }) => one.ancestor)
    expect(ancestors.length).toBeGreaterThan(2)
  })
})
