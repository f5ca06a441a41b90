export const id = 908;
export const ids = [908];
export const modules = {

/***/ 66242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ agentKind)
});

;// CONCATENATED MODULE: ./build/agents/event.js
/** The object on a line of machine-readable output, or null for anything else. */
const parseEvent = (line) => {
    if (!line.startsWith('{'))
        return null;
    try {
        return fields(JSON.parse(line));
    }
    catch {
        return null;
    }
};
/** The value as an object, or null. */
const fields = (value) => (isFields(value) ? value : null);
/** The value as a list of objects; what isn't one is left out. */
const list = (value) => (Array.isArray(value) ? value.filter(isFields) : []);
/** The value as text, or '' for anything else. */
const event_text = (value) => (typeof value === 'string' ? value : '');
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

;// CONCATENATED MODULE: ./build/agents/tool-line.js

/** Arguments that tell most about a call, best first, over the tools of the three CLIs. */
const telling = ['command', 'file_path', 'path', 'pattern', 'query', 'url', 'description', 'prompt', 'subject'];
const longest = 160;
/** `> Bash: npm test`: one tool call on one line, its most telling argument cut to what fits. */
const toolLine = (name, input) => {
    const key = telling.find((candidate) => event_text(input[candidate]) !== '');
    const argument = key === undefined ? rest(input) : event_text(input[key]);
    return argument === '' ? `> ${name}\n` : `> ${name}: ${oneLine(argument)}\n`;
};
/** Text on a line of its own; '' stays ''. */
const paragraph = (value) => {
    const trimmed = value.trimEnd();
    return trimmed === '' ? '' : `${trimmed}\n`;
};
/** The start of a text, on one line. */
const oneLine = (value) => {
    const flat = value
        .slice(0, 4 * longest)
        .replace(/\s+/g, ' ')
        .trim();
    return flat.length > longest ? `${flat.slice(0, longest - 1)}…` : flat;
};
const rest = (input) => (Object.keys(input).length === 0 ? '' : JSON.stringify(input));

;// CONCATENATED MODULE: ./build/agents/claude-transcript.js


/** Reads `--output-format stream-json` (2.1.331 and 2.1.197 recorded). What isn't an event passes through. */
const claudeTranscript = () => {
    let shown = '';
    let answer = null;
    const message = (event) => {
        const inner = typeof event.parent_tool_use_id === 'string';
        const parts = list(fields(event.message)?.content).map((part) => {
            if (part.type === 'text') {
                if (!inner)
                    shown = event_text(part.text);
                return paragraph(event_text(part.text));
            }
            if (part.type === 'tool_use')
                return toolLine(event_text(part.name), fields(part.input) ?? {});
            return part.type === 'tool_result' ? failure(part) : '';
        });
        return inner ? indent(parts.join('')) : parts.join('');
    };
    const result = (event) => {
        const said = event_text(event.result);
        if (event.is_error !== true)
            answer = said;
        const errors = Array.isArray(event.errors) ? event.errors.map(event_text).join('\n') : '';
        return paragraph(errors) + (said === shown ? '' : paragraph(said));
    };
    const line = (raw) => {
        const event = parseEvent(raw);
        if (event === null)
            return paragraph(raw);
        switch (event.type) {
            case 'system':
                return system(event);
            case 'assistant':
            case 'user':
                return message(event);
            case 'result':
                return result(event);
            default:
                return '';
        }
    };
    return { line, answer: () => answer };
};
const system = (event) => {
    switch (event.subtype) {
        case 'init':
            return `Claude Code ${event_text(event.claude_code_version)}, ${event_text(event.model)}, session ${event_text(event.session_id)}\n`;
        case 'api_retry':
            return `(retry ${event.attempt} of ${event.max_retries} in ${seconds(event.retry_delay_ms)} s: ${event_text(event.error)})\n`;
        default:
            return '';
    }
};
/** Results are long and mostly for the model; only that a call failed is worth a line. */
const failure = (part) => {
    if (part.is_error !== true)
        return '';
    const content = part.content;
    const said = typeof content === 'string'
        ? content
        : list(content)
            .map((item) => event_text(item.text))
            .join(' ');
    return `  failed: ${oneLine(said)}\n`;
};
const seconds = (value) => (typeof value === 'number' ? (value / 1000).toFixed(1) : '?');
const indent = (value) => value.replace(/^(?=.)/gm, '  ');

;// CONCATENATED MODULE: ./build/agents/credential.js
/**
 * Puts one credential where the agent looks for it. What the account sets itself is never unset. An account that only sets
 * variables of a cloud keeps the user's switches: the route may be the same for the whole job.
 */
const placeCredential = (account, variables, secretVariable) => {
    const env = environmentOf(account.credential, secretVariable);
    const routed = account.credential.kind === 'env' && !variables.own.some((name) => Object.hasOwn(env, name));
    const rivals = [...variables.own, ...variables.routed, ...(routed ? [] : variables.switches)];
    return {
        env,
        unset: rivals.filter((name) => !Object.hasOwn(env, name)),
        files: filesOf(account.credential),
    };
};
const environmentOf = (credential, secretVariable) => {
    switch (credential.kind) {
        case 'secret':
            return { [secretVariable(credential.secret)]: credential.secret };
        case 'env':
            return { ...credential.env };
        case 'files':
            return {};
    }
};
const filesOf = (credential) => credential.kind === 'files'
    ? Object.entries(credential.files).map(([path, content]) => ({ path, content, secret: true }))
    : [];

