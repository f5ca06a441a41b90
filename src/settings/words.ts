/** A text in quotes. In double ones a backslash takes away what a quote or another backslash means, as in a shell. */
const quoted = /"((?:\\[\s\S]|[^"\\])*)"|'([^']*)'/g
const word = /(?:"(?:\\[\s\S]|[^"\\])*"|'[^']*'|[^\s"'])+/g

/**
 * The words of a command line: apart by blanks, but for what stands in quotes of either kind; outside of double quotes a backslash
 * is itself, as paths of Windows need it. Null where a quote is not closed.
 */
export const splitWords = (text: string): readonly string[] | null =>
  /["']/.test(text.replace(quoted, ''))
    ? null
    : (text.match(word) ?? []).map((one) =>
        one.replace(
          quoted,
          (_, double?: string, single?: string) => double?.replace(/\\(["\\])/g, '$1') ?? single ?? '',
        ),
      )
