export const id = 432;
export const ids = [432];
export const modules = {

/***/ 68062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ln: () => (/* binding */ span),
/* harmony export */   TG: () => (/* binding */ until),
/* harmony export */   iE: () => (/* binding */ stamp)
/* harmony export */ });
/** `37 min`, `2 h 5 min`, `3 d 4 h`: a span in milliseconds for people, rounded up to the minute (seconds below one). */
const span = (ms) => {
    if (ms < 60_000)
        return `${Math.max(0, Math.ceil(ms / 1_000))} s`;
    const minutes = Math.ceil(ms / 60_000);
    const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
    if (days > 0)
        return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
    if (hours > 0)
        return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`;
    return `${minutes} min`;
};
/** `2026-11-25 14:05 UTC`. */
const stamp = (at) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
/** `2026-11-25 14:05 UTC (in 37 min)`. */
const until = (at, now) => `${stamp(at)} (in ${span(at - now)})`;


/***/ }),

/***/ 33541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ openStore)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/pool/ledger.js
var pool_ledger = __webpack_require__(26926);
;// CONCATENATED MODULE: ./build/store/budget.js
/** What reads leave for writes. */
const keptForWritesMs = 2_000;
/** A budget of `limitMs`, 10 s when left out. */
const budgetOf = (limitMs = 10_000) => {
    const kept = Math.min(keptForWritesMs, limitMs / 5);
    let left = limitMs;
    return {
        forRead: () => Math.max(0, left - kept),
        forWrite: () => Math.max(kept, left),
        failedSince: (start) => {
            left -= performance.now() - start;
        },
    };
};

;// CONCATENATED MODULE: ./build/store/deadline.js
/** A deadline `ms` from now. */
const deadlineIn = (ms) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), ms);
    return { signal: controller.signal, end: () => clearTimeout(timer) };
};
/** Resolves after `ms` or when the signal fires, whichever is first. */
const pause = (ms, signal) => new Promise((resolve) => {
    if (signal.aborted)
        return resolve();
    const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
});
/** Runs `work` over the items, at most `width` at once, and starts no more once `stop` says so. */
const pooled = async (items, width, work, stop) => {
    const rest = items.values();
    const worker = async () => {
        for (const item of rest) {
            if (stop())
                return;
            await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
};

;// CONCATENATED MODULE: ./build/store/key.js

/**
 * How long a condition lasts, as one letter in its key: under an hour, under six, longer, or cleared.
 * Each has a prefix of its own, so a writer can see what its own newer entry hides.
 */
const ranks = ['s', 'm', 'l', 'z'];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** No cooldown lasts longer than this from the instant it was seen, whatever a key claims. */
const longestCooldownMs = 8 * 24 * HOUR;
/** Clocks of runners may differ; a record from further ahead than this is nonsense and is ignored. */
const skewAllowanceMs = 30 * MINUTE;
const verdictOf = {
    k: 'ok',
    u: 'usage-limit',
    r: 'rate-limit',
    a: 'auth',
    b: 'billing',
};
const sourceOf = {
    e: 'event',
    h: 'header',
    t: 'text',
    b: 'backoff',
    d: 'default',
};
const letter = (letters, word) => Object.keys(letters).find((key) => letters[key] === word) ?? '-';
/** 8 hex digits that stand for a text in keys. */
const shortHash = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 8);
/** A scope from the pool's name and a full ref (`refs/heads/main`). Stores that know no branches leave the ref out. */
const scopeOf = (pool, ref = '') => ({ pool: shortHash(pool), ref: shortHash(ref) });
const rankOf = (record) => {
    if (record.until === 0)
        return 'z';
    const length = record.until - record.observedAt;
    return length < HOUR ? 's' : length < 6 * HOUR ? 'm' : 'l';
};
/** The prefix of all keys of a kind in a scope, of one account's, or of one account's conditions of a rank. */
const prefixOf = (scope, kind, account, rank) => ['pf1', scope.pool, scope.ref, kind === 'condition' ? 'c' : 'u', account, rank, '']
    .filter((part) => part !== undefined)
    .join('.');
/** The record as a key of fixed length. `nonce` is 8 hex digits that make it unique. Out-of-range numbers are clamped. */
const formatKey = (scope, record, nonce) => {
    if (record.kind === 'use')
        return prefixOf(scope, 'use', record.account) + useFields(record, nonce).join('.');
    const observedAt = bound(record.observedAt);
    const until = Math.min(Math.max(bound(record.until), 1), observedAt + longestCooldownMs);
    const settled = { ...record, observedAt, until: record.verdict === 'ok' ? 0 : until };
    return prefixOf(scope, 'condition', record.account, rankOf(settled)) + conditionFields(settled, nonce).join('.');
};
const conditionFields = (record, nonce) => [
    digits(record.observedAt, 13),
    digits(record.until, 13),
    letter(verdictOf, record.verdict) + letter(sourceOf, record.source),
    digits(Math.min(record.failures, 99), 2),
    /^[0-9a-f]{8}$/.test(record.fingerprint) ? record.fingerprint : '00000000',
    nonce,
];
const useFields = (record, nonce) => [
    digits(bound(record.observedAt), 13),
    digits(bound(record.succeededAt), 13),
    share(record.utilization?.fiveHour ?? null),
    share(record.utilization?.sevenDay ?? null),
    nonce,
];
const conditionShape = /^pf1\.([0-9a-f]{8})\.([0-9a-f]{8})\.c\.([0-9a-f]{12})\.([smlz])\.(\d{13})\.(\d{13})\.([kurab])([ehtbd])\.(\d{2})\.([0-9a-f]{8})\.[0-9a-f]{8}$/;
const useShape = /^pf1\.([0-9a-f]{8})\.([0-9a-f]{8})\.u\.([0-9a-f]{12})\.(\d{13})\.(\d{13})\.(----|\d{4})\.(----|\d{4})\.[0-9a-f]{8}$/;
/** A key's scope and record; null for any string that is not exactly a key. Never throws. `now` is epoch ms. */
const parseKey = (key, now) => {
    const parsed = parseCondition(key) ?? parseUse(key);
    return parsed === null || parsed.record.observedAt > now + skewAllowanceMs ? null : parsed;
};
const parseCondition = (key) => {
    const [, pool = '', ref = '', account = '', rank, observed, end, v = '', s = '', failures, fingerprint = ''] = conditionShape.exec(key) ?? [];
    const [verdict, source] = [verdictOf[v], sourceOf[s]];
    if (verdict === undefined || source === undefined)
        return null;
    const observedAt = Number(observed);
    const until = Math.min(Number(end), observedAt + longestCooldownMs);
    if ((verdict === 'ok') !== (until === 0))
        return null;
    const numbers = { observedAt, until, failures: Number(failures) };
    const record = { kind: 'condition', account, ...numbers, verdict, source, fingerprint };
    return rankOf(record) === rank ? { scope: { pool, ref }, record } : null;
};
const parseUse = (key) => {
    const [, pool = '', ref = '', account = '', observed, succeeded, five, seven] = useShape.exec(key) ?? [];
    if (observed === undefined || Number(succeeded) > Number(observed) + longestCooldownMs)
        return null;
    const [fiveHour, sevenDay] = [unshare(five), unshare(seven)];
    const utilization = fiveHour === null && sevenDay === null ? null : { fiveHour, sevenDay };
    const times = { observedAt: Number(observed), succeededAt: Number(succeeded) };
    return { scope: { pool, ref }, record: { kind: 'use', account, ...times, utilization } };
};
const bound = (at) => (at > 0 ? Math.min(Math.trunc(at), 9_999_999_999_999) : 0);
const digits = (value, width) => String(Math.max(0, Math.trunc(value) || 0)).padStart(width, '0');
const share = (part) => part === null ? '----' : digits(Math.round(Math.min(Math.max(part, 0), 1) * 1000), 4);
const unshare = (text) => text === undefined || text === '----' ? null : Math.min(Number(text), 1000) / 1000;

;// CONCATENATED MODULE: ./build/store/cache-lookups.js


/** At most this many lookups at once. */
const width = 8;
/** The newest key of each prefix, and the first failure; after one no further lookup is started. Nothing is downloaded. */
const lookUpAll = async (client, prefixes, now, signal) => {
    const hits = [];
    const failures = [];
    const lookUp = async ({ scope, prefix }) => {
        const answer = await client.lookup(prefix, signal);
        if (answer.kind === 'failed')
            failures.push(answer);
        if (answer.kind !== 'found')
            return;
        const parsed = answer.key.startsWith(prefix) ? parseKey(answer.key, now()) : null;
        hits.push({ scope, record: parsed?.record ?? null });
    };
    await pooled(prefixes, width, lookUp, () => failures.length > 0);
    return { hits, failure: failures[0] ?? null };
};
/** The records among the answers. */
const recordsIn = (hits) => hits.flatMap(({ record }) => (record === null ? [] : [record]));

;// CONCATENATED MODULE: ./build/store/settle.js

/**
 * The condition of an account after `record` arrives where `known` is the newest so far.
 * A writer that has not heard of a long cooldown must not replace it by a short one, so the later end of two that are in force
 * stands, dated by the later of both. Returns `known` itself where nothing changes.
 */
const settleCondition = (known, record) => {
    if (known === undefined)
        return record;
    if (record.until === 0) {
        // A clear is a person's deliberate word: it holds over all that is known, whatever the clocks say.
        return known.until === 0 ? newer(known, record) : after(known, record);
    }
    // A limit that arrives after a clear counts, unless it was seen before it by more than clocks can be wrong.
    if (known.until === 0)
        return known.observedAt > record.observedAt + clockErrorMs ? known : after(known, record);
    if (inForce(known, record) && (known.until > record.until || saysSame(known, record))) {
        return known.observedAt >= record.observedAt ? known : { ...known, observedAt: record.observedAt };
    }
    return after(known, record);
};
/** Whether two conditions differ in nothing but when they were seen: one of them need not be stored where that costs. */
const saysSame = (one, other) => one.until === other.until && one.verdict === other.verdict && one.fingerprint === other.fingerprint;
/** The use of an account after `record` arrives: the later choice, and whatever the earlier one knew that it does not. */
const settleUse = (known, record) => {
    if (known === undefined)
        return record;
    const [older, newer] = known.observedAt > record.observedAt ? [record, known] : [known, record];
    const settled = {
        ...newer,
        succeededAt: Math.max(older.succeededAt, newer.succeededAt),
        utilization: newer.utilization ?? older.utilization,
    };
    return newer === known && same(settled, known) ? known : settled;
};
/** A ledger after these records arrived one by one. `changed` holds those entries that are new and must be stored. */
const settle = (ledger, records) => {
    const conditions = new Map(ledger.conditions);
    const uses = new Map(ledger.uses);
    for (const record of records) {
        if (record.kind === 'condition')
            conditions.set(record.account, settleCondition(conditions.get(record.account), record));
        else
            uses.set(record.account, settleUse(uses.get(record.account), record));
    }
    return {
        ledger: { conditions, uses },
        changed: [...fresh(ledger.conditions, conditions), ...fresh(ledger.uses, uses)],
    };
};
/** What several records of unknown order mean together: they are taken as they were observed, a clear before a limit of its instant. */
const settleAll = (records) => settle(pool_ledger/* emptyLedger */.Hg, [...records].sort((a, b) => a.observedAt - b.observedAt || endOf(a) - endOf(b))).ledger;
const endOf = (record) => (record.kind === 'condition' ? record.until : record.succeededAt);
/** Clocks of two runners may be this far apart: each up to 10 minutes off. */
const clockErrorMs = 20 * 60_000;
const newer = (known, record) => known.observedAt > record.observedAt ? known : record;
const inForce = (known, record) => known.until > record.observedAt && (!isQuarantine(known) || known.fingerprint === record.fingerprint);
const isQuarantine = (record) => record.verdict === 'auth' || record.verdict === 'billing';
const after = (known, record) => known.observedAt < record.observedAt ? record : { ...record, observedAt: known.observedAt + 1 };
const same = (a, b) => a.succeededAt === b.succeededAt && a.utilization === b.utilization;
const fresh = (before, now) => [...now].filter(([account, record]) => before.get(account) !== record).map(([, record]) => record);

;// CONCATENATED MODULE: ./build/store/cache-reads.js



/** From this many accounts on it pays to ask first whether a ref has any condition at all. */
const askFirstFrom = 5;
/** The ledger of these accounts, as far as it could be read, and what kept the rest from being read. */
const readLedger = async ({ client, scopes, uses, now, signal }, accounts) => {
    const hits = [];
    let failure = null;
    const ask = async (prefixes) => {
        if (failure !== null)
            return;
        const found = await lookUpAll(client, prefixes, now, signal);
        hits.push(...found.hits);
        failure = found.failure;
    };
    const conditionsIn = (where) => where.flatMap((scope) => accounts.map((account) => ({ scope, prefix: prefixOf(scope, 'condition', account) })));
    const usesIn = (kind) => scopes.flatMap((scope) => kind.map((account) => ({ scope, prefix: prefixOf(scope, 'use', account) })));
    if (accounts.length >= askFirstFrom) {
        await ask(scopes.map((scope) => ({ scope, prefix: prefixOf(scope, 'condition') })));
        const inhabited = scopes.filter((scope) => hits.some((hit) => hit.scope === scope));
        await ask([...usesIn({ each: accounts, newest: [undefined], none: [] }[uses]), ...conditionsIn(inhabited)]);
    }
    else {
        await ask([...usesIn({ each: accounts, newest: [undefined], none: [] }[uses]), ...conditionsIn(scopes)]);
    }
    // A success ends a row of failures, and the row makes a guessed cooldown longer: of few accounts, so asked for only then.
    if (uses !== 'each')
        await ask(usesIn(guessed(recordsIn(hits))));
    const wanted = new Set(accounts);
    const newest = uses === 'newest';
    const records = recordsIn(hits).filter((record) => wanted.has(record.account) || (newest && record.kind === 'use'));
    return { ledger: settleAll(records), failure };
};
const guessed = (records) => [
    ...new Set(records.flatMap((record) => record.kind === 'condition' && (record.source === 'backoff' || record.source === 'default')
        ? [record.account]
        : [])),
];

;// CONCATENATED MODULE: ./build/store/cache-trouble.js
/** What the environment of a run already says about its cache, before anything is asked of it. */
const modeTrouble = (env, doing) => {
    const server = env.GITHUB_SERVER_URL || 'https://github.com';
    const isV2 = Boolean(env.ACTIONS_CACHE_SERVICE_V2) && isCloud(server);
    const url = isV2 ? env.ACTIONS_RESULTS_URL : env.ACTIONS_CACHE_URL || env.ACTIONS_RESULTS_URL;
    if (!url || !env.ACTIONS_RUNTIME_TOKEN)
        return troubles.absent;
    switch ((env.ACTIONS_CACHE_MODE ?? '').trim().toLowerCase()) {
        case 'none':
            return troubles.off;
        case 'read':
            return doing === 'write' ? troubles.readOnly : null;
        case 'write-only':
            return doing === 'read' ? troubles.writeOnly : null;
        default:
            return null;
    }
};
const isCloud = (server) => {
    const host = URL.parse(server)?.hostname.toUpperCase() ?? '';
    return host === 'GITHUB.COM' || host.endsWith('.GHE.COM') || host.endsWith('.LOCALHOST');
};
/** Why a call failed, by the answers it got; null when it did not fail. */
const diagnose = (seen, doing) => {
    const fail = (trouble, again = false, retryAfterMs = 0) => ({
        kind: 'failed',
        trouble,
        again,
        retryAfterMs,
    });
    const last = seen.exchanges.at(-1);
    if (seen.said.includes('cache write denied:'))
        return fail(troubles.readOnly);
    if (seen.said.includes('cache read denied:'))
        return fail(troubles.denied);
    if (last?.status === 401 || last?.status === 403)
        return fail(troubles.denied);
    if (last?.status === 429)
        return fail(troubles.busy, true, last.retryAfterMs ?? 1_000);
    if (last !== undefined && (last.status === null || last.status >= 500))
        return fail(troubles.unreachable, true);
    if (last !== undefined && /Attempt \d+ of \d+ failed/.test(seen.said))
        return fail(troubles.garbage, true);
    if (seen.end === 'aborted')
        return fail(troubles.slow);
    if (last === undefined)
        return fail(doing === 'read' ? troubles.unreachable : troubles.unpacked);
    const failed = seen.end !== 'returned' || /Failed to (restore|save)/.test(seen.said);
    return failed ? fail(troubles.garbage, true) : null;
};
/** A key of ours was reserved and never finished, most likely by a try that was cut off. */
const unfinished = {
    kind: 'failed',
    again: true,
    retryAfterMs: 0,
    trouble: {
        reason: 'unreachable',
        notice: 'The Actions cache took a record and did not finish it, so a cooldown may be unknown to the next run; nothing needs to be done unless it lasts.',
    },
};
const lost = 'so cooldowns are not remembered for the next run';
const unseen = 'so this run goes on as if no account were cooling down';
const troubles = {
    absent: {
        reason: 'absent',
        notice: `There is no Actions cache here, ${lost}; set another store if they should be.`,
    },
    off: {
        reason: 'denied',
        notice: `The Actions cache is switched off for this workflow (cache-mode: none), ${lost}; set cache-mode: write or another store.`,
    },
    writeOnly: {
        reason: 'denied',
        notice: `The Actions cache can't be read in this workflow (cache-mode: write-only), ${unseen}; set cache-mode: write or another store.`,
    },
    readOnly: {
        reason: 'read-only',
        notice: `The Actions cache is read-only for this trigger, ${lost}; use another store, or set cache-mode: write if no untrusted code runs in this workflow, since that code could then plant cache entries that trusted runs restore.`,
    },
    denied: {
        reason: 'denied',
        notice: `The Actions cache refused this run's token, ${unseen}; check the job's cache-mode or use another store.`,
    },
    busy: {
        reason: 'slow',
        notice: `The Actions cache asks for fewer requests at the moment, so some cooldowns may be unknown; nothing needs to be done unless it lasts.`,
    },
    slow: {
        reason: 'slow',
        notice: `The Actions cache did not answer in time, so some cooldowns may be unknown; nothing needs to be done unless it lasts.`,
    },
    unreachable: {
        reason: 'unreachable',
        notice: `The Actions cache can't be reached, so some cooldowns may be unknown; nothing needs to be done unless it lasts.`,
    },
    garbage: {
        reason: 'damaged',
        notice: `The Actions cache gave an answer that makes no sense, so some cooldowns may be unknown; if it lasts, check the proxy or cache server between this runner and GitHub.`,
    },
    unpacked: {
        reason: 'unreachable',
        notice: `A cache entry could not be made on this runner, ${lost}; check that tar works and the workspace exists.`,
    },
};

