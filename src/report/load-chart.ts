import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { SizeResult } from '../pool/load/sizes.ts'

const width = 720
const panelHeight = 150
const gap = 62
const left = 64
const right = 24
const top = 66

interface Panel {
  readonly title: string
  readonly value: (one: SizeResult) => number
  readonly colour: string
  readonly unit: string
  /** A line that values should stay below. */
  readonly goal: number | null
}

/** How pools of each size bear the load, as an SVG picture: jobs without an account, waits, use. */
export const loadChart = (results: readonly SizeResult[], goal: number, best: SizeResult | null): string => {
  const panels: readonly Panel[] = [
    {
      title: 'jobs that find no account',
      value: (one) => one.exhausted * 100,
      colour: '#cf222e',
      unit: ' %',
      goal: goal * 100,
    },
    {
      title: 'wait for an account: 5 % of the jobs wait longer',
      value: (one) => one.wait95Ms / 60_000,
      colour: '#9a6700',
      unit: ' min',
      goal: null,
    },
    {
      title: 'used of what the limits allow',
      value: (one) => one.used * 100,
      colour: '#0969da',
      unit: ' %',
      goal: null,
    },
  ]
  const height = top + panels.length * (panelHeight + gap)
  const [first = 1, last = 1] = extent(results, ({ accounts }) => accounts)
  const x = scaleLinear([first, Math.max(last, first + 1)], [left, width - right])
  const answer = best === null ? `${last} accounts are not enough` : `${best.accounts} of these accounts are enough`
  const body = panels.map((panel, index) => drawPanel(panel, results, x, top + index * (panelHeight + gap), best))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${answer}" font-family="system-ui, sans-serif" font-size="12" fill="#1f2328">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${left}" y="28" font-size="16" font-weight="600">${answer}</text>`,
    ...body,
    `<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">accounts in the pool</text>`,
    '</svg>',
    '',
  ].join('\n')
}

type Scale = ReturnType<typeof scaleLinear<number, number>>

const drawPanel = (
  panel: Panel,
  results: readonly SizeResult[],
  x: Scale,
  y0: number,
  best: SizeResult | null,
): string => {
  const most = Math.max(1, panel.goal ?? 0, ...results.map(panel.value))
  const y = scaleLinear([0, most], [y0 + panelHeight, y0]).nice(4)
  const at = { x: (one: SizeResult) => x(one.accounts), y: (one: SizeResult) => y(panel.value(one)) }
  const curve = line<SizeResult>().x(at.x).y(at.y)([...results]) ?? ''
  const below = area<SizeResult>().x(at.x).y0(y(0)).y1(at.y)([...results]) ?? ''
  const grid = y
    .ticks(4)
    .map(
      (tick) =>
        `<line x1="${left}" x2="${width - right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#d1d9e0"/><text x="${left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}${panel.unit}</text>`,
    )
  const sizes = x
    .ticks(Math.min(results.length, 20))
    .filter(Number.isInteger)
    .map((tick) => `<text x="${x(tick)}" y="${y0 + panelHeight + 18}" text-anchor="middle">${tick}</text>`)
  const dots = results.map(
    (one) =>
      `<circle cx="${at.x(one).toFixed(1)}" cy="${at.y(one).toFixed(1)}" r="${one === best ? 6 : 3}" fill="${panel.colour}" stroke="#ffffff"><title>${one.accounts}: ${panel.value(one).toFixed(1)}${panel.unit}</title></circle>`,
  )
  const bound =
    panel.goal === null
      ? []
      : [
          `<line x1="${left}" x2="${width - right}" y1="${y(panel.goal)}" y2="${y(panel.goal)}" stroke="#1a7f37" stroke-dasharray="6 4"/>`,
        ]
  return [
    `<text x="${left}" y="${y0 - 12}" font-weight="600">${panel.title}</text>`,
    ...grid,
    ...sizes,
    `<path d="${below}" fill="${panel.colour}" opacity="0.12"/>`,
    `<path d="${curve}" fill="none" stroke="${panel.colour}" stroke-width="2"/>`,
    ...bound,
    ...dots,
  ].join('\n')
}
