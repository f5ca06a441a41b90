import { namePattern } from './names.ts'

/**
 * Whether an account's `env` must not set this variable, in any case: it would change which programs run or what they
 * load, move the agent out of the place we gave it, or speak to the runner in our name.
 */
export const reservedVariable = (name: string): boolean => pattern.test(name)

const pattern = namePattern(
  [
    // Where programs are found, and the user's place on the machine.
    ...['PATH', 'PATHEXT', 'HOME', 'USER', 'LOGNAME', 'USERPROFILE', 'PWD', 'OLDPWD', 'TMPDIR', 'TEMP', 'TMP'],
    ...['SYSTEMROOT', 'WINDIR', 'COMSPEC', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'XDG_*', 'TZ', 'CI'],
    // Shells.
    ...[
      'SHELL',
      'SHELLOPTS',
      'BASHOPTS',
      'BASH_*',
      'ENV',
      'IFS',
      'PS4',
      'PROMPT_COMMAND',
      'CDPATH',
      'GLOBIGNORE',
      'ZDOTDIR',
    ],
    // Loaders and language runtimes that read code from a variable.
    ...[
      'LD_*',
      'DYLD_*',
      'GCONV_PATH',
      'MALLOC_*',
      'GLIBC_TUNABLES',
      'OPENSSL_CONF',
      'OPENSSL_MODULES',
      'OPENSSL_ENGINES',
    ],
    ...[
      'NODE_OPTIONS',
      'NODE_PATH',
      'NODE_REPL_EXTERNAL_MODULE',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'BUN_OPTIONS',
      'NPM_CONFIG_*',
    ],
    ...[
      'PYTHONSTARTUP',
      'PYTHONPATH',
      'PYTHONHOME',
      'PYTHONINSPECT',
      'PYTHONUSERBASE',
      'PYTHONBREAKPOINT',
      'PYTHONEXECUTABLE',
    ],
    ...['PERL5OPT', 'PERL5LIB', 'PERL5DB', 'PERLLIB', 'RUBYOPT', 'RUBYLIB', 'JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS'],
    ...['JDK_JAVA_OPTIONS', 'CLASSPATH', 'DOTNET_STARTUP_HOOKS', 'DOTNET_ADDITIONAL_DEPS', 'CORECLR_*', 'COR_*'],
    // Programs that tools start by name.
    ...['EDITOR', 'VISUAL', 'PAGER', 'BROWSER', 'LESSOPEN', 'LESSCLOSE', 'GIT_*', 'SSH_ASKPASS', 'SUDO_*'],
    // The runner's and ours.
    ...['GITHUB_*', 'RUNNER_*', 'ACTIONS_*', 'INPUT_*', 'STATE_*', 'POOL_FAILOVER_*'],
  ],
  'i',
)