;// CONCATENATED MODULE: ./build/store/cache-writes.js





/** Adds an entry for the record, in at most two tries; each has a key of its own, for a reserved key may never be finished. */
const save = async (to, record) => {
    const first = await tryToSave(to, record);
    if (first === null)
        return null;
    if (!first.again || to.signal.aborted)
        return first.trouble;
    if (first.retryAfterMs > 0)
        await pause(first.retryAfterMs, to.signal);
    if (to.signal.aborted)
        return first.trouble;
    return (await tryToSave(to, record))?.trouble ?? null;
};
const tryToSave = async ({ client, own, nonce, signal }, record) => {
    const key = formatKey(own, record, nonce());
    const answer = await client.save(key, signal);
    if (answer.kind === 'saved')
        return null;
    if (answer.kind === 'failed')
        return answer;
    const entry = await client.lookup(key, signal);
    return entry.kind === 'found' && entry.key === key ? null : unfinished;
};
/** How often a condition is stated again that other writers' entries, or our own, hide. */
const rounds = 3;
/**
 * Adds a condition so that it can't hide a longer one of another writer (ADR 1): looks before, and adds nothing when that says the
 * same or more; looks after, for what was added meanwhile, and states what holds again where it is hidden.
 */
const saveCondition = async (to, record) => {
    // A clear must be dated after what it clears, hidden entries of a clock that is ahead among them.
    const looked = record.until === 0 ? [undefined, ...ranks] : [undefined];
    const prefixes = to.scopes.flatMap((scope) => looked.map((rank) => ({ scope, prefix: prefixOf(scope, 'condition', record.account, rank) })));
    const { hits } = await lookUpAll(to.client, prefixes, to.now, to.signal);
    const known = settleAll(recordsIn(hits)).conditions.get(record.account);
    let next = settleCondition(known, record);
    let newest = known;
    for (let round = 0; round < rounds && (newest === undefined || !saysSame(newest, next)); round += 1) {
        const trouble = await save(to, next);
        if (trouble !== null)
            return trouble;
        const seen = await lookAgain(to, next);
        newest = seen.newest;
        next =
            settleAll([...seen.records, next, ...(known === undefined ? [] : [known])]).conditions.get(record.account) ?? next;
    }
    return null;
};
/** What readers see now that `written` is an entry: the newest of all; and beside it the newest of each rank, which it may hide. */
const lookAgain = async ({ client, own, now, signal }, written) => {
    const ask = async (looked) => {
        const prefixes = looked.map((rank) => ({ scope: own, prefix: prefixOf(own, 'condition', written.account, rank) }));
        return recordsIn((await lookUpAll(client, prefixes, now, signal)).hits);
    };
    const others = ranks.filter((rank) => rank !== rankOf(written));
    const [[newest], hidden] = await Promise.all([ask([undefined]), ask(others)]);
    return { newest: newest?.kind === 'condition' ? newest : written, records: newest ? [newest, ...hidden] : hidden };
};

