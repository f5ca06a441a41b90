import { accessSync, constants } from 'node:fs'
import { exec } from '@actions/exec'
import { reaped } from './messages.ts'

/** What Node and the system's loader may need; the agent's environment goes over the socket. */
const kept = ['SystemRoot', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH']

/**
 * Starts the host with @actions/exec and nothing secret in its arguments or environment. Resolves when it has ended,
 * with what it last said on stderr or its exit code.
 */
export const startHost = async (hostPath: string, socket: string, onWay: () => void): Promise<string> => {
  let said = ''
  const stderr = (chunk: Buffer): void => {
    said = (said + chunk.toString('utf8')).slice(-2_000)
  }
  const [file, ...args] = hostCommand(process.execPath, hostPath, socket)
  try {
    const code = await exec(`"${file.replaceAll('"', '\\"')}"`, args, {
      silent: true,
      ignoreReturnCode: true,
      env: Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
      delay: 1,
      // The last thing it does before it starts a process is to say so.
      listeners: { stderr, debug: onWay },
    })
    return said.trim() || `exit code ${code}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * On Linux a small Perl process between us and the host is made a "child subreaper": every orphan of the agent becomes its
 * child, so that a daemon that left its session and wiped its environment (Redis does) is found all the same. Node can't
 * make that call. It reaps until nobody is left, and ignores what its group is sent.
 */
const hostCommand = (node: string, hostPath: string, socket: string): readonly [string, ...string[]] => {
  const number = process.platform === 'linux' ? prctl[process.arch] : undefined
  if (number === undefined || !isExecutable(perl)) return [node, hostPath, socket]
  return [perl, '-e', reaper.replace('PRCTL', String(number)), node, hostPath, socket, reaped]
}

const perl = '/usr/bin/perl'

/** The number of the system call, by Node's name of the architecture. */
const prctl: Readonly<Record<string, number>> = { x64: 157, arm64: 167, arm: 172, ia32: 172, riscv64: 167 }

/** 36 is PR_SET_CHILD_SUBREAPER. */
const reaper = `
syscall(PRCTL, 36, 1, 0, 0, 0) == 0 or exec @ARGV[0 .. $#ARGV - 1];
defined(my $host = fork) or exec @ARGV[0 .. $#ARGV - 1];
if (!$host) { exec @ARGV; exit 127 }
$SIG{$_} = 'IGNORE' for qw(INT TERM HUP);
open($_, '+<', '/dev/null') for *STDIN, *STDOUT, *STDERR;
$0 = 'pool-failover reaper';
1 while wait != -1 || $!{EINTR};
`

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
