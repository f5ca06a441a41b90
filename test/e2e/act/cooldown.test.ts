/** The action as a step of a workflow, under a runner that others wrote, with that runner's own cache server. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freeArgs, keys } from '../../real-clis/accounts.ts'
import { type InstalledCli, installCli } from '../../real-clis/install.ts'
import { say, tool, usageLimit } from '../../stub/step.ts'
import { type Stub, startStub } from '../../stub/stub.ts'
import { type Checkout, checkOut, runAct, withAct } from './run-act.ts'

const [spent, fresh] = keys.claude
// act copies the repository in place of actions/checkout: nothing is fetched.
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
          prompt: 'THE-TASK: run a command and say what it printed'
          claude-args: ${freeArgs.claude.join(' ')}
      - run: echo "told $OUTCOME, $ACCOUNT, $FAILOVERS failovers, $RESULT"
        env:
          OUTCOME: \${{ steps.pool.outputs.outcome }}
          ACCOUNT: \${{ steps.pool.outputs.account }}
          FAILOVERS: \${{ steps.pool.outputs.failovers }}
          RESULT: \${{ steps.pool.outputs.result }}
`

withAct('under act, with the real Claude Code', () => {
  let cli: InstalledCli
  let stub: Stub
  let checkout: Checkout
  beforeAll(async () => {
    cli = await installCli('claude')
    checkout = await checkOut(workflow)
    stub = await startStub({
      provider: 'claude',
      accounts: { [spent]: [tool('printf RESULT-%s 42'), usageLimit(7200)], [fresh]: [say('The work is done.')] },
    })
  })
  afterAll(async () => {
    await stub?.close()
    await checkout?.close()
  })

  const accounts = JSON.stringify([
    { label: 'Team A', provider: 'claude', secret: spent },
    { label: 'Team B', provider: 'claude', secret: fresh },
  ])
  const go = () => runAct({ checkout, secrets: { ACCOUNTS: accounts }, env: stub.env, bin: cli.bin })

  it('fails over in a run, and the next run knows the cooldown', async () => {
    const first = await go()
    expect(first.code, first.log).toBe(0)
    expect(first.log).toContain('told succeeded, team-b, 1 failovers, The work is done.')
    expect(stub.requests().map(({ key }) => key)).toEqual([spent, spent, fresh])

    const second = await go()
    expect(second.code, second.log).toBe(0)
    expect(second.log).toContain('told succeeded, team-b, 0 failovers, The work is done.')
    expect(second.log).toMatch(/skipped claude\/team-a: usage-limit, cooling until/)
    expect(stub.requests().map(({ key }) => key)).toEqual([spent, spent, fresh, fresh])
    for (const secret of keys.claude) expect(first.log + second.log).not.toContain(secret)
  })
})
