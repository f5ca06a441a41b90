import { exec } from '@actions/exec'
import { type Place, reaped } from './messages.ts'
import { isExecutable } from './which.ts'

/** What Node and the system's loader may need; the agent's environment goes over the socket. */
const kept = ['SystemRoot', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH']

/**
 * Starts the host with @actions/exec and nothing secret in its arguments or environment. Resolves when it has ended,
 * with what it last said on stderr or its exit code.
 */
export const startHost = async (hostPath: string, place: Place, onWay: () => void): Promise<string> => {
  let said = ''
  const stderr = (chunk: Buffer): void => {
    said = (said + chunk.toString('utf8')).slice(-2_000)
  }
  const [file, ...args] = hostCommand(process.execPath, hostPath, place)
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
 * make that call. It reaps until nobody is left, and ignores what its group is sent. It makes the named pipes too, which Node
 * can't either: a process less.
 */
const hostCommand = (node: string, hostPath: string, place: Place): readonly [string, ...string[]] => {
  const { socket, stdout, stderr } = place
  const call = process.platform === 'linux' ? calls[process.arch] : undefined
  if (call === undefined || !isExecutable(perl)) return [node, hostPath, socket]
  const script = reaper.replace('PRCTL', String(call.prctl)).replace('MKNODAT', String(call.mknodat))
  return [perl, '-e', script, stdout, stderr, node, hostPath, socket, reaped]
}

const perl = '/usr/bin/perl'

/** The numbers of the system calls, by Node's names of the architectures. */
const calls: Readonly<Record<string, { readonly prctl: number; readonly mknodat: number }>> = {
  x64: { prctl: 157, mknodat: 259 },
  arm64: { prctl: 167, mknodat: 33 },
  arm: { prctl: 172, mknodat: 324 },
  ia32: { prctl: 172, mknodat: 297 },
  riscv64: { prctl: 167, mknodat: 33 },
}

/** -100 is AT_FDCWD, 010600 a named pipe for us alone; 36 is PR_SET_CHILD_SUBREAPER, 4 EINTR: its name would load a module first. */
const reaper = `
syscall(MKNODAT, -100, $_, 010600, 0) for splice @ARGV, 0, 2;
syscall(PRCTL, 36, 1, 0, 0, 0) == 0 or exec @ARGV[0 .. $#ARGV - 1];
defined(my $host = fork) or exec @ARGV[0 .. $#ARGV - 1];
if (!$host) { exec @ARGV; exit 127 }
$SIG{$_} = 'IGNORE' for qw(INT TERM HUP);
open($_, '+<', '/dev/null') for *STDIN, *STDOUT, *STDERR;
$0 = 'pool-failover reaper';
1 while wait != -1 || $! == 4;
`
