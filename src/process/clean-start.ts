import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'

/** Whether other processes of this user can read in `/proc` what we were started with. */
export type Start = { readonly kind: 'clean' } | { readonly kind: 'exposed'; readonly reason: string }

/**
 * Node answers SIGUSR1 by opening its debugger, and with it all that the process holds, to every program of this user. A listener takes
 * that answer's place. To be called before anything else is loaded by each process that an agent may find running.
 */
export const refuseDebugger = (): void => {
  process.on('SIGUSR1', () => {})
}

/**
 * To be called before anything else is loaded, by processes that are given secrets in their environment; refuses the debugger too. `/proc/<pid>/environ` shows the memory in which the kernel put our
 * environment at the start; changing or deleting a variable changes a copy and leaves that as it was. So on Linux this
 * moves every variable to a copy and fills the memory with zeros. `process.env` stays as it is.
 */
export const cleanStart = (): Start => {
  refuseDebugger()
  if (process.platform !== 'linux') return { kind: 'exposed', reason: 'only on Linux can it be hidden' }
  try {
    const variables = { ...process.env }
    // The C library gives a variable that is set memory of its own: nothing points to the old one any more.
    Object.assign(process.env, variables)
    wipe()
    // One that kept the old memory would have lost them now.
    Object.assign(process.env, variables)
    const left = readFileSync('/proc/self/environ').some((byte) => byte !== 0)
    return left ? { kind: 'exposed', reason: '/proc/self/environ still shows it' } : { kind: 'clean' }
  } catch (error) {
    return { kind: 'exposed', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** proc(5) counts the fields of `stat` from 1; our part begins with the third, after the name in parentheses. */
const wipe = (): void => {
  const stat = readFileSync('/proc/self/stat', 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [start, end] = [Number(fields[50 - 3]), Number(fields[51 - 3])]
  const memory = openSync('/proc/self/mem', 'r+')
  try {
    writeSync(memory, Buffer.alloc(end - start), 0, end - start, start)
  } finally {
    closeSync(memory)
  }
}

/**
 * Takes every variable that holds one of these secrets out of `process.env`, so that programs which we start without
 * saying what they may see (`tar` of the cache) don't get it. To be called once the secrets are known.
 */
export const withdraw = (secrets: readonly string[]): void => {
  for (const [name, value = ''] of Object.entries(process.env)) {
    if (secrets.some((secret) => value.includes(secret))) delete process.env[name]
  }
}
