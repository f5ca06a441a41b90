import { shortestSecret } from './ordinary.ts'
import { createSearch, type Range } from './search.ts'

/** Replaces every secret in a text by `***`, in all the forms of `formsOf`, also where colour codes split it. */
export interface Redact {
  (text: string): string
  /** From now on these are hidden too: tokens that an agent renewed during the run. */
  readonly add: (secrets: Iterable<string>) => void
}

/**
 * One pass over the text whatever the number of secrets. Where secrets overlap the whole of both is hidden.
 * Strings shorter than 8 characters are not hidden: see `isSecret`, which a caller has asked before.
 */
export const createRedactor = (secrets: Iterable<string>): Redact => {
  const search = createSearch()
  const add = (more: Iterable<string>): void => {
    for (const secret of more) if (secret.length >= shortestSecret) search.add(secret)
  }
  add(secrets)
  const redact = (text: string): string => {
    const ranges = [...search.find(text), ...(text.includes('\u001b') ? findAcrossCodes(text, search.find) : [])]
    return ranges.length === 0 ? text : blank(text, merged(ranges))
  }
  return Object.assign(redact, { add })
}

/** What the terminal doesn't show: control sequences, operating system commands (links, titles), two-byte escapes. */
const codes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\](?:[^\u0007\u001b]*(?:\u0007|\u001b\\))?|[ -/]*[0-~])/g

const findAcrossCodes = (text: string, find: (text: string) => Iterable<Range>): Range[] => {
  // Where each visible stretch starts in the visible text and in the whole one.
  const stretches: { readonly visible: number; readonly whole: number }[] = []
  let visible = ''
  let from = 0
  const keep = (to: number): void => {
    if (to === from) return
    stretches.push({ visible: visible.length, whole: from })
    visible += text.slice(from, to)
  }
  for (const code of text.matchAll(codes)) {
    keep(code.index)
    from = code.index + code[0].length
  }
  keep(text.length)
  let at = 0
  const toWhole = (index: number): number => {
    for (let next = stretches[at + 1]; next !== undefined && next.visible <= index; next = stretches[at + 1]) at += 1
    const stretch = stretches[at] ?? { visible: 0, whole: 0 }
    return stretch.whole + index - stretch.visible
  }
  return merged([...find(visible)]).map(([start, end]) => [toWhole(start), toWhole(end - 1) + 1])
}

const merged = (ranges: Range[]): Range[] => {
  const result: Range[] = []
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last === undefined || start > last[1]) result.push([start, end])
    else if (end > last[1]) result[result.length - 1] = [last[0], end]
  }
  return result
}

/** Colours that changed inside a secret still change after it. */
const blank = (text: string, ranges: readonly Range[]): string => {
  let result = ''
  let from = 0
  for (const [start, end] of ranges) {
    const colours = text.slice(start, end).match(/\u001b\[[\d;]{0,40}m/g) ?? []
    result += `${text.slice(from, start)}***${colours.join('')}`
    from = end
  }
  return result + text.slice(from)
}
