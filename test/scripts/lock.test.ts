import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Package {
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

it('package-lock.json names the packages of all platforms: npm ci refuses one that knows only the platform it was written on', () => {
  const { packages }: { packages: Record<string, Package> } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const names = Object.keys(packages).map((path) => path.split('node_modules/').at(-1))
  const wanted = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}))
  expect(wanted.length).toBeGreaterThan(20)
  expect(wanted.filter((name) => !names.includes(name))).toEqual([])
})
