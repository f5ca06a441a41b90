/** The system's code of an error (`ENOENT`), or ''. Never its text, which may quote what it should not. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
