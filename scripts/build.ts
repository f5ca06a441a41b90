/** Builds `dist/`: `tsc` to JavaScript first (ncc can't load TypeScript 7), then one ncc bundle for each entry. */
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'

const entries = ['action', 'post', 'select', 'report', 'host', 'cli']
const out = process.argv[2] ?? 'dist'

const tool = (name: string, ...args: string[]): void => {
  execFileSync(process.execPath, [`node_modules/${name}`, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
}

rmSync('build', { recursive: true, force: true })
rmSync(out, { recursive: true, force: true })
tool('typescript/bin/tsc', '-p', 'tsconfig.build.json')
// @actions/core loads an HTTP client, and with it undici, for getIDToken alone: half of the action's start. The bundles get
// a core without it; @actions/cache, loaded when it is needed, has its own.
cpSync('node_modules/@actions/core', 'build/node_modules/@actions/core', { recursive: true })
cpSync('tools/no-http', 'build/node_modules/@actions/core/node_modules/@actions/http-client', { recursive: true })
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

// The page of `serve` runs in browsers as it is: modules, a style sheet and two files more, served one by one.
tool('typescript/bin/tsc', '-p', 'tsconfig.page.json')
const page = `${out}/cli/page`
cpSync('build/browser/page', page, { recursive: true })
for (const file of ['index.html', 'style.css', 'icon.svg']) cpSync(`src/page/${file}`, `${page}/${file}`)
