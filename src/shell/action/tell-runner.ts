import * as core from '@actions/core'
import { codeOf } from '../../error-code.ts'

/** Sets outputs of the step, or state for its post step. A full disk must not turn a good run red: the system's code of what kept them out, or null. */
export const tellRunner = (what: 'output' | 'state', values: Readonly<Record<string, string>>): string | null => {
  const set = what === 'output' ? core.setOutput : core.saveState
  try {
    for (const [name, value] of Object.entries(values)) set(name, value)
    return null
  } catch (error) {
    return codeOf(error) || 'no such file'
  }
}
