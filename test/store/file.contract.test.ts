import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createStore } from '../../src/store/create.ts'
import { contract } from './contract.ts'

const directory = mkdtempSync(join(tmpdir(), 'ledger-'))
afterAll(() => rmSync(directory, { recursive: true }))

contract('file', () => ({ open: (pool) => createStore({ kind: 'file', pool, directory, now: Date.now }) }))
