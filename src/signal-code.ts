import type { Exit } from './ports.ts'

const numbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
}

/** The exit code a shell gives for a process ended by this signal: 128 + its number (Linux); 143 for one we don't know. */
export const signalExitCode = (signal: string): number => 128 + (numbers[signal] ?? 15)

/** The exit code that stands for an end in reports. */
export const exitCodeOf = (exit: Exit): number => {
  switch (exit.kind) {
    case 'exited':
    case 'not-started':
      return exit.code
    case 'signalled':
      return signalExitCode(exit.signal)
  }
}