;// CONCATENATED MODULE: ./build/store/actions-cache.js







/** At most this many records are written at once. */
const writesWidth = 4;
/**
 * The ledger as entries of the Actions cache: one immutable entry per record, the record in its key. With `uses: 'newest'` the one use
 * that a read returns may be of an account that was not asked for. Each account costs a lookup, so ask for candidates only.
 */
const actionsCacheStore = (options) => {
    const { client, now, nonce, uses, limitMs } = options;
    const own = scopeOf(options.pool, options.ref);
    const scopes = [...new Set([options.ref, ...options.sharedRefs])].map((ref) => scopeOf(options.pool, ref));
    const budget = budgetOf(limitMs);
    const read = async (accounts) => {
        const start = performance.now();
        const deadline = deadlineIn(budget.forRead());
        const { ledger, failure } = await readLedger({ client, scopes, uses, now, signal: deadline.signal }, accounts);
        deadline.end();
        if (failure !== null)
            budget.failedSince(start);
        return { ledger, trouble: failure?.trouble ?? null };
    };
    const write = async (records) => {
        const deadline = deadlineIn(budget.forWrite());
        const to = { client, own, scopes, now, nonce, signal: deadline.signal };
        const troubles = [];
        const add = async (record) => {
            const trouble = await (record.kind === 'condition' ? saveCondition(to, record) : save(to, record));
            if (trouble !== null)
                troubles.push(trouble);
        };
        await pooled(worthSaving(settle(pool_ledger/* emptyLedger */.Hg, records).changed), writesWidth, add, () => false);
        deadline.end();
        return troubles[0] ?? null;
    };
    /** Where only the newest use of the pool is ever read, no other needs an entry. */
    const worthSaving = (records) => {
        const newest = Math.max(...records.map((record) => (record.kind === 'use' ? record.observedAt : 0)));
        return records.filter((record) => record.kind === 'condition' || uses === 'each' || record.observedAt === newest);
    };
    return { name: 'actions-cache', read, write, close: async () => undefined };
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
;// CONCATENATED MODULE: ./build/store/overhear.js


const calls = new external_node_async_hooks_.AsyncLocalStorage();
let listening = false;
let hearing = null;
/**
 * Runs `work` so that what it prints, asks and throws lands in `call` and nowhere else, however late. Calls are told from all other
 * code by their async context, so the output of an agent that runs at the same time passes untouched.
 */
const overhear = (call, work) => {
    if (!listening) {
        listening = true;
        hearRequests();
        hearFailures();
    }
    // Others may put their own function there, or take ours away.
    if (process.stdout.write !== hearing) {
        hearing = outputHeard(process.stdout.write);
        process.stdout.write = hearing;
    }
    calls.run(call, work);
};
const outputHeard = (write) => {
    const heard = (chunk, ...rest) => {
        const call = calls.getStore();
        if (call === undefined)
            return write.call(process.stdout, chunk, ...rest);
        if (!call.over) {
            call.said += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
            call.changed();
        }
        for (const written of rest)
            if (typeof written === 'function')
                queueMicrotask(() => written());
        return true;
    };
    return heard;
};
const hearRequests = () => {
    (0,external_node_diagnostics_channel_.subscribe)('http.client.request.created', (message) => {
        const { request } = message;
        const call = calls.getStore();
        if (call?.over)
            request.on('error', () => undefined).destroy();
        else
            call?.requests.add(request);
    });
    (0,external_node_diagnostics_channel_.subscribe)('http.client.request.error', (message) => {
        const { error } = message;
        note({ status: null, retryAfterMs: null, code: error.code ?? '' });
    });
    (0,external_node_diagnostics_channel_.subscribe)('http.client.response.finish', (message) => {
        const { response } = message;
        const seconds = Number.parseInt(response.headers['retry-after'] ?? '', 10);
        note({ status: response.statusCode ?? null, retryAfterMs: seconds > 0 ? seconds * 1000 : null, code: '' });
    });
};
const note = (exchange) => {
    const call = calls.getStore();
    if (call === undefined || call.over)
        return;
    call.exchanges.push(exchange);
    call.changed();
};
/** What a call throws outside of its own promise (a stream's late error, say) would end the process. Errors of other code still do. */
const hearFailures = () => {
    const others = (event) => process.listenerCount(event) > 1;
    process.on('uncaughtException', (error) => {
        if (calls.getStore() !== undefined || others('uncaughtException'))
            return;
        console.error(error);
        process.exit(1);
    });
    process.on('unhandledRejection', (reason) => {
        if (calls.getStore() === undefined && !others('unhandledRejection'))
            throw reason;
    });
};

;// CONCATENATED MODULE: ./build/store/watch.js

/**
 * Runs a library's call that prints to standard output, retries for minutes and does not tell why it failed. It is left at once when
 * `signal` fires or `giveUp` has heard enough; then its requests are destroyed and whatever it still does goes nowhere. Never rejects.
 */
const watch = (work, signal, giveUp) => new Promise((resolve) => {
    const leave = (end, value) => {
        if (call.over)
            return;
        call.over = true;
        signal.removeEventListener('abort', abort);
        for (const request of call.requests)
            request.destroy();
        resolve({ end, value, said: call.said, exchanges: call.exchanges });
    };
    const abort = () => leave('aborted');
    const call = {
        said: '',
        exchanges: [],
        requests: new Set(),
        over: false,
        changed: () => {
            if (giveUp(call.said, call.exchanges))
                leave('given-up');
        },
    };
    if (signal.aborted)
        return abort();
    signal.addEventListener('abort', abort);
    overhear(call, () => {
        work().then((value) => leave('returned', value), (error) => {
            call.said += `\n${error instanceof Error ? error.message : error}`;
            leave('threw');
        });
    });
});

;// CONCATENATED MODULE: ./build/store/cache-client.js





/**
 * The path that entries claim to hold. The same text on every runner, or they would not find each other's entries; the file is
 * empty, and as nothing is ever downloaded it is never written from an entry.
 */
const marker = '~/.local/state/pool-failover/record';
/** The cache of this workflow run, by way of `@actions/cache`, which reads its addresses and token from `process.env` itself. */
const actionsCacheClient = (env) => {
    const cache = () => Promise.all(/* import() */[__webpack_require__.e(955), __webpack_require__.e(509)]).then(__webpack_require__.bind(__webpack_require__, 28509));
    return {
        lookup: async (prefix, signal) => {
            const trouble = modeTrouble(env, 'read');
            if (trouble !== null)
                return cache_client_final(trouble);
            const { restoreCache } = await cache();
            const seen = await watch(() => restoreCache([marker], prefix, [prefix], { lookupOnly: true }, true), signal, enough);
            if (typeof seen.value === 'string')
                return { kind: 'found', key: seen.value };
            const failure = diagnose(seen, 'read');
            return failure === null ? { kind: 'none' } : failure;
        },
        save: async (key, signal) => {
            const trouble = modeTrouble(env, 'write');
            if (trouble !== null)
                return cache_client_final(trouble);
            const unmade = await makeMarker();
            if (unmade !== null)
                return cache_client_final(unmade);
            const { saveCache } = await cache();
            const seen = await watch(() => saveCache([marker], key, undefined, true), signal, enough);
            // The older protocol's client returns the id of a reservation even when the upload failed after it.
            const failed = seen.said.includes('Failed to save');
            if (typeof seen.value === 'number' && seen.value > 0 && !failed)
                return { kind: 'saved' };
            if (seen.exchanges.some((exchange) => exchange.status === 409))
                return { kind: 'taken' };
            return diagnose(seen, 'write') ?? { kind: 'taken' };
        },
    };
};
/** Two failed tries are enough to call the service down; the library would go on for a quarter of an hour. */
const enough = (said, exchanges) => exchanges.filter((exchange) => exchange.status === null || exchange.status >= 500).length >= 2 ||
    (said.match(/Attempt \d+ of \d+ failed/g)?.length ?? 0) >= 2 ||
    exchanges.some((exchange) => exchange.status === 429);
const cache_client_final = (trouble) => ({ kind: 'failed', trouble, again: false, retryAfterMs: 0 });
const makeMarker = async () => {
    try {
        const path = (0,external_node_path_.join)((0,external_node_os_.homedir)(), marker.slice(2));
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        await (await (0,promises_.open)(path, 'a')).close();
        return null;
    }
    catch {
        return {
            reason: 'denied',
            notice: `Cooldowns are not remembered: ${marker}, which the cache needs, can't be made on this runner; give the job a home directory that it can write to.`,
        };
    }
};

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./build/store/lock.js



/** A holder that died is recognised by its process id; one on another machine, or whose id lives on in another process, by this age. */
const staleAfterMs = 3_000;
/**
 * Runs `work` while no other process holds the lock file. Waits until `deadline` (ms on the monotonic clock, `performance.now()`);
 * null when it could not be had by then. A dead holder's lock is taken over at once, a stale one after 3 s.
 */
const withLock = async (path, token, deadline, work) => {
    const content = JSON.stringify({ pid: process.pid, host: (0,external_node_os_.hostname)(), token });
    let taken = await take(path, content, token);
    for (let wait = 1; taken === 'no'; wait = Math.min(wait * 2, 16)) {
        if (performance.now() > deadline)
            return null;
        await (0,external_node_timers_promises_.setTimeout)(wait + (Number.parseInt(token.slice(0, 2), 16) % 8));
        taken = await take(path, content, token);
    }
    const stillOurs = async () => (await contentOf(path)) === content;
    try {
        return { value: await work({ stillOurs, tookOver: taken === 'over' }) };
    }
    finally {
        if (await stillOurs())
            await (0,promises_.unlink)(path).catch(ignore);
    }
};
const take = async (path, content, token) => {
    try {
        const file = await (0,promises_.open)(path, 'wx', 0o600);
        await file.writeFile(content).finally(() => file.close());
        return 'free';
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST')
            return takeOver(path, content, token);
        if (codeOf(error) === 'EPERM' || codeOf(error) === 'EBUSY')
            return 'no';
        throw error;
    }
};
/**
 * Of all that find a stale lock only the one that makes the claim file may replace it, and puts its own lock in the stale one's place
 * in one step, so at no instant is there none.
 */
const takeOver = async (path, content, token) => {
    const found = await contentOf(path);
    const age = await ageOf(path);
    if (found === null || age === null || !isStale(found, age))
        return 'no';
    const claim = `${path}.claim`;
    try {
        await (0,promises_.writeFile)(claim, content, { flag: 'wx', mode: 0o600 });
    }
    catch {
        const claimAge = await ageOf(claim);
        if (claimAge !== null && claimAge > staleAfterMs)
            await (0,promises_.unlink)(claim).catch(ignore);
        return 'no';
    }
    try {
        // Between the look and the claim another may have taken it over and gone: only the very same stale lock may be replaced.
        if ((await contentOf(path)) !== found)
            return 'no';
        const own = `${path}.${token}.tmp`;
        await (0,promises_.writeFile)(own, content, { mode: 0o600 });
        await (0,promises_.rename)(own, path);
        return 'over';
    }
    finally {
        await (0,promises_.unlink)(claim).catch(ignore);
    }
};
const isStale = (content, age) => {
    if (age > staleAfterMs)
        return true;
    const owner = ownerOf(content);
    return owner !== null && owner.host === (0,external_node_os_.hostname)() && !isAlive(owner.pid);
};
const ownerOf = (content) => {
    try {
        const owner = JSON.parse(content);
        if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('host' in owner))
            return null;
        return typeof owner.pid === 'number' && typeof owner.host === 'string' ? { pid: owner.pid, host: owner.host } : null;
    }
    catch {
        return null;
    }
};
const isAlive = (pid) => {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return codeOf(error) === 'EPERM';
    }
};
const contentOf = (path) => (0,promises_.readFile)(path, 'utf8').catch(() => null);
const ageOf = (path) => (0,promises_.stat)(path).then((found) => Date.now() - found.mtimeMs, () => null);
const ignore = () => undefined;
/** The system's code of an error (`ENOENT`, ...), or ''. */
const codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

