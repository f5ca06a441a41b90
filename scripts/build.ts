/** Builds `dist/`: `tsc` to JavaScript first (ncc can't load TypeScript 7), then one ncc bundle for each entry. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'

const entries = ['action', 'post', 'select', 'report', 'host', 'cli']
const out = process.argv[2] ?? 'dist'

const tool = (name: string, ...args: string[]): void => {
  execFileSync(process.execPath, [`node_modules/${name}`, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
}

rmSync('build', { recursive: true, force: true })
rmSync(out, { recursive: true, force: true })
tool('typescript/bin/tsc', '-p', 'tsconfig.build.json')
for (const entry of entries) {
  tool(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    `build/${entry}.js`,
    '-o',
    `${out}/${entry}`,
    '--minify',
    '--quiet',
    '--license',
    'licenses.txt',
  )
}
