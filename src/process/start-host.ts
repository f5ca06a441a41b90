/** What Node and the system's loader may need; the agent's environment goes over the socket. */
const kept = ['SystemRoot', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH']

/**
 * Starts the host with @actions/exec and nothing secret in its arguments or environment. Resolves when it has ended,
 * with what it last said on stderr or its exit code.
 */
export const startHost = async (hostPath: string, socket: string): Promise<string> => {
  const { exec } = await import('@actions/exec')
  let said = ''
  const stderr = (chunk: Buffer): void => {
    said = (said + chunk.toString('utf8')).slice(-2_000)
  }
  try {
    const code = await exec(quoted(process.execPath), [hostPath, socket], {
      silent: true,
      ignoreReturnCode: true,
      env: Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
      delay: 1,
      listeners: { stderr },
    })
    return said.trim() || `exit code ${code}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** exec splits its first argument at blanks. */
const quoted = (path: string): string => `"${path.replaceAll('"', '\\"')}"`
