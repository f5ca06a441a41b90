export const id = 153;
export const ids = [153];
export const modules = {

/***/ 52153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dryRun: () => (/* binding */ dryRun)
});

// EXTERNAL MODULE: ./build/agents/create.js + 12 modules
var create = __webpack_require__(66242);
// EXTERNAL MODULE: ./build/pool/run-state.js
var run_state = __webpack_require__(84514);
// EXTERNAL MODULE: ./build/pool/decide.js + 6 modules
var decide = __webpack_require__(21283);
;// CONCATENATED MODULE: ./build/pool/simulate.js

const attemptMs = 1_000;
/** Plays the state machine with made-up verdicts and a virtual clock: the decisions are those of a real run. */
const simulate = (initial, now, verdictOf) => {
    const steps = [];
    let at = now;
    let decision = (0,decide/* decide */.L)(initial, { type: 'begun', now: at });
    for (;;) {
        let event = null;
        for (const effect of decision.effects) {
            switch (effect.do) {
                case 'record':
                    break;
                case 'note':
                    steps.push({ kind: 'note', at, note: effect.note });
                    break;
                case 'attempt': {
                    const verdict = verdictOf(effect.plan);
                    steps.push({ kind: 'attempt', at, plan: effect.plan, verdict });
                    at += attemptMs;
                    event = { type: 'attempt-ended', now: at, end: madeUp(effect.plan, verdict), random: 0.5 };
                    break;
                }
                case 'wait':
                    steps.push({ kind: 'wait', at, until: effect.until });
                    at = Math.max(at, effect.until);
                    event = { type: 'waited', now: at, ledger: decision.state.ledger };
                    break;
                case 'finish':
                    return { steps, ending: effect.ending };
            }
        }
        if (event === null)
            throw new Error('a decision without a next step');
        decision = (0,decide/* decide */.L)(decision.state, event);
    }
};
const madeUp = (plan, verdict) => ({
    judgement: { verdict, evidence: null, reset: null, confidence: 1, utilization: null },
    exitCode: verdict === 'ok' ? 0 : 1,
    endedEarly: false,
    timedOut: false,
    refusedResume: false,
    resumed: plan.resume !== null,
    sessionId: `session-of-${plan.account.provider}`,
    work: null,
});

;// CONCATENATED MODULE: ./build/pool/verdict.js
/** What one attempt's end says about the account. */
const verdicts = [
    'ok',
    'usage-limit',
    'rate-limit',
    'auth',
    'billing',
    'overloaded',
    'network',
    'config',
    'failed',
];
/** How the end of a cooldown is known, best first. */
const resetSources = (/* unused pure expression or super */ null && (['event', 'header', 'text', 'backoff', 'default']));

// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
// EXTERNAL MODULE: ./build/shell/stores.js + 21 modules
var stores = __webpack_require__(33541);
// EXTERNAL MODULE: ./build/shell/cli/fail.js
var fail = __webpack_require__(64658);
// EXTERNAL MODULE: ./build/shell/cli/load.js + 15 modules
var load = __webpack_require__(12725);
;// CONCATENATED MODULE: ./build/shell/cli/dry-run.js








/** `dry-run`: which accounts would be tried, in what order and why, and which variables the agent would get (names only). */
const dryRun = async (options, argv) => {
    const given = argv.length > 0 || options['run'] !== undefined || options['prompt'] !== undefined;
    const { setup } = await (0,load/* load */.H)(options, given ? argv : ['true'], process.env);
    const { settings, pool } = setup;
    const store = (0,stores/* openStore */.C)(settings, process.env, { stateDirectory: (0,load/* text */.Q)(options, 'state'), defaultBranch: null });
    const script = parseScript((0,load/* text */.Q)(options, 'simulate') ?? '', pool);
    const { ledger } = await store.read(pool.accounts.map(({ id }) => id));
    await store.close();
    const now = Date.now();
    const { steps, ending } = simulate((0,run_state/* initialState */.u)(pool, ledger, settings.rules), now, script);
    if (options['json'] === true)
        console.log(JSON.stringify({ attempts: steps.flatMap(attemptJson), outcome: ending.outcome, exitCode: ending.exitCode }));
    else
        console.log([...steps.flatMap(say), (0,words/* endingWords */.fg)(ending, steps.at(-1)?.at ?? now).text].join('\n'));
    return 0;
};
/** `a=usage-limit,b=ok`: what each account's attempts come to, in turn; an account not named succeeds. */
const parseScript = (text, pool) => {
    const queues = new Map();
    for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
        const [label = '', wanted = ''] = part.split('=').map((piece) => piece.trim());
        const verdict = verdicts.find((known) => known === wanted);
        if (verdict === undefined)
            throw new fail/* UsageError */.e([`--simulate: ${JSON.stringify(wanted)} is no verdict; known are ${verdicts.join(', ')}`]);
        if (!pool.accounts.some((account) => account.label === label))
            throw new fail/* UsageError */.e([`--simulate: the pool has no account ${JSON.stringify(label)}`]);
        queues.set(label, [...(queues.get(label) ?? []), verdict]);
    }
    return (plan) => queues.get(plan.account.label)?.shift() ?? 'ok';
};
const say = (step) => {
    switch (step.kind) {
        case 'note':
            return (0,words/* lines */.Mn)(step.note, step.at).map(({ text }) => text);
        case 'attempt':
            return [`  sets ${variables(step.plan).join(', ')}`, `  say it ends with ${step.verdict}`];
        case 'wait':
            return [];
    }
};
const attemptJson = (step) => step.kind === 'attempt'
    ? [
        {
            number: step.plan.number,
            account: (0,words/* nameOf */.Vb)(step.plan.account),
            resume: step.plan.resume !== null,
            verdict: step.verdict,
            variables: variables(step.plan),
        },
    ]
    : [];
/** What the agent would get, by name; files by their path. */
const variables = ({ account, patience }) => {
    const { env, files } = (0,create/* agentKind */.a)(account.provider).invocation(account, patience);
    return [...Object.keys(env).sort(), ...files.filter((file) => file.secret).map((file) => `the file ${file.path}`)];
};


/***/ })

};
