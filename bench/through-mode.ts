/** Other ways for a command's output to reach ours: `through-mode.ts exec|piped FILE`. */
import { spawn } from 'node:child_process'
import { pipeline } from 'node:stream/promises'
import { exec } from '@actions/exec'

const [mode, file = ''] = process.argv.slice(2)

if (mode === 'exec') await exec('cat', [file])
else {
  const child = spawn('cat', [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  await pipeline(child.stdout, process.stdout)
}