;// CONCATENATED MODULE: ./build/agents/prompt.js
/**
 * What the agent is told. A resumed session holds the work done so far, but perhaps not the whole task (it may have been
 * compacted, or cut before the first answer), so the task stands below once more.
 */
const promptOf = (task, session) => {
    switch (session.kind) {
        case 'fresh':
            return task.prompt;
        case 'resume':
            return `${goOn}\n\n${task.prompt}`;
    }
};
const goOn = [
    'The API account in use met its limit and the work was cut off; another account is in use now.',
    'Go on with the task exactly where you stopped. Look at what is done already and do not do it again.',
    'If everything is done, give your final answer. The task was:',
].join(' ');

;// CONCATENATED MODULE: ./build/agents/session-args.js
/** The options by which Claude Code and Gemini CLI alike begin a session under a given id, and take one up. */
const sessionArgs = (session) => {
    switch (session.kind) {
        case 'fresh':
            return ['--session-id', session.id];
        case 'resume':
            return ['--resume', session.id];
    }
};

;// CONCATENATED MODULE: ./build/agents/claude.js




/** Read in the binary of 2.1.332; the order of the first three was recorded on the wire with 2.1.331. */
const variables = {
    own: [
        'ANTHROPIC_API_KEY',
        'ANTHROPIC_AUTH_TOKEN',
        'CLAUDE_CODE_OAUTH_TOKEN',
        'CLAUDE_CODE_OAUTH_REFRESH_TOKEN',
        'CLAUDE_CODE_OAUTH_TOKEN_FILE_DESCRIPTOR',
        'CLAUDE_CODE_API_KEY_FILE_DESCRIPTOR',
        'CLAUDE_CODE_SESSION_ACCESS_TOKEN',
        'ANTHROPIC_IDENTITY_TOKEN',
        'ANTHROPIC_IDENTITY_TOKEN_FILE',
    ],
    routed: [
        'AWS_BEARER_TOKEN_BEDROCK',
        'ANTHROPIC_AWS_API_KEY',
        'ANTHROPIC_FOUNDRY_API_KEY',
        'ANTHROPIC_FOUNDRY_AUTH_TOKEN',
        'CLAUDE_CODE_GATEWAY_TOKEN',
    ],
    switches: [
        'CLAUDE_CODE_USE_BEDROCK',
        'CLAUDE_CODE_USE_VERTEX',
        'CLAUDE_CODE_USE_FOUNDRY',
        'CLAUDE_CODE_USE_MANTLE',
        'CLAUDE_CODE_USE_GATEWAY',
        'CLAUDE_CODE_USE_ANTHROPIC_AWS',
        'CLAUDE_CODE_USE_ANTHROPIC_GOOGLE_CLOUD',
    ],
};
/** API keys and setup tokens tell by their prefix; anything else is taken for a gateway's bearer token. */
const secretVariable = (secret) => {
    if (secret.startsWith('sk-ant-api'))
        return 'ANTHROPIC_API_KEY';
    if (secret.startsWith('sk-ant-oat'))
        return 'CLAUDE_CODE_OAUTH_TOKEN';
    return 'ANTHROPIC_AUTH_TOKEN';
};
/**
 * Two retries ride out a hiccup (about 2 s) where ten take 180 s, and cover all output formats. None at all would cost an
 * account five minutes of rest for one short 429.
 */
const fewRetries = { CLAUDE_CODE_MAX_RETRIES: '2' };
/** Claude Code. */
const claude = {
    provider: 'claude',
    home: {
        variable: 'CLAUDE_CONFIG_DIR',
        directory: '.claude',
        variableNames: 'home',
        credentials: ['.credentials.json'],
    },
    sessionFile: (id) => `projects/*/${id}.jsonl`,
    secretVariable,
    invocation: (account, patience) => {
        const placed = placeCredential(account, variables, secretVariable);
        return {
            env: { ...(patience === 'short' ? fewRetries : {}), ...placed.env, TZ: 'UTC' },
            // The watchdog sleeps until the limit's reset, for hours.
            unset: [...placed.unset, 'CLAUDE_CODE_RETRY_WATCHDOG'],
            files: placed.files,
        };
    },
    command: (task, session) => ({
        argv: ['claude', '-p', ...task.args, '--output-format', 'stream-json', '--verbose', ...sessionArgs(session)],
        stdin: promptOf(task, session),
    }),
    transcript: claudeTranscript,
};

;// CONCATENATED MODULE: ./build/agents/codex-transcript.js


