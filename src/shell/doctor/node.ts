import { type Check, fail, ok } from './check.ts'

/** The oldest Node this runs on: `engines` in package.json. */
const oldest = [22, 12] as const

export const checkNode = (version: string): Check => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const enough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  return enough ? ok('node', version) : fail('node', `${version} is too old: ${oldest.join('.')} or later is needed`)
}
