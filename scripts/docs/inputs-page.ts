import { readFileSync } from 'node:fs'
import { type Field, readActionFile } from './action-file.ts'

const steps = [
  { title: 'org/pool-failover', file: 'action.yml', about: 'Runs the agent itself.' },
  {
    title: 'org/pool-failover/select',
    file: 'select/action.yml',
    about: 'Picks an account for a step that runs the agent, e.g. one of the official actions.',
  },
  {
    title: 'org/pool-failover/report',
    file: 'report/action.yml',
    about: 'Judges how that step ended, remembers it, and says whether to go on with another account.',
  },
]

/** The text of `docs/inputs.md`, from the `action.yml` files themselves. */
export const inputsPage = (): string => `${[...head, ...steps.flatMap(section)].join('\n\n')}\n`

const head = [
  '# Inputs and outputs',
  "Written by `npm run docs` from the `action.yml` files; don't edit it by hand. Times are like `90s`, `5m`, `1h30m` or `2d`; a bare number is seconds.",
]

const section = ({ title, file, about }: (typeof steps)[number]): readonly string[] => {
  const { inputs, outputs } = readActionFile(readFileSync(file, 'utf8'))
  return [
    `## ${title}`,
    about,
    '### Inputs',
    table(
      ['input', 'default', 'meaning'],
      inputs.map((field) => [code(field.name), preset(field), meaning(field)]),
    ),
    '### Outputs',
    table(
      ['output', 'meaning'],
      outputs.map((field) => [code(field.name), meaning(field)]),
    ),
  ]
}

const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const code = (text: string): string => `\`${text}\``

const preset = ({ required, preset: value }: Field): string =>
  required ? '**required**' : value === null ? '' : code(value)

/** Pages are linked from where this one lies; a dash stands for the colon that YAML would stumble over. */
const meaning = ({ description }: Field): string =>
  description
    .replace(/docs\/([\w-]+\.md)/g, '[$1]($1)')
    .replace(' - ', ': ')
    .replaceAll('|', '\\|')