/** Reads `codex exec --json` (0.169.0 recorded). What isn't an event passes through. */
const codexTranscript = () => {
    let said = null;
    let answer = null;
    const completed = (item) => {
        switch (item.type) {
            case 'agent_message':
                said = event_text(item.text);
                return paragraph(said);
            case 'command_execution':
                return item.exit_code === 0 ? '' : `  failed: ${oneLine(event_text(item.aggregated_output))}\n`;
            case 'file_change':
                return list(item.changes)
                    .map((change) => toolLine(event_text(change.kind), change))
                    .join('');
            case 'error':
                return paragraph(event_text(item.message));
            default:
                return '';
        }
    };
    const line = (raw) => {
        const event = parseEvent(raw);
        if (event === null)
            return paragraph(raw);
        const item = fields(event.item) ?? {};
        switch (event.type) {
            case 'thread.started':
                return `Codex, session ${event_text(event.thread_id)}\n`;
            case 'item.started':
                return started(item);
            case 'item.completed':
                return completed(item);
            case 'turn.completed':
                answer = said;
                return '';
            case 'turn.failed':
                return paragraph(event_text(fields(event.error)?.message));
            case 'error':
                // The final error comes once more as `turn.failed`.
                return event_text(event.message).startsWith('Reconnecting...') ? `(${oneLine(event_text(event.message))})\n` : '';
            default:
                return '';
        }
    };
    return { line, answer: () => answer };
};
const started = (item) => {
    switch (item.type) {
        case 'command_execution':
            return toolLine('shell', { command: bare(event_text(item.command)) });
        case 'mcp_tool_call':
            return toolLine(`${event_text(item.server)}.${event_text(item.tool)}`, fields(item.arguments) ?? {});
        case 'web_search':
            return toolLine('web search', { query: item.query });
        default:
            return '';
    }
};
/** Commands are told as they are started, in a login shell: what was asked for is inside. */
const bare = (command) => /^\S*sh -l?c '(.*)'$/s.exec(command)?.[1] ?? command;

;// CONCATENATED MODULE: ./build/agents/codex.js



/**
 * `codex exec` reads CODEX_API_KEY before any `auth.json` and ignores OPENAI_API_KEY (recorded with 0.169.0), which a custom
 * provider of the user's configuration may still name.
 */
const codex_variables = {
    own: ['CODEX_API_KEY', 'CODEX_ACCESS_TOKEN', 'OPENAI_API_KEY'],
    routed: [],
    switches: [],
};
const codex_secretVariable = () => 'CODEX_API_KEY';
const codex_sessionArgs = (session) => {
    switch (session.kind) {
        case 'fresh':
            // Codex chooses the id itself and tells it in its first event.
            return [];
        case 'resume':
            return ['resume', session.id];
    }
};
/**
 * Codex CLI. Its retries can't be cut: the built-in provider takes no settings, and a provider of our own would change where
 * the user's requests go. A wait of its own is ended from outside.
 */
const codex = {
    provider: 'codex',
    home: { variable: 'CODEX_HOME', directory: '.codex', variableNames: 'home', credentials: ['auth.json'] },
    sessionFile: (id) => `sessions/*/*/*/rollout-*-${id}.jsonl`,
    secretVariable: codex_secretVariable,
    invocation: (account) => {
        const placed = placeCredential(account, codex_variables, codex_secretVariable);
        return { env: { ...placed.env, TZ: 'UTC' }, unset: placed.unset, files: placed.files };
    },
    command: (task, session) => ({
        // Options stand before `resume`, which knows fewer of them; `--json` ends a list such as `-i a.png b.png`.
        argv: ['codex', 'exec', ...task.args, '--json', ...codex_sessionArgs(session), '-'],
        stdin: promptOf(task, session),
    }),
    transcript: codexTranscript,
};

;// CONCATENATED MODULE: ./build/agents/custom.js

/** Any other command: it gets the account's variables and files, and is started by the user's own script. */
const custom = {
    provider: 'custom',
    home: null,
    sessionFile: null,
    // Parsing refuses such accounts: nobody knows what their command reads.
    secretVariable: () => 'POOL_FAILOVER_SECRET',
    invocation: (account) => {
        const placed = placeCredential(account, { own: [], routed: [], switches: [] }, custom.secretVariable);
        return { env: { ...placed.env, TZ: 'UTC' }, unset: placed.unset, files: placed.files };
    },
    command: () => null,
    transcript: () => null,
};

;// CONCATENATED MODULE: ./build/agents/gemini-transcript.js


/**
 * Reads `-o stream-json` (0.61.0 recorded). Answers come in pieces: whole lines are shown as they come, the last one when
 * something else follows. What isn't an event passes through.
 */
const geminiTranscript = () => {
    let pending = '';
    let said = '';
    let answer = null;
    const flush = () => {
        const out = paragraph(pending);
        pending = '';
        return out;
    };
    const piece = (content) => {
        said += content;
        pending += content;
        const end = pending.lastIndexOf('\n') + 1;
        const whole = pending.slice(0, end);
        pending = pending.slice(end);
        return whole;
    };
    const other = (event) => {
        switch (event.type) {
            case 'init':
                return `Gemini CLI, ${event_text(event.model)}, session ${event_text(event.session_id)}\n`;
            case 'tool_use':
                said = '';
                return toolLine(event_text(event.tool_name), fields(event.parameters) ?? {});
            case 'tool_result':
                return event.status === 'success' ? '' : `  failed: ${oneLine(failureText(event))}\n`;
            case 'error':
                return paragraph(event_text(event.message));
            case 'result':
                if (event.status === 'success')
                    answer = said;
                return paragraph(event_text(fields(event.error)?.message));
            default:
                return '';
        }
    };
    const line = (raw) => {
        const event = parseEvent(raw);
        if (event === null)
            return flush() + paragraph(raw);
        if (event.type !== 'message')
            return flush() + other(event);
        return event.role === 'assistant' ? piece(event_text(event.content)) : '';
    };
    return { line, answer: () => answer };
};
const failureText = (event) => event_text(fields(event.error)?.message) || event_text(event.output);

