/**
 * The ways in which a secret may be written: as it is, base64 and base64url (alone and inside longer text, at each of the
 * three alignments), hex in both cases, percent-encoded, JSON-escaped once and twice. Without duplicates; most tokens
 * need no escaping, so most have ten. Forms shorter than `shortest` characters are left out. A secret of more than 16,384
 * characters is no token that anybody encodes: it has the one form.
 */
export const formsOf = (secret: string, shortest: number): readonly string[] => {
  if (secret.length > longestEncoded) return [secret]
  const bytes = utf8.encode(secret)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const base64 = [whole(bytes), ...[0, 1, 2].map((shift) => aligned(bytes, shift))]
  const url = percentEncoded(secret)
  const json = [jsonEscaped(secret), asciiOnly(jsonEscaped(secret)), htmlSafe(jsonEscaped(secret))]
  const forms = [
    secret,
    ...base64,
    ...base64.map(urlSafe),
    hex,
    hex.toUpperCase(),
    url,
    url.replaceAll('%20', '+'),
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ...json,
    ...json.map(jsonEscaped),
  ]
  return [...new Set(forms)].filter((form) => form.length >= shortest)
}

const longestEncoded = 16_384

const utf8 = new TextEncoder()

const whole = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** The characters that stay the same whatever stands before and after the bytes, `shift` bytes past a multiple of three. */
const aligned = (bytes: Uint8Array, shift: number): string => {
  const padded = new Uint8Array(shift + bytes.length)
  padded.set(bytes, shift)
  return whole(padded).slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
}

const urlSafe = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Lone surrogates can't be percent-encoded: they travel as U+FFFD everywhere. */
const percentEncoded = (text: string): string => encodeURIComponent(text.toWellFormed())

const jsonEscaped = (text: string): string => JSON.stringify(text).slice(1, -1)

const asciiOnly = (text: string): string => text.replace(/[\u0080-\uffff]/g, escapedUnit)

/** As Go and many web frameworks write JSON. */
const htmlSafe = (text: string): string => text.replace(/[<>&\u2028\u2029]/g, escapedUnit)

const escapedUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
