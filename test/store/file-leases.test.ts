import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Lease, Leases } from '../../src/ports.ts'
import { fileLeases } from '../../src/store/file-leases.ts'
import { scopeOf } from '../../src/store/key.ts'
import { scratch } from '../process/scratch.ts'
import { accountId } from './records.ts'

const account = accountId(1)
const run = (directory: string, now = Date.now): Leases => fileLeases({ pool: 'p', directory, now })
const fileOf = (directory: string): string => join(directory, `${scopeOf('p').pool}.leases.json`)
const release = async (lease: Lease): Promise<void> => {
  expect(lease.kind).toBe('held')
  if (lease.kind === 'held') await lease.release()
}

it('are never more than max, however many ask at once', async () => {
  const directory = scratch()
  const asked = await Promise.all(Array.from({ length: 12 }, () => run(directory).acquire(account, 3)))
  const held = asked.filter(({ kind }) => kind === 'held')
  expect([held.length, asked.filter(({ kind }) => kind === 'taken').length]).toEqual([3, 9])
  await release(await run(directory).acquire(accountId(2), 1))
  for (const lease of held) await release(lease)
  expect(JSON.parse(readFileSync(fileOf(directory), 'utf8'))).toEqual([])
})

it('of a dead process are free at once, of another machine when they have run out', async () => {
  const directory = scratch()
  const dead = spawn(process.execPath, ['-e', ''])
  await once(dead, 'exit')
  await run(directory).acquire(account, 1)
  const [holder] = JSON.parse(readFileSync(fileOf(directory), 'utf8'))
  const put = (change: object): void => writeFileSync(fileOf(directory), JSON.stringify([{ ...holder, ...change }]))
  expect((await run(directory).acquire(account, 1)).kind).toBe('taken')
  put({ pid: dead.pid })
  await release(await run(directory).acquire(account, 1))
  put({ pid: dead.pid, host: 'another' })
  expect((await run(directory).acquire(account, 1)).kind).toBe('taken')
  await release(await run(directory, () => Date.now() + 90_001).acquire(account, 1))
})

it('are held by nobody who claims to hold them for longer than any run does', async () => {
  const directory = scratch()
  await run(directory).acquire(account, 1)
  const [holder] = JSON.parse(readFileSync(fileOf(directory), 'utf8'))
  for (const host of [holder.host, 'another']) {
    writeFileSync(fileOf(directory), JSON.stringify([{ ...holder, host, until: Date.now() + 3_600_000 }]))
    await release(await run(directory).acquire(account, 1))
  }
})

it.each(['', '{', '{"a":1}', '[{"account":1}]'])('are free where the file says %j', async (text) => {
  const directory = scratch()
  writeFileSync(fileOf(directory), text)
  await release(await run(directory).acquire(account, 1))
})

it('fail with trouble where the directory can not be made', async () => {
  expect(await run('/dev/null/x').acquire(account, 1)).toMatchObject({
    kind: 'failed',
    trouble: { reason: 'unreachable' },
  })
})
