import type { Line } from '../../report/words.ts'

/** What is nobody's verdict, as sysexits has it: an error of ours, or of the machine. */
export const faultCode = 70

/**
 * Does a step's work: its exit code. What the machine refuses on the way (a full disk) becomes one error in the log instead of a stack
 * trace; `atFault` is called then.
 */
export const guarded = async (
  say: (line: Line) => void,
  work: () => Promise<number>,
  atFault: () => void = () => {},
): Promise<number> => {
  try {
    return await work()
  } catch (error) {
    const system = error instanceof Error && 'code' in error
    const text = error instanceof Error ? (system ? error.message : (error.stack ?? error.message)) : String(error)
    say({ level: 'error', text: `pool-failover can not go on: ${text}` })
    atFault()
    return faultCode
  }
}
