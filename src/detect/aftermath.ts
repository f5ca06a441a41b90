import { isNotice } from './afterwards.ts'
import { isFurniture } from './furniture.ts'

/**
 * Said because of a failure, not after it: stack frames, dumped objects, exit notices, menus and hints of the agents'
 * screens, counters, what CI says when a step has failed.
 */
const consequence =
  /^(?:[a-z]+[.:])?(?:info|debug|trace): |^[\])}({[<"'│╭╰├└┌┐┘─━═+|,;:.\d-]|^at |^file "|^caused by|^\.{3}|^~|^\^|^(?:error|err|fatal|warning|warn|note|hint|tip|info|debug|traceback|during|th(?:is|at) (?:means|usually|likely|probably|error|happens|could|may|might)|the above exception|exception|raise|return|npm|make|gmake|pnpm|yarn|exit|status|code|type|param|request id|request_id|requestid|retry|retrying|please|try|see|for more|learn more|visit|upgrade|to increase|to continue|or |and |reason|details?|execution failed|model call failed|reducing|contact|increase|if using|message|session|location|backtrace|caution|sorry|access|node\.js|cause)\b|exit(?:ed|ing)?(?: with)?(?: exit)?(?: code| status)|process completed|^tokens? used?|^token usage|^[a-z]+(?:[_.][a-z]+)*=\S|^[a-z]+(?:[-_][a-z0-9]+)+: \S|^(?:headers|content|date|server|additional information|event|id):|^data: \[done\]|^to (?:see|view|authenticate|sign in|log in|resume|continue|learn|get|read|avoid|keep|raise|request|restore)\b|^an unexpected critical error|^post (?:job|run)|^cleaning up|^⚡|^💡|^❯|^›|^⏵|^goroutine \d|^[a-z0-9_./*()-]+\(.*\)$|\.go:\d+|^[a-zé]+ed for (?:\d+[hms] ?)+\d*(?:$|·)|^what do you want|^(?:> ?)?\/[a-z-]+|https?:\/\/\S+$|^(?:stop and wait|upgrade|add funds|switch|request)|^(?:copilot|claude|codex|gemini) (?:can be|requires|needs)|^opening your options|^\? for shortcuts|total (?:cost|duration|code changes|tokens)|^usage by model|^(?:thread|turn|conversation|resume)\b/

/** The agent went on: its own bullets, a user's next prompt, tool calls, finished checks, headings of a transcript. */
const work =
  /^(?:i |i've |i'll |i'm |done\b|all (?:\d+ )?(?:tests|checks)|finished\b|completed\b|summary\b|#+ |- \[x\]|[-*] \*\*|\*\*[^*]|> [^\s/]|\$ \S|(?:codex|assistant|user|exec|thinking|bash|human|tool)$|exec(?:uted|uting)? |(?:wrote|edited|updated|created|reading|running|applied|patch) )|\b(?:ok|succeeded|recovered|worked) (?:after|on) (?:\d|a |the |retr|attempt)|\bretry \d+(?:\/\d+)?:? (?:ok|succeeded|worked)\b|\bcompleted \d+ (?:turns|steps|tool calls)|\bresponse received\b|\besc to interrupt\b|^• (?:explored|ran|edited|added|updated|deleted|read|viewed|searched|called|working|waited|proposed)\b|^(?:⚠ )?usage limit reset · continuing\b/

/** A step of a runner that went well. */
const step =
  /^(?:\[[^\]]*\] )?(?:[a-z0-9_.#-]+ ){0,2}[a-z0-9_.#-]+: (?:(?:wrote|edited|updated|changed|committed|created|patched) \d+ files?|(?:ok|done|passed|succeeded)[.!]?$)/

/** A CI's word on a step that ended, which begins as a report of work does. */
const ended = /^finished(?: step #|: )/

/** What an agent's screen says, behind a bullet too, of a failure or of going on in spite of it. */
const notice =
  /^[●⏺] (?:model (?:changed|set|switched) to\b|continuing (?:autonomously|in autopilot)|(?:request|response|model call|api call|operation|connection) (?:was |has )?(?:failed|interrupted|cancell?ed|aborted|timed out|lost)|retrying\b|reconnecting\b|rate[- ]limited\b|waiting (?:for|before|\d))/

/** The sum of a test run: what its tests have printed, they were to print. */
const testRun =
  /^=+ (?:short test summary info|.*\b\d+ (?:passed|failed|errors?)\b.* in [\d.]+s.*) =+$|^failed [a-z0-9_./-]+::|^\d+ (?:tests?|examples?|specs?|assertions?)(?: completed)?, \d+ (?:failed|failures?|errors?)\b|^tests?(?: suite| file)?s:? +\d+ (?:failed|passed)|^(?:fail|ok)\t|^--- fail: |^test result: |^error: test failed|^1\.\.\d+$|^# fail(?:ed)? \d|^not ok \d|^ℹ (?:tests|pass|fail) \d|^\d+ (?:of|out of|\/) \d+ (?:tests?|checks?|specs?|cases?) (?:failed|passed)|^ran \d+ tests? in |^failed \((?:failures|errors)=\d|^\d+ (?:passing|failing)\b|^\[error\] tests run: \d|^tests: \d+, |^failed! +- failed: +\d/

/** Whether a line sums up a test run. */
export const isTestRun = (raw: string): boolean => testRun.test(raw.trim().slice(0, 160).toLowerCase())

/** Bullets of the agent's own messages, ticks of finished checks. */
const workMarks = '●⏺✓✔✅☑'

/** What a line that stands after the reason of a failure tells: nothing, that the work went on, or just talk. */
export const tells = (raw: string, folded: string): 'nothing' | 'work' | 'talk' => {
  const start = raw.trimStart().slice(0, 100)
  if (step.test(folded) && !folded.startsWith('event: ')) return 'work'
  if (ended.test(folded) || isFurniture(raw.trim()) || notice.test(start.toLowerCase()) || isNotice(folded))
    return 'nothing'
  if (workMarks.includes(start[0] ?? ' ') || work.test(start.toLowerCase())) return 'work'
  if (!/[a-z0-9\u00c0-\u1fff\u2c00-\ud7ff]/.test(folded) || /^\s{2,}/.test(raw) || consequence.test(folded))
    return 'nothing'
  return 'talk'
}

/** Few words without a stop: a button, a heading, a place in a file. Somebody who works on speaks in sentences. */
export const isCaption = (folded: string): boolean =>
  folded.split(' ').length <= 12 && !/(?:[^.]\.|[!?:;])[)"']?$/.test(folded)