;// CONCATENATED MODULE: ./build/agents/gemini.js




/** Read in the bundle of 0.61.0. Google's application default credentials stay: the agent's tools may need them. */
const gemini_variables = {
    own: ['GEMINI_API_KEY'],
    routed: ['GOOGLE_API_KEY', 'GOOGLE_CLOUD_ACCESS_TOKEN'],
    switches: ['GOOGLE_GENAI_USE_VERTEXAI', 'GOOGLE_GENAI_USE_GCA', 'GEMINI_CLI_USE_COMPUTE_ADC'],
};
const gemini_secretVariable = () => 'GEMINI_API_KEY';
/**
 * Gemini CLI. Only settings could cut its retries (10, over 200 s), and there is no place for ours: the user's and the
 * project's files are theirs, and system files count only when root owns them and every folder above (seen with 0.61.0).
 * It tells each retry on stderr at once, so a long row of them is ended from outside.
 */
const gemini = {
    provider: 'gemini',
    home: {
        variable: 'GEMINI_CLI_HOME',
        directory: '.gemini',
        variableNames: 'parent',
        credentials: ['oauth_creds.json', 'google_accounts.json', 'gemini-credentials.json'],
    },
    sessionFile: null,
    secretVariable: gemini_secretVariable,
    invocation: (account) => {
        const placed = placeCredential(account, gemini_variables, gemini_secretVariable);
        return {
            // Its wrapper process would swallow the signals that end it.
            env: { GEMINI_CLI_NO_RELAUNCH: '1', ...placed.env, TZ: 'UTC' },
            unset: placed.unset,
            files: placed.files,
        };
    },
    command: (task, session) => ({
        argv: ['gemini', ...task.args, '-o', 'stream-json', ...sessionArgs(session)],
        stdin: promptOf(task, session),
    }),
    transcript: geminiTranscript,
};

;// CONCATENATED MODULE: ./build/agents/create.js




const kinds = { claude: claude, codex: codex, gemini: gemini, custom: custom };
/** The ways of a provider's agent. */
const agentKind = (provider) => kinds[provider];


/***/ }),

/***/ 21283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ decide)
});

// EXTERNAL MODULE: ./build/pool/condition.js
var pool_condition = __webpack_require__(89962);
;// CONCATENATED MODULE: ./build/pool/earliest.js
/** The smallest of any number of instants; null where there is none. */
const earliest = (instants) => instants.reduce((first, at) => (first === null || at < first ? at : first), null);

// EXTERNAL MODULE: ./build/pool/select.js
var pool_select = __webpack_require__(9259);
;// CONCATENATED MODULE: ./build/pool/readiness.js



const throttleWindowMs = 60_000;
/** Every account's readiness, in the order of the strategy. */
const readiness = (state, now) => (0,pool_select/* rank */.Tm)(state.pool, state.ledger, state.rules.ordering, now).map((account) => ({
    account,
    skip: skipOf(state, account, now),
}));
/** Those that can't be used now, with why. */
const skippedOf = (all) => all.flatMap(({ account, skip }) => (skip === null ? [] : [{ account, skip }]));
/** Epoch ms at which a skipped account can be used again; null when it won't be by itself in this run. */
const freeAt = (skip) => {
    switch (skip.kind) {
        case 'cooling':
            return skip.record.until;
        case 'throttled':
        case 'capped':
        case 'closed':
        case 'taken':
            return skip.until;
        case 'quarantined':
        case 'disabled':
        case 'provider-down':
            return null;
    }
};
/** Epoch ms at which the first account comes free; null where one is free now or none will be by itself. */
const nextAvailableAt = (all) => {
    const skipped = skippedOf(all);
    if (skipped.length < all.length)
        return null;
    return earliest(skipped.map(({ skip }) => freeAt(skip)).filter((at) => at !== null));
};
/**
 * Two accounts of a provider throttled within a minute of each other in this run point to the runner's address, not to
 * the accounts: all of the provider are left alone until the earlier of the two cooldowns ends. 0 for no such case.
 */
const throttledUntil = (state, provider) => {
    const hits = state.attempts.flatMap(({ plan, endedAt, end, record }) => plan.account.provider === provider && end.judgement.verdict === 'rate-limit' && record !== null
        ? [{ account: plan.account.id, endedAt, until: record.until }]
        : []);
    const last = hits.at(-1);
    const before = hits.findLast((hit) => hit.account !== last?.account);
    if (last === undefined || before === undefined || last.endedAt - before.endedAt > throttleWindowMs)
        return 0;
    return Math.min(last.until, before.until);
};
const skipOf = (state, account, now) => {
    const condition = (0,pool_condition/* conditionOf */.r)(state.pool, state.ledger, account, now);
    if (condition.kind === 'disabled')
        return { kind: 'disabled' };
    if (condition.kind === 'quarantined')
        return { kind: 'quarantined', record: condition.record };
    // Before the cooldown, whose end would promise too much.
    if (state.down.has(account.provider))
        return { kind: 'provider-down' };
    if (condition.kind !== 'available')
        return condition;
    const throttled = throttledUntil(state, account.provider);
    if (throttled > now)
        return { kind: 'throttled', until: throttled };
    const taken = state.taken.get(account.id) ?? 0;
    return taken > now ? { kind: 'taken', until: taken } : null;
};

