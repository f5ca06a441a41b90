import type { Job } from '../settings/settings.ts'

export interface Script {
  /** Name of the file that holds the script: its ending matters to PowerShell and cmd. */
  readonly fileName: string
  readonly content: string
  /** The command line, `{0}` standing for the script's path. */
  readonly argv: readonly [string, ...string[]]
}

/** How each shell is started, as a `run:` step does it. */
const shells: Readonly<Record<string, { readonly argv: readonly [string, ...string[]]; readonly ending: string }>> = {
  bash: { argv: ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'], ending: 'sh' },
  sh: { argv: ['sh', '-e', '{0}'], ending: 'sh' },
  pwsh: { argv: ['pwsh', '-command', ". '{0}'"], ending: 'ps1' },
  powershell: { argv: ['powershell', '-command', ". '{0}'"], ending: 'ps1' },
  cmd: { argv: ['cmd', '/D', '/E:ON', '/V:OFF', '/S', '/C', 'CALL "{0}"'], ending: 'cmd' },
  python: { argv: ['python', '{0}'], ending: 'py' },
}

/** The script of an attempt: `resume-run` where there is a session to take up, `run` otherwise. Nothing of ours is put into it. */
export const scriptOf = (job: Extract<Job, { kind: 'script' }>, resumes: boolean): Script => {
  const text = resumes && job.resumeRun !== null ? job.resumeRun : job.run
  const { argv, ending } = shells[job.shell.join(' ')] ?? { argv: template(job.shell), ending: 'sh' }
  const content = ending === 'ps1' ? `$ErrorActionPreference = 'stop'\n${text}\n` : `${text}\n`
  return { fileName: `script.${ending}`, content, argv }
}

const template = ([file = 'bash', ...args]: readonly string[]): readonly [string, ...string[]] =>
  args.some((arg) => arg.includes('{0}')) ? [file, ...args] : [file, ...args, '{0}']
