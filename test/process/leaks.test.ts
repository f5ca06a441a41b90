import { readdirSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { vanished } from './processes.ts'
import { scratch } from './scratch.ts'
import { bash, command, ran } from './start.ts'

const openFiles = (): number => readdirSync('/proc/self/fd').length

it.runIf(process.platform === 'linux').each(['fifo', 'socket'] as const)(
  'twenty agents through a %s leave no descriptor, file or process of ours',
  async (carrier) => {
    const temporary = scratch()
    const one = async (index: number): Promise<void> => {
      const wanted = [
        bash('echo a; exit 1'),
        bash('cat', { stdin: 'text' }),
        command('/etc/hostname', []),
        bash('x', { cwd: '/nowhere' }),
        bash('kill -KILL $PPID; sleep 300'),
      ][index % 5]
      if (wanted !== undefined) await ran(wanted, { carrier, temporary })
    }
    for (let index = 0; index < 5; index += 1) await one(index)
    await vanished(temporary)
    const before = await vi.waitFor(openFiles)
    for (let index = 0; index < 20; index += 1) await one(index)
    await vanished(temporary)
    await vi.waitFor(() => expect(openFiles()).toBeLessThanOrEqual(before))
    expect(readdirSync(temporary)).toEqual([])
  },
)
