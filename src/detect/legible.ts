/*
 * Characters that a log has spoilt: entities of HTML and XML, UTF-8 read as Windows-1252, Latin-1 or code page 437, signs
 * that a code page lacks, and colour codes whose escape character was lost.
 */

const restored: readonly (readonly [spoilt: RegExp, meant: string])[] = [
  [/&(?:#0*39|#x27|apos|rsquo|lsquo|#0*8217|#x2019);|â€[™˜]|â\u0080[\u0099\u0098]|ΓÇ[Öÿ]/g, "'"],
  [/&(?:quot|#0*34|#x22);|â€œ|â€\u009d|ΓÇ[£¥]/g, '"'],
  [/&(?:middot|#0*183|#x[bB]7|#0*8729|#x2219);|Â·|âˆ™|â\u0088\u0099|┬╖|ΓêÖ/g, '·'],
  [/â€¦|â\u0080¦|ΓÇª|&hellip;/g, '…'],
  [/â€[“”]|â\u0080[\u0093\u0094]|ΓÇ[ôö]|&[mn]dash;/g, '-'],
  [/âŽ¿|â\u008e¿|ΓÄ┐/g, '⎿'],
  [/Â\u00a0|&(?:nbsp|#160);/g, ' '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
]
const suspect = /[&ÂâΓ┬]/
const colour = /\[(?:\d{1,3};){0,4}\d{1,3}m([^\]]|$)/g
const lostApostrophe = /\b([Yy]ou|[Ww]e)[?\ufffd]+(ve|re)\b/g
const lostDot = / [?\ufffd]+ (resets?|run|contact|ask|out of|add|your)\b/g

/** The text with such characters as they were meant; terminal codes must still be in it. */
export const legible = (text: string): string => {
  const told = suspect.test(text) ? restored.reduce((all, [spoilt, meant]) => all.replace(spoilt, meant), text) : text
  return /[?\ufffd]/.test(told) ? told.replace(lostApostrophe, "$1'$2").replace(lostDot, ' · $1') : told
}

/** The text without colour codes that lost their escape character; those that have one must be gone. */
export const colourless = (text: string): string =>
  text.includes('[') ? text.replace(colour, '$1').replace(colour, '$1') : text