;// CONCATENATED MODULE: ./build/pool/exhaust.js


/** A throttle this short is waited out though the user did not ask to wait: it costs less than a red run. */
const shortWaitMs = 90_000;
const maxShortWaits = 2;
const exhaust = (state, all, now) => {
    const waiting = skippedOf(all)
        .flatMap(({ account, skip }) => {
        const until = freeAt(skip);
        return until === null ? [] : [{ account, skip, until }];
    })
        .toSorted((a, b) => a.until - b.until);
    switch (state.rules.whenExhausted) {
        case 'wait':
            return probe(state, waiting, now) ?? longWait(state, waiting, now);
        case 'fail':
        case 'neutral':
            return shortWait(state, waiting, now) ?? probe(state, waiting, now) ?? { kind: 'give-up' };
    }
};
const longWait = (state, [first], now) => {
    if (first === undefined)
        return { kind: 'give-up' };
    const waitedMs = state.waitedMs + first.until - now;
    if (waitedMs > state.rules.maxWaitMs)
        return { kind: 'give-up' };
    return { kind: 'wait', until: first.until, account: first.account, state: { ...state, waitedMs } };
};
const shortWait = (state, waiting, now) => {
    const short = waiting.find(({ skip, until }) => isThrottle(skip) && until - now <= shortWaitMs);
    if (short === undefined || state.shortWaits >= maxShortWaits)
        return null;
    const { until, account } = short;
    return { kind: 'wait', until, account, state: { ...state, shortWaits: state.shortWaits + 1 } };
};
const isThrottle = (skip) => skip.kind === 'throttled' || (skip.kind === 'cooling' && skip.record.verdict === 'rate-limit');
/**
 * Once a run, the account that comes free first, and only where a try may help: not what this run saw limited, not where the
 * runner's address is throttled, not what its user holds back.
 */
const probe = (state, waiting, now) => {
    if (!state.rules.probe || state.probed)
        return null;
    const tried = (account) => state.attempts.some(({ plan }) => (0,pool_condition/* shareLimit */.h)(plan.account, account));
    const untried = waiting.find(({ account, skip }) => skip.kind === 'cooling' && !tried(account) && throttledUntil(state, account.provider) <= now);
    return untried === undefined ? null : { kind: 'probe', until: untried.until, account: untried.account };
};

;// CONCATENATED MODULE: ./build/pool/finish.js

/** Ends the run, with the last use of its account for the record where no limit of it was recorded. */
const finish = (state, now, effects, outcome, exitCode) => {
    const last = state.attempts.at(-1);
    const use = last === undefined || last.record !== null ? undefined : state.ledger.uses.get(last.plan.account.id);
    const save = use === undefined ? [] : [{ do: 'record', records: [use] }];
    const ending = {
        outcome,
        exitCode,
        account: last?.plan.account ?? null,
        nextAvailableAt: nextAvailableAt(readiness(state, now)),
    };
    return { state, effects: [...effects, ...save, { do: 'finish', ending }] };
};

;// CONCATENATED MODULE: ./build/pool/choose.js




/** Goes on with the first free account of the strategy's order; waits, or gives up, where none is. */
const next = (state, now, effects) => {
    const first = state.attempts.length === 0;
    if (!first && state.failovers >= state.rules.maxFailovers) {
        return giveUp(state, now, [...effects, note({ kind: 'max-failovers', max: state.rules.maxFailovers })]);
    }
    const all = readiness(state, now);
    const free = all.find(({ skip }) => skip === null);
    const counted = first ? state : { ...state, failovers: state.failovers + 1 };
    if (free !== undefined)
        return start(counted, free.account, now, effects, { counted: !first });
    const step = exhaust(state, all, now);
    switch (step.kind) {
        case 'wait': {
            const waiting = note({ kind: 'waiting', until: step.until, account: step.account });
            return { state: step.state, effects: [...effects, waiting, { do: 'wait', until: step.until }] };
        }
        case 'probe': {
            const probing = note({ kind: 'probe', account: step.account, until: step.until });
            const begun = { ...counted, probed: true };
            return start(begun, step.account, now, [...effects, probing], { counted: !first, probe: true });
        }
        case 'give-up': {
            const exhausted = note({ kind: 'exhausted', skipped: skippedOf(all), nextAvailableAt: nextAvailableAt(all) });
            return giveUp(state, now, [...effects, exhausted]);
        }
    }
};
/** Asks for an attempt on this account, resuming the provider's session where there is one to resume. */
const start = (state, account, now, effects, { counted = false, probe = false } = {}) => {
    const { rules } = state;
    const others = readiness(state, now).filter((other) => other.account !== account);
    const another = others.some((other) => other.skip === null && !(0,pool_condition/* shareLimit */.h)(account, other.account));
    const mayFailOver = state.failovers < rules.maxFailovers && rules.continueMode !== 'stop';
    const resumes = rules.continueMode === 'auto' || rules.continueMode === 'resume';
    const plan = {
        number: state.attempts.length + 1,
        account,
        resume: resumes ? (state.sessions.get(account.provider) ?? null) : null,
        patience: another && mayFailOver ? 'short' : 'own',
        probe,
    };
    return {
        state: { ...state, current: { plan, startedAt: now, counted } },
        effects: [...effects, note({ kind: 'chosen', plan, skipped: skippedOf(others) }), { do: 'attempt', plan }],
    };
};
/** Ends a run that may not, or can't, go on with another account. */
const giveUp = (state, now, effects) => finish(state, now, effects, 'exhausted', state.rules.whenExhausted === 'neutral' ? 0 : 75);
const note = (said) => ({ do: 'note', note: said });

