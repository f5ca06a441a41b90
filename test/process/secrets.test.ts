import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scratch } from './scratch.ts'
import { bash, plainEnv, ran } from './start.ts'

const secret = 'sk-ant-api03-FAKE-process'
const prompt = 'FAKE-prompt'
const argument = 'FAKE-argument'

/** What anybody who may look at a process sees of how it was started. */
const visible = (pid: number): string =>
  ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'latin1')).join('\n')

const parentOf = (pid: number): number =>
  Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

describe.runIf(process.platform === 'linux').each(['fifo', 'socket'] as const)('with a %s', (carrier) => {
  it('no process between us and the agent shows its command, environment or input', async () => {
    const temporary = scratch()
    const seen: string[] = []
    const command = bash(`echo $PPID; : ${argument}; sleep 300`, {
      env: { ...plainEnv, ANTHROPIC_API_KEY: secret },
      stdin: prompt,
    })
    await ran(command, {
      carrier,
      temporary,
      meanwhile: async (running, said) => {
        for (let pid = Number(said()); pid !== process.pid; pid = parentOf(pid)) seen.push(visible(pid))
        seen.push(...readdirSync(temporary))
        await running.end(0)
      },
    })
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.filter((text) => [secret, prompt, argument].some((word) => text.includes(word)))).toEqual([])
  })

  it("the host's environment has next to nothing in it", async () => {
    process.env['TEST_OF_OURS'] = secret
    let environment = ''
    try {
      await ran(bash('echo $PPID; sleep 300'), {
        carrier,
        meanwhile: async (running, said) => {
          environment = readFileSync(`/proc/${Number(said())}/environ`, 'latin1')
          await running.end(0)
        },
      })
    } finally {
      delete process.env['TEST_OF_OURS']
    }
    const names = environment.split('\0').map((line) => line.split('=')[0])
    expect(names.filter((name) => !['', 'LD_LIBRARY_PATH', 'PWD', 'SHLVL', '_'].includes(name ?? ''))).toEqual([])
  })
})
