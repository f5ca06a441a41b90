import { homedir, hostname, tmpdir, userInfo } from 'node:os'

/** Replaces what tells of this machine by what a runner would have there, longest first. Fake keys stay: tests look for them. */
export const scrubber = (places: Readonly<Record<string, string>>): ((text: string) => string) => {
  const known = {
    ...places,
    [tmpdir()]: '/home/runner/tmp',
    [homedir()]: '/home/runner',
    [hostname()]: 'runner',
    [userInfo().username]: 'runner',
  }
  // Claude Code names folders after paths, with hyphens for all that isn't alphanumeric.
  const slugs = Object.fromEntries(Object.entries(places).map(([from, to]) => [slug(from), slug(to)]))
  const pairs = Object.entries({ ...known, ...slugs })
    .filter(([from]) => from.length > 2)
    .sort(([a], [b]) => b.length - a.length)
  return (text) => pairs.reduce((result, [from, to]) => replaceWord(result, from, to), text)
}

const slug = (path: string): string => path.replace(/[^A-Za-z0-9]/g, '-')

/** A short name such as `root` only where it stands alone. */
const replaceWord = (text: string, from: string, to: string): string => {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, 'g'), () => to)
}