;// CONCATENATED MODULE: ./build/store/memory.js


/** A ledger that lasts as long as the process. */
const memoryStore = () => {
    let ledger = pool_ledger/* emptyLedger */.Hg;
    return {
        name: 'memory',
        read: async (accounts) => ({ ledger: only(ledger, accounts), trouble: null }),
        write: async (records) => {
            ledger = settle(ledger, records).ledger;
            return null;
        },
        close: async () => undefined,
    };
};
/** The part of a ledger that is about these accounts. */
const only = (ledger, accounts) => {
    const wanted = new Set(accounts);
    const part = (map) => new Map([...map].filter(([account]) => wanted.has(account)));
    return { conditions: part(ledger.conditions), uses: part(ledger.uses) };
};

;// CONCATENATED MODULE: ./build/store/file.js









/** One JSON file per pool, replaced in one step under a lock. A damaged file is kept aside and never fatal. */
const fileStore = ({ pool, directory, now, limitMs = 10_000 }) => {
    const scope = scopeOf(pool);
    const path = (0,external_node_path_.join)(directory, `${scope.pool}.v1.json`);
    const lock = (work) => withLock(`${path}.lock`, nonce(), performance.now() + limitMs, work);
    const add = async (records) => {
        await (0,promises_.mkdir)(directory, { recursive: true, mode: 0o700 });
        for (;;) {
            const done = await lock(async (held) => {
                if (held.tookOver)
                    await sweep(path);
                const known = await load(path, scope, now());
                if (known === 'damaged')
                    await (0,promises_.rename)(path, `${path}.damaged-${now()}`);
                const { ledger, changed } = settle(known === 'damaged' ? pool_ledger/* emptyLedger */.Hg : known, records);
                return changed.length === 0 || (await replace(path, serialise(scope, ledger), held.stillOurs));
            });
            if (done === null)
                return trouble.slow(directory);
            if (done.value)
                return null;
        }
    };
    return {
        name: 'file',
        read: async (accounts) => {
            try {
                const found = await load(path, scope, now());
                if (found !== 'damaged')
                    return { ledger: only(found, accounts), trouble: null };
                await add([]);
                return { ledger: pool_ledger/* emptyLedger */.Hg, trouble: trouble.damaged(path) };
            }
            catch (error) {
                return { ledger: pool_ledger/* emptyLedger */.Hg, trouble: trouble.unusable(directory, error) };
            }
        },
        write: async (records) => add(records).catch((error) => trouble.unusable(directory, error)),
        close: async () => undefined,
    };
};
const load = async (path, scope, now) => {
    try {
        return parseState(await (0,promises_.readFile)(path, 'utf8'), scope, now);
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return pool_ledger/* emptyLedger */.Hg;
        throw error;
    }
};
/** The ledger in a state file's text. Single records that are not ours or make no sense are left out. Never throws. */
const parseState = (text, scope, now) => {
    try {
        const state = JSON.parse(text);
        if (typeof state !== 'object' || state === null || !('records' in state) || !Array.isArray(state.records))
            return 'damaged';
        const records = state.records.map((key) => (typeof key === 'string' ? parseKey(key, now) : null));
        return (0,pool_ledger/* merge */.h1)(pool_ledger/* emptyLedger */.Hg, records.flatMap((parsed) => (parsed?.scope.pool === scope.pool ? [parsed.record] : [])));
    }
    catch {
        return 'damaged';
    }
};
const serialise = (scope, ledger) => {
    const records = (0,pool_ledger/* recordsOf */.M$)(ledger).map((record) => formatKey(scope, record, '00000000'));
    return `${JSON.stringify({ version: 1, records }, null, 1)}\n`;
};
/** False, and nothing replaced, when the lock was lost meanwhile. */
const replace = async (path, text, stillOurs) => {
    const next = `${path}.${nonce()}.tmp`;
    const file = await (0,promises_.open)(next, 'wx', 0o600);
    await file
        .writeFile(text)
        .then(() => file.sync())
        .finally(() => file.close());
    if (await stillOurs()) {
        await renameOver(next, path);
        return true;
    }
    await (0,promises_.unlink)(next);
    return false;
};
/** Windows refuses to replace a file while another process reads it: that is over in a moment. */
const renameOver = async (from, to, tries = 20) => {
    try {
        await (0,promises_.rename)(from, to);
    }
    catch (error) {
        if (process.platform !== 'win32' || tries === 0)
            throw error;
        await (0,external_node_timers_promises_.setTimeout)(10);
        await renameOver(from, to, tries - 1);
    }
};
/** Removes what writers that died left half done. */
const sweep = async (path) => {
    const begun = (await (0,promises_.readdir)((0,external_node_path_.dirname)(path))).filter((name) => name.startsWith((0,external_node_path_.basename)(path)) && name.endsWith('.tmp'));
    await Promise.all(begun.map((name) => (0,promises_.unlink)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), name)).catch(() => undefined)));
};
const nonce = () => (0,external_node_crypto_.randomBytes)(4).toString('hex');
const trouble = {
    slow: (directory) => ({
        reason: 'slow',
        notice: `Another process holds the ledger in ${directory} for too long, so this run's cooldowns were not remembered; remove the .lock file there if no other run is active.`,
    }),
    damaged: (path) => ({
        reason: 'damaged',
        notice: `The ledger ${path} was damaged and is kept beside it as *.damaged-*; this run goes on as if no account were cooling down.`,
    }),
    unusable: (directory, error) => ({
        reason: ['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error)) ? 'denied' : 'unreachable',
        notice: `The ledger in ${directory} can't be used (${codeOf(error) || 'unknown error'}), so cooldowns are not remembered; make the directory writable or name another with XDG_STATE_HOME.`,
    }),
};

;// CONCATENATED MODULE: ./build/store/insist.js
const passing = ['unreachable', 'slow', 'damaged'];
/** A store that gives conditions it could not keep another chance with the next write, at the latest that at the end of the run. */
const insist = (store) => {
    let unsaved = [];
    return {
        ...store,
        write: async (records) => {
            const sent = [...unsaved, ...records];
            // Taken before the answer: a write that starts meanwhile need not send them again.
            unsaved = [];
            const trouble = await store.write(sent);
            if (trouble !== null && passing.includes(trouble.reason)) {
                unsaved = [...unsaved, ...sent.filter((record) => record.kind === 'condition')];
            }
            return trouble;
        },
    };
};

;// CONCATENATED MODULE: ./build/store/redis.js




/** Records are forgotten a day after the longest cooldown could have ended. */
const keepMs = longestCooldownMs + 24 * 60 * 60_000;
/** Replaces a value only where it is still what the caller knows; else answers what it is. */
const replaceScript = `local known = redis.call('GET', KEYS[1]) or ''
if known ~= ARGV[1] then return known end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return false`;
/** The ledger in Redis (6 or later, or Valkey), for pools that several repositories share: one key per account and kind. */
const redisStore = ({ pool, link, now, limitMs }) => {
    const scope = scopeOf(pool);
    const budget = budgetOf(limitMs);
    // The braces keep a pool's keys on one node of a cluster, where one question can read them all.
    const keyOf = (kind, account) => `pf1:{${scope.pool}}:${kind}:${account}`;
    const recordIn = (value) => parseKey(value ?? '', now())?.record ?? null;
    const read = async (accounts) => {
        if (accounts.length === 0)
            return { ledger: pool_ledger/* emptyLedger */.Hg, trouble: null };
        const start = performance.now();
        const keys = accounts.flatMap((account) => [keyOf('condition', account), keyOf('use', account)]);
        const answer = await link.ask(budget.forRead(), (client) => client.mGet(keys));
        if (answer.kind === 'failed') {
            budget.failedSince(start);
            return { ledger: pool_ledger/* emptyLedger */.Hg, trouble: answer.trouble };
        }
        const wanted = new Set(accounts);
        const records = answer.value.map(recordIn).filter((record) => record !== null && wanted.has(record.account));
        return {
            ledger: (0,pool_ledger/* merge */.h1)(pool_ledger/* emptyLedger */.Hg, records.filter((record) => record !== null)),
            trouble: null,
        };
    };
    const add = async (client, record) => {
        const key = keyOf(record.kind, record.account);
        for (let known = '';;) {
            const before = recordIn(known);
            const { changed } = settle((0,pool_ledger/* merge */.h1)(pool_ledger/* emptyLedger */.Hg, before === null ? [] : [before]), [record]);
            const [next] = changed;
            if (next === undefined)
                return;
            const argv = [known, formatKey(scope, next, '00000000'), String(keepMs)];
            const found = await client.eval(replaceScript, { keys: [key], arguments: argv });
            if (typeof found !== 'string')
                return;
            known = found;
        }
    };
    const write = async (records) => {
        if (records.length === 0)
            return null;
        const addAll = (client) => Promise.all(records.map((record) => add(client, record)));
        const answer = await link.ask(budget.forWrite(), addAll);
        return answer.kind === 'failed' ? answer.trouble : null;
    };
    return { name: 'redis', read, write, close: link.close };
};

;// CONCATENATED MODULE: ./build/store/redis-leases.js

const limitMs = 5_000;
/** Each holder is a member with the instant its lease runs out, by the server's own clock. */
const clock = `local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
`;
const acquireScript = `${clock}redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;
/** Also takes back a lease that ran out while its holder was held up: its agent is at work all the same. */
const renewScript = `${clock}redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;
/** Leases held by a heartbeat: freed when released, or by running out after a crash. */
const redisLeases = ({ pool, link, nonce, ttlMs = 90_000 }) => {
    const keyOf = (account) => `pf1:{${scopeOf(pool).pool}}:lease:${account}`;
    return {
        acquire: async (account, max) => {
            const [keys, holder] = [[keyOf(account)], nonce()];
            const ttl = String(ttlMs);
            const taken = await link.ask(limitMs, (client) => client.eval(acquireScript, { keys, arguments: [holder, String(max), ttl] }));
            if (taken.kind === 'failed')
                return { kind: 'failed', trouble: taken.trouble };
            if (taken.value !== 1)
                return { kind: 'taken' };
            const renew = () => link.ask(limitMs, (client) => client.eval(renewScript, { keys, arguments: [holder, ttl] }));
            const heartbeat = setInterval(renew, ttlMs / 3);
            heartbeat.unref();
            return {
                kind: 'held',
                release: async () => {
                    clearInterval(heartbeat);
                    await link.ask(limitMs, (client) => client.zRem(keyOf(account), holder));
                },
            };
        },
    };
};

;// CONCATENATED MODULE: ./build/store/redis-trouble.js

const redis_trouble_unseen = 'so this run goes on without the memory of other runs';
/** Why Redis did not do its work, in one plain sentence. Nothing of the URL or the error's text is in it: both can hold a password. */
const redisTrouble = (error) => {
    const message = error instanceof Error ? error.message : '';
    const code = codeOf(error);
    if (/^(NOAUTH|WRONGPASS|NOPERM|ERR AUTH)/.test(message)) {
        return {
            reason: 'denied',
            notice: `Redis refused the user or password of the store's URL, or its right to a command, ${redis_trouble_unseen}; check the secret that holds the URL.`,
        };
    }
    if (/^(READONLY|MISCONF|OOM|CLUSTERDOWN|LOADING|MASTERDOWN)/.test(message)) {
        return {
            reason: 'read-only',
            notice: `Redis takes no writes at the moment (${/^[A-Z]+/.exec(message)?.[0]}), so cooldowns may be unknown to the next run; look at the server's memory, disk and role.`,
        };
    }
    if (/^(WRONGTYPE|ERR|NOSCRIPT|CROSSSLOT)/.test(message)) {
        return {
            reason: 'damaged',
            notice: `Redis gave an answer that makes no sense for a ledger, ${redis_trouble_unseen}; check that no other program uses keys that begin with pf1:.`,
        };
    }
    if (code === 'ERR_INVALID_URL' || error instanceof TypeError) {
        return {
            reason: 'absent',
            notice: `The URL of the Redis store is no redis:// or rediss:// address, ${redis_trouble_unseen}; check the secret that holds it.`,
        };
    }
    if (/CERT|SSL|TLS|SELF_SIGNED|ALTNAME/.test(code)) {
        return {
            reason: 'denied',
            notice: `The certificate of Redis is not trusted (${code}), ${redis_trouble_unseen}; use a certificate that Node trusts, or NODE_EXTRA_CA_CERTS.`,
        };
    }
    if (message === 'timeout' || message === 'Connection timeout') {
        return {
            reason: 'slow',
            notice: `Redis did not answer in time, ${redis_trouble_unseen}; check that the runner can reach it.`,
        };
    }
    return {
        reason: 'unreachable',
        notice: `Redis can't be reached${code ? ` (${code})` : ''}, ${redis_trouble_unseen}; check the address in the secret and that the runner may reach it.`,
    };
};

;// CONCATENATED MODULE: ./build/store/redis-link.js


/** `url`: `redis://` or `rediss://` (TLS), a secret. `ca`: further certificates to trust, PEM. */
const redisLink = (url, ca) => {
    let connection = null;
    const dial = (createClient) => {
        const trust = ca === undefined || !url.startsWith('rediss:') ? {} : { tls: true, ca };
        // Lost connections are noticed here and opened anew by the next question, so the library need not try for ever.
        const socket = { ...trust, reconnectStrategy: false, connectTimeout: 5_000 };
        const client = createClient({ url, socket, RESP: 2, disableOfflineQueue: true, maintNotifications: 'disabled' });
        const dialled = {
            client: client,
            ready: client.connect(),
            connected: false,
            dropped: false,
        };
        client.on('error', () => undefined);
        // The library forgets a socket that it was told to destroy while that was still connecting.
        client.on('connect', () => {
            dialled.connected = true;
            if (dialled.dropped && client.isOpen)
                client.destroy();
        });
        return dialled;
    };
    const connect = async (signal) => {
        if (!/^rediss?:\/\//.test(url))
            throw new TypeError('no redis URL');
        const { createClient } = await __webpack_require__.e(/* import() */ 488).then(__webpack_require__.t.bind(__webpack_require__, 90488, 19));
        // Loading the library can take longer than the caller waits: then nobody would close the connection.
        if (signal.aborted)
            throw new Error('timeout');
        connection ??= dial(createClient);
        const { client, ready } = connection;
        await ready;
        return client;
    };
    const drop = () => {
        const dropped = connection;
        connection = null;
        if (dropped === null)
            return;
        dropped.dropped = true;
        dropped.ready.catch(() => undefined);
        if (dropped.connected && dropped.client.isOpen)
            dropped.client.destroy();
    };
    const tryOnce = async (signal, work) => {
        const late = new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(new Error('timeout')), { once: true });
        });
        try {
            return { kind: 'ok', value: await Promise.race([connect(signal).then(work), late]) };
        }
        catch (error) {
            drop();
            return { kind: 'failed', trouble: redisTrouble(error) };
        }
    };
    return {
        ask: async (limitMs, work) => {
            const first = deadlineIn(limitMs / 2);
            const start = performance.now();
            const answer = await tryOnce(first.signal, work);
            first.end();
            const lost = answer.kind === 'failed' && ['unreachable', 'slow'].includes(answer.trouble.reason);
            if (!lost)
                return answer;
            const second = deadlineIn(Math.max(0, limitMs - (performance.now() - start)));
            return tryOnce(second.signal, work).finally(second.end);
        },
        close: async () => drop(),
    };
};

