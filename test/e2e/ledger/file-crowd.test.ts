import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createStore } from '../../../src/store/create.ts'
import { chanceOf } from '../../store/mutations.ts'
import { accountId, HOUR, limited } from '../../store/records.ts'
import { runWriter } from './start.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

it(`32 processes write 100 records each to one file, half of them killed: nothing acknowledged is lost (SEED=${seed})`, async () => {
  const chance = chanceOf(seed)
  const directory = mkdtempSync(join(tmpdir(), 'crowd-'))
  const [pool, now] = ['crowd', Date.now()]
  const writers = Array.from({ length: 32 }, (_, writer) => ({
    records: Array.from({ length: 100 }, (_, n) => limited(accountId(writer * 100 + n), now, HOUR + n)),
    kill: writer % 2 === 0 ? { answers: 1 + chance(90), laterMs: chance(20) } : undefined,
  }))
  const ended = await Promise.all(
    writers.map(({ records, kill }) => runWriter({ store: 'file', place: directory, pool, records }, {}, kill)),
  )
  const killed = ended.filter(({ signal }) => signal === 'SIGKILL').length
  const acknowledged = ended.flatMap(({ answers }) => answers)
  const { ledger, trouble } = await createStore({ kind: 'file', pool, directory, now: Date.now }).read(
    Array.from({ length: 3_200 }, (_, n) => accountId(n)),
  )
  expect(trouble).toBeNull()
  expect(acknowledged.filter((answer) => answer.trouble !== null)).toEqual([])
  expect(acknowledged.filter(({ account }) => !ledger.conditions.has(account))).toEqual([])
  const whole = ended.filter(({ signal }) => signal === null)
  expect(whole.map(({ answers }) => answers.length)).toEqual(whole.map(() => 100))
  expect(killed).toBeGreaterThan(8)
  expect(readdirSync(directory).filter((name) => name.includes('damaged'))).toEqual([])
  console.log(`${killed} of 32 killed, ${acknowledged.length} records acknowledged, ${ledger.conditions.size} kept`)
})