// EXTERNAL MODULE: ./build/pool/cooldown.js
var cooldown = __webpack_require__(16318);
// EXTERNAL MODULE: ./build/pool/ledger.js
var pool_ledger = __webpack_require__(26926);
// EXTERNAL MODULE: ./build/pool/retry.js
var retry = __webpack_require__(69481);
;// CONCATENATED MODULE: ./build/pool/use.js

/** The account is used now; what is not said stays as it was known. */
const useRecord = (ledger, account, now, seen) => {
    const known = ledger.uses.get(account.id);
    const observedAt = (0,pool_ledger/* instantAfter */.i)(ledger, now);
    return {
        kind: 'use',
        account: account.id,
        observedAt,
        succeededAt: seen.succeeded === true ? observedAt : (known?.succeededAt ?? 0),
        utilization: seen.utilization ?? known?.utilization ?? null,
    };
};

;// CONCATENATED MODULE: ./build/pool/decide.js







/** How long an account whose places are all in use is left alone. */
const askAgainMs = 60_000;
/** Tries beyond the first when an account's provider is at fault. */
const transientRetries = 2;
/**
 * The failover loop as a state machine: what happened in, the next state and what to do out. Pure; throws only when an
 * attempt ends that was never started.
 *
 * Holds always: an account known to be cooling is not started (but one, once, under `probe`); at most `maxFailovers`
 * failovers; an account comes again only after its cooldown, at most twice more in a row when its provider was at
 * fault, or once afresh when it could not take up a session; a command that succeeds or fails for its own reasons keeps
 * its exit code.
 */