;// CONCATENATED MODULE: ./build/store/create.js









/** The store of these options. `leases` where it can hold them. Opens nothing yet; close it in the end. */
const createStore = (options) => {
    switch (options.kind) {
        case 'memory':
            return { ...memoryStore(), leases: null };
        case 'file':
            return { ...insist(fileStore(options)), leases: null };
        case 'actions-cache': {
            const store = actionsCacheStore({ ...options, client: actionsCacheClient(options.env), nonce: create_nonce });
            return { ...insist(store), leases: null };
        }
        case 'redis': {
            const link = redisLink(options.url, options.ca);
            return { ...insist(redisStore({ ...options, link })), leases: redisLeases({ pool: options.pool, link, nonce: create_nonce }) };
        }
    }
};
/** 8 hex digits, different at each call. */
const create_nonce = () => (0,external_node_crypto_.randomBytes)(4).toString('hex');

;// CONCATENATED MODULE: ./build/shell/stores.js



/** The store that the settings name. */
const openStore = (settings, env, place) => {
    const { pool } = settings;
    const now = () => Date.now();
    switch (settings.store) {
        case 'memory':
            return createStore({ kind: 'memory' });
        case 'file':
            return createStore({ kind: 'file', pool, directory: place.stateDirectory ?? defaultState(env), now });
        case 'redis':
            return createStore({ kind: 'redis', pool, url: settings.storeUrl, now });
        case 'actions-cache':
            return createStore({
                kind: 'actions-cache',
                pool,
                ref: env['GITHUB_REF'] ?? '',
                sharedRefs: [env['GITHUB_BASE_REF'], place.defaultBranch].flatMap((name) => name ? [`refs/heads/${name}`] : []),
                uses: usesOf(settings.ordering.strategy),
                env,
                now,
            });
    }
};
const defaultState = (env) => (0,external_node_path_.join)(env['XDG_STATE_HOME'] || (0,external_node_path_.join)(env['HOME'] || (0,external_node_os_.homedir)(), '.local', 'state'), 'pool-failover');
const usesOf = (strategy) => {
    switch (strategy) {
        case 'round-robin':
        case 'priority':
            return 'newest';
        case 'least-recently-used':
        case 'most-remaining':
            return 'each';
        case 'spread':
            return 'none';
    }
};


/***/ })

};
