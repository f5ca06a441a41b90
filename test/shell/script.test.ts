import { expect, it, test } from 'vitest'
import { scriptOf } from '../../src/shell/script.ts'

const job = (...shell: readonly string[]) => ({ kind: 'script', run: 'one', resumeRun: 'two', shell }) as const

test.each<[readonly string[], readonly string[], string]>([
  [['bash'], ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'], 'script.sh'],
  [['pwsh'], ['pwsh', '-command', ". '{0}'"], 'script.ps1'],
  [['perl', '{0}'], ['perl', '{0}'], 'script.sh'],
  [['node'], ['node', '{0}'], 'script.sh'],
  [['bash', '-c', 'time bash {0}'], ['bash', '-c', 'time bash {0}'], 'script.sh'],
])('%j', (shell, argv, fileName) => expect(scriptOf(job(...shell), false)).toMatchObject({ argv, fileName }))

it('is the one of later attempts where a session is taken up', () => {
  expect(scriptOf(job('bash'), true).content).toBe('two\n')
  expect(scriptOf(job('bash'), false).content).toBe('one\n')
})
