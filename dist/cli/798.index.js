export const id = 798;
export const ids = [798];
export const modules = {

/***/ 46798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ createDetector)
});

// EXTERNAL MODULE: ./build/detect/fact.js
var fact = __webpack_require__(54802);
// EXTERNAL MODULE: ./build/detect/clean.js
var clean = __webpack_require__(98395);
;// CONCATENATED MODULE: ./build/detect/prefix.js
/** What stands in front of a message: times, levels, tags, names of errors, lead-ins of wrappers and agents. */
const prefixes = [
    /^\[?\d{4}-\d\d-\d\d[t ]\d\d:\d\d:\d\d[.,\d]*(?: ?z| ?[+-]\d\d:?\d\d)?\]?:? /,
    /^\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?:? /,
    /^(?:error|warn|info) [a-z_]+(?:::[a-z_]+)+: /,
    /^(?:error|err|fatal|warn|warning|info|critical|notice|failure|failed|abort(?:ed)?)(?::| -| \||>) /,
    /^\[[a-z][a-z0-9_ .:-]*\]:? /,
    /^[a-z][a-z0-9_.-]* +\| /,
    /^(?:error|warning|critical|info):[a-z0-9_.]+:/,
    /^\([a-z _-]+\) /,
    /^(?:get|post|put) https?:\S+: /,
    /^[a-z]{1,2}: /,
    /^\[?api error: ?/,
    /^api error \(/,
    /^[a-z]+ api error(?: \(\d{3}\))?: /,
    /^(?:an? )?(?:unexpected |unhandled |uncaught |fatal |unknown )?(?:error|exception) (?:occurred|happened|was thrown)(?: [a-z ]+)?: /,
    /^(?:uncaught |unhandled |caught )?[a-z_$]*(?:error|exception|exhausted|fault)(?: \[[^\]]+\])?: /,
    /^(?:openai|anthropic|google|litellm|groq|mistralai|cohere|together|cerebras|fireworks|botocore|boto3|langchain[a-z_]*|vertexai|httpx|azure|dashscope|aider|agents?|llama_index|pydantic_ai|crewai|autogen[a-z_]*|smolagents)(?:\.[a-z0-9_]+){1,6}: /,
    /^an error occurred \([a-z]+\) when calling the [a-z]+ operation(?: \([^)]+\))?: /,
    /^error from provider(?: \([^)]+\))?: /,
    /^(?:model call|execution|request|api call|api request|call|query|run|task|agent|command|job|turn|generation|completion|stream|prompt|session|upstream request|provider|llm|chat)(?: failed| error| errored| aborted)(?: [a-z]+ ?){0,3}(?: after \d{1,3} (?:attempts|retries|tries))?[:.-] ?/,
    /^failed(?: to [a-z ]+)?(?: after \d{1,3} (?:attempts|retries|tries))?[:.] /,
    /^(?:last error|reason|cause|caused by|details?|server error|stderr|stdout|original error|error message): ['"]?/,
    /^(?:claude|codex|gemini|copilot|cursor|qwen|opencode|aider|amp|agent|anthropic|openai|kimi|grok|goose|droid|kiro|crush|cline|roo|kilo|antigravity|windsurf|junie|jules|warp|continue|q)(?: (?:code|cli|process|agent|execution|run))*(?: (?:error|failed|exited|returned an error|said|failed with))?: /,
    /^\[[45]\d\d [a-z ]+\] /,
    /^error fetching from \S+: /,
    /^error when talking to gemini api(?: full report available at: \S+)? /,
    /^error generating content via api\.(?: full report available at: \S+)? /,
    /^attempt \d+ failed(?: with status \d+)?[:.]+ (?:retrying with backoff\.\.\. )?/,
    /^stream disconnected before completion: /,
    /^reconnecting\.\.\. (?:\d+\/\d+|waiting for network) ?\(/,
    /^retrying .+ as it raised /,
    /^(?:http |http\/[\d.]+ |status(?: code)?:? |error code: |code:? )?\(?[45]\d\d\)?(?: \([45]\d\d\))?(?: -|:|,|\.)? (?:message: )?/,
    /^(?:too many requests|payment required|unauthorized|forbidden|bad request|service unavailable|internal server error)(?:\.|:| -)? /,
];
/** Words of people's sentences: a lead-in with one of them reports an error, it doesn't announce one. */
const prose = /\b(?:the|a|an|this|that|these|it|its|i|we|you|my|our|prints?|printed|shows?|says?|said|reads?|when|if|which|because|like)\b/;
const failure = /(?:errors?|exception|failed|failure|crashed|aborted|rejected|invalid|fatal|exceeded|limited|exit(?:ed)? with (?:code|status) \d{1,3})\b/;
/** The length of a short lead-in that announces an error: `LLM call failed: `, `Invalid: Agent error - `. */
const leadIn = (folded) => {
    const found = beginning(folded);
    if (!failure.test(found))
        return 0;
    const plain = found.replace(/\ban? ((?:[a-z]+ ){0,3}error)\b|ran into this/, '$1');
    return prose.test(plain) ? 0 : found.length;
};
/** What stands before the first colon or dash, with it, if it is short and plain. */
const beginning = (folded) => {
    const ends = [folded.indexOf(': '), folded.indexOf(' - ')].filter((end) => end > 0);
    const end = Math.min(...ends);
    if (ends.length === 0 || end > longestLeadIn)
        return '';
    const text = folded.slice(0, end + (folded[end] === ':' ? 2 : 3));
    return /^[a-z][^{}"'|]*$/.test(text) && !/[a-z]\.[a-z]/.test(text) ? text : '';
};
const longestLeadIn = 72;
/** Where the texts of a JSON body (or of Python's print of one) begin. */
const texts = /["'{,\s](?:message|error|detail|details|msg|raw|error_msg|errormessage|title|reason)["']?: ?["']/g;
/** The message with everything that stands in front of it taken away step by step, longest form first. */
const withoutPrefixes = (folded) => {
    const forms = [folded];
    for (let depth = 0; depth < 12; depth++) {
        const last = forms.at(-1) ?? '';
        // A test that failed quotes what it expected.
        if (last.startsWith('assertion'))
            break;
        const found = prefixes.map((prefix) => prefix.exec(last)?.[0].length ?? 0).find((length) => length > 0);
        const length = found ?? leadIn(last);
        if (length === 0)
            break;
        forms.push(last.slice(length));
    }
    const body = forms.at(-1) ?? '';
    return /^b?["']?(?:\[ ?)?\{/.test(body) ? [...forms, ...textsOf(body)] : forms;
};
const textsOf = (body) => [...body.matchAll(texts)].slice(0, 8).map((found) => body.slice(found.index + found[0].length));

// EXTERNAL MODULE: ./build/detect/reset-time.js + 3 modules
var reset_time = __webpack_require__(9773);
;// CONCATENATED MODULE: ./build/detect/wording/wording.js
/** Names that only appear where a language model was called. */
const modelWords = /\b(?:anthropic|claude|openai|chatgpt|gpt-?\d|gemini|vertex|generativelanguage|aiplatform|bedrock|invokemodel|converse|openrouter|litellm|mistral|deepseek|qwen|dashscope|grok|llama|groq|cohere|moonshot|kimi|glm|copilot|tpm|rpm|rpd|tpd|org-[a-z0-9]+|llm|models?|prompts?|completions?|tokens per (?:min|minute|day|hour)|(?:input|output|request|prompt) tokens)\b/;
/** Names of what agents use as tools, and whose limits are not the agent's own. */
const otherServices = /\b(?:npm|yarn|pnpm|registry|github|gitlab|bitbucket|docker|dockerhub|toomanyrequests|pull rate|pypi|pip|crates?|maven|gradle|nuget|rubygems|homebrew|terraform|ec2|s3|dynamodb|lambda|cloudformation|cloudwatch|route ?53|iam|sts|ecs|ecr|rds|sqs|sns|kinesis|describe[a-z]+|list[a-z]{3,}|getobject|putobject|assumerole|sheets|drive|gmail|calendar|youtube|maps|bigquery|firestore|compute|kubernetes|slack|discord|twitter|stripe|twilio|sendgrid|reddit|jira|notion|shopify|salesforce|acme|let'?s ?encrypt|nginx|cloudflare|wikipedia|codecov|sentry|sonar[a-z]*|vercel|netlify|heroku|etherscan|telegram|browserstack|huggingface|disk|inode|storage|redis|webhook|postgres|mysql|elasticsearch)\b/;
/** The first of the wordings that fits a form of the message; `whole` is the message with what follows. */
const firstMatch = (wordings, form, whole) => wordings.find((wording) => fits(wording, form, whole)) ?? null;
const fits = ({ pattern, needs, unless, butNot }, form, whole) => {
    const found = pattern.exec(form);
    if (found === null)
        return false;
    return (needs?.test(whole) ?? true) && !(unless?.test(form) ?? false) && !(butNot?.test(found[0]) ?? false);
};

;// CONCATENATED MODULE: ./build/detect/message.js




/** Longest message that is looked into, in characters. */
const longest = 8192;
/** Longer than any throttle. */
const longWaitMs = 10 * 60_000;
/** Judges an error message by its wording, or null where none fits. `more` is what was said right behind it. */
const judgeMessage = (message, at, more = '') => {
    const alone = unescaped(message);
    const whole = more === '' ? alone : unescaped(`${message.slice(0, longest)} ${more}`);
    const wording = match(at.wordings, alone, whole) ?? (more === '' ? null : match(at.wordings, whole, whole));
    if (wording === null)
        return null;
    const reset = (0,reset_time/* resetTime */.J)(whole, at.now, at.zone);
    return {
        id: wording.id,
        ...judged(wording, whole, reset, at.now),
        evidence: { source: at.source, text: firstLine(message) },
        confidence: at.source === 'event' ? 1 : 0.8,
    };
};
const match = (wordings, folded, whole) => {
    const forms = withoutPrefixes(folded);
    for (const weak of [false, true]) {
        const candidates = wordings.filter((wording) => (wording.weak === true) === weak);
        for (const form of forms) {
            const wording = firstMatch(candidates, form, whole);
            if (wording !== null)
                return wording;
        }
    }
    return null;
};
/** Folded, and JSON within JSON made readable. */
const unescaped = (text) => (0,clean/* fold */.A)(text
    .slice(0, longest)
    .replace(/\\+/g, '\\')
    .replace(/\\(["'])/g, '$1')
    .replace(/\\[nrt]/g, ' '));
const judged = (wording, folded, reset, now) => {
    const { verdict } = wording;
    if (verdict === 'billing')
        return { verdict, reset };
    if (verdict !== 'rate-limit' && verdict !== 'usage-limit')
        return { verdict, reset: null };
    if (reset !== null && reset.at - now > longWaitMs)
        return { verdict: 'usage-limit', reset };
    if (wording.google === true && /per ?day|daily/.test(folded)) {
        return { verdict: 'usage-limit', reset: (0,reset_time/* nextPacificMidnight */.x)(now) };
    }
    // What ends within minutes is a throttle, whatever it is called.
    return { verdict: wording.google === true && reset !== null ? 'rate-limit' : verdict, reset };
};
const firstLine = (message) => (message.trim().split(/[\r\n]/)[0] ?? '').slice(0, 500);

;// CONCATENATED MODULE: ./build/detect/claude.js


/** Which lines of Claude's stream, json output, session file and debug file matter. */
const claudeInterest = {
    heads: [
        // Messages of the CLI itself bear this model; it is told before the content.
        { head: '{"type":"assistant"', literals: ['"<synthetic>"'] },
        { head: '{"type":"user"', literals: [] },
        { head: '{"type":"stream_event"', literals: [] },
    ],
    literals: ['"type":"result"', '"rate_limit_event"', '"api_retry"', '"api_error"', '"isApiErrorMessage"'],
    lines: ['[ERROR] API error (attempt '],
};
/** What one event of Claude's stream-json, json or session file says. Only its own top-level fields count. */
const readClaude = (event, at) => {
    const id = (0,fact/* text */.Qq)(event['session_id']) || (0,fact/* text */.Qq)(event['sessionId']);
    const session = id === '' ? [] : [{ is: 'session', id }];
    return [...session, ...said(event, at)];
};
const said = (event, at) => {
    switch (event['type']) {
        case 'rate_limit_event':
            return rateLimit((0,fact/* object */.Ik)(event['rate_limit_info']) ?? {});
        case 'system':
            return system(event, at);
        case 'assistant':
            return assistant(event, at);
        case 'result':
            return result(event, at);
        case 'user':
            return toolResult(event) ? [{ is: 'working' }] : [];
        case 'stream_event':
            return [{ is: 'working' }];
        default:
            return [];
    }
};
/** `rejected` alone follows any refused request; with a window or a reset it is a spent limit. */
const rateLimit = (info) => {
    const windows = (0,fact/* object */.Ik)(info['unifiedWindows']);
    const facts = [];
    const utilization = utilizationOf(info, windows);
    if (utilization !== null)
        facts.push({ is: 'utilization', utilization });
    const resetsAt = (0,fact/* number */.ai)(info['resetsAt']);
    const kind = (0,fact/* text */.Qq)(info['rateLimitType']);
    if (info['status'] !== 'rejected' || info['isUsingOverage'] === true || (resetsAt === null && kind === ''))
        return facts;
    const signal = {
        id: 'claude/rate-limit-event',
        verdict: 'usage-limit',
        evidence: { source: 'event', text: `rate_limit_event: rejected${kind === '' ? '' : `, ${kind}`}` },
        reset: resetsAt === null ? null : { at: epoch(resetsAt), source: 'event' },
        confidence: 1,
    };
    return [...facts, { is: 'refused', signal }];
};
const utilizationOf = (info, windows) => {
    const share = (name) => (0,fact/* number */.ai)((0,fact/* object */.Ik)(windows?.[name])?.['utilization']);
    const one = (0,fact/* number */.ai)(info['utilization']);
    const kind = (0,fact/* text */.Qq)(info['rateLimitType']);
    const fiveHour = share('five_hour') ?? (kind === 'five_hour' ? one : null);
    const sevenDay = share('seven_day') ?? (kind === 'seven_day' ? one : null);
    return fiveHour === null && sevenDay === null ? null : { fiveHour, sevenDay };
};
const system = (event, at) => {
    if (event['subtype'] === 'api_retry') {
        const status = (0,fact/* number */.ai)(event['error_status']);
        const delayMs = (0,fact/* number */.ai)(event['retry_delay_ms']);
        const signal = byCode((0,fact/* text */.Qq)(event['error']), status, `api_retry: ${status ?? ''} ${(0,fact/* text */.Qq)(event['error'])}`.trim());
        return signal === null
            ? []
            : [{ is: 'retrying', signal: delayed(signal, delayMs, at), attempt: (0,fact/* number */.ai)(event['attempt']) ?? 1, delayMs }];
    }
    if (event['subtype'] === 'api_error') {
        const error = (0,fact/* object */.Ik)(event['error']) ?? {};
        const status = (0,fact/* number */.ai)(error['status']);
        const delayMs = (0,fact/* number */.ai)(event['retryInMs']);
        const signal = judgeApi((0,fact/* text */.Qq)(error['message']), at) ?? byCode('', status, `api_error: ${status ?? (0,fact/* text */.Qq)(error['message'])}`);
        return signal === null
            ? []
            : [{ is: 'retrying', signal: delayed(signal, delayMs, at), attempt: (0,fact/* number */.ai)(event['retryAttempt']) ?? 1, delayMs }];
    }
    return [];
};
/** A wait longer than any throttle's is the limit's own end. */
const delayed = (signal, delayMs, at) => delayMs === null || delayMs < 60_000 || signal.reset !== null
    ? signal
    : { ...signal, reset: { at: at.now + delayMs, source: 'event' } };
/** Messages of the CLI itself bear a made-up model; the model's own never have an `error`. */
const assistant = (event, at) => {
    const message = (0,fact/* object */.Ik)(event['message']);
    const error = (0,fact/* text */.Qq)(event['error']);
    const ownError = error !== '' || event['is_api_error_message'] === true || event['isApiErrorMessage'] === true;
    if (!ownError && message?.['model'] !== '<synthetic>')
        return [{ is: 'working' }];
    const signal = judge(event, contentText(message), error, at);
    return signal === null ? [] : [{ is: 'refused', signal }];
};
/** "[Request interrupted by user]" is a user's message too, and no work. */
const toolResult = (event) => {
    const content = (0,fact/* object */.Ik)(event['message'])?.['content'];
    return Array.isArray(content) && (0,fact/* object */.Ik)(content[0])?.['type'] === 'tool_result';
};
const contentText = (message) => {
    const content = message?.['content'];
    const first = Array.isArray(content) ? (0,fact/* object */.Ik)(content[0]) : null;
    return (0,fact/* text */.Qq)(first?.['text']);
};
const result = (event, at) => {
    if (event['is_error'] !== true && !(0,fact/* text */.Qq)(event['subtype']).startsWith('error'))
        return [{ is: 'completed' }];
    const errors = Array.isArray(event['errors']) ? event['errors'].map(fact/* text */.Qq).join('\n') : '';
    const message = (0,fact/* text */.Qq)(event['result']) || errors || (0,fact/* text */.Qq)(event['error']);
    if (refusesResume(message))
        return [{ is: 'resume-refused', text: message }];
    return [{ is: 'failed', signal: judge(event, message, '', at) }];
};
/** A line of Claude's `--debug-file`: `[ERROR] API error (attempt 1/11): 429 429 {...}`, with the first refused request. */
const readClaudeDebug = (line, channel, at) => {
    const found = /\[ERROR\] API error \(attempt (\d+)\/\d+\): (?:(\d{3}) )?(.*)/.exec(line);
    if (channel !== 'session' || found === null)
        return [];
    const message = found[3] ?? '';
    const signal = judgeMessage(message, at) ?? byCode('', Number(found[2] ?? 0), message);
    return signal === null ? [] : [{ is: 'retrying', signal, attempt: Number(found[1]), delayMs: 0 }];
};
/** Whether a message says that the session to resume can't be taken up. */
const refusesResume = (message) => /^(?:error: )?(?:no conversation found|no deferred tool marker found|this conversation ran under organization)/.test(message.slice(0, 200).toLowerCase());
/** The code for a spent limit first, then the CLI's wording, then the codes that say less. */
const judge = (event, message, error, at) => {
    const status = (0,fact/* number */.ai)(event['api_error_status']);
    const code = (0,fact/* text */.Qq)(event['api_error']);
    const worded = judgeMessage(message, at) ?? judgeApi(message, at);
    const coded = byCode(code, null, message) ?? byCode(error, null, message) ?? byCode('', status, message);
    const info = (0,fact/* object */.Ik)((0,fact/* object */.Ik)(event['api_error_params'])?.['rate_limit_info']);
    const resetsAt = (0,fact/* number */.ai)(info?.['resetsAt']);
    const signal = code === 'usage_limit_reached' ? (coded ?? worded) : (worded ?? coded);
    if (signal === null)
        return null;
    if (resetsAt !== null && signal.verdict === 'usage-limit')
        return { ...signal, reset: { at: epoch(resetsAt), source: 'event' } };
    return { ...signal, reset: signal.reset ?? worded?.reset ?? null };
};
const judgeApi = (message, at) => judgeMessage(message, at);
const codes = {
    usage_limit_reached: 'usage-limit',
    authentication_failed: 'auth',
    oauth_org_not_allowed: 'auth',
    account_on_hold: 'auth',
    verification_required: 'auth',
    cloud_credential_error: 'auth',
    org_disabled_credential: 'auth',
    api_key_auth_disabled: 'auth',
    invalid_credential_header: 'auth',
    provider_credentials: 'auth',
    billing_error: 'billing',
    model_requires_usage_credits: 'billing',
    long_context_credits_required: 'billing',
    rate_limit: 'rate-limit',
    overloaded: 'overloaded',
    server_error: 'overloaded',
    connection_failed: 'network',
    no_response: 'network',
    model_not_found: 'config',
};
const byCode = (code, status, message) => {
    const verdict = codes[code] ?? (status === null ? undefined : byStatus(status));
    if (verdict === undefined)
        return code === 'unknown' && status === null ? unknown(message) : null;
    return {
        id: `claude/${code || status}`,
        verdict,
        evidence: { source: 'event', text: message.slice(0, 500) },
        reset: null,
        confidence: 1,
    };
};
/** A retry without status or code: no answer came. */
const unknown = (message) => message.startsWith('api_retry')
    ? {
        id: 'claude/no-answer',
        verdict: 'network',
        evidence: { source: 'event', text: message },
        reset: null,
        confidence: 0.9,
    }
    : null;
const byStatus = (status) => {
    if (status === 429)
        return 'rate-limit';
    if (status === 401 || status === 403)
        return 'auth';
    if (status === 402)
        return 'billing';
    if (status === 404)
        return 'config';
    return status >= 500 ? 'overloaded' : undefined;
};
/** Claude tells seconds; milliseconds are taken for what they are. */
const epoch = (value) => (value > 1e11 ? value : value * 1000);

;// CONCATENATED MODULE: ./build/detect/gemini.js


/** Which lines of Gemini's stream and of its stderr matter. */
const geminiInterest = {
    heads: [
        { head: '{"type":"message"', literals: [] },
        { head: '{"type":"tool_', literals: [] },
    ],
    literals: ['"type":"init"', '"type":"result"', '"type":"error"'],
    lines: ['Attempt '],
};
/** What one event of Gemini's stream-json, or its whole json output, says. */
const readGemini = (event, at) => {
    const id = (0,fact/* text */.Qq)(event['session_id']);
    const session = id === '' ? [] : [{ is: 'session', id }];
    switch (event['type']) {
        case 'result':
            // Another agent's result has no such status: it says nothing of this one.
            if (event['status'] === 'success')
                return [...session, { is: 'completed' }];
            return event['status'] === 'error' ? [...session, failed((0,fact/* object */.Ik)(event['error']), at)] : session;
        case 'error':
            return [...session, ...broken((0,fact/* text */.Qq)(event['message']), at)];
        case 'message':
        case 'tool_use':
        case 'tool_result':
            return [{ is: 'working' }];
        case undefined:
            // The one object of `-o json`.
            if ((0,fact/* object */.Ik)(event['error']) !== null)
                return id === '' ? [] : [...session, failed((0,fact/* object */.Ik)(event['error']), at)];
            return typeof event['response'] === 'string' ? [...session, { is: 'completed' }] : session;
        default:
            return session;
    }
};
/** A notice; the result that follows names no reason. */
const broken = (message, at) => {
    const signal = judgeMessage(message, at);
    return signal === null ? [] : [{ is: 'refused', signal }];
};
const failed = (error, at) => {
    const message = (0,fact/* text */.Qq)(error?.['message']);
    return { is: 'failed', signal: judgeMessage(message, at) ?? gemini_byCode((0,fact/* number */.ai)(error?.['code']), message) };
};
/** What Gemini waits at most where it tells no time. */
const backoffMs = 30_000;
/** `Attempt 2 failed ... Retrying after 5580ms...` on stderr: Gemini tries again by itself. */
const readGeminiRetry = (line, channel, at) => {
    const found = /^Attempt (\d+) failed/.exec(line);
    if (channel !== 'stderr' || found === null || line.includes('Max attempts reached'))
        return [];
    const signal = judgeMessage(line, at);
    const delay = /Retrying after (\d+)ms/.exec(line);
    if (signal === null)
        return [];
    return [{ is: 'retrying', signal, attempt: Number(found[1]), delayMs: Number(delay?.[1] ?? backoffMs) }];
};
const gemini_byCode = (code, message) => {
    const verdict = code === null ? null : geminiStatus(code);
    if (verdict === null)
        return null;
    return {
        id: `gemini/${code}`,
        verdict,
        evidence: { source: 'event', text: message.slice(0, 500) },
        reset: null,
        confidence: 0.9,
    };
};
/** Gemini's exit code is the HTTP status modulo 256; a few of its own codes mean a refused sign-in or a bad setup. */
const byGeminiExit = (code) => {
    if (code === 41)
        return 'auth';
    if (code === 42 || code === 52)
        return 'config';
    return code > 128 && code < 256 ? geminiStatus(code + 256) : null;
};
const geminiStatus = (status) => {
    if (status === 429)
        return 'rate-limit';
    if (status === 401 || status === 403)
        return 'auth';
    if (status === 402)
        return 'billing';
    return status >= 500 && status < 600 ? 'overloaded' : null;
};

;// CONCATENATED MODULE: ./build/detect/aftermath.js
/**
 * Said because of a failure, not after it: stack frames, dumped objects, exit notices, menus and hints of the agents'
 * screens, counters, what CI says when a step has failed.
 */
const consequence = /^[\])}({[<"'│╭╰├└┌┐┘─━═+|,;:.\d-]|^at |^caused by|^\.{3}|^~|^\^|^(?:error|err|fatal|warning|warn|note|hint|tip|info|debug|traceback|during handling|the above exception|exception|raise|return|file "|npm|make|gmake|pnpm|yarn|exit|status|code|type|param|request id|request_id|requestid|retry|retrying|please|try|see|for more|learn more|visit|upgrade|to increase|to continue|or |and |reason|details?|execution failed|model call failed|reducing|contact|increase|if using|message|session|location|backtrace|caution|sorry|access|node\.js|cause)\b|exit(?:ed|ing)?(?: with)?(?: exit)?(?: code| status)|process completed|^tokens used|^an unexpected critical error|^post (?:job|run)|^cleaning up|^⚡|^💡|^❯|^›|^what do you want|^\/[a-z-]+|https?:\/\/\S+$|^(?:stop and wait|upgrade|add funds|switch|request)|^opening your options|^\? for shortcuts|total (?:cost|duration|code changes|tokens)|^usage by model|^(?:thread|turn|conversation|resume)\b/;
/** The agent went on: its own bullets, a user's next prompt, tool calls, finished checks, headings of a transcript. */
const work = /^(?:i |i've |i'll |i'm |done\b|all (?:\d+ )?(?:tests|checks)|finished\b|completed\b|summary\b|#+ |- \[x\]|\*\*|> \S|\$ \S|(?:codex|assistant|user|exec|thinking|bash|human|tool)$|exec(?:uted|uting)? |(?:wrote|edited|updated|created|reading|running|applied|patch) )/;
/** Bullets of the agent's own messages, ticks of finished checks. */
const workMarks = '●⏺✓✔✅☑';
/** What a line that stands after the reason of a failure tells: nothing, that the work went on, or just talk. */
const tells = (raw, folded) => {
    const start = raw.trimStart().slice(0, 100);
    if (workMarks.includes(start[0] ?? ' ') || work.test(start.toLowerCase()))
        return 'work';
    if (folded === '' || folded === '>' || /^\s{2,}/.test(raw) || consequence.test(folded))
        return 'nothing';
    return 'talk';
};

// EXTERNAL MODULE: ./build/detect/signal.js
var detect_signal = __webpack_require__(47324);
;// CONCATENATED MODULE: ./build/detect/text.js





/** So many lines may stand right below the reason for a failure. A new paragraph means that the work went on. */
const patience = 3;
/** A message may run over so many lines, a printed object over so many. */
const messageLines = 6;
const objectLines = 60;
/** A line of this length may have been broken. */
const wrapped = 50;
/** Headers of a response stand so far above its body at most. */
const headerLines = 20;
/**
 * The reason that a failed process gave in plain text, from the end of its output backwards. Only a line that begins
 * with an agent's own wording counts, and only if the work didn't go on after it.
 */
const judgeText = (wordings, tail, zone) => {
    const lines = joined(tail);
    let talk = 0;
    let fenced = false;
    let found = null;
    for (let index = lines.length - 1; index >= 0; index--) {
        // The lines right above may belong to the same message and say more.
        if (found !== null && found.index - index > 2)
            break;
        const line = lines[index];
        if (line === undefined)
            break;
        if (line.folded.startsWith("'''"))
            fenced = !fenced;
        if (fenced || quoted(lines[index - 1], line))
            continue;
        const more = lines.slice(index + 1, index + messageLines).map(({ shown }) => shown);
        let signal = judgeMessage(line.shown, { now: line.now, zone, source: 'text', wordings }, more.join(' '));
        if (signal !== null && signal.reset === null)
            signal = { ...signal, reset: header(lines, index, zone) };
        if (signal !== null)
            found = { signal: found === null ? signal : (0,detect_signal/* weightier */.j)(signal, found.signal), index };
        if (found !== null)
            continue;
        const told = tells(line.raw, line.folded);
        if (told === 'work')
            return null;
        if (told === 'talk' && (line.apart || (!continues(lines[index - 1], line) && ++talk > patience)))
            return null;
    }
    return found?.signal ?? null;
};
/** The rest of a sentence that a narrow terminal has broken. */
const continues = (above, line) => above !== undefined && !line.apart && above.shown.length >= wrapped && !/[.!?:]$/.test(above.folded);
/** A time told by a header of the response printed above its body. */
const header = (lines, index, zone) => {
    const above = lines.slice(Math.max(0, index - headerLines), index).reverse();
    const first = above.find(({ folded }) => /^<? ?retry-after: /.test(folded));
    const line = first ?? above.find(({ folded }) => /^<? ?(?:x-ratelimit-reset|anthropic-ratelimit)[a-z-]*: /.test(folded));
    const reset = line === undefined ? null : (0,reset_time/* resetTime */.J)(line.folded, line.now, zone);
    return reset === null ? null : { ...reset, source: 'header' };
};
/** An indented line below a sentence that announces it, as in a report about an error; not below a failure's notice. */
const quoted = (above, line) => above !== undefined &&
    /^\s{2,}/.test(line.raw) &&
    above.folded.endsWith(':') &&
    above.folded.split(' ').length > 2 &&
    !/fail|error|exception|stderr|stdout|output/.test(above.folded);
/** The lines without their decoration; an object printed over several lines is one. */
const joined = (tail) => {
    const lines = [];
    for (let index = 0; index < tail.length; index++) {
        const first = tail[index];
        if (first === undefined)
            break;
        const { shown, folded, stamp } = (0,clean/* clean */.u)(first.text);
        const line = { raw: first.text, shown, folded, now: stamp ?? first.now, apart: first.apart };
        let depth = depthOf(shown);
        if (depth <= 0 || !/[[{(]$/.test(shown)) {
            lines.push(line);
            continue;
        }
        const parts = [shown];
        let last = index;
        while (depth > 0 && last + 1 < tail.length && parts.length < objectLines) {
            const next = (0,clean/* clean */.u)(tail[++last]?.text ?? '').shown;
            parts.push(next);
            depth += depthOf(next);
        }
        // A bracket that is never closed opens no object.
        if (depth > 0)
            lines.push(line);
        else {
            lines.push({ ...line, shown: parts.join(' '), folded: (0,clean/* clean */.u)(parts.join(' ')).folded });
            index = last;
        }
    }
    return lines;
};
const depthOf = (text) => count(text, /[[{(]/g) - count(text, /[\]})]/g);
const count = (text, pattern) => text.match(pattern)?.length ?? 0;

// EXTERNAL MODULE: ./build/detect/user-patterns.js
var user_patterns = __webpack_require__(983);
;// CONCATENATED MODULE: ./build/detect/wording/limit-name.js
/*
 * Parts of the sentences in which agents name a limit. The names drift from version to version ("session limit",
 * "5-hour limit", "weekly rate limit"); their words don't.
 */
/** One word of a limit's name, and the blank or hyphen behind it. */
const nameWord = "(?:(?:\\d+[- ]?(?:hours?|h|days?)|hourly|daily|weekly|monthly|annual|session|usage|rate|global|model|message|messages|chat|request|requests|token|tokens|prompt|prompts|credit|spend|spending|billing|cost|api|agent|included|on-demand|premium|standard|free|free-tier|pro|plus|max|ultra|go|zen|team|team's|teams|business|enterprise|org|org's|organization|organization's|workspace|workspace's|channel's|group|group's|pooled|seat|plan|plan's|tier|account|account's|individual|personal|extra|current|own|hard|soft|usage-based|slow|fast|overall|total|shared|subscription|allocated|fair|use|compute|inference|ai|code|coding|claude|claude's|opus|sonnet|haiku|fable|codex|chatgpt|gpt|copilot|copilot's|cursor|gemini|flash|qwen|kimi|glm|amp|opencode|grok|droid|kiro|antigravity|this|month's|week's|today's|day's|model's|[a-z]*-?\\d+(?:\\.\\d+)*(?:-[a-z]+)*)[ -])";
/** What may stand behind the sentence's end: anything else, and it is a sentence about something else. */
const sentenceEnd = '(?:$|[.,;!]|[.)"\'\\]]| ·|\\||:? ?-(?: |$)| \\((?:resets?|request id|https?:)| \\[(?:retrying|upgrade)| for (?:inference|claude|gpt|opus|sonnet|haiku|fable|codex|gemini|other models|all models|this|the|these|\\d+ ?-?hours?|today)| until\\b| this (?:month|week|session|period)| today\\b| reset| and (?:will|your)| or (?:wait|try))';
/** Something that is only said of an account's limit: when it ends, or what the account's owner can do about it. */
const remedy = /\bresets?\b|\btry again\b|\bwait (?:for|until|\d)|\bplease wait\b|\bupgrade (?:to|your plan)|\b(?:purchase|buy|add) (?:more )?credits|\bswitch(?:ing)? to (?:auto|a different model|another model)|\bauto model\b|\bsubscribe to (?:go|pro|max|plus)|\byour (?:admin|workspace owner|organization's)|settings\/usage|\/usage\b|\bspend(?:ing)? limit|\brenew|\breplenish|\b(?:claude|codex|copilot|cursor|gemini|qwen|kimi|opencode|openai|anthropic)\b/;

;// CONCATENATED MODULE: ./build/detect/wording/agents.js


/** GitHub Copilot CLI. */
const copilotWordings = [
    {
        id: 'copilot/long-limit',
        verdict: 'usage-limit',
        pattern: new RegExp(`^(?:sorry, )?you(?:'ve| have) (?:hit|reached|exceeded|used) (?:your|the) ${nameWord}{0,3}(?:weekly|monthly|session|5-hour|daily) ${nameWord}{0,3}(?:limit|quota|allowance)${sentenceEnd}`),
    },
    {
        id: 'copilot/premium',
        verdict: 'usage-limit',
        pattern: /^(?:sorry, )?(?:you(?:'ve| have) (?:exceeded|used|reached|hit|exhausted) (?:all |your |of |the |included |monthly )*premium request|you have no quota|premium request (?:limit|quota|allowance) (?:reached|exceeded))|^\{.*['"]quota_exceeded['"]/,
    },
    {
        id: 'copilot/rate-limit',
        verdict: 'rate-limit',
        pattern: /^(?:sorry, )?(?:you(?:'ve| have) (?:hit|reached|exceeded) (?:a|your|the) (?:(?:global|session|model|user|weekly|daily|hourly) ){0,3}rate limit(?: that restricts|[.,])|you(?:'ve| have) been rate[- ]limited|your request was rate[- ]limited|you have exceeded your .+ token usage)/,
        unless: /pull rate limit|secondary rate limit|api rate limit/,
    },
    {
        id: 'copilot/code',
        verdict: 'rate-limit',
        pattern: /^\{.*['"](?:user_[a-z]+_)?(?:model_)?rate_limited['"]/,
    },
    {
        id: 'copilot/auth',
        verdict: 'auth',
        own: true,
        pattern: /^(?:no authentication information found|you are not authorized to use copilot|access denied by policy)/,
    },
];
/** What Copilot says in words that others use too. */
const copilotShortWordings = [
    { id: 'copilot/quota', verdict: 'usage-limit', own: true, pattern: /^quota[ _]exceeded[.:] / },
    {
        id: 'copilot/limited',
        verdict: 'rate-limit',
        own: true,
        pattern: /^(?:user_[a-z_]*)?rate_limited$|^rate limit exceeded(?:[.:]|$)/,
    },
];
/** Cursor's agent. */
const cursorWordings = [
    {
        id: 'cursor/usage-limit',
        verdict: 'usage-limit',
        pattern: /^(?:chatmessage: )?[*]{0,2}(?:you(?:'ve| have) hit your (?:usage|free requests?|spend|included|monthly|pro|plan|team|on-demand) ?(?:usage |requests? |spend )?limit(?:$|[.,!*]| for | get cursor)|you've saved \$[\d,.]+ on|your usage limits? will reset|usage limit reached\.)/,
    },
    {
        id: 'cursor/model',
        verdict: 'rate-limit',
        pattern: /^we've hit a rate limit with /,
    },
    {
        id: 'cursor/exhausted',
        verdict: 'rate-limit',
        own: true,
        pattern: /^(?:connect ?error:? )?\[?resource_exhausted\]?/,
    },
    {
        id: 'cursor/auth',
        verdict: 'auth',
        own: true,
        pattern: /^(?:authentication required|not logged in|user is not authenticated|\[?unauthenticated\]?|the provided api key is invalid)/,
    },
    {
        id: 'cursor/provider',
        verdict: 'overloaded',
        own: true,
        pattern: /^(?:we're having trouble connecting to the model provider|high demand|\[?unavailable\]?)/,
    },
];
/** Qwen Code, and DashScope behind it. */
const qwenWordings = [
    {
        id: 'qwen/quota',
        verdict: 'usage-limit',
        pattern: /^(?:qwen (?:oauth|api) quota exceeded|(?:free )?allocated quota exceeded|your free daily quota has been reached|(?:hour|week|month|5-hour|weekly|monthly) allocated quota exceeded|you have exceeded your (?:hour|week|month)[a-z]* quota)/,
    },
    {
        id: 'qwen/token-limit',
        verdict: 'rate-limit',
        pattern: /^(?:\[api error: )?(?:\d{3} )?(?:\{.*)?you exceeded your current quota/,
        needs: /aliyun|alibaba|dashscope/,
    },
    {
        id: 'qwen/throttled',
        verdict: 'rate-limit',
        pattern: /^(?:requests rate limit exceeded|you exceeded your current requests list|you have exceeded your current request limit|request rate increased too quickly)|^\{?.*throttling\.(?:ratequota|allocationquota|burstrate)/,
    },
    {
        id: 'qwen/arrears',
        verdict: 'billing',
        pattern: /^(?:access denied, please make sure your account is in good standing)|^\{.*['"]?arrearage/,
    },
];
/** opencode, its Zen and Go plans. */
const opencodeWordings = [
    {
        id: 'opencode/usage',
        verdict: 'usage-limit',
        pattern: /^(?:free usage exceeded|subscription quota exceeded|(?:your )?(?:weekly|monthly|daily|5-hour|5 hour|rolling|go|free) (?:usage |subscription )*(?:limit|quota) (?:reached|exceeded)\. )|^(?:\{.*['"])?(?:freeusagelimiterror|gousagelimiterror|subscriptionusagelimiterror|monthlylimiterror|userlimiterror)\b/,
    },
    {
        id: 'opencode/credits',
        verdict: 'billing',
        own: true,
        pattern: /^(?:insufficient balance|no payment method)(?:[.:]|$)|^(?:\{.*['"])?creditserror\b/,
    },
    {
        id: 'opencode/provider',
        verdict: 'rate-limit',
        own: true,
        pattern: /^(?:rate limit exceeded\. please (?:try again later|retry)|(?:error: |ai_[a-z]+error: ){1,3}too many requests[.]?$|model rate limit)/,
    },
];
/** aider, which explains LiteLLM's errors. */
const aiderWordings = [
    { id: 'aider/rate-limited', verdict: 'rate-limit', pattern: /^the api provider has rate limited you/ },
    { id: 'aider/credits', verdict: 'billing', pattern: /^insufficient credits with the api provider/ },
    { id: 'aider/auth', verdict: 'auth', pattern: /^the api provider is not able to authenticate you/ },
    {
        id: 'aider/overloaded',
        verdict: 'overloaded',
        pattern: /^(?:the api provider's servers are down|the api provider timed out|anthropic is overloaded)/,
    },
    {
        id: 'aider/litellm',
        weak: true,
        verdict: 'rate-limit',
        pattern: /^litellm\.(?:exceptions\.)?ratelimiterror\b|^ratelimiterror: [a-z]+exception - /,
    },
];
/** Amp. */
const ampWordings = [
    {
        id: 'amp/credits',
        verdict: 'billing',
        own: true,
        pattern: /^(?:out of credits|insufficient credit balance|insufficient credits|you(?:'re| are| have run) out of (?:amp )?credits|your credit balance)/,
    },
    {
        id: 'amp/free',
        verdict: 'usage-limit',
        own: true,
        pattern: /^(?:amp free .*(?:limit|exhausted|used up)|you(?:'ve| have) (?:reached|hit|used) (?:your |all |of )*(?:daily |free |amp )+(?:limit|usage|credits|quota|grant))/,
    },
    {
        id: 'amp/rate-limit',
        verdict: 'rate-limit',
        own: true,
        unless: otherServices,
        pattern: /^(?:rate limit (?:exceeded|reached)|you(?:'ve| have) (?:hit|reached|exceeded) (?:the|your|a) rate limit)(?:[.!]|$)/,
    },
    {
        id: 'amp/auth',
        verdict: 'auth',
        own: true,
        pattern: /^(?:invalid or missing api key|unauthorized\. please run|please log in(?:\.|$| to amp))/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/anthropic.js
/** Anthropic's API, as its SDKs and everything built on them repeat it: JSON or Python's way of printing it. */
const anthropicWordings = [
    {
        id: 'anthropic/usage-limits',
        verdict: 'usage-limit',
        pattern: /^(?:you have reached your specified (?:[a-z]+ )?(?:api )?usage limits|your (?:organization|workspace) has reached its (?:[a-z]+ )?(?:usage|spend|spending) limit)/,
    },
    {
        id: 'anthropic/daily',
        verdict: 'usage-limit',
        pattern: /^number of (?:request |input |output )?(?:tokens|requests) has exceeded your daily/,
    },
    {
        id: 'anthropic/credits',
        verdict: 'billing',
        pattern: /^\{.*(?:credit balance is too low|'?"?type"?'?: ?['"]billing_error['"])|^your credit balance is too low to access/,
    },
    {
        id: 'anthropic/rate-limit',
        verdict: 'rate-limit',
        weak: true,
        pattern: /^\{.*['"]type['"]: ?['"]rate_limit_error['"]/,
    },
    {
        id: 'anthropic/exceed',
        verdict: 'rate-limit',
        pattern: /^this request would exceed (?:your|the) (?:account|organization)|^number of (?:request |input |output |concurrent )?(?:tokens|requests|connections) has exceeded your|^(?:your )?(?:account|organization) has exceeded (?:its|the) rate limit|^rate_limit_error\b/,
    },
    {
        id: 'anthropic/acceleration',
        verdict: 'rate-limit',
        pattern: /^this request would (?:cause|put) .* rate limit/,
    },
    {
        id: 'anthropic/overloaded',
        verdict: 'overloaded',
        pattern: /^\{.*['"]type['"]: ?['"](?:overloaded_error|api_error|timeout_error)['"]|^overloaded(?:_error)?[.:]?$|^overloaded_error\b/,
    },
    {
        id: 'anthropic/auth',
        verdict: 'auth',
        pattern: /^\{.*['"]type['"]: ?['"](?:authentication_error|permission_error)['"]|^invalid (?:x-api-key|bearer token)|^oauth (?:token has expired|authentication is currently not)/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/bedrock.js
const call = '(?:invokemodel|invokemodelwithresponsestream|converse|conversestream|counttokens|invokeagent|retrieveandgenerate)';
/** Amazon Bedrock, by SDK (`ThrottlingException: ...`), botocore (`when calling the InvokeModel operation`) or agent. */
const bedrockWordings = [
    {
        id: 'bedrock/throttled',
        verdict: 'rate-limit',
        weak: true,
        pattern: /^throttlingexception: .*\b(?:invokemodel|converse|bedrock|model)/,
    },
    {
        id: 'bedrock/denied',
        verdict: 'auth',
        weak: true,
        pattern: /^(?:accessdeniedexception: )?(?:user: \S+ is not authorized to perform: bedrock:|you don't have access to the model)/,
    },
    {
        id: 'bedrock/q',
        verdict: 'usage-limit',
        pattern: /^(?:amazon q is having trouble responding|.*maximum com\.amazon\.aws\.codewhisperer).*reached for this month/,
    },
    {
        id: 'bedrock/q-limit',
        verdict: 'usage-limit',
        pattern: /^you have reached the limit\./,
        needs: /request id|amazon q|kiro/,
    },
    {
        id: 'bedrock/per-day',
        verdict: 'usage-limit',
        pattern: /^(?:\{.*|throttlingexception: )?too many tokens (?:per|this|today)\b/,
    },
    {
        id: 'bedrock/too-many',
        verdict: 'rate-limit',
        pattern: /^(?:\{.*|throttlingexception: |\(throttlingexception\) )?(?:(?:message: )?too many (?:tokens|requests), please wait before trying again|your request rate is too high|model is getting throttled|too many connections, please wait)/,
    },
    {
        id: 'bedrock/botocore',
        weak: true,
        verdict: 'rate-limit',
        pattern: new RegExp(`^an error occurred \\((?:throttlingexception|toomanyrequestsexception|servicequotaexceededexception)\\) when calling the ${call} operation`),
    },
    {
        id: 'bedrock/unavailable',
        verdict: 'overloaded',
        pattern: new RegExp(`^an error occurred \\((?:serviceunavailableexception|modelnotreadyexception|modeltimeoutexception|internalserverexception|modelerrorexception)\\) when calling the ${call} operation|^bedrock is unable to process your request`),
    },
    {
        id: 'bedrock/auth',
        verdict: 'auth',
        pattern: new RegExp(`^an error occurred \\((?:accessdeniedexception|unrecognizedclientexception|expiredtokenexception|invalidsignatureexception)\\) when calling the ${call} operation|^the security token included in the request is (?:expired|invalid)`),
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/claude.js

/** Claude Code's own texts, versions 0.2 to 2.1. */
const claudeWordings = [
    {
        id: 'claude/not-your-limit',
        verdict: 'overloaded',
        pattern: /^server is temporarily limiting requests/,
    },
    {
        id: 'claude/hit-limit',
        verdict: 'usage-limit',
        pattern: new RegExp(`^(?:sorry, )?you(?:'ve| have)? (?:hit|reached|exceeded|used up|exhausted) (?:your|the) ${nameWord}{0,6}(?:limit|budget|allowance|quota)s?${sentenceEnd}`),
        butNot: /\brate limit\b/,
    },
    {
        id: 'claude/hit-named-limit',
        verdict: 'usage-limit',
        pattern: /^you(?:'ve| have)? (?:hit|reached|exceeded|used up) your (?:[a-z0-9.'-]+ ){0,5}(?:limit|budget|allowance|quota) · (?:your [a-z0-9 -]+ )?(?:resets|contact|ask|raise|visit|run|out of|progress)/,
    },
    {
        id: 'claude/limit-reached',
        verdict: 'usage-limit',
        pattern: new RegExp(`^(?:your )?${nameWord}{1,5}(?:limit|budget)s? (?:has been |have been |was |is |already )*(?:reached|hit|exceeded|exhausted)(?:\\||\\.? ?(?:·|-|\\||,)? ?(?:and won't reset|your limit|limits? will|resets?|for \\d+ ?-?hours?|using (?:opus|sonnet|haiku)))`),
        butNot: /\brate limit\b/,
    },
    {
        id: 'claude/limit-reached-bare',
        verdict: 'usage-limit',
        own: true,
        pattern: /^(?:claude (?:ai |code |max |pro )?usage|(?:opus |sonnet |haiku |fable )?(?:weekly|session|\d+-hour)|opus|sonnet) limit reached[.!]?$/,
    },
    {
        id: 'claude/out-of-usage',
        verdict: 'usage-limit',
        pattern: /^you(?:'re| are) (?:now )?out of (?:extra )?(?:usage|usage credits)(?: ·|[.,!]|$)/,
    },
    {
        id: 'claude/org-out-of-usage',
        verdict: 'usage-limit',
        pattern: /^your (?:org|organization|team|workspace)(?:'s)? is out of (?:extra )?usage\b/,
    },
    { id: 'claude/paused', verdict: 'usage-limit', pattern: /^usage is paused for your organization/ },
    {
        id: 'claude/no-allocation',
        verdict: 'billing',
        pattern: /^your (?:usage allocation has been disabled|group's usage limit is set to|seat type doesn't include)/,
    },
    {
        id: 'claude/credits',
        verdict: 'billing',
        pattern: /^(?:your )?credit balance (?:is )?too low\b|^usage credits (?:required|ran out)|^[a-z0-9. ]+ requires usage credits/,
    },
    { id: 'claude/rejected-429', verdict: 'rate-limit', pattern: /^request rejected \(429\)/ },
    { id: 'claude/rate-limit-reached', verdict: 'rate-limit', own: true, pattern: /^\[?api error: rate limit reached/ },
    {
        id: 'claude/overloaded',
        verdict: 'overloaded',
        pattern: /^repeated 529|^529 overloaded|^api error:? \(?(?:5\d\d|529)\b|^(?:opus|sonnet|fable|haiku)[ 0-9.]* is experiencing high load|^we are experiencing high demand/,
    },
    {
        id: 'claude/auth',
        verdict: 'auth',
        pattern: /^(?:failed to authenticate|invalid (?:api key|auth token)(?: ·|$)|not logged in ·|login expired ·|oauth token (?:revoked|has expired)|please run \/login|your organization has disabled|your anthropic_api_key belongs to a disabled|this service is disabled for your org|oauth session expired|this organization has been disabled)/,
    },
    { id: 'claude/model', verdict: 'config', pattern: /^there's an issue with the selected model/ },
    {
        id: 'claude/connection',
        verdict: 'network',
        own: true,
        pattern: /^(?:connection (?:refused|dropped|error|closed|timed out)|request timed out|unable to connect to (?:api|anthropic))/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/codex.js

/** Codex's own texts: `error.message` of its events, or behind `ERROR: ` on stderr, or after `■` on its screen. */
const codexWordings = [
    {
        id: 'codex/usage-limit',
        verdict: 'usage-limit',
        pattern: new RegExp(`^you(?:'ve| have)? (?:hit|reached|exceeded) your ${nameWord}{0,5}(?:limit|quota)s?${sentenceEnd}`),
        butNot: /\brate limit\b/,
    },
    {
        id: 'codex/limit-reached',
        verdict: 'usage-limit',
        pattern: /^the usage limit has been (?:reached|exceeded)(?:[.;:,!"')]|$)|^(?:unexpected status 429[^{]*)?\{.*['"](?:usage_limit_reached|workspace_[a-z]+_usage_limit_reached)['"]/,
    },
    {
        id: 'codex/workspace-credits',
        verdict: 'billing',
        pattern: /^your workspace is out of credits|^you(?:'re| are) out of credits|\{.*['"]workspace_[a-z]+_credits_depleted['"]/,
    },
    { id: 'codex/spend-cap', verdict: 'usage-limit', pattern: /^you(?:'ve)? (?:hit|reached) (?:your|the) spend cap/ },
    {
        id: 'codex/not-included',
        verdict: 'billing',
        pattern: /^to use codex with your chatgpt plan|\{.*['"]usage_not_included['"]/,
    },
    { id: 'codex/quota', verdict: 'billing', pattern: /^quota exceeded\. check your plan/ },
    {
        id: 'codex/payment',
        verdict: 'billing',
        pattern: /^(?:exceeded retry limit, last status:|unexpected status) 402\b/,
    },
    {
        id: 'codex/429',
        verdict: 'rate-limit',
        pattern: /^(?:exceeded retry limit, last status: 429|unexpected status 429)\b/,
    },
    {
        id: 'codex/rate-limit',
        verdict: 'rate-limit',
        pattern: /^rate limit (?:is )?(?:exceeded|reached)(?:[:.]| for [a-z0-9-]+ in organization)/,
    },
    {
        id: 'codex/auth',
        verdict: 'auth',
        pattern: /^(?:unexpected status 40[13]\b|exceeded retry limit, last status: 40[13]\b|your access token could not be refreshed|your refresh token)/,
    },
    {
        id: 'codex/capacity',
        verdict: 'overloaded',
        pattern: /^(?:selected model is at capacity|we're currently experiencing high demand|unexpected status 5\d\d\b|exceeded retry limit, last status: 5\d\d\b|(?:flex|policy-restricted) capacity)/,
    },
    { id: 'codex/env', verdict: 'config', own: true, pattern: /^(?:missing environment variable|error loading config)/ },
    {
        id: 'codex/network',
        weak: true,
        verdict: 'network',
        own: true,
        pattern: /^(?:connection failed|reconnecting\.\.\. waiting for network|waiting for network|stream disconnected before completion|error sending request)/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/envelope.js

/*
 * What the libraries that call models put around an error whose text says nothing known: class names of the model
 * providers' own SDKs, `Error code: 429 - {...}`, `429 status code (no body)`.
 */
const sdk = '(?:openai|anthropic|groq|litellm|together|cerebras|mistralai|cohere|fireworks|xai_sdk|dashscope)(?:\\.[a-z_]+)*\\.';
const byClass = (names) => new RegExp(`^${sdk}(?:${names})\\b`);
const envelope_byStatus = (status) => new RegExp(`^(?:error code: ${status} - |(?:[a-z_]*error: )?${status} status code \\(no body\\)|google\\.genai\\.errors\\.(?:client|server)error: ${status}\\b|(?:ai_[a-z]+|capi)error: (?:[^{]*: )?${status}\\b)`);
const sdkWordings = [
    { id: 'sdk/rate-limit', verdict: 'rate-limit', weak: true, pattern: byClass('(?:error\\.)?ratelimiterror') },
    {
        id: 'sdk/auth',
        verdict: 'auth',
        weak: true,
        pattern: byClass('(?:error\\.)?(?:authenticationerror|permissiondeniederror|permissionerror)'),
    },
    {
        id: 'sdk/overloaded',
        verdict: 'overloaded',
        weak: true,
        pattern: byClass('(?:error\\.)?(?:internalservererror|serviceunavailableerror|overloadederror|badgatewayerror)'),
    },
    {
        id: 'sdk/network',
        verdict: 'network',
        weak: true,
        pattern: byClass('(?:error\\.)?(?:apiconnectionerror|apitimeouterror|timeout)'),
    },
    { id: 'sdk/429', verdict: 'rate-limit', weak: true, pattern: envelope_byStatus('429') },
    { id: 'sdk/402', verdict: 'billing', weak: true, pattern: envelope_byStatus('402') },
    { id: 'sdk/401', verdict: 'auth', weak: true, pattern: envelope_byStatus('40[13]') },
    { id: 'sdk/5xx', verdict: 'overloaded', weak: true, pattern: envelope_byStatus('5\\d\\d') },
];
/** A JSON body with a status, of an API that is known to be called. */
const bodyWordings = [
    {
        id: 'body/429',
        verdict: 'rate-limit',
        weak: true,
        pattern: /^\[?\{ ?['"](?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?429\b/,
        unless: otherServices,
    },
    {
        id: 'body/402',
        verdict: 'billing',
        weak: true,
        pattern: /^\[?\{ ?['"](?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?402\b/,
        unless: otherServices,
    },
    {
        id: 'body/401',
        verdict: 'auth',
        weak: true,
        pattern: /^\[?\{ ?['"](?:error|code|status|statuscode|message|detail|object|type)['"].*['"](?:code|status|statuscode)['"]: ?['"]?401\b/,
        unless: otherServices,
    },
];
/** Bare words, where a model was called. */
const plainWordings = [
    {
        id: 'plain/rate-limit',
        verdict: 'rate-limit',
        weak: true,
        pattern: /^(?:429|too many requests|rate limit(?:ed)?(?: (?:has been )?(?:exceeded|reached|hit))?)\b/,
        needs: modelWords,
        unless: otherServices,
    },
];
/** `[API Error: 429 ...]`, `API Error (429 ...)`: what Claude Code, Gemini CLI and their descendants put around a failed call. */
const callWordings = [
    {
        id: 'call/429',
        verdict: 'rate-limit',
        weak: true,
        pattern: /^\[?api error:? \(?(?:429\b|[^\]\d( ][^\]]*\b(?:rate limit|too many requests|429\b|resource_exhausted))/,
    },
    { id: 'call/402', verdict: 'billing', weak: true, pattern: /^\[?api error:? ?\(?402\b/ },
    { id: 'call/401', verdict: 'auth', weak: true, pattern: /^\[?api error:? ?\(?40[13]\b/ },
    { id: 'call/5xx', verdict: 'overloaded', weak: true, pattern: /^\[?api error:? ?\(?5\d\d\b/ },
];

;// CONCATENATED MODULE: ./build/detect/wording/gemini.js
/** What Gemini CLI says itself, beside Google's API. */
const geminiWordings = [
    {
        id: 'gemini/daily',
        verdict: 'usage-limit',
        google: true,
        pattern: /^(?:⚡ ?)?you have reached your (?:daily |free |tier )*(?:gemini-[a-z0-9.-]+ )?quota limit/,
    },
    {
        id: 'gemini/usage-limit',
        verdict: 'usage-limit',
        google: true,
        pattern: /^(?:⚡ ?)?(?:usage|quota) limit reached for (?:all )?(?:gemini|[a-z0-9.-]*pro|[a-z0-9.-]*flash)/,
    },
    { id: 'gemini/terminal', verdict: 'usage-limit', google: true, pattern: /^terminalquotaerror: you exceeded/ },
    {
        id: 'gemini/auth',
        verdict: 'auth',
        own: true,
        pattern: /^(?:when using (?:gemini api|vertex ai), you must specify|invalid auth method selected|please set an auth method)/,
    },
    { id: 'gemini/status', weak: true, verdict: 'rate-limit', pattern: /^attempt \d+ failed with status 429/ },
    {
        id: 'gemini/overloaded',
        verdict: 'overloaded',
        pattern: /^attempt \d+ failed with status 5\d\d|^we are currently experiencing high demand/,
    },
    {
        id: 'gemini/network',
        verdict: 'network',
        own: true,
        pattern: /^(?:terminated\]?$|(?:exception typeerror: )?fetch failed|model stream ended without)/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/google.js
/** The services of Google's that run models; others (Sheets, Maps, ...) say the same of their own quotas. */
const service = '(?:cloudcode-pa|generativelanguage|aiplatform|cloudaicompanion)';
/** Gemini's and Vertex's API. */
const googleWordings = [
    {
        id: 'google/capacity',
        verdict: 'overloaded',
        pattern: /^no capacity available for model|^[[{].*['"]?model_capacity_exhausted/,
    },
    {
        id: 'google/exhausted-daily',
        verdict: 'usage-limit',
        google: true,
        pattern: /^you have exhausted your (?:daily|weekly|monthly)? ?(?:quota|capacity)/,
    },
    {
        id: 'google/leaked',
        verdict: 'auth',
        pattern: /^(?:api key (?:not valid|expired|not found)|your api key was reported as leaked|request had invalid authentication credentials|to continue, verify your account)|^[[{].*['"](?:api_key_invalid|unauthenticated|permission_denied)['"]/,
    },
    {
        id: 'google/billing',
        verdict: 'billing',
        pattern: /^(?:gemini api free tier is not available|your prepayment credits are depleted|.*please enable billing)|^[[{].*billing_disabled/,
    },
    {
        id: 'google/metric',
        verdict: 'rate-limit',
        google: true,
        pattern: new RegExp(`^(?:\\* |"message": ")?quota exceeded for (?:quota )?metric:? (?:'[^']+' and limit '[^']+' of service '${service}\\.|(?:${service})\\.)|^quota exceeded for ${service}\\.`),
    },
    {
        id: 'google/exhausted',
        verdict: 'rate-limit',
        google: true,
        pattern: /^(?:resource has been exhausted|resource exhausted\. please try again later|online prediction request quota exceeded)|^[[{].*['"]?resource_exhausted|^(?:got status: )?resource_exhausted\b/,
        unless: /(?:sheets|drive|gmail|calendar|youtube|maps|bigquery|firestore|compute|translate|vision|speech|storage)\.googleapis/,
    },
    {
        id: 'google/overloaded',
        verdict: 'overloaded',
        pattern: /^(?:the model is overloaded|an internal error has occurred)|^[[{].*['"]status['"]: ?['"](?:unavailable|internal)['"]/,
    },
];
/** OpenAI's words too: of a speaker who may use either API they count as Google's only where Google is named. */
const quota = {
    id: 'google/quota',
    verdict: 'rate-limit',
    google: true,
    pattern: /^you exceeded your current quota/,
};
const googleQuota = [quota];
const namedGoogleQuota = [
    { ...quota, needs: /ai\.google\.dev|ai\.dev|generativelanguage|resource_exhausted|googleapis|gemini|vertex/ },
];

;// CONCATENATED MODULE: ./build/detect/wording/openai.js

/** OpenAI's API and those that speak like it, Azure's included. */
const openaiWordings = [
    {
        id: 'openai/spent',
        verdict: 'billing',
        pattern: /^(?:insufficient balance(?:[."']|$)|your team [^.]* has either used all available credits|your (?:account|organization) [^.]*(?:insufficient balance|suspended due to insufficient balance|is not active, please check your billing)|you exceeded your current token quota)/,
    },
    {
        id: 'openai/compatible',
        verdict: 'rate-limit',
        pattern: /^(?:your (?:account|organization) [^.]* request reached (?:max )?organization|service tier capacity exceeded|requests rate limit exceeded|the service is too busy|rate limit of \d+ per \d+s exceeded for|you have reached the rate limit specific to this model)/,
    },
    {
        id: 'openai/quota',
        verdict: 'billing',
        pattern: /^(?:you exceeded your current quota|billing hard limit has been reached)|^\{.*['"](?:insufficient_quota|billing_hard_limit_reached|billing_not_active)['"]|^insufficient_quota\b/,
        unless: /ai\.google\.dev|ai\.dev|generativelanguage|resource_exhausted|googleapis/,
    },
    {
        id: 'openai/billing',
        verdict: 'billing',
        pattern: /^(?:your account is not active, please check your billing|you've reached your (?:monthly )?budget)/,
    },
    {
        id: 'openai/per-day',
        verdict: 'usage-limit',
        pattern: /^(?:rate limit reached for|request too large for) .*(?:requests|tokens) per day/,
    },
    {
        id: 'openai/rate-limit',
        verdict: 'rate-limit',
        pattern: /^(?:rate limit reached for [a-z0-9]|request too large for [a-z0-9].* tokens per min)/,
        unless: otherServices,
    },
    {
        id: 'openai/code',
        verdict: 'rate-limit',
        weak: true,
        pattern: /^\{.*['"](?:code|type)['"]: ?['"](?:rate_limit_exceeded|slow_down|rate_limit_error|requests_limit|tokens_limit)['"]|^\[rate_limit_exceeded\]/,
    },
    {
        id: 'azure/rate-limit',
        verdict: 'rate-limit',
        pattern: /^(?:requests to the .+ operation under azure openai api|your requests to \S+ for \S+ in [a-z0-9 ]+ have exceeded|(?:rate|call rate|token) limit is exceeded\. try again in \d+ seconds)/,
    },
    {
        id: 'azure/demand',
        verdict: 'overloaded',
        pattern: /^the system is currently experiencing high demand/,
    },
    {
        id: 'openai/auth',
        verdict: 'auth',
        pattern: /^(?:incorrect api key provided|you didn't provide an api key|country, region, or territory not supported|your authentication token has been invalidated|access denied due to invalid subscription key)|^\{.*['"](?:invalid_api_key|token_expired|account_deactivated)['"]/,
    },
    {
        id: 'openai/overloaded',
        verdict: 'overloaded',
        pattern: /^(?:the engine is currently overloaded|that model is currently overloaded|the server is currently overloaded|the server had an error (?:while )?processing your request)|^\{.*['"](?:server_is_overloaded|server_error|internal_server_error)['"]/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/openrouter.js
/** OpenRouter. */
const openrouterWordings = [
    {
        id: 'openrouter/per-day',
        verdict: 'usage-limit',
        pattern: /^rate limit exceeded: (?:free-models-per-day|limit_rpd)/,
    },
    {
        id: 'openrouter/per-minute',
        verdict: 'rate-limit',
        pattern: /^rate limit exceeded: (?:free-models-per-min|limit_rpm|limit_)/,
    },
    { id: 'openrouter/key-limit', verdict: 'usage-limit', pattern: /^key limit exceeded/ },
    {
        id: 'openrouter/upstream',
        verdict: 'rate-limit',
        pattern: /^[a-z0-9./:_-]+ is temporarily rate-limited upstream/,
    },
    {
        id: 'openrouter/credits',
        verdict: 'billing',
        pattern: /^(?:insufficient credits|this request requires more credits|(?:your account or api key has )?insufficient (?:funds|balance|credit balance)|prompt tokens limit exceeded)/,
    },
    {
        id: 'openrouter/auth',
        verdict: 'auth',
        pattern: /^(?:no auth credentials found|user not found\.|no cookie auth credentials found)/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/structural.js


/*
 * Every agent has its own names for its limits, but the sentence is the same: somebody has reached something's limit.
 * These take any name made of the usual words, if the message also says when it ends or what to do.
 */
const who = "(?:sorry,? |oops[,!] |unfortunately,? )?(?:you|your (?:account|organization|org|team|workspace|plan|subscription|api key))(?:'ve| have| has|'re| are)? (?:now |already |currently |just |temporarily )*";
const did = '(?:hit|reached|exceeded|exhausted|used up|depleted|maxed out|run out of|ran out of|used all(?: of)?|spent all(?: of)?)';
const whose = "(?:your |the |a |an |all |all of |all your |all of your |this model's |its )?";
const reached = '(?: has been| have been| is| was| are)? (?:now |already |fully )?(?:reached|hit|exceeded|exhausted|used up|depleted)';
const sentence = (noun) => new RegExp(`^${who}${did} ${whose}${nameWord}{0,6}${noun}${sentenceEnd}`);
const structuralWordings = [
    {
        id: 'sentence/rate',
        verdict: 'rate-limit',
        pattern: sentence('(?:rate[- ]limits?|token usage|request rate)'),
        needs: remedy,
    },
    {
        id: 'sentence/credits',
        verdict: 'billing',
        pattern: sentence('(?:credits?|credit balance|prepaid balance|balance|funds)'),
    },
    {
        id: 'sentence/limit',
        verdict: 'usage-limit',
        pattern: sentence('(?:limits?|quotas?|allowances?|budget|cap|usage|requests|messages|grant)'),
        needs: remedy,
    },
    {
        id: 'limit/reached',
        verdict: 'usage-limit',
        pattern: new RegExp(`^(?:your |the )?${nameWord}{1,6}(?:limits?|quotas?|allowance|budget|cap)${reached}${sentenceEnd}`),
        needs: remedy,
        butNot: /\brate limits?\b|^(?:the |your )?(?:api |request |message |token )+limit/,
        unless: otherServices,
    },
    {
        id: 'limit/resets',
        verdict: 'usage-limit',
        pattern: /^(?:limit|quota|usage) (?:reached|exceeded|exhausted) ?(?:·|-|\||,|\.|\() ?(?:your limit )?(?:will )?resets?\b/,
    },
    {
        id: 'limit/chinese',
        verdict: 'usage-limit',
        pattern: /^(?:您|你)?(?:的账户)?(?:已|已经)(?:达到|超出|超过|用完|耗尽).*(?:上限|限额|额度|配额)/,
    },
    {
        id: 'limit/chinese-rate',
        verdict: 'rate-limit',
        pattern: /^(?:您|你)?(?:的账户)?(?:已|已经)?(?:达到|超出|超过).*(?:速率|频率)限制/,
    },
    {
        id: 'limit/out-of',
        verdict: 'billing',
        pattern: /^(?:sorry,? )?you(?:'re| are) out of (?:[a-z]+ )?credits(?:[.,!]|$)/,
    },
];

;// CONCATENATED MODULE: ./build/detect/wording/of.js











/** APIs that an agent may be pointed at, and their SDKs. */
const apis = [
    ...bedrockWordings,
    ...openrouterWordings,
    ...anthropicWordings,
    ...openaiWordings,
    ...googleWordings,
    ...namedGoogleQuota,
    ...sdkWordings,
    ...plainWordings,
];
const google = [...geminiWordings, ...googleWordings, ...googleQuota, ...callWordings];
/** The wordings that count when this one speaks, the more telling first. */
const wordingsOf = (speaker) => {
    switch (speaker) {
        case 'claude':
            return [
                ...claudeWordings,
                ...structuralWordings,
                ...anthropicWordings,
                ...bedrockWordings,
                ...googleWordings,
                ...callWordings,
            ];
        case 'codex':
            return [...codexWordings, ...structuralWordings, ...openaiWordings];
        case 'gemini':
            return [...google, ...structuralWordings];
        case 'copilot':
            return [...copilotWordings, ...structuralWordings, ...copilotShortWordings, ...sdkWordings];
        case 'cursor':
            return [...cursorWordings, ...structuralWordings];
        case 'qwen':
            return [...qwenWordings, ...geminiWordings, ...apis, ...structuralWordings, ...callWordings];
        case 'opencode':
            return [
                ...opencodeWordings,
                ...qwenWordings,
                ...claudeWordings,
                ...codexWordings,
                ...copilotWordings,
                ...apis,
                ...structuralWordings,
            ].filter(({ own, id }) => own !== true || id.startsWith('opencode/'));
        case 'aider':
            return [...apis, ...aiderWordings, ...structuralWordings];
        case 'amp':
            return [...ampWordings, ...apis, ...structuralWordings];
        case 'anthropic':
            return [...anthropicWordings, ...claudeWordings, ...sdkWordings, ...bodyWordings, ...plainWordings];
        case 'openai':
        case 'azure':
            return [...openaiWordings, ...sdkWordings, ...bodyWordings, ...plainWordings];
        case 'google':
        case 'vertex':
            return [...google, ...anthropicWordings, ...sdkWordings, ...bodyWordings];
        case 'bedrock':
            return [...bedrockWordings, ...anthropicWordings, ...sdkWordings];
        case 'openrouter':
            return [...apis, ...bodyWordings];
        case 'other':
        case 'custom':
            return [
                ...claudeWordings,
                ...codexWordings,
                ...geminiWordings,
                ...copilotWordings,
                ...qwenWordings,
                ...opencodeWordings,
                ...apis,
                ...cursorWordings,
                ...aiderWordings,
                ...ampWordings,
                ...structuralWordings,
            ].filter(({ own }) => own !== true);
    }
};

;// CONCATENATED MODULE: ./build/detect/explain.js




/** The reason a failed process gave: by the user's wordings, by its own, by its exit code. */
const explain = (remains) => {
    const { speaker, out, err, exit, zone } = remains;
    const wordings = wordingsOf(speaker);
    return (explainByUser(remains, true) ??
        judgeText(wordings, err, zone) ??
        judgeText(wordings, out, zone) ??
        (speaker === 'gemini' && exit.kind === 'exited' ? byExit(exit.code) : null));
};
/** A limit that only the user's wordings tell; `failed`: the process did. */
const explainByUser = ({ out, err, zone, patterns }, failed) => (0,user_patterns/* judgeByUser */.u)(patterns, 'stderr', err, failed, zone) ?? (0,user_patterns/* judgeByUser */.u)(patterns, 'stdout', out, failed, zone);
const byExit = (code) => {
    const verdict = byGeminiExit(code);
    if (verdict === null)
        return null;
    return {
        id: 'gemini/exit',
        verdict,
        evidence: { source: 'exit', text: `exit code ${code}` },
        reset: null,
        confidence: 0.6,
    };
};

;// CONCATENATED MODULE: ./build/detect/hits.js
/** All that is looked for in JSON lines. */
const everyLiteral = ({ heads, literals }) => [
    ...literals,
    ...heads.flatMap((head) => head.literals),
];
/** How far into a line its beginning goes. */
const hits_beginning = 600;
const brace = '{'.charCodeAt(0);
/** Calls `take` with the JSON lines of a block that matter, in order; with all of them while `attentive` says so. */
const eachEvent = (block, interest, attentive, take) => {
    let at = block.charCodeAt(0) === brace ? 0 : nextEvent(block, 0);
    while (at !== -1) {
        const newline = block.indexOf('\n', at);
        const end = newline === -1 ? block.length : newline;
        if (attentive() || matters(block, at, end, interest))
            take(block.slice(at, end));
        at = block.charCodeAt(end + 1) === brace ? end + 1 : nextEvent(block, end);
    }
};
/** As `eachEvent`, and with the lines that are not JSON but begin as one that matters. */
const eachLine = (block, interest, attentive, take) => {
    for (let at = 0; at < block.length;) {
        const newline = block.indexOf('\n', at);
        const end = newline === -1 ? block.length : newline;
        const wanted = block.charCodeAt(at) === brace
            ? attentive() || matters(block, at, end, interest)
            : interest.lines.some((line) => block.startsWith(line, at) || block.slice(at, at + 64).includes(line));
        if (wanted)
            take(block.slice(at, end));
        at = end + 1;
    }
};
const nextEvent = (block, from) => {
    const found = block.indexOf('\n{', from);
    return found === -1 ? -1 : found + 1;
};
const matters = (block, at, end, { heads, literals }) => {
    for (const { head, literals: few } of heads) {
        if (!block.startsWith(head, at))
            continue;
        if (few.length === 0)
            return false;
        const opening = block.slice(at, Math.min(end, at + hits_beginning));
        return few.some((literal) => opening.includes(literal));
    }
    const line = block.slice(at, end);
    return literals.some((literal) => line.includes(literal));
};

// EXTERNAL MODULE: ./build/detect/lines.js
var detect_lines = __webpack_require__(66093);
;// CONCATENATED MODULE: ./build/detect/codex.js


/** Which lines of Codex's events, rollout file and stderr matter. */
const codexInterest = {
    heads: [{ head: '{"type":"item.', literals: [] }],
    literals: ['"type":"error"', '"type":"turn.', '"thread.started"', '"rate_limits"', '"codex_error_info"'],
    lines: ['session id: '],
};
/** What one event of `codex exec --json`, or one line of the rollout file, says. */
const readCodex = (event, at) => {
    switch (event['type']) {
        case 'thread.started':
            return (0,fact/* text */.Qq)(event['thread_id']) === '' ? [] : [{ is: 'session', id: (0,fact/* text */.Qq)(event['thread_id']) }];
        case 'turn.completed':
            return [{ is: 'completed' }];
        case 'turn.failed':
            return codex_failed((0,fact/* text */.Qq)((0,fact/* object */.Ik)(event['error'])?.['message']), at);
        case 'error':
            return error((0,fact/* text */.Qq)(event['message']), at);
        case 'item.started':
        case 'item.updated':
        case 'item.completed':
            return (0,fact/* object */.Ik)(event['item'])?.['type'] === 'error' ? [] : [{ is: 'working' }];
        case 'event_msg':
            return rollout((0,fact/* object */.Ik)(event['payload']) ?? {}, at);
        default:
            return [];
    }
};
/** The one line of Codex's text format that is machine-readable: the session's id. */
const readCodexLine = (line, channel) => {
    const id = channel !== 'stderr' ? undefined : /^session id: ([0-9a-f-]+)\s*$/.exec(line)?.[1];
    return id === undefined ? [] : [{ is: 'session', id }];
};
const codex_failed = (message, at) => /"code": ?"invalid_encrypted_content"|^thread\/resume/.test(message)
    ? [{ is: 'resume-refused', text: message.slice(0, 500) }]
    : [{ is: 'failed', signal: judgeMessage(message, at) }];
/** `Reconnecting... 2/5 (cause)`: Codex tries again; how long it waits it doesn't say. */
const error = (message, at) => {
    const retry = /^Reconnecting\.\.\. (?:(\d+)\/\d+|waiting for network)/.exec(message);
    if (retry === null)
        return codex_failed(message, at).filter(({ is }) => is !== 'failed' || !message.startsWith('Falling back'));
    const signal = judgeMessage(message, at);
    return signal === null ? [] : [{ is: 'retrying', signal, attempt: Number(retry[1] ?? 1), delayMs: null }];
};
const rollout = (payload, at) => {
    const facts = [];
    const limits = (0,fact/* object */.Ik)(payload['rate_limits']);
    const windows = [(0,fact/* object */.Ik)(limits?.['primary']), (0,fact/* object */.Ik)(limits?.['secondary'])].filter((window) => window !== null);
    const share = (minutes) => {
        const used = (0,fact/* number */.ai)(windows.find((window) => (0,fact/* number */.ai)(window['window_minutes']) === minutes)?.['used_percent']);
        return used === null ? null : used / 100;
    };
    const [fiveHour, sevenDay] = [share(300), share(10_080)];
    if (fiveHour !== null || sevenDay !== null)
        facts.push({ is: 'utilization', utilization: { fiveHour, sevenDay } });
    const problem = (0,fact/* object */.Ik)(payload['error']) ?? payload;
    const info = problem['codex_error_info'];
    if (info === undefined || info === null)
        return facts;
    const signal = byInfo(info, (0,fact/* text */.Qq)(problem['message']), at);
    return signal === null ? facts : [...facts, { is: 'refused', signal: withWindow(signal, windows) }];
};
/** A spent window tells its own end. */
const withWindow = (signal, windows) => {
    if (signal.verdict !== 'usage-limit')
        return signal;
    const ends = windows
        .filter((window) => ((0,fact/* number */.ai)(window['used_percent']) ?? 0) >= 100)
        .flatMap((window) => (0,fact/* number */.ai)(window['resets_at']) ?? []);
    return ends.length === 0 ? signal : { ...signal, reset: { at: Math.max(...ends) * 1000, source: 'event' } };
};
const infos = {
    usage_limit_exceeded: 'usage-limit',
    rate_limit_exceeded: 'rate-limit',
    response_too_many_failed_attempts: 'rate-limit',
    unauthorized: 'auth',
    server_overloaded: 'overloaded',
    internal_server_error: 'overloaded',
    http_connection_failed: 'network',
    response_stream_connection_failed: 'network',
    response_stream_disconnected: 'network',
};
const byInfo = (info, message, at) => {
    const worded = judgeMessage(message, at);
    const name = typeof info === 'string' ? info : (Object.keys((0,fact/* object */.Ik)(info) ?? {})[0] ?? '');
    const status = (0,fact/* number */.ai)((0,fact/* object */.Ik)((0,fact/* object */.Ik)(info)?.[name])?.['http_status_code']);
    const verdict = codex_byStatus(status) ?? infos[name];
    // The code is the same for a spent window, a plan without Codex and an empty balance: the message tells them apart.
    if (worded !== null && (name === 'usage_limit_exceeded' || verdict === undefined))
        return worded;
    if (verdict === undefined)
        return null;
    const evidence = { source: 'event', text: message || `codex_error_info: ${name}` };
    return { id: `codex/${name}`, verdict, evidence, reset: worded?.reset ?? null, confidence: 1 };
};
const codex_byStatus = (status) => {
    if (status === null)
        return undefined;
    if (status === 429)
        return 'rate-limit';
    if (status === 401 || status === 403)
        return 'auth';
    if (status === 402)
        return 'billing';
    return status >= 500 ? 'overloaded' : undefined;
};

;// CONCATENATED MODULE: ./build/detect/generic.js





const conversation = [
    { head: '{"type":"assistant"', literals: [] },
    { head: '{"type":"user"', literals: [] },
];
/** Which lines of these agents' JSON formats say why they stopped. */
const genericInterest = {
    heads: conversation,
    literals: ['"type":"error"', '"session.error"', '"type":"result"', '"type":"turn.', '"rate_limit_event"'],
    lines: [],
};
/**
 * Events of other agents: opencode's and Copilot's errors; Cursor, Qwen Code and Amp speak like Claude Code. Only what
 * the agent calls its own error counts.
 */
const readGeneric = (event, at) => {
    switch (event['type']) {
        case 'error':
            return [...session(event), { is: 'failed', signal: judgeProblem(event, event['error'] ?? event, at) }];
        case 'session.error':
            return [{ is: 'failed', signal: judgeProblem(event, event['data'], at) }];
        case 'turn.failed':
        case 'turn.completed':
            return readCodex(event, at);
        case 'result': {
            const facts = readClaude(event, at);
            return facts.map((fact) => fact.is === 'failed' && fact.signal === null
                ? { is: 'failed', signal: judgeProblem(event, event['error'], at) }
                : fact);
        }
        default:
            return [...session(event), ...readClaude(event, at)];
    }
};
const session = (event) => {
    const id = (0,fact/* text */.Qq)(event['sessionID']);
    return id === '' ? [] : [{ is: 'session', id }];
};
const unknownInterest = {
    heads: conversation,
    literals: ['"type":"result"', '"type":"turn.', '"rate_limit_event"'],
    lines: [],
};
/** Of a program that isn't known, only what can be nothing but an event of Claude Code or Codex counts. */
const readUnknown = (event, at) => {
    switch (event['type']) {
        case 'turn.failed':
        case 'turn.completed':
            return readCodex(event, at);
        case 'result':
        case 'rate_limit_event':
            return typeof event['session_id'] === 'string' ? readClaude(event, at) : [];
        default:
            return [];
    }
};
/** By what the error says, then by its name, then by its HTTP status; the reset may stand among the headers. */
const judgeProblem = (event, value, at) => {
    const problem = (0,fact/* object */.Ik)(value);
    const inner = (0,fact/* object */.Ik)(problem?.['data']) ?? problem;
    const message = (0,fact/* text */.Qq)(value) || (0,fact/* text */.Qq)(inner?.['message']) || (0,fact/* text */.Qq)(problem?.['message']);
    const names = [inner, problem].flatMap((part) => ['type', 'name', 'errorType', 'code'].map((key) => (0,fact/* text */.Qq)(part?.[key])));
    const kind = names.find((name) => name !== '' && name !== 'error') ?? '';
    const status = (0,fact/* number */.ai)(inner?.['statusCode']) ?? (0,fact/* number */.ai)(inner?.['status']) ?? (0,fact/* number */.ai)(inner?.['code']);
    const signal = judgeMessage(`{"type": "${kind}"} ${message}`, at) ?? judgeMessage(message, at) ?? generic_byStatus(status, kind, message);
    if (signal === null || signal.reset !== null)
        return signal;
    const reset = (0,reset_time/* resetTime */.J)(unescaped(JSON.stringify(event)), at.now, at.zone);
    return { ...signal, reset, evidence: { source: 'event', text: message || kind } };
};
const generic_byStatus = (status, kind, message) => {
    const verdict = verdictOf(status, kind);
    if (verdict === null)
        return null;
    return {
        id: `status/${status ?? kind}`,
        verdict,
        evidence: { source: 'event', text: message || kind },
        reset: null,
        confidence: 0.9,
    };
};
const verdictOf = (status, kind) => {
    const name = kind.toLowerCase();
    if (status === 429 || /rate_?limit/.test(name))
        return 'rate-limit';
    if (status === 402 || /quota|credits/.test(name))
        return status === 402 ? 'billing' : 'usage-limit';
    if (status === 401 || status === 403 || /auth/.test(name))
        return 'auth';
    return status !== null && status >= 500 ? 'overloaded' : null;
};

;// CONCATENATED MODULE: ./build/detect/reader.js




const nothing = () => [];
const readerOf = (speaker) => {
    switch (speaker) {
        case 'claude':
            return { interest: claudeInterest, read: readClaude, readText: readClaudeDebug };
        case 'codex':
            return { interest: codexInterest, read: readCodex, readText: readCodexLine };
        case 'gemini':
            return { interest: geminiInterest, read: readGemini, readText: readGeminiRetry };
        case 'copilot':
        case 'cursor':
        case 'qwen':
        case 'opencode':
        case 'aider':
        case 'amp':
            return { interest: genericInterest, read: readGeneric, readText: nothing };
        case 'anthropic':
        case 'openai':
        case 'google':
        case 'vertex':
        case 'bedrock':
        case 'azure':
        case 'openrouter':
        case 'other':
        case 'custom':
            return { interest: unknownInterest, read: readUnknown, readText: nothing };
    }
};

;// CONCATENATED MODULE: ./build/detect/tail.js

/** How much of a stream's end is kept for text. 64 KiB. */
const capacity = 1 << 16;
/** Remembers the end of a stream. */
const createTail = () => {
    let pieces = [];
    let held = 0;
    let cut = false;
    const push = (piece, now) => {
        if (piece === '')
            return;
        const last = pieces.at(-1);
        // Small writes are joined, so that a stream of single bytes costs no more than its bytes.
        if (last !== undefined && now - last.now < 1000 && last.text.length < 1024)
            last.text += piece;
        else
            pieces.push({ text: piece, now });
        held += piece.length;
        let drop = 0;
        for (const { text } of pieces) {
            if (held - text.length < capacity)
                break;
            held -= text.length;
            cut = true;
            drop += 1;
        }
        if (drop > 0)
            pieces = pieces.slice(drop);
    };
    const lines = () => {
        const surplus = Math.max(0, held - capacity);
        const whole = pieces.map(({ text }) => text).join('');
        const out = [];
        // Where the start was cut off, the first line is the rest of one.
        let partial = cut || surplus > 0;
        let at = surplus;
        let apart = true;
        let index = 0;
        let pieceEnd = pieces[0]?.text.length ?? 0;
        for (const line of whole.slice(surplus).split(newline)) {
            at += line.length;
            while (pieceEnd < at && index < pieces.length - 1)
                pieceEnd += pieces[++index]?.text.length ?? 0;
            const blank = line.trim() === '';
            if (!partial && !blank)
                out.push({ text: (0,detect_lines/* decode */.D4)(line), now: pieces[index]?.now ?? 0, apart });
            apart = blank;
            partial = false;
            at += whole.startsWith('\r\n', at) ? 2 : 1;
        }
        return out;
    };
    return { push, lines };
};
const newline = /\r\n|\n|\r/;

// EXTERNAL MODULE: ./build/detect/verdict.js
var verdict = __webpack_require__(50847);
;// CONCATENATED MODULE: ./build/detect/create.js









/** Bytes are searched in windows of this size, however large the chunks are. */
const windowSize = 1 << 18;
/** Follows one attempt of this speaker: see `Detector`. */
const createDetector = (speaker, options = {}) => {
    const zone = options.zone ?? 0;
    const rules = {
        retryDelayThresholdMs: options.retryDelayThresholdMs ?? 60_000,
        patient: options.patient ?? false,
    };
    const reader = readerOf(speaker);
    const { interest } = reader;
    const beforeSession = { ...interest, heads: [], literals: [...everyLiteral(interest), '"session_id"'] };
    const wordings = wordingsOf(speaker);
    let heard = verdict/* nothingHeard */.yR;
    let now = 0;
    const at = () => ({ now, zone, source: 'event', wordings });
    const takeLine = (line, channel) => {
        const shown = (0,detect_lines/* decode */.D4)(line);
        const event = (0,fact/* parseObject */.lj)(shown);
        for (const fact of event === null ? reader.readText(shown, channel, at()) : reader.read(event, at())) {
            heard = (0,verdict/* hear */.dc)(heard, fact, now, rules);
        }
    };
    const scan = (channel) => {
        // Only JSON lines matter on stdout, so that plain text there is searched at the speed of memory.
        const each = channel === 'stdout' ? eachEvent : eachLine;
        const attentive = () => heard.pending !== null;
        const take = (line) => takeLine(line, channel);
        return (block) => each(block, heard.sessionId === null ? beforeSession : interest, attentive, take);
    };
    const tails = { stdout: createTail(), stderr: createTail() };
    const lines = {
        stdout: (0,detect_lines/* createLines */.OM)(scan('stdout')),
        stderr: (0,detect_lines/* createLines */.OM)(scan('stderr')),
        session: (0,detect_lines/* createLines */.OM)(scan('session')),
    };
    const push = (channel, chunk, instant) => {
        now = instant;
        for (let start = 0; start < chunk.byteLength; start += windowSize) {
            const piece = (0,detect_lines/* asLatin1 */.__)(chunk, start, start + windowSize);
            lines[channel].push(piece);
            if (channel !== 'session')
                tails[channel].push(piece, instant);
        }
    };
    const finish = (exit, instant, endedByUs) => {
        now = instant;
        for (const channel of Object.values(lines))
            channel.end();
        const [out, err] = [tails.stdout.lines(), tails.stderr.lines()];
        for (const event of [...lastObject(out), ...lastObject(err)]) {
            for (const fact of reader.read(event, at()))
                heard = (0,verdict/* hear */.dc)(heard, fact, now, rules);
        }
        const remains = { speaker, out, err, exit, zone, patterns: options.patterns ?? [] };
        const judgement = (0,verdict/* conclude */.Ep)(heard, exit, endedByUs, {
            ofFailure: () => explain(remains),
            ofSuccess: () => explainByUser(remains, false),
        });
        const unexplained = judgement.verdict === 'failed' || judgement.verdict === 'config';
        const refused = heard.resumeRefused !== null || [...err, ...out].some(({ text }) => refusalToResume(text));
        const refusedResume = options.resumed === true && unexplained && refused;
        return { ...judgement, verdict: refusedResume ? 'failed' : judgement.verdict, refusedResume };
    };
    return { push, endSignal: () => heard.end, sessionId: () => heard.sessionId, finish };
};
/** The last object that was printed over several lines (Gemini's json format, pretty-printed results in CI logs). */
const lastObject = (lines) => {
    const end = lines.findLastIndex(({ text }) => text === '}');
    const start = lines.slice(0, Math.max(end, 0)).findLastIndex(({ text }) => text === '{');
    if (start === -1)
        return [];
    const printed = lines.slice(start, end + 1).map(({ text }) => text);
    const event = (0,fact/* parseObject */.lj)(printed.join('\n'));
    return event === null ? [] : [event];
};
const refusalToResume = (line) => refusesResume(line) || /^Error: thread\/resume|^Error resuming session/.test(line);


/***/ }),

/***/ 54802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   lj: () => (/* binding */ parseObject)
/* harmony export */ });
/** The object on a line, or null for anything else. */
const parseObject = (line) => {
    if (!line.startsWith('{'))
        return null;
    try {
        return object(JSON.parse(line));
    }
    catch {
        return null;
    }
};
/** The value as an object, or null. */
const object = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
/** The value as text, or '' for anything else. */
const text = (value) => (typeof value === 'string' ? value : '');
/** The value as a finite number, or null. */
const number = (value) => typeof value === 'number' && Number.isFinite(value) ? value : null;


/***/ }),

/***/ 66093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   OM: () => (/* binding */ createLines),
/* harmony export */   __: () => (/* binding */ asLatin1)
/* harmony export */ });
/** Longest line that is looked into; of a longer one this much is seen and the rest passed over. 1 MiB. */
const longest = 1 << 20;
/**
 * Cuts a stream at its newlines. `take` gets the complete lines of a piece at once, joined by newlines: they are searched
 * together, which is many times faster than one by one. Time is linear in the stream, memory bounded by the longest line.
 */
const createLines = (take) => {
    let carry = [];
    let carried = 0;
    const keep = (piece) => {
        if (piece === '' || carried >= longest)
            return;
        const kept = carried + piece.length > longest ? piece.slice(0, longest - carried) : piece;
        carry.push(kept);
        carried += kept.length;
    };
    const flush = () => {
        const line = carry.length === 1 ? carry[0] : carry.join('');
        carry = [];
        carried = 0;
        if (line !== undefined && line !== '')
            take(line);
    };
    const push = (piece) => {
        const last = piece.lastIndexOf('\n');
        if (last === -1) {
            keep(piece);
            return;
        }
        let from = 0;
        if (carried > 0) {
            const first = piece.indexOf('\n');
            keep(piece.slice(0, first));
            flush();
            from = first + 1;
        }
        if (last > from)
            take(piece.slice(from, last));
        keep(piece.slice(last + 1));
    };
    return { push, end: flush };
};
/** A window of bytes as text, one character a byte: the cheapest form to search in. */
const asLatin1 = (bytes, start, end) => Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(end, bytes.byteLength) - start).toString('latin1');
/** The text that bytes held as `asLatin1` stand for; what isn't UTF-8 becomes U+FFFD. */
const decode = (latin1) => /[\u0080-\u00ff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;


/***/ }),

/***/ 47324:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ speakers),
/* harmony export */   j: () => (/* binding */ weightier)
/* harmony export */ });
/** Whose output is judged: the agents of a pool, other agents, and bare APIs. */
const speakers = [
    'claude',
    'codex',
    'gemini',
    'copilot',
    'cursor',
    'qwen',
    'opencode',
    'aider',
    'amp',
    'anthropic',
    'openai',
    'google',
    'vertex',
    'bedrock',
    'azure',
    'openrouter',
    'other',
];
/** How much a verdict says about the account: of two reasons in one turn the weightier one counts. */
const weight = {
    billing: 8,
    'usage-limit': 7,
    auth: 6,
    'rate-limit': 5,
    config: 4,
    overloaded: 3,
    network: 2,
    failed: 1,
};
/** The weightier of two signals, the later at a tie; a reset time told by either is kept if the verdict is the same. */
const weightier = (known, later) => {
    if (known === null)
        return later;
    if (known.verdict === later.verdict) {
        const reset = betterReset(known.reset, later.reset);
        return later.confidence >= known.confidence ? { ...later, reset } : { ...known, reset };
    }
    return weight[later.verdict] > weight[known.verdict] ? later : known;
};
const trust = { event: 4, header: 3, text: 2, backoff: 1, default: 0 };
const betterReset = (known, later) => {
    if (known === null || later === null)
        return later ?? known;
    return trust[later.source] >= trust[known.source] ? later : known;
};


/***/ }),

/***/ 50847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   IZ: () => (/* binding */ pendingConfidence),
/* harmony export */   dc: () => (/* binding */ hear),
/* harmony export */   yR: () => (/* binding */ nothingHeard)
/* harmony export */ });
/* harmony import */ var _signal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47324);

const nothingHeard = {
    reason: null,
    pending: null,
    turn: 'none',
    end: null,
    sessionId: null,
    utilization: null,
    resumeRefused: null,
};
/** An agent that says nothing for so long after a throttle sleeps longer than it told. */
const silenceMs = 15_000;
/** Time for an agent to renew a token that was refused. */
const renewMs = 3_000;
const hopelessAttempt = 3;
const hear = (heard, fact, now, rules) => {
    switch (fact.is) {
        case 'session':
            return { ...heard, sessionId: fact.id };
        case 'utilization':
            return { ...heard, utilization: fact.utilization };
        case 'completed':
            return { ...heard, reason: null, pending: null, end: null, turn: 'completed' };
        case 'working':
            return { ...heard, pending: null, end: heard.reason === null ? null : heard.end };
        case 'failed':
            return {
                ...heard,
                turn: 'failed',
                reason: fact.signal === null ? heard.reason : (0,_signal_js__WEBPACK_IMPORTED_MODULE_0__/* .weightier */ .j)(heard.reason, fact.signal),
            };
        case 'refused': {
            const reason = (0,_signal_js__WEBPACK_IMPORTED_MODULE_0__/* .weightier */ .j)(heard.reason, fact.signal);
            return { ...heard, reason, end: heard.end ?? (lasting(fact.signal) ? endAt(now, fact.signal) : null) };
        }
        case 'retrying':
            return {
                ...heard,
                pending: fact.signal,
                end: endOfRetries(fact, now, rules) ?? (heard.reason === null ? null : heard.end),
            };
        case 'resume-refused':
            return { ...heard, turn: 'failed', resumeRefused: fact.text };
    }
};
const endAt = (at, signal) => ({ at, reason: signal.evidence.text });
const lasting = ({ verdict }) => verdict === 'usage-limit' || verdict === 'auth' || verdict === 'billing';
const endOfRetries = (fact, now, rules) => {
    const { signal, attempt, delayMs } = fact;
    if (delayMs !== null && delayMs > rules.retryDelayThresholdMs)
        return endAt(now, signal);
    switch (signal.verdict) {
        case 'usage-limit':
        case 'billing':
            return endAt(now, signal);
        case 'auth':
            return endAt(attempt > 1 ? now : now + renewMs, signal);
        case 'rate-limit':
            if (rules.patient)
                return delayMs === null ? endAt(now + rules.retryDelayThresholdMs, signal) : null;
            if (attempt >= hopelessAttempt)
                return endAt(now, signal);
            return delayMs === null ? endAt(now + silenceMs, signal) : null;
        case 'overloaded':
        case 'network':
        case 'config':
        case 'failed':
            return null;
    }
};
/** Of a reason that the agent was still trying to get over. */
const pendingConfidence = 0.75;
/** Text may say more of what an agent was about to try again, but not that it was something less. */
const said = (heard, endedByUs, explain) => {
    if (heard.turn === 'completed' || (endedByUs && heard.pending === null))
        return null;
    const text = explain();
    if (heard.pending === null)
        return text;
    const pending = { ...heard.pending, confidence: pendingConfidence };
    if (text === null || !limiting(text))
        return pending;
    return text.verdict === pending.verdict
        ? { ...pending, reset: text.reset ?? pending.reset }
        : (0,_signal_js__WEBPACK_IMPORTED_MODULE_0__/* .weightier */ .j)(pending, text);
};
const limiting = ({ verdict }) => verdict === 'rate-limit' || verdict === 'usage-limit' || verdict === 'billing';
/** The verdict of events and exit; text is asked only where they leave a failure unexplained. */
const conclude = (heard, exit, endedByUs, explain) => {
    const { utilization } = heard;
    if (exit.kind === 'not-started') {
        const evidence = { source: 'exit', text: exit.reason };
        return { verdict: 'config', evidence, reset: null, confidence: 1, utilization };
    }
    const good = exit.kind === 'exited' && exit.code === 0 && !endedByUs;
    if (good && heard.turn !== 'failed') {
        const told = heard.turn === 'completed' ? null : explain.ofSuccess();
        if (told !== null)
            return judgementOf(told, utilization);
        return { verdict: 'ok', evidence: null, reset: null, confidence: heard.turn === 'completed' ? 1 : 0.9, utilization };
    }
    const signal = heard.reason ?? said(heard, endedByUs, explain.ofFailure);
    if (signal !== null)
        return judgementOf(signal, utilization);
    const text = exit.kind === 'exited' ? `exit code ${exit.code}` : exit.signal;
    const verdict = exit.kind === 'exited' && notRunnable.includes(exit.code) ? 'config' : 'failed';
    return { verdict, evidence: { source: 'exit', text }, reset: null, confidence: 0.5, utilization };
};
/** What shells answer for a command that is not there or can't be started. */
const notRunnable = [126, 127];
const judgementOf = ({ verdict, evidence, reset, confidence }, utilization) => ({
    verdict,
    evidence,
    reset,
    confidence,
    utilization,
});


/***/ })

};
