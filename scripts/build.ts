/**
 * Builds `dist/`: `tsc` to JavaScript first (ncc can't load TypeScript 7), then one ncc bundle for each entry, and the library's
 * types in one file.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, globSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rolldown } from 'rolldown'
import { minify } from 'rolldown/utils'
import { dts } from 'rolldown-plugin-dts'

const entries = ['action', 'post', 'select', 'report', 'host', 'cli', 'lib']
const out = process.argv[2] ?? 'dist'

const tool = (name: string, ...args: string[]): void => {
  execFileSync(process.execPath, [`node_modules/${name}`, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
}

/**
 * ncc's own --minify leaves all but the first file as they are, and code that nothing uses in them. Names are kept:
 * @actions/cache tells its errors apart by them. So are the parentheses around webpack's modules: V8 parses what stands in them once
 * and not twice, a quarter of the time to load.
 */
const smaller = async (file: string, code: string): Promise<string> => {
  const keepNames = { function: true, class: true }
  const options = { module: true, compress: { keepNames }, mangle: { keepNames }, codegen: { removeWhitespace: true } }
  const { code: small, errors } = await minify(file, code, options)
  for (const error of errors) throw error
  return small
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
    '--quiet',
    '--license',
    'licenses.txt',
  )
  for (const file of globSync(`${out}/${entry}/*.js`)) {
    writeFileSync(file, await smaller(file, readFileSync(file, 'utf8')))
  }
}

// The page of `serve` runs in browsers as it is: modules, a style sheet and two files more, served one by one.
tool('typescript/bin/tsc', '-p', 'tsconfig.page.json')
const page = `${out}/cli/page`
cpSync('build/browser/page', page, { recursive: true })
for (const file of ['index.html', 'style.css', 'icon.svg']) cpSync(`src/page/${file}`, `${page}/${file}`)

/** The package has library and command line tool: what both need lies in it once. */
for (const name of readdirSync(`${out}/lib`).filter((file) => /^\d+\.index\.js$/.test(file))) {
  const [own, other] = ['lib', 'cli'].map((entry) => `${out}/${entry}/${name}`)
  if (own === undefined || other === undefined || !readdirSync(`${out}/cli`).includes(name)) continue
  if (readFileSync(own).equals(readFileSync(other))) writeFileSync(own, `export * from '../cli/${name}'\n`)
}

// Nothing of a dependency is to be seen in them.
const types = await rolldown({
  input: './build/lib.d.ts',
  external: (id, importer) => importer !== undefined && !/^[./]/.test(id),
  plugins: [dts({ dtsOnly: true, generator: 'oxc' })],
})
await types.write({ file: `${out}/lib/index.d.ts`, format: 'es' })