const decide = (state, event) => {
    switch (event.type) {
        case 'begun':
            return next(state, event.now, []);
        case 'waited':
            return afterWait({ ...state, ledger: (0,pool_ledger/* merge */.h1)(state.ledger, (0,pool_ledger/* recordsOf */.M$)(event.ledger)) }, event.now);
        case 'taken':
            return placeTaken(state, event.now);
        case 'attempt-ended':
            return afterAttempt(state, event.end, event.now, event.random);
        case 'cancelled':
            return cancelled(state, event);
    }
};
const afterAttempt = (before, end, now, random) => {
    const { state, attempt, effects } = decide_close(before, end, now);
    const { account } = attempt.plan;
    const { verdict } = end.judgement;
    if (end.refusedResume && attempt.plan.resume !== null && attempt.record === null) {
        return resumeRefused(state, attempt, now, effects);
    }
    if (end.timedOut && attempt.record === null)
        return finish(state, now, effects, 'timed-out', 124);
    switch (verdict) {
        case 'ok':
            return finish(state, now, effects, 'succeeded', end.exitCode);
        case 'usage-limit':
        case 'rate-limit':
        case 'auth':
        case 'billing':
            return failOver(state, attempt, now, effects);
        case 'overloaded':
        case 'network':
            return decide_transient(state, attempt, now, random, effects);
        case 'config':
        case 'failed': {
            const note = {
                do: 'note',
                note: { kind: 'verdict', account, verdict, judgement: end.judgement, exitCode: end.exitCode },
            };
            return finish(state, now, [...effects, note], 'failed', failureCode(end.exitCode));
        }
    }
};
/** Books the attempt that is over: its record at once (the last use waits for the end of the run), its session for the next one. */
const decide_close = (state, end, now) => {
    if (state.current === null)
        throw new Error('an attempt ended that was never started');
    const { plan, startedAt } = state.current;
    const record = (0,cooldown/* markLimited */.IE)(state.ledger, plan.account, end.judgement, now, state.rules.cooldownMs);
    const attempt = { plan, startedAt, endedAt: now, end, record };
    const sessions = new Map(state.sessions);
    if (end.sessionId !== null)
        sessions.set(plan.account.provider, end.sessionId);
    const effects = [];
    if (record !== null) {
        effects.push({ do: 'record', records: [record] });
        effects.push({ do: 'note', note: { kind: 'limited', account: plan.account, record, judgement: end.judgement } });
    }
    const use = useRecord(state.ledger, plan.account, now, {
        succeeded: end.judgement.verdict === 'ok',
        utilization: end.judgement.utilization,
    });
    const ledger = (0,pool_ledger/* merge */.h1)(state.ledger, [...(record === null ? [] : [record]), use]);
    return {
        state: { ...state, ledger, sessions, current: null, attempts: [...state.attempts, attempt] },
        attempt,
        effects,
    };
};
const failOver = (state, attempt, now, effects) => {
    if (state.rules.continueMode === 'stop') {
        return giveUp(state, now, [...effects, { do: 'note', note: { kind: 'stopped', account: attempt.plan.account } }]);
    }
    const work = workOf(state, attempt);
    if (work === null)
        return next({ ...state, retries: 0 }, now, effects);
    return (0,retry/* isUntouched */.O2)(work.work)
        ? next({ ...state, retries: 0 }, now, [...effects, { do: 'note', note: work }])
        : giveUp(state, now, [...effects, { do: 'note', note: work }]);
};
/** What the attempt did, where it depends on that whether the work may be done again; what nobody saw may have been done. */
const workOf = (state, { plan, end }) => state.rules.retryIf === 'untouched' ? { kind: 'work', account: plan.account, work: end.work ?? retry/* unknownWork */.UD } : null;
/** Another account, as if this one had not been thought of. */
const placeTaken = (state, now) => {
    if (state.current === null)
        throw new Error('no attempt was to begin');
    const { plan, counted } = state.current;
    const before = {
        ...state,
        current: null,
        retries: 0,
        failovers: state.failovers - (counted ? 1 : 0),
        taken: new Map(state.taken).set(plan.account.id, now + askAgainMs),
    };
    return next(before, now, [{ do: 'note', note: { kind: 'taken', account: plan.account, probe: plan.probe } }]);
};
const decide_transient = (state, attempt, now, random, effects) => {
    const { account } = attempt.plan;
    const { judgement, exitCode } = attempt.end;
    if (state.rules.continueMode === 'stop')
        return finish(state, now, effects, 'failed', failureCode(exitCode));
    const work = workOf(state, attempt);
    if (work !== null && !(0,retry/* isUntouched */.O2)(work.work)) {
        return finish(state, now, [...effects, { do: 'note', note: work }], 'failed', failureCode(exitCode));
    }
    if (state.retries < transientRetries) {
        const delayMs = Math.round(5_000 * 4 ** state.retries * (0.75 + random / 2));
        const retry = state.retries + 1;
        const note = { do: 'note', note: { kind: 'transient', account, judgement, retry, delayMs } };
        return { state: { ...state, retries: retry }, effects: [...effects, note, { do: 'wait', until: now + delayMs }] };
    }
    const down = new Set([...state.down, account.provider]);
    const note = { do: 'note', note: { kind: 'provider-down', provider: account.provider, judgement } };
    const after = { ...state, down, retries: 0 };
    const other = readiness(after, now).some(({ skip }) => skip === null);
    if (other && state.failovers < state.rules.maxFailovers)
        return next(after, now, [...effects, note]);
    return finish(after, now, [...effects, note], 'failed', failureCode(exitCode));
};
const resumeRefused = (state, attempt, now, effects) => {
    const { account } = attempt.plan;
    const note = { do: 'note', note: { kind: 'refused-resume', account } };
    const sessions = new Map(state.sessions);
    sessions.delete(account.provider);
    const { exitCode } = attempt.end;
    if (state.rules.continueMode === 'resume')
        return finish(state, now, [...effects, note], 'failed', failureCode(exitCode));
    return start({ ...state, sessions }, account, now, [...effects, note]);
};
const afterWait = (state, now) => {
    const last = state.attempts.at(-1);
    const again = last !== undefined && state.retries > 0 ? last.plan.account : null;
    const free = readiness(state, now).some(({ account, skip }) => account === again && skip === null);
    return again !== null && free ? start(state, again, now, []) : next({ ...state, retries: 0 }, now, []);
};
const cancelled = (before, event) => {
    const closed = event.end === null ? { state: before, effects: [] } : decide_close(before, event.end, event.now);
    return finish({ ...closed.state, current: null }, event.now, closed.effects, 'cancelled', event.exitCode);
};
/** A failed run never ends with 0, though the agent did: Gemini does so on a broken stream. */
const failureCode = (exitCode) => (exitCode === 0 ? 1 : exitCode);


/***/ }),

/***/ 84514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ initialState)
/* harmony export */ });
const initialState = (pool, ledger, rules) => ({
    pool,
    rules,
    ledger,
    attempts: [],
    current: null,
    failovers: 0,
    sessions: new Map(),
    down: new Set(),
    retries: 0,
    shortWaits: 0,
    waitedMs: 0,
    probed: false,
    taken: new Map(),
});


/***/ }),

/***/ 44702:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   fg: () => (/* binding */ endingWords)
/* harmony export */ });
/* unused harmony exports verdictWords, skipWords, verdictLine */
/* harmony import */ var _pool_retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69481);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68062);


