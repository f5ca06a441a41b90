import { createWorkCounter } from '../detect/work.ts'
import type { RunPorts } from '../ports.ts'
import { gitState, treeChanged } from './git-state.ts'

/** Measures what each attempt does, for `retry-if: untouched`: by the agent's events, and by git in its working directory. */
export const createWorkWatch =
  (cwd: string, temporary: string): NonNullable<RunPorts['work']> =>
  async (plan) => {
    const before = await gitState(cwd, temporary)
    const counter = createWorkCounter(plan.account.provider)
    return {
      push: counter.push,
      done: async () => ({
        ...counter.told(),
        treeChanged: before === '' ? null : treeChanged(before, await gitState(cwd, temporary)),
      }),
    }
  }
