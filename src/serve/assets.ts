import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Asset } from './app.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The files of the page by the paths they are served at. Throws where the directory is missing: the installation is broken then. */
export const readAssets = async (directory: string): Promise<ReadonlyMap<string, Asset>> => {
  const names = (await readdir(directory)).filter((name) => extname(name) in types)
  const read = async (name: string): Promise<[string, Asset]> => [
    name === 'index.html' ? '/' : `/${name}`,
    { type: types[extname(name)] ?? '', bytes: new Uint8Array(await readFile(join(directory, name))) },
  ]
  return new Map(await Promise.all(names.map(read)))
}
