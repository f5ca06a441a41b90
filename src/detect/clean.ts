import { colourless, legible } from './legible.ts'

/** A line as people would read it, without what terminals, logs and CI put around it. */
export interface CleanLine {
  /** What is left: folded to lower case, straight quotes, one kind of separator (`·`), single spaces. */
  readonly folded: string
  /** The same before folding. */
  readonly shown: string
  /** The instant in front of the line (GitHub's log timestamps), epoch ms, or null. */
  readonly stamp: number | null
}

/** Control sequences of terminals, their operating system commands (links, titles), and other control characters. */
const codes =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff]|\ufe0f/g

/** `job<TAB>step<TAB>` of `gh run view --log`, then the timestamp that downloaded Actions logs have on each line. */
const actions = /^(?:[^\t]+\t[^\t]+\t)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) ?/

/** Frames, bullets and marks that user interfaces draw before a message. */
const glyphs = new Set('│┃║▌▐╎┆⎿└├╰╭●⏺•◆■▪⚠✖✗✘✕×❌⛔🚫🛑🖐ℹ❗‼✻✽✶✢✳✺✹✸✷✴·')

/** Bars and dots of progress: squares, braille. */
const spinner = /[\u2800-\u28ff\u2580-\u259f\u25a0-\u25a9\u25fb-\u25fe\u2b1a-\u2b1e]/

/** A line that is bold as a whole. */
const bold = /^\*\*([^*]+)\*\*[.!]?$/

/** A prompt and the mark of its answer, where somebody's copy has lost the line break between them. */
const prompted = /^[^⎿]*[^\s⎿][^⎿]*⎿\s*/

/** Marks that a log has written as bytes, as code points, as names, or in the wrong character set. */
const garbled =
  /^(?:(?:(?:\\(?:x?[89A-Fa-f][0-9A-Fa-f]|[23][0-7][0-7]|[uU]\{?[0-9A-Fa-f]+\}?))+|<(?:U\+|0x)[0-9A-Fa-f]+>|&#x?[0-9A-Fa-f]+;|:[a-z_]+:|[âðïÂÃ][\u0080-\u00ff\u0152-\u2122]+)\s*)+/

/** A logger's level in capitals, which no sentence begins with. */
const level = /^(ERROR|FATAL|CRITICAL|SEVERE|WARN|WARNING|INFO|NOTICE|[Ee]rror |fatal |warn ) +([^:\s|[-])/

/** A line of a text that JavaScript's inspector prints in pieces: `data: '[{\\n' +`. */
const concatenated = /^([a-z]+: )?'(.*?)(?:\\n)?'(?: \+)?$/

/** Takes away terminal codes, Actions timestamps and marks, frames; folds the rest for matching. */
export const clean = (line: string): CleanLine => {
  const plain = colourless(legible(line).replace(codes, ''))
  const stamped = actions.exec(plain)
  const stamp = stamped?.[1] === undefined ? null : Date.parse(stamped[1])
  const marked = (stamped === null ? plain : plain.slice(stamped[0].length)).replace(
    /^(?:##\[(?:error|warning|notice|debug)\]|##vso\[task\.logissue [^\]]*\]|::(?:error|warning|notice)(?: [^:]*)?::)/,
    '',
  )
  const shown = withoutFrame(withoutFrame(marked.replace(prompted, '')).replace(garbled, ''))
    .replace(concatenated, '$1$2')
    .replace(bold, '$1')
    .replace(level, '$1: $2')

  return { folded: fold(shown), shown, stamp: stamp !== null && Number.isFinite(stamp) ? stamp : null }
}

/** Without the marks at its start and the frame at its end. */
const withoutFrame = (text: string): string => {
  let start = 0
  for (const mark of text) {
    if (mark.trim() !== '' && !glyphs.has(mark) && !spinner.test(mark)) break
    start += mark.length
  }
  let end = text.length
  while (end > start && (text[end - 1]?.trim() === '' || '│┃║'.includes(text[end - 1] ?? ' '))) end--
  return text.slice(start, end)
}

const apostrophes = /[\u2018\u2019\u201b\u02bc\u00b4`]/g
const quotes = /[\u201c\u201d]/g

/** The quotes of a text as a keyboard has them. */
export const straight = (text: string): string => text.replace(apostrophes, "'").replace(quotes, '"')

/** One spelling for all typographic variants, in lower case. */
export const fold = (text: string): string =>
  straight(text.toLowerCase())
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\uff1a/g, ': ')
    .replace(/\s+/g, ' ')
    .replace(/ ?[\u00b7\u2219\u2022\u22c5\u30fb\u2027] ?/g, ' · ')
    .trim()
