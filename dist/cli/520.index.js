export const id = 520;
export const ids = [520];
export const modules = {

/***/ 84520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  classifyCommand: () => (/* binding */ classifyCommand)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
// EXTERNAL MODULE: ./build/detect/lines.js
var detect_lines = __webpack_require__(66093);
;// CONCATENATED MODULE: ./build/detect/actions-log.js

/** `job<TAB>step<TAB>` of `gh run view --log`, the byte order mark, the timestamp. */
const stamped = /^(?:\u00ef\u00bb\u00bf)?(?:[^\t\n]+\t[^\t\n]+\t)?(?:\u00ef\u00bb\u00bf)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) ?/;
/**
 * Takes the timestamps off a log as downloaded from GitHub Actions and passes its lines on with the instant each was
 * written; what comes after the step that failed is left out. Any other text is passed on as it is, instant null.
 */
const createActionsLog = (pass) => {
    let mode = 'unknown';
    let first = '';
    let failed = false;
    let over = false;
    let complete = false;
    const takeLine = (line) => {
        const found = stamped.exec(line);
        const text = found === null ? line : line.slice(found[0].length);
        if (text.startsWith('##[error]'))
            failed = true;
        else if (failed && /^(?:##\[group\]|Post job cleanup)/.test(text))
            over = true;
        if (text.startsWith('Cleaning up orphan processes'))
            complete = true;
        const at = found?.[1] === undefined ? Number.NaN : Date.parse(found[1]);
        if (!over)
            pass(`${text}\n`, Number.isFinite(at) ? at : null);
    };
    const lines = (0,detect_lines/* createLines */.OM)((block) => block.split('\n').forEach(takeLine));
    const decide = (final) => {
        if (!final && !first.trimStart().includes('\n') && first.length < 4096)
            return;
        mode = stamped.test(first.trimStart()) ? 'actions' : 'plain';
        const text = first;
        first = '';
        if (mode === 'actions')
            lines.push(text);
        else if (text !== '')
            pass(text, null);
    };
    const push = (piece) => {
        switch (mode) {
            case 'unknown':
                first += piece;
                decide(false);
                break;
            case 'plain':
                pass(piece, null);
                break;
            case 'actions':
                lines.push(piece);
                break;
        }
    };
    const end = () => {
        if (mode === 'unknown')
            decide(true);
        lines.end();
    };
    return { push, end, succeeded: () => mode === 'actions' && complete && !failed };
};

// EXTERNAL MODULE: ./build/detect/create.js + 26 modules
var create = __webpack_require__(46798);
// EXTERNAL MODULE: ./build/detect/verdict.js
var verdict = __webpack_require__(50847);
;// CONCATENATED MODULE: ./build/detect/classify.js




const windowSize = 1 << 18;
/** Judges a run from its saved output, logs downloaded from GitHub Actions included. Memory doesn't grow with the log. */
const createClassifier = (run, options = {}) => {
    const detector = (0,create/* createDetector */.F)(run.provider, options);
    let now = run.now ?? 0;
    let answered = false;
    const take = (stream) => (text, at) => {
        if (at !== null)
            now = at;
        if (stream === 'stdout' && !answered)
            answered = /(?:^|\n)[^{\n\r\t ]/.test(text);
        detector.push(stream, Buffer.from(text, 'latin1'), now);
    };
    const logs = { stdout: createActionsLog(take('stdout')), stderr: createActionsLog(take('stderr')) };
    const push = (stream, bytes) => {
        for (let start = 0; start < bytes.byteLength; start += windowSize) {
            logs[stream].push((0,detect_lines/* asLatin1 */.__)(bytes, start, start + windowSize));
        }
    };
    /** An end that isn't known is a failure, unless the agent or the log itself says that all went well. */
    const judge = (known, logSucceeded) => {
        if (known !== null)
            return detector.finish(known, now, false);
        const good = detector.finish({ kind: 'exited', code: 0 }, now, false);
        if (logSucceeded || (good.verdict === 'ok' && good.confidence === 1))
            return good;
        const bad = detector.finish({ kind: 'exited', code: 1 }, now, false);
        // A retry was announced, and an answer given: it went well.
        return bad.confidence === verdict/* pendingConfidence */.IZ && answered ? good : bad;
    };
    const finish = () => {
        logs.stdout.end();
        logs.stderr.end();
        const judgement = judge(exitOf(run), logs.stdout.succeeded());
        return {
            verdict: judgement.verdict,
            ...(judgement.reset === null ? {} : { resetAt: judgement.reset.at, source: judgement.reset.source }),
            ...(judgement.evidence === null ? {} : { evidence: judgement.evidence.text }),
            confidence: judgement.confidence,
        };
    };
    return { push, finish };
};
/** Judges one run whose output is at hand. */
const classify = (run, options = {}) => {
    const classifier = createClassifier(run, options);
    classifier.push('stdout', Buffer.from(run.stdout ?? ''));
    classifier.push('stderr', Buffer.from(run.stderr ?? ''));
    return { ...(run.id === undefined ? {} : { id: run.id }), ...classifier.finish() };
};
const exitOf = ({ exitCode, signal }) => {
    if (signal !== undefined)
        return { kind: 'signalled', signal };
    if (exitCode === undefined)
        return null;
    return { kind: 'exited', code: exitCode };
};

// EXTERNAL MODULE: ./build/detect/signal.js
var detect_signal = __webpack_require__(47324);
;// CONCATENATED MODULE: ./build/shell/json.js
/** What a JSON text says; undefined where it is none. Node's own error quotes the text, so it is thrown away. */
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};

// EXTERNAL MODULE: ./build/shell/cli/accounts-file.js
var accounts_file = __webpack_require__(84757);
// EXTERNAL MODULE: ./build/shell/cli/fail.js
var fail = __webpack_require__(64658);
// EXTERNAL MODULE: ./build/shell/cli/load.js + 15 modules
var load = __webpack_require__(12725);
;// CONCATENATED MODULE: ./build/shell/cli/classify.js









const speaker = schemas/* enum */.k5n(detect_signal/* speakers */.$);
const runSchema = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().optional(),
    provider: speaker,
    exitCode: schemas/* number */.aig().int().nullish(),
    signal: schemas/* string */.YjP().nullish(),
    stdout: schemas/* string */.YjP().nullish(),
    stderr: schemas/* string */.YjP().nullish(),
    now: schemas/* number */.aig().nullish(),
});
/** `classify`: reads saved output and says the verdict, what it rests on and when the limit ends. */
const classifyCommand = async (options) => {
    const jsonl = (0,load/* text */.Q)(options, 'jsonl');
    if (jsonl !== null)
        return many(jsonl);
    const provider = speaker.safeParse(options['provider']);
    if (!provider.success)
        throw new fail/* UsageError */.e([`--provider must be one of ${detect_signal/* speakers */.$.join(', ')}`]);
    const exitCode = whole(options, 'exitCode');
    const now = whole(options, 'now') ?? Date.now();
    const signal = (0,load/* text */.Q)(options, 'signal');
    const classifier = createClassifier({
        provider: provider.data,
        now,
        ...(exitCode === null ? {} : { exitCode }),
        ...(signal === null ? {} : { signal }),
    });
    for (const stream of ['stdout', 'stderr'])
        await feed(classifier.push, stream, (0,load/* text */.Q)(options, stream));
    const found = classifier.finish();
    console.log(options['json'] === true ? JSON.stringify(found) : inWords(found));
    return 0;
};
const feed = async (push, stream, file) => {
    if (file === null)
        return;
    try {
        for await (const chunk of classify_open(file))
            push(stream, chunk);
    }
    catch (error) {
        throw new fail/* UsageError */.e([`--${stream}: the file can not be read (${(0,accounts_file/* codeOf */.$)(error)})`]);
    }
};
const many = async (file) => {
    const input = classify_open(file);
    const failed = new Promise((_, reject) => input.once('error', (error) => reject(new fail/* UsageError */.e([`--jsonl: the file can not be read (${(0,accounts_file/* codeOf */.$)(error)})`]))));
    const read = async () => {
        let wrong = 0;
        let number = 0;
        for await (const line of (0,external_node_readline_.createInterface)({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
            number += 1;
            if (line.trim() === '')
                continue;
            const run = runSchema.safeParse(parseJson(line));
            if (run.success)
                console.log(JSON.stringify(one(run.data)));
            else {
                wrong += 1;
                console.error(`pool-failover: line ${number}: must be {id?, provider, exitCode?, signal?, stdout?, stderr?, now?}; ${run.error.issues.map(({ path }) => path.join('.') || 'the line').join(', ')} is wrong`);
            }
        }
        return wrong === 0 ? 0 : 64;
    };
    return Promise.race([read(), failed]);
};
const one = (run) => classify({
    provider: run.provider,
    ...(run.id === undefined ? {} : { id: run.id }),
    ...(run.exitCode == null ? {} : { exitCode: run.exitCode }),
    ...(run.signal == null ? {} : { signal: run.signal }),
    ...(run.stdout == null ? {} : { stdout: run.stdout }),
    ...(run.stderr == null ? {} : { stderr: run.stderr }),
    now: run.now ?? Date.now(),
});
const inWords = (found) => [
    `verdict     ${found.verdict} (confidence ${Math.round(found.confidence * 100)} %)`,
    ...(found.evidence === undefined ? [] : [`evidence    ${found.evidence.replace(/\s+/g, ' ').slice(0, 300)}`]),
    ...(found.resetAt === undefined
        ? []
        : [`resets at   ${new Date(found.resetAt).toISOString()} (known by ${found.source})`]),
    `would be    ${consequence[found.verdict]}`,
].join('\n');
const consequence = {
    ok: 'done',
    'usage-limit': 'cooling until the reset; the run goes on with the next account',
    'rate-limit': 'cooling for a while; the run goes on with the next account',
    auth: 'set aside until its credential changes; the run goes on with the next account',
    billing: 'set aside until its credential changes; the run goes on with the next account',
    overloaded: 'tried again on the same account, at most twice',
    network: 'tried again on the same account, at most twice',
    config: 'stopped: no account would change that',
    failed: 'stopped with the exit code of the agent',
};
const classify_open = (file) => (file === '-' ? process.stdin : (0,external_node_fs_.createReadStream)(file));
const whole = (options, name) => {
    const value = (0,load/* text */.Q)(options, name);
    if (value === null)
        return null;
    if (!/^-?\d{1,15}$/.test(value))
        throw new fail/* UsageError */.e([`--${name.replace('Code', '-code')} must be a whole number`]);
    return Number(value);
};


/***/ })

};
