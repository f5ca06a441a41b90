/** Marks, breaks of lines, words to people and hints that screens put around a message, by name. */
export const screenWrappers: Readonly<Record<string, (message: string) => string>> = {
  bytes: (message) => `\\F0\\9F\\96\\90 ${message}`,
  bytesHex: (message) => `\\xf0\\x9f\\x96\\x90 ${message}`,
  bytesOctal: (message) => `\\360\\237\\226\\220 ${message}`,
  codePoint: (message) => `<U+26A0> ${message}`,
  mojibake: (message) => `âš ï¸ ${message}`,
  mojibakeSquare: (message) => `â–  ${message}`,
  shortcode: (message) => `:warning: ${message}`,
  hard60: (message) => hard(message, 60),
  hard100: (message) => hard(message, 100),
  hard80: (message) => hard(`■ ${message}`, 76, '  '),
  soft72: (message) => soft(message, 72, '    '),
  box60: (message) => box(message, 60),
  boxedError: (message) => box(`Error: ${message}`, 76),
  tree: (message) => `  └ ${soft(message, 70).split('\n').join('\n    ')}`,
  richColumn: (message) =>
    `[03/10/26 14:19:58] ERROR    ${soft(message, 60)
      .split('\n')
      .join(`\n${' '.repeat(29)}`)}`,
  tool: (message) => `  ⎿  ${message}`,
  sorry: (message) => `Sorry, there was an error from the AI: ${message}`,
  oops: (message) => `Oops! Something went wrong: ${message}`,
  problemWith: (message) => `There was a problem with your request: ${message}`,
  encountered: (message) => `We encountered an error: ${message}`,
  whileStreaming: (message) => `Encountered an error while streaming the response: ${message}`,
  wentWrong: (message) => `Something went wrong while generating a response. Error: ${message}`,
  followingError: (message) => `The request failed with the following error: ${message}`,
  stoppedBecause: (message) => `The agent stopped because of an error: ${message}`,
  occurredWhile: (message) => `The following error occurred while processing the request: ${message}`,
  returnedAnError: (message) => `The API returned an error: ${message}`,
  insufficient: (message) => `Insufficient quota: ${message}`,
  requestId: (message) =>
    `Sorry, there was an error from the AI: [Request ID: 01db24bf-29eb-437d-80fe-535d7beb3487] ${message}`,
  requestCode: (message) => `Error [req_01abc]: ${message}`,
  requestKey: (message) => `[request_id=7f3a] error: ${message}`,
  discord: (message) => `⚠️ Agent failed before reply: ${message}`,
  slack: (message) => `:x: *Agent failed* — ${message}`,
  mdBullet: (message) => `- Error: ${message}`,
  mdBold: (message) => `**Agent failed**: ${message}`,
  tableKV: (message) => `Status   failed\nError    ${message}\nExit     1`,
  winCmd: (message) => `PS C:\\work> agent -p hi\n${message}\nPS C:\\work>`,
  unix: (message) => `user@host:~/work$ agent -p hi\n${message}\nuser@host:~/work$`,
  zsh: (message) => `❯ agent -p hi\n${message}\n\n~/work main ❯`,
  hintsBehind: (message) =>
    `${message}\n\nTo see the full log, open /tmp/agent.log\nSession saved. Resume it with: agent resume 3`,
  tokensBehind: (message) =>
    `${message}\n\nToken usage: total=18006 input=16800 (+ 70656 cached) output=1206 (reasoning 896)`,
  httpPrefix: (message) => `HTTP 429: ${message}`,
  httpPrefix3: (message) => `Request failed with status code 429: ${message}`,
  httpPrefix4: (message) => `[429] ${message}`,
  httpPrefix5: (message) => `(429) ${message}`,
  httpPrefix6: (message) => `API request failed (429): ${message}`,
  httpPrefix7: (message) => `status 429: ${message}`,
  httpSuffix: (message) => `${message} (HTTP 429)`,
  twice: (message) => `${message}\n${message}`,
  dup: (message) => `Error: ${message}\n    at a (b.js:1:2)\nError: ${message}\n    at a (b.js:1:2)`,
  compact: (message) => `Error running remote compact task: ${message}`,
  retry: (message) => `stream error: ${message}; retrying 5/5 in 3.2s…\nERROR: ${message}`,
  codexPrompt: (message) => `${message}\n\n› Ask Codex to do anything\n\n  gpt-5.4 medium · 45% context left · ~/code`,
  codexKeys: (message) =>
    `${message}\n\n▌ Ask Codex to do anything\n ⏎ send   ⌃J newline   ⌃T transcript   ⌃C quit   96% context left`,
  geminiPrompt: (message) =>
    `${message}\n\n╭──────╮\n│ >   Type your message or @path/to/file │\n╰──────╯\n~/app   no sandbox (see /docs)   gemini-2.5-pro (99% context left)`,
  geminiQuestion: (message) => `${message}\n\nWould you like to switch to gemini-2.5-flash for this session? (y/n)`,
  geminiMenu: (message) => `${message}\n\n● 1. Keep trying\n  2. Stop`,
  geminiGoodbye: (message) =>
    `${message}\n\nAgent powering down. Goodbye!\n\nInteraction Summary\nSession ID:      1-2\nTool Calls:      3 ( ✓ 3 x 0 )`,
  laterSteps: (message) =>
    `${message}\n##[error]Process completed with exit code 1.\n##[group]Run actions/upload-artifact@v4\nwith:\n  name: log\n##[endgroup]\nNo files were found with the provided path: log.`,
  cmdPrompt: (message) => `${message}\n\nC:\\app>`,
  starship: (message) => `${message}\n\napp on  main via  v22.1.0\n❯`,
  stackBelow: (message) => `${message}\n\nStack trace:\nError\n    at x (y.js:1:1)`,
  fence: (message) => `\`\`\`\n${message}\n\`\`\``,
}

/** Broken where the line is full, in the midst of a word too. */
function hard(text: string, width: number, indent = ''): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).map((line) => indent + line).join('\n')
}

/** Broken between words. */
function soft(text: string, width: number, indent = ''): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.map((line) => indent + line).join('\n')
}

function box(text: string, width: number): string {
  const rows = soft(text, width)
    .split('\n')
    .map((line) => `│ ${line.padEnd(width)} │`)
  return [`╭${'─'.repeat(width + 2)}╮`, ...rows, `╰${'─'.repeat(width + 2)}╯`].join('\n')
}