const nameOf = (account) => `${account.provider}/${account.label}`;
/** A verdict in the middle of a sentence. */
const verdictWords = {
    ok: 'succeeded',
    'usage-limit': 'met its usage limit',
    'rate-limit': 'is throttled',
    auth: 'was refused: its credential is not accepted',
    billing: 'was refused: nothing is left to spend',
    overloaded: 'met an overloaded provider',
    network: 'could not reach its provider',
    config: 'can not run: the command or its settings are wrong',
    failed: 'failed',
};
/** The windows of providers in the middle of a sentence. */
const windowWords = { fiveHour: '5-hour window', sevenDay: 'weekly window' };
const percent = (share) => `${Math.round(share * 100)} %`;
const sourceWords = {
    event: "the agent's own event says so",
    header: "the provider's header says so",
    text: "the agent's message says so",
    backoff: 'no reset time is known; doubling with each failure',
    default: 'no reset time is known',
};
/** Puts a decision into words. */
const lines = (note, now) => {
    switch (note.kind) {
        case 'chosen': {
            const { plan } = note;
            const how = plan.resume === null ? '' : `, session ${plan.resume.slice(0, 8)}`;
            const skips = note.skipped.map(({ account, skip }) => info(`  skipped ${nameOf(account)}: ${skipWords(skip, now)}`));
            return [info(`attempt ${plan.number}: ${nameOf(plan.account)}${how}`), ...skips];
        }
        case 'limited':
            return limited(note.account, note.record, note.judgement, now);
        case 'transient':
            return [
                info(`${met(note.account, note.judgement)}; not the account's fault: try ${note.retry} of 2 again in ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .span */ .Ln)(note.delayMs)}`),
            ];
        case 'provider-down':
            return [warning(`${note.provider} did not recover after two more tries${because(note.judgement.evidence)}`)];
        case 'refused-resume':
            return [info(`${nameOf(note.account)}: the session could not be taken up; starting afresh`)];
        case 'waiting':
            return [info(`no account is free; waiting for ${nameOf(note.account)} until ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(note.until, now)}`)];
        case 'max-failovers':
            return [warning(`max-failovers (${note.max}) is reached`)];
        case 'stopped':
            return [info(`continue: stop: not going on after ${nameOf(note.account)}`)];
        case 'probe':
            return [info(`no account is free; trying ${nameOf(note.account)}, which cools until ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(note.until, now)}`)];
        case 'taken':
            return [
                info(`${nameOf(note.account)}: ${note.probe ? 'another run tries it' : 'all its places are in use'}; passing it over`),
            ];
        case 'work': {
            const go = (0,_pool_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .isUntouched */ .O2)(note.work) ? 'going on' : 'not going on';
            return [info(`retry-if: untouched: ${go} after ${nameOf(note.account)}: ${(0,_pool_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .workWords */ .d8)(note.work)}`)];
        }
        case 'exhausted': {
            const skips = note.skipped.map(({ account, skip }) => info(`  ${nameOf(account)}: ${skipWords(skip, now)}`));
            return [info('no account of the pool can go on'), ...skips];
        }
        case 'verdict':
            return [
                info(`${met(note.account, note.judgement)} (exit code ${note.exitCode}); no other account would change that`),
            ];
    }
};
/** Why an account is passed over. */
const skipWords = (skip, now) => {
    switch (skip.kind) {
        case 'cooling':
            return `${skip.record.verdict}, cooling until ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(skip.record.until, now)}; ${sourceWords[skip.record.source]}`;
        case 'quarantined':
            return `${skip.record.verdict}, quarantined until its credential changes, at most until ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(skip.record.until, now)}`;
        case 'disabled':
            return 'disabled in the list of accounts';
        case 'throttled':
            return `two accounts of its provider were throttled within a minute, so the runner's address is; left alone until ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(skip.until, now)}`;
        case 'capped':
            return `${percent(skip.share.spent)} of its ${windowWords[skip.share.window]} is spent, ${percent(skip.cap)} are allowed; free by ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(skip.until, now)} at the latest`;
        case 'closed':
            return `outside its hours; they begin at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(skip.until, now)}`;
        case 'taken':
            return 'as many runs use it as it allows';
        case 'provider-down':
            return 'its provider is down';
    }
};
/** What came of an attempt that leaves no lasting mark on its account. */
const verdictLine = (account, judgement) => [info(met(account, judgement))];
/** How a run ended, in one sentence. */
const endingWords = (ending, now) => {
    const who = ending.account === null ? '' : ` on ${nameOf(ending.account)}`;
    const next = ending.nextAvailableAt === null ? '' : `; the next account is free at ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(ending.nextAvailableAt, now)}`;
    switch (ending.outcome) {
        case 'succeeded':
            return info(`succeeded${who}`);
        case 'failed':
            return { level: 'error', text: `failed${who} with exit code ${ending.exitCode}` };
        case 'exhausted':
            return {
                level: ending.exitCode === 0 ? 'notice' : 'error',
                text: `exhausted: no account of the pool can go on${next}`,
            };
        case 'cancelled':
            return info(`cancelled${who}`);
        case 'timed-out':
            return { level: 'error', text: `timed out${who}` };
        case 'misconfigured':
            return { level: 'error', text: 'misconfigured' };
    }
};
const limited = (account, record, judgement, now) => {
    const said = met(account, judgement);
    if (record.verdict === 'auth' || record.verdict === 'billing') {
        return [warning(`${said}. Set aside until its credential changes, at most until ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(record.until, now)}.`)];
    }
    return [info(`${said}. Cooling until ${(0,_time_js__WEBPACK_IMPORTED_MODULE_1__/* .until */ .TG)(record.until, now)}: ${sourceWords[record.source]}.`)];
};
const met = (account, judgement) => `${nameOf(account)} ${verdictWords[judgement.verdict]}${because(judgement.evidence)}`;
const because = (evidence) => evidence === null ? '' : ` (${evidence.source}: ${clip(evidence.text)})`;
const clip = (text) => {
    const flat = text.replace(/\s+/g, ' ').trim();
    return flat.length > 200 ? `${flat.slice(0, 199)}…` : flat;
};
const info = (text) => ({ level: 'info', text });
const warning = (text) => ({ level: 'warning', text });


/***/ })

};
