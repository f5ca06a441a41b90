/** The runner's secret masker with its value encoders, after its source. It masks line by line. */
export interface Masker {
  readonly add: (value: string) => void
  readonly mask: (line: string) => string
  readonly values: () => readonly string[]
}

export const createMasker = (): Masker => {
  const originals = new Set<string>()
  const forms = new Set<string>()
  return {
    add: (value) => {
      if (value === '' || originals.has(value)) return
      originals.add(value)
      for (const form of [value, ...encodings(value)]) if (form !== '') forms.add(form)
    },
    mask: (line) => {
      const hidden = new Uint8Array(line.length)
      let found = false
      for (const form of forms) {
        for (let at = line.indexOf(form); at >= 0; at = line.indexOf(form, at + 1)) {
          hidden.fill(1, at, at + form.length)
          found = true
        }
      }
      if (!found) return line
      let result = ''
      for (let at = 0; at < line.length; at += 1) {
        if (hidden[at] === 0) result += line[at]
        else if (hidden[at - 1] !== 1) result += '***'
      }
      return result
    },
    values: () => [...originals],
  }
}

const encodings = (value: string): readonly string[] => {
  const bytes = Buffer.from(value)
  const base64 = [0, 1, 2].map((offset) => bytes.subarray(offset).toString('base64').replace(/=+$/, ''))
  const parts = ampersandParts(value)
  return [
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value.toWellFormed()).replace(
      /[!'()*]/g,
      (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
    ),
    xmlEscaped(value),
    value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '',
    ...parts.filter((part) => part.length >= 6),
  ]
}

const xmlEscaped = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')

/** PowerShell colours the parts of an argument around its ampersands apart. */
const ampersandParts = (value: string): readonly string[] => {
  const plus = value.indexOf('&+')
  if (plus >= 0) return [value.slice(0, plus + 2), value.slice(plus + 3)]
  const last = value.lastIndexOf('&')
  return last < 0 ? [] : [value.slice(0, last + 1), value.slice(last + 1)]
}
