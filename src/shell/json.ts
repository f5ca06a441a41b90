/** What a JSON text says; undefined where it is none. Node's own error quotes the text, so it is thrown away. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
