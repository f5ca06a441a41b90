/** One input or output of an action. */
export interface Field {
  readonly name: string
  readonly description: string
  readonly required: boolean
  /** Null where there is none. */
  readonly preset: string | null
}

export interface ActionFile {
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
}

/**
 * Reads the inputs and outputs of an `action.yml` of ours: two levels of names, each with plain one-line values.
 * Throws at a line it does not understand, so that nothing is left out in silence.
 */
export const readActionFile = (text: string): ActionFile => {
  const found: Record<string, Field[]> = { inputs: [], outputs: [] }
  let section: Field[] | undefined
  for (const line of text.split('\n')) {
    const [, top] = /^(\w+):/.exec(line) ?? []
    if (top !== undefined) section = found[top]
    else if (section !== undefined && line !== '') readLine(section, line)
  }
  return { inputs: found['inputs'] ?? [], outputs: found['outputs'] ?? [] }
}

const readLine = (section: Field[], line: string): void => {
  const [, name] = /^ {2}([\w-]+):$/.exec(line) ?? []
  if (name !== undefined) {
    section.push({ name, description: '', required: false, preset: null })
    return
  }
  const [, key, value] = /^ {4}(description|required|default): (\S.*)$/.exec(line) ?? []
  const field = section.pop()
  if (field === undefined || value === undefined) throw new Error(`not understood: ${line}`)
  section.push({ ...field, ...change(key, unquoted(value)) })
}

const change = (key: string | undefined, value: string): Partial<Field> => {
  switch (key) {
    case 'required':
      return { required: value === 'true' }
    case 'default':
      return { preset: value }
    default:
      return { description: value }
  }
}

const unquoted = (value: string): string => /^(['"])(.*)\1$/.exec(value)?.[2] ?? value
