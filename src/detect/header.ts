const word = '[a-z0-9_$-]+'
const levels =
  '(?:error|err|erro|eror|fatal|ftl|severe|critical|crit|panic|fail|failure|warn|warning|wrn|info|inf|inform|notice|debug|dbg|trace|trc)'
const time =
  '\\[?(?:\\d{4}[-/]\\d\\d[-/]\\d\\d|\\d\\d[/.]\\d\\d[/.]\\d{2,4}|[a-z]{3} +\\d{1,2})?,?[t ]?\\d{1,2}:\\d\\d(?::\\d\\d)?(?:[.,]\\d+)?(?: ?[ap]m\\b)?(?: ?z\\b| ?[+-]\\d\\d:?\\d\\d| utc\\b| gmt\\b)?\\]?:?'
/** What loggers write between the time and the message: levels, threads, modules, files, numbers of processes. */
const column = `(?:\\[ ?(?:${time} )?[a-z0-9_.:/#@$ -]+(?:=[a-z0-9_.:/-]+)?\\]:?|\\{[a-z0-9_.:/=-]+\\}:?|\\(${word}(?:[./:]${word})*\\):?|${levels}[:>]?|\\d+|-{1,3}|\\||std(?:err|out) [fp]|${word}(?:(?:\\.|::|/|#|->)[a-z0-9_$<>{}=-]+)+(?::${word}(?:\\.${word})?){0,2}:?|${word}(?:\\[[a-z0-9_.-]+\\]:|\\{[^{}]*\\}:|>)|:)`
const module = `${word}(?:(?:\\.|::|/|#)[a-z0-9_$<>{}-]+)+(?::${word})?`
/** A log line's own beginning: a time, or a level and who speaks. */
export const header = new RegExp(
  `^(?:\\[${time}[ ,:]+[a-z0-9_./ -]+\\]:? |${time}(?:[:|,]? ?${levels}(?::? (?:- )?| - |[:|](?:[a-z0-9_.-]+[:|])? ?)| )|${levels}[:>]? (?:${module}:? |\\d+ --- )|std(?:err|out) [fp] )`,
)
/** A level that a header holds; what follows is the message's own. */
export const level = new RegExp(`^${levels}[:>]? `)
/** What may follow a header. */
export const nextColumn = new RegExp(`^${column} `)
