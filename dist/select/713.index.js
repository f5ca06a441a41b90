export const id = 713;
export const ids = [713,783];
export const modules = {

/***/ 49783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   flushed: () => (/* binding */ flushed),
/* harmony export */   j: () => (/* binding */ writeTo)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);

const writeTo = (stream) => {
    let broken = false;
    const gone = new Promise((resolve) => 
    // Others write to our streams too: each of them may meet the error anew.
    stream.on('error', () => {
        broken = true;
        resolve();
    }));
    return (bytes) => {
        if (broken || stream.write(bytes))
            return undefined;
        return Promise.race([
            (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(stream, 'drain').then(() => { }, () => { }),
            gone,
        ]);
    };
};
/** Resolves when all that was written to our own streams has left: to be awaited before `process.exit`. */
const flushed = async () => {
    const settled = (stream) => new Promise((resolve) => {
        // A write to a closed pipe tells it here as well as in the callback.
        stream.on('error', () => resolve());
        stream.write('', () => resolve());
    });
    await Promise.all([process.stdout, process.stderr].map(settled));
};


/***/ }),

/***/ 39713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  selectAction: () => (/* binding */ selectAction)
});

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33540);
;// CONCATENATED MODULE: ./build/pool/ledger.js
const emptyLedger = { conditions: new Map(), uses: new Map() };
/**
 * Newest observation wins; of two at the same instant the later `until` (or `succeededAt`), then any fixed order,
 * so that merging is commutative, associative and idempotent: the order in which records arrive never matters.
 */
const merge = (ledger, records) => {
    const conditions = new Map(ledger.conditions);
    const uses = new Map(ledger.uses);
    for (const record of records) {
        if (record.kind === 'condition')
            put(conditions, record);
        else
            put(uses, record);
    }
    return { conditions, uses };
};
/** All records of a ledger, one list. */
const recordsOf = (ledger) => [
    ...ledger.conditions.values(),
    ...ledger.uses.values(),
];
/**
 * The instant of something seen now by a run that knows this ledger: `now`, or just after the newest record where that
 * came from a runner whose clock is ahead. What is seen later must also outrank what was known before.
 */
const ledger_instantAfter = (ledger, now) => recordsOf(ledger).reduce((latest, { observedAt }) => Math.max(latest, observedAt + 1), now);
const put = (map, record) => {
    const known = map.get(record.account);
    if (known === undefined || outranks(record, known))
        map.set(record.account, record);
};
const outranks = (a, b) => {
    if (a.observedAt !== b.observedAt)
        return a.observedAt > b.observedAt;
    const [endA, endB] = [end(a), end(b)];
    if (endA !== endB)
        return endA > endB;
    return rest(a) > rest(b);
};
const end = (record) => (record.kind === 'condition' ? record.until : record.succeededAt);
/** All that the comparison has not looked at yet, as one text. */
const rest = (record) => JSON.stringify(record.kind === 'condition'
    ? [record.verdict, record.source, record.failures, record.fingerprint]
    : record.utilization && [record.utilization.fiveHour, record.utilization.sevenDay]);

;// CONCATENATED MODULE: ./build/pool/cooldown.js

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** No limit of any provider lasts longer than a week, and clocks differ. */
const longest = 8 * day;
/** A cooldown ends within 1 minute to 8 days, at a whole millisecond. */
const clampUntil = (until, now) => Math.ceil(Math.min(Math.max(until, now + minute), now + longest));
/** For a usage limit without a reset time: the base (5 min), doubling with each failure in a row, up to 5 hours. */
const backoff = (baseMs, failures) => Math.min(baseMs * 2 ** Math.min(Math.max(failures - 1, 0), 20), Math.max(5 * hour, baseMs));
/** Failures in a row of an account, whatever their kind: a success seen after them clears the count. */
const failuresOf = (ledger, account) => {
    const condition = ledger.conditions.get(account.id);
    if (condition === undefined)
        return 0;
    return (ledger.uses.get(account.id)?.succeededAt ?? 0) > condition.observedAt ? 0 : condition.failures;
};
/**
 * The record an attempt's verdict leaves on its account, or null when it says nothing lasting.
 * A cooldown still in force is never shortened by a new one; a refusal, which lasts longest, takes its place.
 */
const markLimited = (ledger, account, judgement, now, baseMs) => {
    const verdict = lasting(judgement);
    if (verdict === null)
        return null;
    const failures = failuresOf(ledger, account) + 1;
    const { until, source } = cooldownEnd(verdict, judgement, now, baseMs, failures);
    const record = {
        kind: 'condition',
        account: account.id,
        observedAt: instantAfter(ledger, now),
        until: clampUntil(until, now),
        verdict,
        source,
        failures,
        fingerprint: account.fingerprint,
    };
    const known = ledger.conditions.get(account.id);
    if (known === undefined || !inForce(known, account, now) || known.until <= record.until)
        return record;
    return { ...record, until: known.until, verdict: known.verdict, source: known.source };
};
/** A cooldown ended by hand: outranks all that was seen before. */
const clearCooldown = (ledger, account, now) => ({
    kind: 'condition',
    account: account.id,
    observedAt: instantAfter(ledger, now),
    until: 0,
    verdict: 'ok',
    source: 'event',
    failures: 0,
    fingerprint: account.fingerprint,
});
/** Whether a condition still keeps its account from being used: `auth` and `billing` end when the credential changes. */
const inForce = (condition, account, now) => {
    if (condition.verdict === 'ok' || condition.until <= now)
        return false;
    return isQuarantine(condition.verdict) ? condition.fingerprint === account.fingerprint : true;
};
/** True where only a new credential helps. */
const isQuarantine = (verdict) => verdict === 'auth' || verdict === 'billing';
const lasting = (judgement) => {
    switch (judgement.verdict) {
        case 'usage-limit':
        case 'rate-limit':
        case 'auth':
        case 'billing':
            return judgement.verdict;
        case 'ok':
        case 'overloaded':
        case 'network':
        case 'config':
        case 'failed':
            return null;
    }
};
const cooldownEnd = (verdict, { reset }, now, baseMs, failures) => {
    const told = reset !== null && !Number.isNaN(reset.at) ? { until: reset.at, source: reset.source } : null;
    switch (verdict) {
        case 'auth':
            return { until: now + longest, source: 'default' };
        case 'billing':
            return told ?? { until: now + longest, source: 'default' };
        case 'rate-limit':
            return told ?? { until: now + baseMs, source: 'default' };
        case 'usage-limit':
            return told ?? { until: now + backoff(baseMs, failures), source: failures > 1 ? 'backoff' : 'default' };
    }
};

;// CONCATENATED MODULE: ./build/pool/hours.js
/**
 * Spans apart by commas, then a zone (default UTC): `Mon-Fri 18:00-08:00, Sat-Sun Europe/Rome`. A span without days is of
 * every day, one without times of the whole day. Null for anything else.
 */
const parseHours = (text) => {
    const [, listed = '', zone = 'UTC'] = /^\s*(.*?)(?:\s+([A-Za-z][\w+-]*(?:\/[\w+-]+)+|UTC))?\s*$/.exec(text) ?? [];
    const spans = listed.split(',').map(parseSpan);
    if (!isZone(zone) || spans.includes(null))
        return null;
    return { spans: spans.filter((span) => span !== null), zone };
};
/** Whether the hours hold at this instant. By the clock on the wall: an hour that comes twice counts twice. */
const isOpen = (hours, at) => {
    const { day, minute } = wallClock(hours.zone, at);
    return hours.spans.some(({ days, from, to }) => {
        const [today, yesterday] = [days.includes(day), days.includes((day + 6) % 7)];
        if (from < to)
            return today && minute >= from && minute < to;
        return (today && minute >= from) || (yesterday && minute < to);
    });
};
/** The first instant from `at` on at which the hours hold, epoch ms: `at` itself where they do. */
const nextOpening = (hours, at) => {
    if (isOpen(hours, at))
        return at;
    const candidates = [...beginnings(hours, at), ...jumps(hours.zone, at)].filter((instant) => instant > at);
    return candidates.sort((a, b) => a - b).find((instant) => isOpen(hours, instant)) ?? at + lookAheadMs;
};
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Every span begins once a week. */
const lookAheadMs = 9 * dayMs;
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const parseSpan = (text) => {
    const shape = /^\s*(?:([a-z]{3})(?:-([a-z]{3}))?)?\s*(?:(\d\d?):(\d\d)-(\d\d?):(\d\d))?\s*$/i;
    const [whole, first, last = first, ...times] = shape.exec(text) ?? [];
    if (whole === undefined || whole.trim() === '')
        return null;
    const [a, b] = [first, last].map((name) => dayNames.indexOf((name ?? '').toLowerCase()));
    if (first !== undefined && (a === -1 || b === -1))
        return null;
    const days = first === undefined ? [0, 1, 2, 3, 4, 5, 6] : daysBetween(a ?? 0, b ?? 0);
    if (times[0] === undefined)
        return { days, from: 0, to: 1440 };
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = times.map(Number);
    const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
    if (fromMinute > 59 || toMinute > 59 || from > 1439 || to > 1440)
        return null;
    return { days, from, to };
};
const daysBetween = (first, last) => Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => (first + index) % 7);
/** All instants at which the wall clock shows the beginning of a span. Of an hour that comes twice, both. */
const beginnings = (hours, at) => {
    const starts = [...new Set(hours.spans.map(({ from }) => from))];
    const found = [];
    for (let midnight = Math.floor(at / dayMs) * dayMs - dayMs; midnight < at + lookAheadMs; midnight += dayMs) {
        for (const start of starts) {
            const wall = midnight + start * minuteMs;
            // The offset is that of the instant looked for, so both that may hold around it are tried.
            for (const around of [wall - dayMs, wall + dayMs])
                found.push(wall - offsetAt(hours.zone, around));
        }
    }
    return found;
};
/** The instants at which the wall clock jumps: it may land in the midst of a span. */
const jumps = (zone, at) => {
    const found = [];
    for (let from = at; from < at + lookAheadMs; from += dayMs) {
        let [low, high] = [from, from + dayMs];
        const [before, after] = [offsetAt(zone, low), offsetAt(zone, high)];
        if (before === after)
            continue;
        while (high - low > 1) {
            const middle = Math.floor((low + high) / 2);
            if (offsetAt(zone, middle) === before)
                low = middle;
            else
                high = middle;
        }
        found.push(high);
    }
    return found;
};
const formats = new Map();
const formatOf = (zone) => {
    const known = formats.get(zone);
    if (known !== undefined)
        return known;
    const made = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
    });
    formats.set(zone, made);
    return made;
};
const isZone = (zone) => {
    try {
        return formatOf(zone) !== undefined;
    }
    catch {
        return false;
    }
};
/** The wall clock's reading as if it were UTC, epoch ms, to the minute. */
const wallAt = (zone, at) => {
    const parts = Object.fromEntries(formatOf(zone)
        .formatToParts(at)
        .map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute);
};
const wallClock = (zone, at) => {
    const wall = wallAt(zone, at);
    return { day: new Date(wall).getUTCDay(), minute: Math.floor((wall % dayMs) / minuteMs) };
};
/** What the wall clock is ahead of UTC, ms. */
const offsetAt = (zone, at) => wallAt(zone, at) - Math.floor(at / minuteMs) * minuteMs;

;// CONCATENATED MODULE: ./build/pool/shares.js
const shares_hour = 3_600_000;
const lengths = { fiveHour: 5 * shares_hour, sevenDay: 7 * 24 * shares_hour };
/** The shares that were told last, of windows that may still run: one that did then has ended once its whole length went by. */
const knownShares = (ledger, account, now) => {
    const use = ledger.uses.get(account.id);
    if (use === undefined)
        return [];
    const { observedAt, utilization } = use;
    return ['fiveHour', 'sevenDay'].flatMap((window) => {
        const [spent, endsBy] = [utilization?.[window] ?? null, observedAt + lengths[window]];
        return spent === null || endsBy <= now ? [] : [{ window, spent, endsBy }];
    });
};
/** Spent share of an account's fullest window; 0 where nothing is known of a window that still runs. */
const spent = (ledger, account, now) => Math.max(0, ...knownShares(ledger, account, now).map((share) => share.spent));

;// CONCATENATED MODULE: ./build/pool/condition.js



/**
 * The condition of one account of the pool. A limit met by any account of its group counts for it too;
 * a refusal (`auth`, `billing`) is about one credential and counts for that alone.
 */
const conditionOf = (pool, ledger, account, now) => {
    if (account.disabled)
        return { kind: 'disabled' };
    const own = ledger.conditions.get(account.id);
    if (own !== undefined && inForce(own, account, now) && isQuarantine(own.verdict)) {
        return { kind: 'quarantined', until: own.until, record: own };
    }
    const cooling = sharers(pool, account)
        .flatMap((sharer) => {
        const record = ledger.conditions.get(sharer.id);
        return record !== undefined && inForce(record, sharer, now) && !isQuarantine(record.verdict) ? [record] : [];
    })
        .reduce((last, record) => (last === null || record.until > last.until ? record : last), null);
    return cooling === null ? allowed(ledger, account, now) : { kind: 'cooling', until: cooling.until, record: cooling };
};
/** Whether a limit of one account is a limit of the other: the same account, or one group of one provider. */
const shareLimit = (one, other) => one.id === other.id || (one.group !== null && one.group === other.group && one.provider === other.provider);
/** What its user allows of an account that its provider would serve. */
const allowed = (ledger, account, now) => {
    const { hours } = account.bounds;
    if (hours !== null && !isOpen(hours, now))
        return { kind: 'closed', until: nextOpening(hours, now) };
    const full = knownShares(ledger, account, now).flatMap((share) => {
        const cap = account.bounds[share.window];
        return cap !== null && share.spent >= cap ? [{ kind: 'capped', until: share.endsBy, share, cap }] : [];
    });
    return full.toSorted((a, b) => b.until - a.until)[0] ?? { kind: 'available' };
};
const sharers = (pool, account) => account.group === null ? [account] : pool.accounts.filter((other) => shareLimit(account, other));

;// CONCATENATED MODULE: ./build/pool/select.js


const strategies = ['round-robin', 'priority', 'least-recently-used', 'spread', 'most-remaining'];
/** All accounts, free or not, in the order in which they would be tried. */
const rank = (pool, ledger, ordering, now) => {
    const { accounts } = pool;
    switch (ordering.strategy) {
        case 'round-robin':
            return afterLastChosen(accounts, ledger);
        case 'priority':
            return afterLastChosen(accounts, ledger).toSorted((a, b) => a.priority - b.priority);
        case 'least-recently-used':
            return accounts.toSorted((a, b) => lastUse(ledger, a) - lastUse(ledger, b));
        case 'spread': {
            // Over the free ones only, or two jobs would meet on the account after one that is cooling.
            const { free = [], rest = [] } = Object.groupBy(accounts, (account) => conditionOf(pool, ledger, account, now).kind === 'available' ? 'free' : 'rest');
            return [...rotate(free, free.length === 0 ? 0 : ordering.spreadIndex % free.length), ...rest];
        }
        case 'most-remaining':
            return afterLastChosen(accounts, ledger).toSorted((a, b) => spent(ledger, a, now) - spent(ledger, b, now));
    }
};
/** Epoch ms at which an account was last used, 0 for never: a limit met there is a use too. */
const lastUse = (ledger, account) => {
    const condition = ledger.conditions.get(account.id);
    const limitSeen = condition !== undefined && condition.verdict !== 'ok' ? condition.observedAt : 0;
    return Math.max(ledger.uses.get(account.id)?.observedAt ?? 0, limitSeen);
};
const afterLastChosen = (accounts, ledger) => {
    const uses = accounts.map((account) => lastUse(ledger, account));
    const newest = uses.reduce((latest, at) => Math.max(latest, at), 0);
    return newest === 0 ? accounts : rotate(accounts, uses.lastIndexOf(newest) + 1);
};
const rotate = (accounts, by) => [
    ...accounts.slice(by),
    ...accounts.slice(0, by),
];

;// CONCATENATED MODULE: ./build/pool/pick.js


/** Chooses as a run does at its start. */
const pick = (pool, ledger, ordering, now) => {
    const all = rank(pool, ledger, ordering, now).map((account) => ({
        account,
        condition: conditionOf(pool, ledger, account, now),
    }));
    const free = all.find(({ condition }) => condition.kind === 'available');
    return {
        account: free?.account ?? null,
        skipped: all.flatMap(({ account, condition }) => condition.kind === 'available' ? [] : [{ account, skip: condition }]),
    };
};

;// CONCATENATED MODULE: ./build/pool/earliest.js
/** The smallest of any number of instants; null where there is none. */
const earliest = (instants) => instants.reduce((first, at) => (first === null || at < first ? at : first), null);

;// CONCATENATED MODULE: ./build/pool/summary.js


const summarise = (pool, ledger, now) => {
    const conditions = pool.accounts.map((account) => conditionOf(pool, ledger, account, now));
    const count = (kind) => conditions.filter((condition) => condition.kind === kind).length;
    const ends = conditions.flatMap((condition) => 'until' in condition && condition.kind !== 'quarantined' ? [condition.until] : []);
    const available = count('available');
    return {
        total: conditions.length,
        available,
        coolingDown: count('cooling'),
        heldBack: count('capped') + count('closed'),
        quarantined: count('quarantined'),
        disabled: count('disabled'),
        nextAvailableAt: available > 0 ? null : earliest(ends),
    };
};

;// CONCATENATED MODULE: ./build/pool/use.js

/** The account is used now; what is not said stays as it was known. */
const useRecord = (ledger, account, now, seen) => {
    const known = ledger.uses.get(account.id);
    const observedAt = ledger_instantAfter(ledger, now);
    return {
        kind: 'use',
        account: account.id,
        observedAt,
        succeededAt: seen.succeeded === true ? observedAt : (known?.succeededAt ?? 0),
        utilization: seen.utilization ?? known?.utilization ?? null,
    };
};

;// CONCATENATED MODULE: ./build/pool/retry.js
/** When work that failed may be done again on another account. */
const retry_retryRules = (/* unused pure expression or super */ null && (['always', 'untouched', 'never']));
const unknownWork = { turns: null, costUsd: null, treeChanged: null };
/** Whether to run again. An agent's work is not idempotent: under `untouched` any doubt means no. */
const decideRetry = (rule, verdict, another, work) => {
    if (!isAccountsFault(verdict))
        return { retry: false, why: `the verdict is ${verdict}: another account would not change that` };
    if (!another)
        return { retry: false, why: 'no other account is free' };
    switch (rule) {
        case 'always':
            return { retry: true, why: 'another account is free' };
        case 'never':
            return { retry: false, why: 'retry-if is never' };
        case 'untouched':
            return { retry: retry_isUntouched(work), why: retry_workWords(work) };
    }
};
/** True only where it is sure that nothing was done: no answer of the model (or no cost, where answers aren't told), no file changed. */
const retry_isUntouched = ({ turns, costUsd, treeChanged }) => (turns === null ? costUsd === 0 : turns === 0) && treeChanged === false;
/** The facts behind `isUntouched`, and what follows of them. */
const retry_workWords = (work) => {
    const { turns, costUsd, treeChanged } = work;
    const facts = [
        turns === null ? 'turns unknown' : turns === 1 ? '1 turn' : `${turns} turns`,
        costUsd === null ? 'cost unknown' : `${Number(costUsd.toPrecision(3))} US dollars`,
        treeChanged === null
            ? 'working tree unknown'
            : treeChanged
                ? 'the working tree changed'
                : 'the working tree is as it was',
    ];
    return `${facts.join(', ')}: ${retry_isUntouched(work) ? 'nothing was done yet' : 'work may have been done'}`;
};
const isAccountsFault = (verdict) => verdict === 'usage-limit' || verdict === 'rate-limit' || verdict === 'auth' || verdict === 'billing';

;// CONCATENATED MODULE: ./build/report/time.js
/** `37 min`, `2 h 5 min`, `3 d 4 h`: a span in milliseconds for people, rounded up to the minute (seconds below one). */
const time_span = (ms) => {
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
const time_until = (at, now) => `${stamp(at)} (in ${time_span(at - now)})`;

;// CONCATENATED MODULE: ./build/report/words.js


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
                info(`${met(note.account, note.judgement)}; not the account's fault: try ${note.retry} of 2 again in ${span(note.delayMs)}`),
            ];
        case 'provider-down':
            return [warning(`${note.provider} did not recover after two more tries${because(note.judgement.evidence)}`)];
        case 'refused-resume':
            return [info(`${nameOf(note.account)}: the session could not be taken up; starting afresh`)];
        case 'waiting':
            return [info(`no account is free; waiting for ${nameOf(note.account)} until ${until(note.until, now)}`)];
        case 'max-failovers':
            return [warning(`max-failovers (${note.max}) is reached`)];
        case 'stopped':
            return [info(`continue: stop: not going on after ${nameOf(note.account)}`)];
        case 'probe':
            return [info(`no account is free; trying ${nameOf(note.account)}, which cools until ${until(note.until, now)}`)];
        case 'taken':
            return [
                info(`${nameOf(note.account)}: ${note.probe ? 'another run tries it' : 'all its places are in use'}; passing it over`),
            ];
        case 'work': {
            const go = isUntouched(note.work) ? 'going on' : 'not going on';
            return [info(`retry-if: untouched: ${go} after ${nameOf(note.account)}: ${workWords(note.work)}`)];
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
            return `${skip.record.verdict}, cooling until ${time_until(skip.record.until, now)}; ${sourceWords[skip.record.source]}`;
        case 'quarantined':
            return `${skip.record.verdict}, quarantined until its credential changes, at most until ${time_until(skip.record.until, now)}`;
        case 'disabled':
            return 'disabled in the list of accounts';
        case 'throttled':
            return `two accounts of its provider were throttled within a minute, so the runner's address is; left alone until ${time_until(skip.until, now)}`;
        case 'capped':
            return `${percent(skip.share.spent)} of its ${windowWords[skip.share.window]} is spent, ${percent(skip.cap)} are allowed; free by ${time_until(skip.until, now)} at the latest`;
        case 'closed':
            return `outside its hours; they begin at ${time_until(skip.until, now)}`;
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
    const next = ending.nextAvailableAt === null ? '' : `; the next account is free at ${until(ending.nextAvailableAt, now)}`;
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
        return [warning(`${said}. Set aside until its credential changes, at most until ${until(record.until, now)}.`)];
    }
    return [info(`${said}. Cooling until ${until(record.until, now)}: ${sourceWords[record.source]}.`)];
};
const met = (account, judgement) => `${nameOf(account)} ${verdictWords[judgement.verdict]}${because(judgement.evidence)}`;
const because = (evidence) => evidence === null ? '' : ` (${evidence.source}: ${clip(evidence.text)})`;
const clip = (text) => {
    const flat = text.replace(/\s+/g, ' ').trim();
    return flat.length > 200 ? `${flat.slice(0, 199)}…` : flat;
};
const info = (text) => ({ level: 'info', text });
const warning = (text) => ({ level: 'warning', text });

;// CONCATENATED MODULE: ./build/pool/bounds.js

const unbounded = { fiveHour: null, sevenDay: null, hours: null, maxConcurrent: null };
/** `5%`: 0.05. Null for anything but 0% to 100%. */
const parseShare = (text) => {
    const percent = /^\s*(\d{1,3}(?:\.\d{1,3})?)\s*%\s*$/.exec(text)?.[1];
    return percent === undefined || Number(percent) > 100 ? null : Number(percent) / 100;
};
/** The bounds of an entry; `reserve` is the share kept of every account that names none. What is wrong goes to `problems`. */
const boundsOf = (entry, reserve, problems) => {
    const share = (name, text) => {
        if (text === undefined)
            return null;
        const parsed = parseShare(text);
        if (parsed === null)
            problems.push(`${name} must be a share like "5%"`);
        return parsed;
    };
    const kept = share('reserve', entry.reserve) ?? reserve;
    const rest = kept === null || kept === 0 ? null : Math.round((1 - kept) * 1e6) / 1e6;
    const hours = entry.hours === undefined ? null : parseHours(entry.hours);
    if (entry.hours !== undefined && hours === null)
        problems.push('hours must be like "Mon-Fri 18:00-08:00 Europe/Rome", several apart by commas');
    return {
        fiveHour: share('maxUtilization.five_hour', entry.maxUtilization?.five_hour) ?? rest,
        sevenDay: share('maxUtilization.seven_day', entry.maxUtilization?.seven_day) ?? rest,
        hours,
        maxConcurrent: entry.maxConcurrent ?? null,
    };
};

;// CONCATENATED MODULE: ./build/settings/duration.js
const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** `90s`, `5m`, `1h30m`, `2d`, or plain seconds: milliseconds; null for anything else. */
const duration_parseDuration = (text) => {
    const trimmed = text.trim().toLowerCase();
    if (/^\d{1,9}$/.test(trimmed))
        return Number(trimmed) * 1_000;
    if (!/^(\d{1,9}(\.\d{1,3})?\s*(ms|s|m|h|d)\s*)+$/.test(trimmed))
        return null;
    const parts = trimmed.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)/g);
    return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
};

;// CONCATENATED MODULE: ./build/settings/inputs.js


/** Reads one of a few words. What is wrong is added to `problems`, and the fallback stands in. */
const inputs_oneOf = (read, problems) => (name, allowed, fallback) => {
    const value = read(name).trim();
    const found = allowed.find((option) => option === value);
    if (value !== '' && found === undefined)
        problems.push(`${name} must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
};
/** Reads a time in milliseconds. */
const inputs_duration = (read, problems) => (name, fallback) => {
    const value = read(name).trim();
    if (value === '')
        return fallback;
    const parsed = parseDuration(value);
    if (parsed === null)
        problems.push(`${name} must be a time like 90s, 5m, 1h30m or 2d`);
    return parsed;
};
/** Reads a whole number from 0 to 99. */
const inputs_count = (read, name, fallback, problems) => {
    const value = read(name).trim();
    if (value === '')
        return fallback;
    if (/^\d{1,2}$/.test(value))
        return Number(value);
    problems.push(`${name} must be a whole number from 0 to 99`);
    return fallback;
};
/** Reads a share like `5%`; null where none is given. */
const share = (read, name, problems) => {
    const value = read(name).trim();
    const parsed = parseShare(value);
    if (value !== '' && parsed === null)
        problems.push(`${name} must be a share like 5%`);
    return parsed;
};

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/shell/git-state.js





const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
const limitMs = 60_000;
/** Nothing that the working tree's own configuration names is to be started, as far as git lets us say so. */
const quiet = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.untrackedCache=false', 'core.compression=0'];
/**
 * What git knows of a directory as one text: HEAD, every ref, and a hash over all files that are not ignored. Equal
 * before and after means that nothing was touched; '' where git can't tell. Writes nothing into the repository: the files
 * are added to an index and a store of objects of our own. Git sees none of our variables but PATH and HOME.
 */
const gitState = async (cwd, temporary) => {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'pool-failover-git-'));
    try {
        const ask = async (env, ...args) => {
            const options = quiet.flatMap((option) => ['-c', option]);
            const limits = { timeout: limitMs, maxBuffer: 64 * 1024 * 1024 };
            const { stdout } = await run('git', [...options, ...args], { cwd, env: { ...bare(), ...env }, ...limits });
            return stdout.trim();
        };
        const top = await ask({}, 'rev-parse', '--show-toplevel');
        const [index, objects] = await Promise.all([
            ask({}, 'rev-parse', '--git-path', 'index'),
            ask({}, 'rev-parse', '--git-path', 'objects'),
        ]);
        const own = { GIT_INDEX_FILE: (0,external_node_path_.join)(directory, 'index'), GIT_OBJECT_DIRECTORY: (0,external_node_path_.join)(directory, 'objects') };
        await (0,promises_.mkdir)(own.GIT_OBJECT_DIRECTORY);
        // What the index knows of the files already need not be read again.
        await (0,promises_.copyFile)((0,external_node_path_.resolve)(cwd, index), own.GIT_INDEX_FILE).catch(() => undefined);
        const apart = { ...own, GIT_ALTERNATE_OBJECT_DIRECTORIES: (0,external_node_path_.resolve)(cwd, objects) };
        await ask(apart, '-C', top, 'add', '--all');
        const [tree, head, refs] = await Promise.all([
            ask(apart, 'write-tree'),
            ask({}, 'rev-parse', '--verify', '--quiet', 'HEAD').catch(() => 'none'),
            ask({}, 'for-each-ref', '--format=%(objectname)%(refname)'),
        ]);
        return hash([tree, head, refs].join('\n'));
    }
    catch {
        return '';
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
};
const bare = () => ({
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
});
const hash = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
/** Whether something was touched in between; null where git could not tell. */
const treeChanged = (before, after) => before === '' || after === '' ? null : before !== after;

;// CONCATENATED MODULE: ./build/pool/label.js
const maxLabel = 48;
/** Lower case without accents, words joined by single hyphens: `Team A_1` is `team-a-1`. Empty when nothing is left of it. */
const normaliseLabel = (text) => text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
/**
 * Why a label (or another name a user gave, as `what`) can't be used, or null. Normalises it first.
 * Never quotes it: a swapped label and secret must not reach the log.
 */
const labelProblem = (given, what = 'label') => {
    const label = normaliseLabel(given);
    if (label === '')
        return `${what} has no letter or digit`;
    if (label.length > maxLabel)
        return `${what} is longer than ${maxLabel} characters`;
    if (looksLikeCredential(given) || looksLikeCredential(label))
        return `${what} looks like a credential; are ${what} and secret swapped?`;
    return null;
};
const tokenShapes = [
    // Anthropic, OpenAI and others; a digit tells them from names that begin alike.
    /^(sk|pk|rk)[-_](?=.*\d)[-_.a-z0-9]{14,}$/i,
    // GitHub, Slack, Google, AWS.
    /^gh[opsur][-_][a-z0-9]{14,}/i,
    /^github[-_]pat[-_]/i,
    /^xox[a-z][-_.]/i,
    /^aizasy[-_a-z0-9]{20,}/i,
    /^ya29[-._]/i,
    /^(akia|asia)[a-z0-9]{16}$/i,
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    // No word is this long, none mixes digits and letters like this.
    /[a-z0-9]{25,}/i,
    /(?=[a-z0-9]*\d[a-z]+\d)[a-z0-9]{18,}/i,
];
/** True for text in the shape of a token rather than of a name. Errs on the side of true for what is about to be shown. */
const looksLikeCredential = (text) => tokenShapes.some((shape) => shape.test(text));

;// CONCATENATED MODULE: ./build/pool/credential.js

/** The keys of an entry that give a credential. */
const credentialForms = ['secret', 'secretFrom', 'env', 'envFrom', 'files'];
/** The credential of an entry: exactly one form (`env` and `envFrom` may stand together). Problems never hold a value. */
const resolveCredential = (entry, context) => {
    const given = credentialForms.filter((form) => entry[form] !== undefined);
    const kinds = new Set(given.map((form) => (form === 'envFrom' ? 'env' : form)));
    if (kinds.size === 0)
        return { problems: [`has no credential; give one of ${credentialForms.join(', ')}`] };
    if (kinds.size > 1)
        return { problems: [`has more than one credential (${given.join(', ')}); keep one`] };
    if (entry.files !== undefined)
        return fromFiles(entry.files);
    if (entry.env !== undefined || entry.envFrom !== undefined)
        return fromEnv(entry, context);
    return fromSecret(entry, context);
};
const fromSecret = (entry, context) => {
    if (entry.provider === 'custom')
        return { problems: ['a custom account needs env, envFrom or files, not secret'] };
    const found = entry.secretFrom === undefined ? { value: entry.secret ?? '' } : named('secretFrom', entry.secretFrom, context);
    if ('problem' in found)
        return { problems: [found.problem] };
    const secret = found.value.trim();
    if (secret === '')
        return { problems: ['secret is empty'] };
    if (/[\r\n\0]/.test(secret)) {
        return { problems: ['secret has several lines or a NUL character; for a credential file use files'] };
    }
    return { credential: { kind: 'secret', secret } };
};
const fromEnv = ({ env = {}, envFrom = {} }, context) => {
    const values = [
        ...Object.entries(env).map(([name, value]) => [name, { value }]),
        ...Object.entries(envFrom).map(([name, variable]) => [
            name,
            named(`envFrom.${name}`, variable, context),
        ]),
    ];
    if (values.length === 0)
        return { problems: ['env is empty'] };
    const problems = values.flatMap(([name, found]) => {
        if (!isVariableName(name))
            return ['env holds a name that is not a variable name'];
        if (context.reserved(name))
            return [`env may not set ${name}: it is reserved`];
        if ('problem' in found)
            return [found.problem];
        return found.value.includes('\0') ? [`env.${name} holds a NUL character`] : [];
    });
    const twice = Object.keys(envFrom).filter((name) => isVariableName(name) && Object.hasOwn(env, name));
    problems.push(...twice.map((name) => `env and envFrom both set ${name}`));
    if (problems.length > 0)
        return { problems };
    const entries = values.flatMap(([name, found]) => ('value' in found ? [[name, found.value]] : []));
    return { credential: { kind: 'env', env: Object.fromEntries(entries) } };
};
const fromFiles = (files) => {
    const entries = Object.entries(files);
    if (entries.length === 0)
        return { problems: ['files is empty'] };
    if (!entries.every(([path]) => isInside(path))) {
        return { problems: ["files holds a path that is not a plain relative path inside the agent's home"] };
    }
    try {
        const texts = entries.map(([path, content]) => [
            path,
            typeof content === 'string' ? content : JSON.stringify(content),
        ]);
        return { credential: { kind: 'files', files: Object.fromEntries(texts) } };
    }
    catch {
        // JSON.parse takes any depth, JSON.stringify does not.
        return { problems: ['files holds a JSON document that is nested too deeply'] };
    }
};
const named = (where, variable, context) => {
    if (!isVariableName(variable)) {
        return { problem: `${where} must be the name of an environment variable; is it the value itself?` };
    }
    const value = context.lookup(variable);
    if (value !== undefined && value.trim() !== '')
        return { value };
    return { problem: `${where} names ${variable}, which is not set or empty; pass it in env: of the step` };
};
/** Short enough to be a name, no token in disguise, and no name that objects treat as their own. */
const isVariableName = (name) => /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name) && name !== '__proto__' && !looksLikeCredential(name);
const isInside = (path) => path.length <= 200 &&
    /^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(path) &&
    path.split('/').every((part) => part !== '.' && part !== '..' && part !== '__proto__');

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
;// CONCATENATED MODULE: ./build/pool/account.js
/** The agents whose accounts can be pooled. `custom` is any other command. */
const providers = ['claude', 'codex', 'gemini', 'custom'];

;// CONCATENATED MODULE: ./build/pool/schema.js


const schema_text = schemas/* string */.YjP().min(1);
/** A map as it is, every key kept: zod's own records drop `__proto__` in silence. */
const mapOf = (isValue) => schemas/* custom */.IeY((map) => typeof map === 'object' && map !== null && !Array.isArray(map) && Object.values(map).every(isValue));
const isText = (value) => typeof value === 'string' && value !== '';
const isContent = (value) => isText(value) || (typeof value === 'object' && value !== null);
/** One entry of the `accounts` list, as users write it. Which credential forms go together is checked apart. */
const entrySchema = schemas/* strictObject */.rej({
    label: schema_text.max(200),
    provider: schemas/* enum */.k5n(providers),
    secret: schema_text.optional(),
    secretFrom: schema_text.optional(),
    env: mapOf(isText).optional(),
    envFrom: mapOf(isText).optional(),
    files: mapOf(isContent).optional(),
    priority: schemas/* int */.Whr().min(0).max(1000).optional(),
    group: schema_text.max(200).optional(),
    disabled: schemas/* boolean */.zMY().optional(),
    reserve: schema_text.optional(),
    maxUtilization: schemas/* strictObject */.rej({ five_hour: schema_text.optional(), seven_day: schema_text.optional() }).optional(),
    hours: schema_text.max(200).optional(),
    maxConcurrent: schemas/* int */.Whr().min(1).max(1000).optional(),
});
/** An entry of which some keys were left out because they are wrong. */
const partialSchema = entrySchema.partial();
/** The keys an entry may have. */
const entryKeys = Object.keys(entrySchema.shape);

;// CONCATENATED MODULE: ./build/pool/entry.js


/** Reads what can be read, so that one run tells all problems of an entry and not only the first kind of them. */
const readEntry = (item) => {
    const whole = entrySchema.safeParse(item);
    if (whole.success)
        return { entry: whole.data, problems: [], credentialSound: true };
    const { issues } = whole.error;
    const problems = issues.map(explain);
    if (issues.some(isWhole))
        return { entry: {}, problems, credentialSound: false };
    const faulty = new Set(issues.map(({ path }) => path[0]));
    const sound = Object.entries(Object(item)).filter(([key]) => entryKeys.includes(key) && !faulty.has(key));
    const entry = partialSchema.safeParse(Object.fromEntries(sound)).data ?? {};
    const misspelt = issues.some(isUnknownKey) && credentialForms.every((form) => entry[form] === undefined);
    return { entry, problems, credentialSound: !misspelt && !credentialForms.some((form) => faulty.has(form)) };
};
const isUnknownKey = (issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0;
/** True where the item is no object at all. */
const isWhole = (issue) => issue.path.length === 0 && !isUnknownKey(issue);
/** Only names of our own schema are shown: a key or value of the document could be the secret itself. */
const explain = (issue) => {
    if (isUnknownKey(issue))
        return `has an unknown key; known are ${entryKeys.join(', ')}`;
    if (isWhole(issue))
        return 'must be an object like {"label": "a", "provider": "claude", "secret": "..."}';
    const key = String(issue.path[0]);
    return `${key} must ${expected[key] ?? 'be a text that is not empty'}`;
};
const expected = {
    label: 'be a text of 1 to 200 characters',
    group: 'be a text of 1 to 200 characters',
    provider: 'be claude, codex, gemini or custom',
    priority: 'be a whole number from 0 to 1000',
    disabled: 'be true or false',
    reserve: 'be a share like "5%"',
    maxUtilization: 'be like {"five_hour": "80%", "seven_day": "60%"}',
    hours: 'be a text like "Mon-Fri 18:00-08:00 Europe/Rome"',
    maxConcurrent: 'be a whole number from 1 to 1000',
    files: 'map relative paths to contents (text or JSON), none empty',
    env: 'map variable names to texts, none empty',
    envFrom: 'map variable names to texts, none empty',
};

;// CONCATENATED MODULE: ./build/pool/parse.js




/** Far above any real list; whatever it holds is judged in well under 300 ms. */
const maxText = 1024 * 1024;
const emptyInput = 'accounts is empty. Secrets are not given to pull requests from forks (nor, unless allowed, to Dependabot): ' +
    'skip the job there, or check the name of the secret.';
const notJson = 'accounts is not valid JSON; it must be a list like [{"label": "a", "provider": "claude", "secret": "..."}]';
/** Reads the `accounts` JSON. Total: any text gives a pool or the whole list of problems. */
const parsePool = (text, context) => {
    if (text.length > maxText)
        return refused('accounts is larger than 1 MB; it must be a JSON list of accounts');
    // Also takes off a byte order mark, as Windows editors write it.
    const document = text.trim();
    if (document === '')
        return refused(emptyInput);
    const list = parseJson(document);
    if (list === undefined)
        return refused(notJson);
    if (!Array.isArray(list))
        return refused('accounts must be a JSON list ([...]), one entry for each account');
    if (list.length === 0)
        return refused('accounts is an empty list; add at least one account');
    if (list.length > 1000)
        return refused('accounts has more than 1000 entries');
    return parseEntries(list, context);
};
const refused = (problem) => ({ ok: false, problems: [problem] });
/** Node's own message quotes the document, so it is thrown away. */
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
const parseEntries = (list, context) => {
    const accounts = [];
    const problems = [];
    const positions = new Map();
    for (const [index, item] of list.entries()) {
        const { label, provider, account, problems: found } = parseEntry(item, context);
        const first = label === null || provider === null ? undefined : positions.get(`${provider}/${label}`);
        if (first !== undefined)
            found.push(`the same label as accounts[${first}] for ${provider}; labels must differ`);
        else if (label !== null && provider !== null)
            positions.set(`${provider}/${label}`, index);
        const where = label === null ? `accounts[${index}]` : `accounts[${index}] (${label})`;
        problems.push(...new Set(found.map((problem) => `${where}: ${problem}`)));
        if (account !== null)
            accounts.push(account);
    }
    return problems.length > 0 ? { ok: false, problems } : { ok: true, pool: { name: context.pool, accounts } };
};
const parseEntry = (item, context) => {
    const { entry, problems: unsound, credentialSound } = readEntry(item);
    const problems = [...unsound];
    const name = (what) => {
        const given = entry[what];
        if (given === undefined)
            return null;
        const problem = labelProblem(given, what);
        if (problem === null)
            return normaliseLabel(given);
        problems.push(problem);
        return null;
    };
    const label = name('label');
    const group = name('group');
    const resolved = credentialSound ? resolveCredential(entry, context) : { problems: [] };
    if ('problems' in resolved)
        problems.push(...resolved.problems);
    const bounds = boundsOf(entry, context.reserve ?? null, problems);
    const { provider = null } = entry;
    const whole = problems.length === 0 && label !== null && provider !== null && 'credential' in resolved;
    const account = whole ? toAccount({ ...entry, label, provider }, group, resolved.credential, bounds, context) : null;
    return { label, provider, account, problems };
};
const toAccount = (entry, group, credential, bounds, context) => {
    const id = context.hash(`${context.pool}\n${entry.provider}\n${entry.label}`).slice(0, 12);
    return {
        id,
        label: entry.label,
        provider: entry.provider,
        credential,
        fingerprint: context.hash(`${id}\n${canonical(credential)}`).slice(0, 8),
        priority: entry.priority ?? 100,
        group,
        disabled: entry.disabled ?? false,
        bounds,
    };
};
/** The same text for the same credential, however its names are ordered. */
const canonical = (credential) => {
    switch (credential.kind) {
        case 'secret':
            return credential.secret;
        case 'env':
            return JSON.stringify(Object.entries(credential.env).sort());
        case 'files':
            return JSON.stringify(Object.entries(credential.files).sort());
    }
};

;// CONCATENATED MODULE: ./build/secure/names.js
/** One test for many names, each whole or ending in `*`. */
const namePattern = (names, flags = '') => new RegExp(`^(?:${names.map((name) => name.replace(/[^\w*]/g, '\\$&').replace('*', '.*')).join('|')})$`, `s${flags}`);

;// CONCATENATED MODULE: ./build/secure/reserved.js

/**
 * Whether an account's `env` must not set this variable, in any case: it would change which programs run or what they
 * load, move the agent out of the place we gave it, or speak to the runner in our name.
 */
const reservedVariable = (name) => pattern.test(name);
const pattern = namePattern([
    // Where programs are found, and the user's place on the machine.
    ...['PATH', 'PATHEXT', 'HOME', 'USER', 'LOGNAME', 'USERPROFILE', 'PWD', 'OLDPWD', 'TMPDIR', 'TEMP', 'TMP'],
    ...['SYSTEMROOT', 'WINDIR', 'COMSPEC', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'XDG_*', 'TZ', 'CI'],
    // Shells.
    ...[
        'SHELL',
        'SHELLOPTS',
        'BASHOPTS',
        'BASH_*',
        'ENV',
        'IFS',
        'PS4',
        'PROMPT_COMMAND',
        'CDPATH',
        'GLOBIGNORE',
        'ZDOTDIR',
    ],
    // Loaders and language runtimes that read code from a variable.
    ...[
        'LD_*',
        'DYLD_*',
        'GCONV_PATH',
        'MALLOC_*',
        'GLIBC_TUNABLES',
        'OPENSSL_CONF',
        'OPENSSL_MODULES',
        'OPENSSL_ENGINES',
    ],
    ...[
        'NODE_OPTIONS',
        'NODE_PATH',
        'NODE_REPL_EXTERNAL_MODULE',
        'NODE_TLS_REJECT_UNAUTHORIZED',
        'BUN_OPTIONS',
        'NPM_CONFIG_*',
    ],
    ...[
        'PYTHONSTARTUP',
        'PYTHONPATH',
        'PYTHONHOME',
        'PYTHONINSPECT',
        'PYTHONUSERBASE',
        'PYTHONBREAKPOINT',
        'PYTHONEXECUTABLE',
    ],
    ...['PERL5OPT', 'PERL5LIB', 'PERL5DB', 'PERLLIB', 'RUBYOPT', 'RUBYLIB', 'JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS'],
    ...['JDK_JAVA_OPTIONS', 'CLASSPATH', 'DOTNET_STARTUP_HOOKS', 'DOTNET_ADDITIONAL_DEPS', 'CORECLR_*', 'COR_*'],
    // Programs that tools start by name.
    ...['EDITOR', 'VISUAL', 'PAGER', 'BROWSER', 'LESSOPEN', 'LESSCLOSE', 'GIT_*', 'SSH_ASKPASS', 'SUDO_*'],
    // The runner's and ours.
    ...['GITHUB_*', 'RUNNER_*', 'ACTIONS_*', 'INPUT_*', 'STATE_*', 'POOL_FAILOVER_*'],
], 'i');

;// CONCATENATED MODULE: ./build/detect/clean.js
/** Control sequences of terminals, their operating system commands (links, titles), and other control characters. */
const codes = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff]|\ufe0f/g;
/** `job<TAB>step<TAB>` of `gh run view --log`, then the timestamp that downloaded Actions logs have on each line. */
const actions = /^(?:[^\t]+\t[^\t]+\t)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) ?/;
/** Frames, bullets and marks that user interfaces draw before a message. */
const glyphs = new Set('│┃║▌▐╎┆⎿└├╰╭●⏺•◆■▪⚠✖✗✘✕×❌⛔🚫🛑🖐ℹ❗‼✻✽✶✢·');
/** Takes away terminal codes, Actions timestamps and marks, frames; folds the rest for matching. */
const clean_clean = (line) => {
    const plain = line.replace(codes, '');
    const stamped = actions.exec(plain);
    const stamp = stamped?.[1] === undefined ? null : Date.parse(stamped[1]);
    const marked = (stamped === null ? plain : plain.slice(stamped[0].length)).replace(/^(?:##\[(?:error|warning|notice|debug)\]|::(?:error|warning|notice)(?: [^:]*)?::)/, '');
    const shown = withoutFrame(marked);
    return { folded: fold(shown), shown, stamp: stamp !== null && Number.isFinite(stamp) ? stamp : null };
};
/** Without the marks at its start and the frame at its end. */
const withoutFrame = (text) => {
    let start = 0;
    for (const mark of text) {
        if (mark.trim() !== '' && !glyphs.has(mark))
            break;
        start += mark.length;
    }
    let end = text.length;
    while (end > start && (text[end - 1]?.trim() === '' || '│┃║'.includes(text[end - 1] ?? ' ')))
        end--;
    return text.slice(start, end);
};
/** One spelling for all typographic variants, in lower case. */
const fold = (text) => text
    .toLowerCase()
    .replace(/[\u2018\u2019\u201b\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2013\u2014\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\s+/g, ' ')
    .replace(/ ?[\u00b7\u2219\u2022\u22c5\u30fb\u2027] ?/g, ' · ')
    .trim();

;// CONCATENATED MODULE: ./build/detect/zone.js
/** Abbreviations that stand for one place in practice. The generic and the summer name go by the place's own rules. */
const abbreviations = {
    utc: 0,
    gmt: 0,
    z: 0,
    pt: 'America/Los_Angeles',
    pst: 'America/Los_Angeles',
    pdt: 'America/Los_Angeles',
    pacific: 'America/Los_Angeles',
    mt: 'America/Denver',
    mst: 'America/Denver',
    mdt: 'America/Denver',
    ct: 'America/Chicago',
    cst: 'America/Chicago',
    cdt: 'America/Chicago',
    et: 'America/New_York',
    est: 'America/New_York',
    edt: 'America/New_York',
    eastern: 'America/New_York',
    bst: 'Europe/London',
    cet: 'Europe/Paris',
    cest: 'Europe/Paris',
    mez: 'Europe/Berlin',
    mesz: 'Europe/Berlin',
    eet: 'Europe/Helsinki',
    eest: 'Europe/Helsinki',
    msk: 'Europe/Moscow',
    ist: 'Asia/Kolkata',
    jst: 'Asia/Tokyo',
    kst: 'Asia/Seoul',
    aest: 'Australia/Sydney',
    aedt: 'Australia/Sydney',
    brt: 'America/Sao_Paulo',
};
/** The zone a text names (`UTC`, `America/New_York`, `PST`, `UTC+2`, `+05:30`), or null. */
const zone_namedZone = (name) => {
    const key = name.trim().toLowerCase();
    const known = abbreviations[key];
    if (known !== undefined)
        return known;
    const offset = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(key);
    if (offset !== null) {
        const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
        return offset[1] === '-' ? -minutes : minutes;
    }
    return key.includes('/') && zone_isZone(key) ? key : null;
};
const zone_isZone = (name) => {
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        return true;
    }
    catch {
        return false;
    }
};
const asUtc = (wall) => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
/** The wall time of an instant. */
const zone_wallOf = (instant, zone) => {
    const shifted = new Date(typeof zone === 'number' ? instant + zone * 60_000 : instant + zone_offsetAt(instant, zone));
    return {
        year: shifted.getUTCFullYear(),
        month: shifted.getUTCMonth() + 1,
        day: shifted.getUTCDate(),
        hour: shifted.getUTCHours(),
        minute: shifted.getUTCMinutes(),
        second: shifted.getUTCSeconds(),
    };
};
/**
 * The instant of a wall time. Where clocks are put back and it comes twice: the later one. Where they are put forward and
 * it never comes: as many minutes after the gap.
 */
const zone_instantOf = (wall, zone) => {
    const local = asUtc(wall);
    if (typeof zone === 'number')
        return local - zone * 60_000;
    const day = 86_400_000;
    const before = local - zone_offsetAt(local - day, zone);
    const after = local - zone_offsetAt(local + day, zone);
    const fits = [before, after].filter((instant) => instant + zone_offsetAt(instant, zone) === local);
    return fits.length > 0 ? Math.max(...fits) : Math.max(before, after);
};
/** Milliseconds that a zone's clocks are ahead of UTC. */
const zone_offsetAt = (instant, zone) => {
    const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
    }).formatToParts(instant);
    const part = (type) => Number(parts.find((found) => found.type === type)?.value ?? 0);
    const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return local - Math.floor(instant / 1000) * 1000;
};

;// CONCATENATED MODULE: ./build/detect/calendar.js

/** First letters of the months, January first, in English, German, French, Spanish, Portuguese, Italian, Dutch, Russian. */
const months = (/* unused pure expression or super */ null && ([
    /^(?:jan|ene|gen|янв)/,
    /^(?:feb|f[eé]v|фев)/,
    /^(?:mar|m[aä]r|maer|mrt|мар)/,
    /^(?:apr|avr|abr|апр)/,
    /^(?:may|mai|mag|mei|мая|май)/,
    /^(?:jun|juin|giu|июн)/,
    /^(?:jul|juil|lug|июл)/,
    /^(?:aug|ao[uû]|ago|авг)/,
    /^(?:sep|set|сен)/,
    /^(?:oct|okt|out|ott|окт)/,
    /^(?:nov|ноя)/,
    /^(?:dec|dez|d[eé]c|dic|дек)/,
]));
const weekdays = (/* unused pure expression or super */ null && (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']));
const monthOf = (name) => {
    const index = months.findIndex((month) => month.test(name));
    return index === -1 ? null : index + 1;
};
/** Reads a time of day at the start of folded text. A bare number is none. */
const parseClock = (folded) => {
    const text = folded.replace(/^(?:,? ?(?:at|um|à|às|a las|alle|om|t|в) ?|, ?| - | )/, '');
    const word = /^(midnight|noon)\b/.exec(text);
    if (word !== null)
        return { hour: word[1] === 'noon' ? 12 : 0, minute: 0, second: 0, rest: text.slice(word[0].length) };
    const eastern = /^(上午|下午|午前|午後|오전|오후) ?(\d{1,2})(?::|时|時|点|시) ?(\d{1,2})?(?:分|분)?(?::(\d\d))?/.exec(text);
    if (eastern !== null) {
        const late = ['下午', '午後', '오후'].includes(eastern[1] ?? '');
        return clock(eastern[2], eastern[3], eastern[4], late ? 'p' : 'a', text.slice(eastern[0].length));
    }
    const found = /^(\d{1,2})(?:(?:[:.]| ?h ?)([0-5]\d))?(?::([0-5]\d)(?:\.\d+)?)? ?([ap])\.? ?m\b\.?/.exec(text);
    if (found !== null)
        return clock(found[1], found[2], found[3], found[4], text.slice(found[0].length));
    const plain = /^(\d{1,2})(?::| ?h ?)([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?: ?(?:uhr|h)\b)?/.exec(text);
    return plain === null ? null : clock(plain[1], plain[2], plain[3], undefined, text.slice(plain[0].length));
};
const clock = (hours, minutes, seconds, half, rest) => {
    const told = Number(hours);
    const hour = half === undefined ? told : (told % 12) + (half === 'p' && told <= 12 ? 12 : 0);
    if (hour > 24 || (half !== undefined && told > 12))
        return null;
    return { hour, minute: Number(minutes ?? 0), second: Number(seconds ?? 0), rest };
};
const parseDay = (folded, now, zone) => {
    const text = folded.replace(/^(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?,? /, '');
    const year4 = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t)?/.exec(text);
    if (year4 !== null)
        return calendar_day(year4[1], Number(year4[2]), Number(year4[3]), text.slice(year4[0].length));
    const cjk = /^(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/.exec(text);
    if (cjk !== null)
        return calendar_day(cjk[1], Number(cjk[2]), Number(cjk[3]), text.slice(cjk[0].length));
    const named = /^([a-zà-ÿа-я]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?:[^\d]|$)/.exec(text);
    if (named !== null) {
        const length = named[0].length - (/\d$/.test(named[0]) ? 0 : lastLength(named[0]));
        return calendar_day(named[3], monthOf(named[1] ?? ''), Number(named[2]), text.slice(length));
    }
    const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.|º)? ?(?:de |of |-)?([a-zà-ÿа-я]+)\.?(?:,? (?:de )?-?(\d{4}))?/.exec(text);
    if (dayFirst !== null)
        return calendar_day(dayFirst[3], monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]), text.slice(dayFirst[0].length));
    const numeric = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d\d)/.exec(text);
    if (numeric === null)
        return null;
    return slashed(Number(numeric[1]), Number(numeric[3]), numeric[2] ?? '/', Number(numeric[4]), text.slice(numeric[0].length), now, zone);
};
const lastLength = (text) => (/[^\d\w]$/.test(text) || /[a-z]$/.test(text) ? 1 : 0);
const calendar_day = (year, month, dayOfMonth, rest) => month === null || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31
    ? null
    : { year: year === undefined ? null : Number(year), month, day: dayOfMonth, rest };
/** `9/8/2026`: the reading that lies within the coming month, American where both or none do; dots are day first. */
const slashed = (first, second, mark, year, rest, now, zone) => {
    const full = String(year < 100 ? 2000 + year : year);
    const american = calendar_day(full, first, second, rest);
    const european = calendar_day(full, second, first, rest);
    if (mark === '.' || american === null)
        return european;
    if (european === null)
        return american;
    const near = ({ month, day: date }) => {
        const ahead = instantOf({ year: Number(full), month, day: date, hour: 0, minute: 0, second: 0 }, zone) - now;
        return ahead > -86_400_000 && ahead < 32 * 86_400_000;
    };
    return near(european) && !near(american) ? european : american;
};
/** A zone behind a time: `(UTC)`, ` America/New_York`, ` PST`, `+02:00`. */
const parseZone = (rest) => {
    const found = /^ ?\(?((?:utc|gmt)? ?[+-]\d{1,2}:?(?:\d\d)?|[a-z]+(?:\/[a-z_+-]+){1,2}\d*|[a-z]{1,7})\)?/.exec(rest);
    return found?.[1] === undefined ? null : namedZone(found[1].replace(/ /g, ''));
};
/**
 * The instant that folded text starts with: a date, a time of day or both, with or without year and zone. Null for
 * anything else. A time of day is the next such time; a day without a year the next such day; a day without a time its start.
 */
const calendar_parseInstant = (folded, now, ownZone) => {
    const relative = /^(today|tomorrow|next )?(?:(sun|mon|tue|wed|thu|fri|sat)[a-z]*)?(?:,| at)?(?: |$)/.exec(folded.slice(0, 40));
    const date = parseDay(folded, now, ownZone);
    const word = date === null && relative !== null && (relative[1] ?? relative[2]) !== undefined ? relative : null;
    const behind = date?.rest ?? (word === null ? folded : folded.slice(word[0].trimEnd().length));
    const time = parseClock(behind);
    if (date === null && word === null && time === null)
        return null;
    const zone = parseZone(time?.rest ?? behind) ?? ownZone;
    const today = wallOf(now, zone);
    const hourly = { hour: time?.hour ?? 0, minute: time?.minute ?? 0, second: time?.second ?? 0 };
    if (date !== null) {
        const at = (year) => instantOf({ year, month: date.month, day: date.day, ...hourly }, zone);
        if (date.year !== null)
            return at(date.year);
        return at(today.year) < now - 86_400_000 ? at(today.year + 1) : at(today.year);
    }
    const at = (days) => instantOf({ ...today, day: today.day + days, ...hourly }, zone);
    if (word?.[1] === 'tomorrow')
        return at(1);
    if (word?.[2] !== undefined) {
        const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
        const days = (weekdays.indexOf(word[2]) - weekday + 7) % 7;
        return days === 0 && at(0) <= now ? at(7) : at(days);
    }
    return nextTime(at, now);
};
/** Clocks are told by the minute: in that very minute the limit still holds until its end. */
const nextTime = (at, now) => {
    const today = at(0);
    if (today > now)
        return today;
    return now < today + 60_000 ? today + 60_000 : at(1);
};

;// CONCATENATED MODULE: ./build/detect/duration.js
const second = 1000;
const duration_minute = 60 * second;
const duration_hour = 60 * duration_minute;
const duration_day = 24 * duration_hour;
/** Unit names in the languages that agents and APIs were seen to use, in milliseconds. */
const duration_units = [
    [/^(?:ms|msecs?|millis|milliseconds?|millisekunden|毫秒)$/, 1],
    [/^(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|secondi|秒|秒钟|초)$/, second],
    [/^(?:m|mins?|minutes?|minuten?|minutos?|minuti|分|分钟|分鐘|分間|분)$/, duration_minute],
    [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|小时|小時|時間|시간)$/, duration_hour],
    [/^(?:d|days?|tage?n?|jours?|d[ií]as?|dias?|giorni|天|日|日間|일)$/, duration_day],
    [/^(?:w|wks?|weeks?|wochen?|semaines?|semanas?|周|週間|주)$/, 7 * duration_day],
    [/^(?:months?|monate?n?|mois|mes(?:es)?|mesi|个月|か月|개월)$/, 30 * duration_day],
];
const part = /^(?:(\d+(?:\.\d{1,9})?)[ -]?|(an?|one) )([a-zíμ]+|[\u3040-\u9fff\uac00-\ud7a3]{1,3})/;
const between = /^(?:, ?and |,? ?and |, ?| und | et | y | e | )?/;
/** Reads a length of time at the start of folded text: `3 days 2 hours`, `16h54m5s`, `36.8s`, `pt1h`, `an hour`. */
const detect_duration_parseDuration = (folded) => iso(folded) ?? clockLike(folded) ?? inUnits(folded);
const inUnits = (folded) => {
    let rest = folded;
    let total = null;
    for (let parts = 0; parts < 8; parts++) {
        const joined = total === null ? rest : rest.replace(between, '');
        const found = part.exec(joined);
        const ms = found?.[3] === undefined ? null : unitOf(found[3]);
        if (found === null || ms === null)
            break;
        const count = Number(found[1] ?? 1);
        total = (total ?? 0) + count * ms.ms;
        rest = joined.slice(found[0].length - ms.surplus);
    }
    return total === null ? null : { ms: Math.round(total), rest };
};
/** `surplus`: letters taken that don't belong to the unit (scripts that are written without spaces). */
const unitOf = (name) => {
    for (let length = name.length; length > 0; length--) {
        const unit = duration_units.find(([names]) => names.test(name.slice(0, length)));
        if (unit !== undefined)
            return { ms: unit[1], surplus: name.length - length };
        if (/^[a-z]/.test(name))
            return null;
    }
    return null;
};
const iso = (folded) => {
    const found = /^p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?)?\b/.exec(folded);
    if (found === null || found[0].length < 3)
        return null;
    const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((index) => Number(found[index] ?? 0));
    const ms = (days ?? 0) * duration_day + (hours ?? 0) * duration_hour + (minutes ?? 0) * duration_minute + (seconds ?? 0) * second;
    return ms > 0 ? { ms, rest: folded.slice(found[0].length) } : null;
};
/** `02:13:04`: hours, minutes and seconds to go. */
const clockLike = (folded) => {
    const found = /^(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.\d+)?(?:[^\d:]|$)/.exec(folded.slice(0, 24));
    if (found === null)
        return null;
    const ms = Number(found[1]) * duration_hour + Number(found[2]) * duration_minute + Number(found[3]) * second;
    return { ms, rest: folded.slice(found[0].length) };
};

;// CONCATENATED MODULE: ./build/detect/reset-time.js


const reset_time_day = 86_400_000;
/** Where a time of return is told, and the words that lead to it. */
const clause = /(?:\bresets?(?:[ _-]?(?:at|in|on|after|time|date))?|\breset(?:s|ting)? (?:your|the) [a-z]+|\btry(?:ing)? again|\bretry(?:ing)?(?:[ _-]?(?:after|delay|in|at))?|\bwait(?: for| until| till| at least)?|\bavailable(?: again)?|\bregain access|\bcome back|\bcontinue (?:again )?(?:at|in|on|after)|\bunblocked|\brestored|\brenews?|\brefresh(?:es|ed)?|\breplenish(?:es|ed)?|\bcycle ends|\bends|\buntil|\bafter|\bexpires?|\bcooldown|将在|将于|重置时间[:：]?|请在)((?:[ :=~("',]|\b(?:at|on|in|after|by|is|time|date|about|around|approximately|approx|roughly|ms|seconds|s)\b[ :=~("']*|_(?:ms|seconds|s|at)\b)*)/g;
/** Instants told by epochs: a key or a bar right in front. */
const epochs = /(?:\||\b(?:resets?[_-]?(?:at|time)?|x-ratelimit-reset(?:-[a-z]+)?|reset_time|available_at)["']?\s*[:=]\s*["']?)(\d\d\d\d\d\d\d\d\d\d(?:\d\d\d)?)(?:\.\d+)?\b/;
/** `retry-after: 30`, `"retry_after_seconds":30`, `retry-after-ms=1500`, `resets_in_seconds`: bare numbers with a key. */
const keyed = /\b(retry[-_]?after|resets?[-_]?(?:in|after)|retry[-_]?delay)([-_]?(?:ms|millis|seconds|secs|s))?["']?\s*[:=]\s*["']?(\d{1,9}(?:\.\d+)?)(?:["',}\s]|$)/;
/**
 * When the limit ends, as told by folded text, or null. The first time told counts. Times without a zone are in `zone`;
 * what lies more than 400 days ahead is no reset time.
 */
const reset_time_resetTime = (folded, now, zone) => {
    const text = folded.slice(0, 8192);
    const at = byEpoch(text) ?? byKey(text, now) ?? byClause(text, now, zone);
    return at === null || at.at > now + 400 * reset_time_day ? null : at;
};
const byEpoch = (text) => {
    const digits = epochs.exec(text)?.[1];
    if (digits === undefined)
        return null;
    return { at: Number(digits) * (digits.length === 13 ? 1 : 1000), source: 'text' };
};
const byKey = (text, now) => {
    const found = keyed.exec(text);
    if (found === null)
        return null;
    const ms = Number(found[3]) * (found[2]?.includes('m') ? 1 : 1000);
    return { at: now + ms, source: found[1]?.startsWith('retry') ? 'header' : 'text' };
};
const byClause = (text, now, zone) => {
    for (const found of text.matchAll(clause)) {
        const rest = text.slice(found.index + found[0].length, found.index + found[0].length + 80);
        const length = parseDuration(rest);
        const at = length === null ? parseInstant(rest, now, zone) : now + length.ms;
        if (at !== null)
            return { at, source: 'text' };
    }
    return null;
};
/** The next midnight in California, when Google renews its daily quotas. Documented, not told by the message. */
const nextPacificMidnight = (now) => ({
    at: parseInstant('tomorrow', now, 'America/Los_Angeles') ?? now + reset_time_day,
    source: 'default',
});

;// CONCATENATED MODULE: ./build/detect/user-patterns.js




const longestPattern = 500;
const mostPatterns = 50;
/** Lines from the end that are looked at, and how much of each. */
const user_patterns_lines = 200;
const longestLine = 4096;
const schema = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().min(1).max(100),
    pattern: schemas/* string */.YjP().min(1).max(longestPattern),
    verdict: schemas/* enum */.k5n(['usage-limit', 'rate-limit', 'auth', 'billing', 'overloaded', 'network', 'config']),
    stream: schemas/* enum */.k5n(['stdout', 'stderr', 'both']).default('both'),
    when: schemas/* enum */.k5n(['failed', 'always']).default('failed'),
});
/**
 * Reads the `limit-patterns` JSON; empty text is an empty list. Patterns are RE2's: no backtracking, so none can hang the
 * run. Reports all problems at once.
 */
const user_patterns_parseUserPatterns = (text) => {
    if (text.trim() === '')
        return { ok: true, patterns: [] };
    const list = parseList(text);
    if (list === null)
        return user_patterns_refused(['limit-patterns must be a JSON list like [{"name": "...", "pattern": "..."}]']);
    if (list.length > mostPatterns)
        return user_patterns_refused([`limit-patterns has more than ${mostPatterns} entries`]);
    const entries = list.map((entry, index) => readPattern(entry, index));
    const problems = entries.flatMap((entry) => ('problems' in entry ? entry.problems : []));
    const patterns = entries.flatMap((entry) => ('problems' in entry ? [] : [entry]));
    return problems.length > 0 ? user_patterns_refused(problems) : { ok: true, patterns };
};
const user_patterns_refused = (problems) => ({ ok: false, problems });
const parseList = (text) => {
    try {
        const list = JSON.parse(text);
        return Array.isArray(list) ? list : null;
    }
    catch {
        return null;
    }
};
const readPattern = (entry, index) => {
    const where = `limit-patterns[${index}]`;
    const read = schema.safeParse(entry);
    if (!read.success) {
        return {
            problems: read.error.issues.map(({ path, message }) => `${where}${path.length > 0 ? `.${path.join('.')}` : ''}: ${message}`),
        };
    }
    const { name, pattern, verdict, stream, when } = read.data;
    const compiled = compile(pattern);
    if (typeof compiled === 'string')
        return { problems: [`${where}.pattern: ${compiled}`] };
    return { name, verdict, stream, when, matches: (line) => compiled.matcher(line).find() };
};
/** The compiled pattern, or what is wrong with it. */
const compile = (pattern) => {
    try {
        return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    }
    catch (error) {
        return error instanceof Error ? error.message : 'is not a valid RE2 pattern';
    }
};
/** The last line of a stream that one of the patterns fits; the pattern listed first counts. */
const judgeByUser = (patterns, stream, tail, failed, zone) => {
    const asked = patterns.filter((own) => (own.stream === 'both' || own.stream === stream) && (failed || own.when === 'always'));
    if (asked.length === 0)
        return null;
    for (const line of tail.slice(-user_patterns_lines).reverse()) {
        const { shown, folded, stamp } = clean(line.text.slice(0, longestLine));
        const own = asked.find(({ matches }) => matches(shown));
        if (own === undefined)
            continue;
        return {
            id: `user/${own.name}`,
            verdict: own.verdict,
            evidence: { source: 'text', text: shown.slice(0, 500) },
            reset: resetTime(folded, stamp ?? line.now, zone),
            confidence: 0.8,
        };
    }
    return null;
};

;// CONCATENATED MODULE: ./build/settings/parse.js






/** Checks all inputs of a run at once. A problem names the input, what is wrong and how to mend it; never a value that may be secret. */
const parse_parseSettings = (read, context) => {
    const problems = [];
    const pool = poolSettings(read, context, problems);
    const one = oneOf(read, problems);
    const time = duration(read, problems);
    const settings = {
        ...pool,
        job: parseJob(read, context, problems),
        rules: {
            ordering: pool.ordering,
            maxFailovers: count(read, 'max-failovers', 10, problems),
            cooldownMs: time('cooldown', 300_000) ?? 300_000,
            ...exhaustion(read, problems),
            maxWaitMs: time('max-wait', 3_600_000) ?? 0,
            ...repetition(read, problems),
        },
        timeoutMs: time('timeout', null) || null,
        longestRetryMs: time('longest-retry', 60_000) ?? 60_000,
        workingDirectory: read('working-directory'),
        workflowCommands: one('workflow-commands', ['show', 'allow'], 'show'),
        limitPatterns: patterns(read, problems),
    };
    return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
};
/** `soonest` is `fail` with a probe. */
const exhaustion = (read, problems) => {
    const one = oneOf(read, problems);
    const wish = one('when-exhausted', ['fail', 'neutral', 'wait', 'soonest'], 'fail');
    const probe = one('probe', ['false', 'true'], 'false') === 'true';
    return wish === 'soonest' ? { whenExhausted: 'fail', probe: true } : { whenExhausted: wish, probe };
};
/** `retry-if: never` is `continue: stop`. */
const repetition = (read, problems) => {
    const one = oneOf(read, problems);
    const continueMode = one('continue', ['auto', 'resume', 'restart', 'stop'], 'auto');
    const retryIf = one('retry-if', retryRules, 'always');
    return retryIf === 'never' ? { continueMode: 'stop', retryIf: 'always' } : { continueMode, retryIf };
};
/** The same for commands that look at a pool and run nothing. */
const parsePoolSettings = (read, context) => {
    const problems = [];
    const settings = poolSettings(read, context, problems);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
};
const poolSettings = (read, context, problems) => {
    const one = inputs_oneOf(read, problems);
    const agent = one('agent', ['auto', ...providers], 'auto');
    const store = one('store', ['memory', 'file', 'actions-cache', 'redis'], context.defaultStore);
    const storeUrl = read('store-url');
    if (store === 'redis' && storeUrl === '')
        problems.push('store: redis needs store-url (redis:// or rediss://), from a secret');
    return {
        provider: agent === 'auto' ? null : agent,
        ordering: { strategy: one('strategy', strategies, 'round-robin'), spreadIndex: context.spreadIndex },
        pool: read('pool') || 'default',
        store,
        storeUrl,
        reserve: share(read, 'reserve', problems),
        ignoreState: one('ignore-state', ['false', 'true'], 'false') === 'true',
    };
};
const parseJob = (read, context, problems) => {
    const [run, prompt] = [read('run'), read('prompt')];
    const [file, ...rest] = context.argv;
    const given = [run !== '', prompt !== '', file !== undefined].filter(Boolean).length;
    if (given !== 1) {
        problems.push(given === 0
            ? 'nothing to run: give run (a script) or prompt (a task for the agent)'
            : 'give only one of run, prompt and a command');
    }
    if (run === '' && read('resume-run') !== '')
        problems.push('resume-run goes with run: it is the script of later attempts');
    if (file !== undefined)
        return { kind: 'command', argv: [file, ...rest] };
    if (prompt === '')
        return { kind: 'script', run, resumeRun: read('resume-run') || null, shell: read('shell') || 'bash' };
    const args = (provider) => [
        ...words(read('agent-args')),
        ...words(read(`${provider}-args`)),
    ];
    return {
        kind: 'prompt',
        prompt,
        args: { claude: args('claude'), codex: args('codex'), gemini: args('gemini'), custom: [] },
    };
};
const words = (text) => (text.trim() === '' ? [] : parseArgsStringToArgv(text));
const patterns = (read, problems) => {
    const parsed = parseUserPatterns(read('limit-patterns'));
    if (parsed.ok)
        return parsed.patterns;
    problems.push(...parsed.problems);
    return [];
};

;// CONCATENATED MODULE: ./build/shell/setup.js




/** Reads the inputs of a run and the accounts once, and checks all of them before anything is started. */
const setUp = (read, env, context) => together(parseSettings(read, context), read, env, ({ job }, accounts) => job.kind === 'prompt' && accounts.some((account) => account.provider === 'custom')
    ? ['prompt can not be used with custom accounts: give run, or choose a provider with agent']
    : []);
/** The same for commands that look at a pool and run nothing. */
const setUpPool = (read, env, context) => together(parsePoolSettings(read, context), read, env, () => []);
const together = (settings, read, env, misfits) => {
    const named = new Set();
    const lookup = (name) => {
        named.add(name);
        return env[name];
    };
    const pool = parsePool(read('accounts'), {
        pool: read('pool') || 'default',
        hash: sha256,
        lookup,
        reserved: reservedVariable,
        reserve: settings.ok ? settings.settings.reserve : null,
    });
    if (!settings.ok || !pool.ok) {
        return { ok: false, problems: [...(settings.ok ? [] : settings.problems), ...(pool.ok ? [] : pool.problems)] };
    }
    const all = pool.pool.accounts;
    const { provider } = settings.settings;
    const accounts = provider === null ? all : all.filter((account) => account.provider === provider);
    const problems = [...unusable(accounts, provider), ...misfits(settings.settings, accounts)];
    if (problems.length > 0)
        return { ok: false, problems };
    return { ok: true, settings: settings.settings, pool: { ...pool.pool, accounts }, accounts: all, named: [...named] };
};
const unusable = (accounts, provider) => {
    if (accounts.length === 0)
        return [`agent: ${provider} leaves no account of the list`];
    return accounts.every((account) => account.disabled) ? ['every account of the list is disabled'] : [];
};
const sha256 = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
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
    key_share(record.utilization?.fiveHour ?? null),
    key_share(record.utilization?.sevenDay ?? null),
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
const key_share = (part) => part === null ? '----' : digits(Math.round(Math.min(Math.max(part, 0), 1) * 1000), 4);
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
    if (settle_inForce(known, record) && (known.until > record.until || saysSame(known, record))) {
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
const settleAll = (records) => settle(emptyLedger, [...records].sort((a, b) => a.observedAt - b.observedAt || endOf(a) - endOf(b))).ledger;
const endOf = (record) => (record.kind === 'condition' ? record.until : record.succeededAt);
/** Clocks of two runners may be this far apart: each up to 10 minutes off. */
const clockErrorMs = 20 * 60_000;
const newer = (known, record) => known.observedAt > record.observedAt ? known : record;
const settle_inForce = (known, record) => known.until > record.observedAt && (!settle_isQuarantine(known) || known.fingerprint === record.fingerprint);
const settle_isQuarantine = (record) => record.verdict === 'auth' || record.verdict === 'billing';
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
        await pooled(worthSaving(settle(emptyLedger, records).changed), writesWidth, add, () => false);
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
    const cache = () => __webpack_require__.e(/* import() */ 509).then(__webpack_require__.bind(__webpack_require__, 28509));
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
        if (lock_codeOf(error) === 'EEXIST')
            return takeOver(path, content, token);
        if (lock_codeOf(error) === 'EPERM' || lock_codeOf(error) === 'EBUSY')
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
        return lock_codeOf(error) === 'EPERM';
    }
};
const contentOf = (path) => (0,promises_.readFile)(path, 'utf8').catch(() => null);
const ageOf = (path) => (0,promises_.stat)(path).then((found) => Date.now() - found.mtimeMs, () => null);
const ignore = () => undefined;
/** The system's code of an error (`ENOENT`, ...), or ''. */
const lock_codeOf = (error) => typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

;// CONCATENATED MODULE: ./build/store/memory.js


/** A ledger that lasts as long as the process. */
const memoryStore = () => {
    let ledger = emptyLedger;
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
                const { ledger, changed } = settle(known === 'damaged' ? emptyLedger : known, records);
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
                return { ledger: emptyLedger, trouble: trouble.damaged(path) };
            }
            catch (error) {
                return { ledger: emptyLedger, trouble: trouble.unusable(directory, error) };
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
        if (lock_codeOf(error) === 'ENOENT')
            return emptyLedger;
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
        return merge(emptyLedger, records.flatMap((parsed) => (parsed?.scope.pool === scope.pool ? [parsed.record] : [])));
    }
    catch {
        return 'damaged';
    }
};
const serialise = (scope, ledger) => {
    const records = recordsOf(ledger).map((record) => formatKey(scope, record, '00000000'));
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
        reason: ['EACCES', 'EPERM', 'EROFS'].includes(lock_codeOf(error)) ? 'denied' : 'unreachable',
        notice: `The ledger in ${directory} can't be used (${lock_codeOf(error) || 'unknown error'}), so cooldowns are not remembered; make the directory writable or name another with XDG_STATE_HOME.`,
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
            return { ledger: emptyLedger, trouble: null };
        const start = performance.now();
        const keys = accounts.flatMap((account) => [keyOf('condition', account), keyOf('use', account)]);
        const answer = await link.ask(budget.forRead(), (client) => client.mGet(keys));
        if (answer.kind === 'failed') {
            budget.failedSince(start);
            return { ledger: emptyLedger, trouble: answer.trouble };
        }
        const wanted = new Set(accounts);
        const records = answer.value.map(recordIn).filter((record) => record !== null && wanted.has(record.account));
        return {
            ledger: merge(emptyLedger, records.filter((record) => record !== null)),
            trouble: null,
        };
    };
    const add = async (client, record) => {
        const key = keyOf(record.kind, record.account);
        for (let known = '';;) {
            const before = recordIn(known);
            const { changed } = settle(merge(emptyLedger, before === null ? [] : [before]), [record]);
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

const redis_leases_limitMs = 5_000;
/** Each holder is a member with the instant its lease runs out, by the server's own clock. */
const redis_leases_clock = `local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
`;
const acquireScript = `${redis_leases_clock}redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`;
/** Also takes back a lease that ran out while its holder was held up: its agent is at work all the same. */
const renewScript = `${redis_leases_clock}redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;
/** Leases held by a heartbeat: freed when released, or by running out after a crash. */
const redisLeases = ({ pool, link, nonce, ttlMs = 90_000 }) => {
    const keyOf = (account) => `pf1:{${scopeOf(pool).pool}}:lease:${account}`;
    return {
        acquire: async (account, max) => {
            const [keys, holder] = [[keyOf(account)], nonce()];
            const ttl = String(ttlMs);
            const taken = await link.ask(redis_leases_limitMs, (client) => client.eval(acquireScript, { keys, arguments: [holder, String(max), ttl] }));
            if (taken.kind === 'failed')
                return { kind: 'failed', trouble: taken.trouble };
            if (taken.value !== 1)
                return { kind: 'taken' };
            const renew = () => link.ask(redis_leases_limitMs, (client) => client.eval(renewScript, { keys, arguments: [holder, ttl] }));
            const heartbeat = setInterval(renew, ttlMs / 3);
            heartbeat.unref();
            return {
                kind: 'held',
                release: async () => {
                    clearInterval(heartbeat);
                    await link.ask(redis_leases_limitMs, (client) => client.zRem(keyOf(account), holder));
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
    const code = lock_codeOf(error);
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

// EXTERNAL MODULE: ./build/process/clean-start.js
var clean_start = __webpack_require__(97554);
;// CONCATENATED MODULE: ./build/secure/forms.js
/**
 * The ways in which a secret may be written: as it is, base64 and base64url (alone and inside longer text, at each of the
 * three alignments), hex in both cases, percent-encoded, JSON-escaped once and twice. Without duplicates; most tokens
 * need no escaping, so most have ten. Forms shorter than `shortest` characters are left out.
 */
const formsOf = (secret, shortest) => {
    const bytes = utf8.encode(secret);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const base64 = [whole(bytes), ...[0, 1, 2].map((shift) => aligned(bytes, shift))];
    const url = percentEncoded(secret);
    const json = [jsonEscaped(secret), asciiOnly(jsonEscaped(secret)), htmlSafe(jsonEscaped(secret))];
    const forms = [
        secret,
        ...base64,
        ...base64.map(urlSafe),
        hex,
        hex.toUpperCase(),
        url,
        url.replaceAll('%20', '+'),
        url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
        ...json,
        ...json.map(jsonEscaped),
    ];
    return [...new Set(forms)].filter((form) => form.length >= shortest);
};
const utf8 = new TextEncoder();
const whole = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
/** The characters that stay the same whatever stands before and after the bytes, `shift` bytes past a multiple of three. */
const aligned = (bytes, shift) => {
    const padded = new Uint8Array(shift + bytes.length);
    padded.set(bytes, shift);
    return whole(padded).slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
};
const urlSafe = (base64) => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
/** Lone surrogates can't be percent-encoded: they travel as U+FFFD everywhere. */
const percentEncoded = (text) => encodeURIComponent(text.toWellFormed());
const jsonEscaped = (text) => JSON.stringify(text).slice(1, -1);
const asciiOnly = (text) => text.replace(/[\u0080-\uffff]/g, escapedUnit);
/** As Go and many web frameworks write JSON. */
const htmlSafe = (text) => text.replace(/[<>&\u2028\u2029]/g, escapedUnit);
const escapedUnit = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

;// CONCATENATED MODULE: ./build/secure/commands.js

/**
 * `token` must be new for every attempt and random: 32 hex digits or more. The runner refuses empty ones and names of
 * commands, and hides the token in the log by itself, so that an agent can't read it there.
 */
const commands_createGuard = (token) => {
    if (!/^[0-9a-f]{32,}$/.test(token))
        throw new RangeError('a stop token needs 32 hex digits or more');
    return {
        open: () => commands_utf8.encode(`::stop-commands::${token}\n`),
        close: (lastByte) => commands_utf8.encode(`${lastByte === null || lastByte === newline ? '' : '\n'}::${token}::\n`),
    };
};
const commands_utf8 = new TextEncoder();
const newline = 0x0a;
/** More masks than these slow the runner down: it searches every line for each of them in a dozen encodings. */
const mostEncoded = 24;
/**
 * The lines that make the runner hide these secrets. It knows base64 only where the secret ends the encoded text, and no
 * hex, so those forms are added while the secrets are few.
 */
const maskCommands = (secrets) => {
    const encoded = secrets.length <= mostEncoded ? secrets.flatMap((secret) => formsOf(secret, secret.length)) : [];
    return [...new Set([...secrets, ...encoded])].map((form) => `::add-mask::${data(form)}\n`).join('');
};
/** A message at the top of the run's page, one line of output. Redact it first. */
const annotation = (level, message, title) => `::${level}${title === undefined ? '' : ` title=${property(title)}`}::${data(message)}\n`;
/** Starts a foldable part of the log. Redact the title first. */
const group = (title) => `::group::${data(title)}\n`;
/** Ends it. */
const endGroup = '::endgroup::\n';
const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

;// CONCATENATED MODULE: ./build/secure/escape.js
/**
 * One line of visible text: line breaks and tabs become spaces; escape sequences, control characters, characters without
 * a width and those that turn the direction of writing are gone. For terminals, and the base of all others here.
 */
const oneLine = (text) => text
    .toWellFormed()
    .replace(sequences, '')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]/gu, '');
/** A title or link without its end takes only its own two bytes with it, or it could hide all that follows. */
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_](?:[^\u0007\u001b]*(?:\u0007|\u001b\\))?|[ -/]*[0-~])|\u009b[0-?]*[ -/]*[@-~]/g;
/**
 * A line of the job's log that the runner takes for text: `::x::` is a command at the start of a line, `##[x]` anywhere.
 * The runner compares by culture, where characters without a width don't count: `oneLine` takes them out first.
 */
const logLine = (text) => oneLine(text)
    .replaceAll('##[', '## [')
    .replace(/^(\s*):(?=:)/, '$1: ');
/**
 * Text that Markdown shows as it is, in a table cell or a line: no markup, link, image, mention, reference, emoji or
 * formula comes of it.
 */
const markdownText = (text) => oneLine(text)
    .replace(/^[-+]|[^\p{L}\p{M}\p{N} .,;?%/-]|(?<=www)\./giu, entity)
    .replace(/&#(?:64|35);/g, `$&${noWidth}`);
/** The same as code: for evidence and commands, which the page then shows in its fixed-width font. */
const markdownCode = (text) => `<code>${oneLine(text).replace(/[^\p{L}\p{M}\p{N} .,;?%/-]|(?<=www)\./giu, entity)}</code>`;
/** A quoted label of a Mermaid diagram, quotes included. */
const mermaidText = (text) => `"${oneLine(text).replace(/[^\p{L}\p{M}\p{N} .,/-]/gu, (one) => `#${one.codePointAt(0)};`)}"`;
const entity = (character) => `&#${character.codePointAt(0)};`;
/** Between `@` and a name, so that nobody is mentioned. */
const noWidth = '&#8203;';

;// CONCATENATED MODULE: ./build/report/action-screen.js


/** Our lines in the job's log; those that are louder than others as annotations. */
const printer = (write, redact) => ({ level, text }) => {
    const shown = logLine(redact(text));
    void write(level === 'info' ? `${shown}\n` : annotation(level, shown, 'pool-failover'));
};
/**
 * The job's log. Both streams of the agent go to stdout, so that the lines that stop and resume workflow commands are in
 * order with them; what we have to say meanwhile waits for the end of the attempt.
 */
const actionScreen = (options) => {
    const { write, redact } = options;
    let waiting = null;
    const print = printer(write, redact);
    return {
        say: (line) => (waiting === null ? print(line) : waiting.push(line)),
        sink: () => {
            const guard = options.workflowCommands === 'show' ? createGuard(options.token()) : null;
            let lastByte = null;
            waiting = [];
            if (guard !== null)
                void write(guard.open());
            return {
                write: (_stream, bytes) => {
                    lastByte = bytes.at(-1) ?? lastByte;
                    return write(bytes);
                },
                close: async () => {
                    await write(guard?.close(lastByte) ?? (lastByte === null || lastByte === 10 ? '' : '\n'));
                    const held = waiting ?? [];
                    waiting = null;
                    held.forEach(print);
                },
            };
        },
    };
};

// EXTERNAL MODULE: ./build/report/out.js
var out = __webpack_require__(49783);
;// CONCATENATED MODULE: ./build/secure/ordinary.js
/** Shorter strings turn up in ordinary text by chance: hiding them would blank other people's words. */
const shortestSecret = 8;
/**
 * Whether a one-line string is worth hiding: not short, not a word, a number, a time, a region, an address without a
 * credential in it, and not made of so few characters that hiding it would blank other text.
 */
const isSecret = (text, claim) => {
    if (text.length < shortestSecret || (text.length < 64 && new Set(text).size < 4))
        return false;
    if (/^[\d\s.,:;/+()-]+$/.test(text))
        return text.replace(/\D/g, '').length >= 16;
    if (isoTime.test(text))
        return false;
    switch (claim) {
        case 'declared':
            return !(text.length < 16 && identifier.test(text) && isWordy(text)) && !isPlainPlace(text);
        case 'plain':
            return !isWordy(text);
        case 'name':
            return knownToken.test(text) || (!isWordy(text) && /[A-Za-z0-9_+/=-]{24}/.test(text));
    }
};
/** The words of a line that look like credentials by themselves: what is left to go by when a document can't be parsed. */
const tokensIn = (line) => (line.match(/[A-Za-z0-9_+/=~-][A-Za-z0-9_+/=.~-]{7,}/g) ?? [])
    .map((word) => word.replace(/^[A-Za-z_][\w.-]*=(?==*[^=])/, ''))
    .filter((word) => isSecret(word, 'plain'));
const isoTime = /^\d{4}-\d\d-\d\d[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?$/;
/** How people write names of things: a word, `us-east-1`, `my-project`. */
const identifier = /^[A-Za-z][a-z0-9]*(?:[-_.:/@][a-z0-9]+)*$|^[A-Z0-9_]+$/;
/** Prefixes that providers give their tokens. */
const knownToken = /^(?:sk-|sk_|pk_|AIza|ya29\.|1\/\/|gh[a-z]_|github_pat_|xox[a-z]-|AKIA|ASIA|eyJ|glpat-|hf_|gsk_|Bearer )/;
/** Made of words and small numbers, as regions, models, projects, paths, addresses and sentences are. */
const isWordy = (text) => !knownToken.test(text) && text.split(/[^A-Za-z0-9]+/).every((piece) => piece.length <= 32 && word.test(piece));
const word = /^(?:(?:[a-z]{0,20}|[A-Z]{1,20}|[A-Z]?[a-z]{1,20}(?:[A-Z]{1,3}[a-z]{0,20}){0,3})\d{0,3}|\d{1,12}[a-z]{0,2}|\d{1,4}[A-Z]{1,2})$/;
/** An address or a path that lets nobody in: no user, no query, no token in it. */
const isPlainPlace = (text) => isWordy(text) && /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/[^\s?#@]+|(?:[a-z]:[\\/]|\.{0,2}\/|~\/)\S+)$/i.test(text);

;// CONCATENATED MODULE: ./build/secure/mask.js

/**
 * Every string of the accounts that must not be seen, longest first, each on one line.
 * A value of several lines gives its lines: the runner masks line by line, and given the whole of a pretty-printed
 * document it would blank every `{` of the log.
 */
const secretsOf = (accounts) => {
    const found = new Set();
    for (const { credential } of accounts) {
        switch (credential.kind) {
            case 'secret':
                collectText(credential.secret, 'declared', found);
                break;
            case 'env':
                for (const [name, value] of Object.entries(credential.env))
                    collectText(value, claimOf(name, 'plain'), found);
                break;
            case 'files':
                for (const content of Object.values(credential.files))
                    collectText(content, 'plain', found);
                break;
        }
    }
    return longestFirst(found);
};
/**
 * The same from an `accounts` input that nobody has looked at yet: its text, or what was parsed from it.
 * Meant for the masks that come before any other output, so it takes anything: a bare token, half a document,
 * a key where the value should be. Never throws. Only the first 2 MiB of a text are looked at.
 */
const maskable = (raw) => {
    const found = new Set();
    if (typeof raw === 'string')
        collectText(raw.slice(0, longestInput), 'declared', found);
    else
        collectValue(raw, 'plain', found);
    return longestFirst(found);
};
/** Longest first, so that a secret that holds another is hidden whole. */
const longestFirst = (secrets) => [...secrets].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const longestInput = 2 * 1024 * 1024;
/** Keys of an account whose values are names; whatever is below them is one too. */
const nameKeys = new Set([
    'label',
    'provider',
    'group',
    'secretFrom',
    'envFrom',
    'priority',
    'disabled',
    'hours',
    'reserve',
    'maxUtilization',
    'maxConcurrent',
]);
const secretKey = new RegExp('(?:key|token|secret|passw(?:or)?d|passphrase|pass|pwd|pat|credential|auth|authorization|bearer|cookie|jwt)s?[-_]?\\d*$' +
    '|(?:^|[-_])(?:bearer|token|secret|password)[-_]', 'i');
const claimOf = (key, inherited) => {
    if (inherited === 'name' || nameKeys.has(key))
        return 'name';
    return secretKey.test(key) ? 'declared' : inherited;
};
/** Walks without recursion: a document nested 100,000 deep is an input like any other. */
const collectValue = (root, claim, found) => {
    const todo = [{ value: root, claim }];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
        const { value, claim: own } = next;
        if (typeof value === 'string')
            collectText(value, own, found);
        else if (typeof value === 'number' || typeof value === 'bigint')
            collectLine(String(value), own, found);
        else if (Array.isArray(value))
            for (const item of value)
                todo.push({ value: item, claim: own });
        else if (typeof value === 'object' && value !== null) {
            for (const [key, item] of Object.entries(value)) {
                collectLine(key, 'name', found);
                todo.push({ value: item, claim: claimOf(key, own === 'declared' ? 'plain' : own) });
            }
        }
    }
};
/** A leaf: JSON inside gives its own leaves, anything else its lines. */
const collectText = (text, claim, found) => {
    const document = claim === 'name' ? undefined : parsed(text);
    if (document !== undefined) {
        collectValue(document, 'plain', found);
        return;
    }
    const lines = text.split(/[\r\n]+/);
    for (const line of lines)
        collectLine(line.trim(), lines.length > 1 && claim === 'declared' ? 'plain' : claim, found);
};
const collectLine = (line, claim, found) => {
    if (isSecret(line, claim))
        found.add(line);
    if (claim === 'name')
        return;
    for (const token of tokensIn(line))
        found.add(token);
    for (const [, user = '', password = ''] of line.matchAll(userInfo)) {
        for (const value of [user, password, decoded(password)])
            if (isSecret(value, 'declared'))
                found.add(value);
    }
    for (const [, key = '', double, single, bare] of line.matchAll(assignment)) {
        const value = double ?? single ?? bare ?? '';
        if (isSecret(value, claimOf(key, 'plain')))
            found.add(value);
    }
};
/** `name = "value"`, `"name": "value"`, `password value`: TOML, YAML, netrc, env files and JSON that can't be parsed. */
const assignment = /(?<![\w.-])([\w.-]{2,64})["']?(?:\s*[:=]\s*|\s+)(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"',;{}[\]]+))/g;
/** `scheme://user:password@host`. */
const userInfo = /:\/\/([^\s/:@]{0,256}):([^\s/@]{1,2048})@/g;
const decoded = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
const parsed = (text) => {
    if (!/^\s*[[{"]/.test(text))
        return undefined;
    try {
        const value = JSON.parse(text);
        if (typeof value === 'string')
            return [value];
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
};

;// CONCATENATED MODULE: ./build/secure/search.js


/** As long as the shortest form that is looked for: three quarters of a secret's bytes at the worst alignment. */
const windowLength = 6;
/**
 * Looks for many strings at once: a rolling hash over six characters, and for each string one such window by which it is
 * recognised. Windows are taken where few other strings have the same one, because tokens of a provider begin alike.
 */
const createSearch = () => {
    const known = new Set();
    const buckets = new Map();
    // One bit of memory traffic a character for text that holds nothing: nearly all text.
    const filter = new Uint8Array(0x10000);
    const addForm = (form) => {
        if (known.has(form))
            return;
        known.add(form);
        const last = form.length - windowLength;
        const places = [last, last >> 1, (last * 3) >> 2, last >> 2].map((offset) => {
            const hash = hashAt(form, offset);
            return { offset, hash, size: buckets.get(hash)?.length ?? 0 };
        });
        const { offset, hash } = places.reduce((best, place) => (place.size < best.size ? place : best));
        const bucket = buckets.get(hash) ?? [];
        bucket.push({ form, offset });
        buckets.set(hash, bucket);
        filter[hash & 0xffff] = 1;
    };
    const find = function* (text) {
        if (buckets.size === 0)
            return;
        let hash = 0;
        for (let index = 0; index < text.length; index += 1) {
            const leaving = index < windowLength ? 0 : text.charCodeAt(index - windowLength);
            hash = (Math.imul(hash - Math.imul(leaving, weight), base) + text.charCodeAt(index)) | 0;
            if (filter[hash & 0xffff] === 0)
                continue;
            for (const { form, offset } of buckets.get(hash) ?? []) {
                const start = index - windowLength + 1 - offset;
                if (start >= 0 && text.startsWith(form, start))
                    yield [start, start + form.length];
            }
        }
    };
    return {
        add: (secret) => {
            for (const form of formsOf(secret, Math.min(windowLength, shortestSecret)))
                addForm(form);
        },
        find,
    };
};
const base = 0x01000193;
/** base ** (windowLength - 1), modulo 2 ** 32: what the oldest character of the window has been multiplied by. */
const weight = Array.from({ length: windowLength - 1 }).reduce((power) => Math.imul(power, base), 1);
const hashAt = (text, offset) => {
    let hash = 0;
    for (let index = offset; index < offset + windowLength; index += 1)
        hash = (Math.imul(hash, base) + text.charCodeAt(index)) | 0;
    return hash;
};

;// CONCATENATED MODULE: ./build/secure/redact.js


/**
 * One pass over the text whatever the number of secrets. Where secrets overlap the whole of both is hidden.
 * Strings shorter than 8 characters are not hidden: see `isSecret`, which a caller has asked before.
 */
const createRedactor = (secrets) => {
    const search = createSearch();
    const add = (more) => {
        for (const secret of more)
            if (secret.length >= shortestSecret)
                search.add(secret);
    };
    add(secrets);
    const redact = (text) => {
        const ranges = [...search.find(text), ...(text.includes('\u001b') ? findAcrossCodes(text, search.find) : [])];
        return ranges.length === 0 ? text : blank(text, merged(ranges));
    };
    return Object.assign(redact, { add });
};
/** What the terminal doesn't show: control sequences, operating system commands (links, titles), two-byte escapes. */
const redact_codes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\](?:[^\u0007\u001b]*(?:\u0007|\u001b\\))?|[ -/]*[0-~])/g;
const findAcrossCodes = (text, find) => {
    // Where each visible stretch starts in the visible text and in the whole one.
    const stretches = [];
    let visible = '';
    let from = 0;
    const keep = (to) => {
        if (to === from)
            return;
        stretches.push({ visible: visible.length, whole: from });
        visible += text.slice(from, to);
    };
    for (const code of text.matchAll(redact_codes)) {
        keep(code.index);
        from = code.index + code[0].length;
    }
    keep(text.length);
    let at = 0;
    const toWhole = (index) => {
        for (let next = stretches[at + 1]; next !== undefined && next.visible <= index; next = stretches[at + 1])
            at += 1;
        const stretch = stretches[at] ?? { visible: 0, whole: 0 };
        return stretch.whole + index - stretch.visible;
    };
    return merged([...find(visible)]).map(([start, end]) => [toWhole(start), toWhole(end - 1) + 1]);
};
const merged = (ranges) => {
    const result = [];
    for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
        const last = result.at(-1);
        if (last === undefined || start > last[1])
            result.push([start, end]);
        else if (end > last[1])
            result[result.length - 1] = [last[0], end];
    }
    return result;
};
/** Colours that changed inside a secret still change after it. */
const blank = (text, ranges) => {
    let result = '';
    let from = 0;
    for (const [start, end] of ranges) {
        const colours = text.slice(start, end).match(/\u001b\[[\d;]{0,40}m/g) ?? [];
        result += `${text.slice(from, start)}***${colours.join('')}`;
        from = end;
    }
    return result + text.slice(from);
};

;// CONCATENATED MODULE: ./build/shell/action/spread.js
/** A number that differs between parallel jobs of a run, and between runs: they start on different accounts. */
const spreadIndex = (env) => {
    const whole = (name) => (/^\d{1,9}$/.test(env[name] ?? '') ? Number(env[name]) : 0);
    const job = [...(env['GITHUB_JOB'] ?? '')].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, 7);
    return whole('GITHUB_RUN_NUMBER') + whole('INPUT_SPREAD-INDEX') + job;
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./build/process/held-directory.js


const linux = process.platform === 'linux';
/** Works in a directory. Throws where there is none, or a symbolic link. */
const held_directory_within = (path, work) => {
    if (!linux && lstatSync(path).isSymbolicLink())
        throw new Error('a symbolic link where a directory should be');
    const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
    const fd = openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    try {
        return work({ fd, path: path.toString() });
    }
    finally {
        closeSync(fd);
    }
};
/** The path of an entry of a held directory. */
const held_directory_entry = (held, name) => linux
    ? Buffer.concat([Buffer.from(`/proc/self/fd/${held.fd}/`), Buffer.from(name)])
    : Buffer.from(join(held.path, name.toString()));
/** The names in a held directory, as bytes: they need not be UTF-8. */
const held_directory_names = (held) => readdirSync(held_directory_entry(held, '.'), { encoding: 'buffer' });
/** Works in the directory that these names lead to, one below the other; with `make` missing ones are made, 0700. */
const held_directory_below = (held, steps, make, work) => {
    const [step, ...rest] = steps;
    if (step === undefined)
        return work(held);
    if (make)
        makeDirectory(held_directory_entry(held, step));
    return held_directory_within(held_directory_entry(held, step), (next) => held_directory_below(next, rest, make, work));
};
/** Lets us list and change what is ours, whatever rights it was given. */
const held_directory_open = (held) => fchmodSync(held.fd, 0o700);
const makeDirectory = (path) => {
    try {
        mkdirSync(path, { mode: 0o700 });
    }
    catch (error) {
        if (held_directory_codeOf(error) !== 'EEXIST')
            throw error;
    }
};
const held_directory_codeOf = (error) => error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

;// CONCATENATED MODULE: ./build/shell/action/tell-runner.js


/** Sets outputs of the step, or state for its post step. A full disk must not turn a good run red: the system's code of what kept them out, or null. */
const tellRunner = (what, values) => {
    const set = what === 'output' ? core/* setOutput */.uH : core/* saveState */.LZ;
    try {
        for (const [name, value] of Object.entries(values))
            set(name, value);
        return null;
    }
    catch (error) {
        return held_directory_codeOf(error) || 'no such file';
    }
};

;// CONCATENATED MODULE: ./build/shell/action/enter.js









/** How every step of ours begins: masks before any other output, then all inputs checked. Null: problems were told, the step has failed. */
const enter = (check, env) => {
    const secrets = [...maskable(core/* getInput */.V4('accounts')), ...maskable(core/* getInput */.V4('store-url'))];
    const voice = speak(secrets);
    const setup = check(core/* getInput */.V4, env, { defaultStore: 'actions-cache', spreadIndex: spreadIndex(env), argv: [] });
    if (!setup.ok) {
        misconfigured(setup.problems, voice);
        return null;
    }
    const all = secretsOf(setup.accounts);
    void voice.write(maskCommands(all.filter((secret) => !secrets.includes(secret))));
    voice.redact.add(all);
    // What we start without saying what it may see (tar, for the cache) must not see the accounts.
    (0,clean_start/* withdraw */.n)(all);
    return { ...voice, setup };
};
/** Masks these secrets, and hides them in all that is said. */
const speak = (secrets) => {
    const write = (0,out/* writeTo */.j)(process.stdout);
    void write(maskCommands(secrets));
    const redact = createRedactor(secrets);
    return { redact, write, say: printer(write, redact) };
};
/** Tells what is wrong with the inputs. */
const misconfigured = (problems, { say }) => {
    for (const text of problems)
        say({ level: 'error', text });
    tellRunner('output', { outcome: 'misconfigured', 'exit-code': String(misconfiguredCode) });
};
/** The exit code of a step whose inputs are wrong. */
const misconfiguredCode = 64;

;// CONCATENATED MODULE: ./build/shell/action/event.js


const event_event = schemas/* object */.Ikc({ repository: schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP() }) });
/** The repository's default branch from the event that started the workflow; null where it isn't told. */
const defaultBranch = async (env) => {
    try {
        const parsed = event_event.safeParse(JSON.parse(await (0,promises_.readFile)(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')));
        return parsed.success ? parsed.data.repository.default_branch : null;
    }
    catch {
        return null;
    }
};

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
const tool_line_longest = 160;
/** `> Bash: npm test`: one tool call on one line, its most telling argument cut to what fits. */
const toolLine = (name, input) => {
    const key = telling.find((candidate) => event_text(input[candidate]) !== '');
    const argument = key === undefined ? tool_line_rest(input) : event_text(input[key]);
    return argument === '' ? `> ${name}\n` : `> ${name}: ${tool_line_oneLine(argument)}\n`;
};
/** Text on a line of its own; '' stays ''. */
const paragraph = (value) => {
    const trimmed = value.trimEnd();
    return trimmed === '' ? '' : `${trimmed}\n`;
};
/** The start of a text, on one line. */
const tool_line_oneLine = (value) => {
    const flat = value
        .slice(0, 4 * tool_line_longest)
        .replace(/\s+/g, ' ')
        .trim();
    return flat.length > tool_line_longest ? `${flat.slice(0, tool_line_longest - 1)}…` : flat;
};
const tool_line_rest = (input) => (Object.keys(input).length === 0 ? '' : JSON.stringify(input));

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
    return `  failed: ${tool_line_oneLine(said)}\n`;
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
                return item.exit_code === 0 ? '' : `  failed: ${tool_line_oneLine(event_text(item.aggregated_output))}\n`;
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
                return event_text(event.message).startsWith('Reconnecting...') ? `(${tool_line_oneLine(event_text(event.message))})\n` : '';
            default:
                return '';
        }
    };
    return { line, answer: () => answer };
};
const started = (item) => {
    switch (item.type) {
        case 'command_execution':
            return toolLine('shell', { command: codex_transcript_bare(event_text(item.command)) });
        case 'mcp_tool_call':
            return toolLine(`${event_text(item.server)}.${event_text(item.tool)}`, fields(item.arguments) ?? {});
        case 'web_search':
            return toolLine('web search', { query: item.query });
        default:
            return '';
    }
};
/** Commands are told as they are started, in a login shell: what was asked for is inside. */
const codex_transcript_bare = (command) => /^\S*sh -l?c '(.*)'$/s.exec(command)?.[1] ?? command;

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
                return event.status === 'success' ? '' : `  failed: ${tool_line_oneLine(failureText(event))}\n`;
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

;// CONCATENATED MODULE: ./build/shell/action/hand-on.js


/** The variables of an account's credential; null where it is made of files. */
const credentialOf = (account) => {
    switch (account.credential.kind) {
        case 'secret':
            return { [agentKind(account.provider).secretVariable(account.credential.secret)]: account.credential.secret };
        case 'env':
            return account.credential.env;
        case 'files':
            return null;
    }
};
/**
 * Hands a credential on to later steps: as outputs named after its variables, or exported to the job. Exported, it must be
 * the only one that the agent finds: its rivals, perhaps of an account selected before, are set to nothing. The values are
 * masked already.
 */
const handOn = (account, exported, env) => {
    const variables = credentialOf(account) ?? {};
    if (exported) {
        for (const [name, value] of Object.entries(variables))
            core/* exportVariable */.dN(name, value);
        const { unset } = agentKind(account.provider).invocation(account, 'own');
        for (const name of unset)
            if (env[name])
                core/* exportVariable */.dN(name, '');
        return;
    }
    for (const [name, value] of Object.entries(variables))
        core/* setOutput */.uH(outputName(name), value);
    // openai/codex-action calls its key by another name than Codex itself.
    const key = variables['CODEX_API_KEY'];
    if (key !== undefined)
        core/* setOutput */.uH('openai-api-key', key);
};
const outputName = (variable) => variable.toLowerCase().replaceAll('_', '-');

;// CONCATENATED MODULE: ./build/process/private-files.js




/** Names of our private directories begin with this; `removeAll` touches no other. */
const private_files_prefix = 'pool-failover-';
/** A credential file is small; what an agent makes of it may not be. */
const mostBytes = 1_048_576;
/** Makes a directory that only we can enter. Throws where that can't be done. */
const private_files_makePrivate = (base) => mkdtempSync(join(realpathSync(base), private_files_prefix));
/**
 * Puts a file, 0600, at a relative path below one of our directories, with 0700 directories on the way; it replaces what
 * was there, and follows no link. Throws on a path that leads out, and where the system refuses.
 */
const private_files_writePrivate = (directory, path, content) => {
    inParent(directory, path, true, (held, name) => {
        const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
        const temporary = entry(held, `.${randomBytes(8).toString('hex')}`);
        const fd = openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
        try {
            const bytes = Buffer.from(content);
            for (let done = 0; done < bytes.length;)
                done += writeSync(fd, bytes, done);
        }
        finally {
            closeSync(fd);
        }
        renameSync(temporary, entry(held, name));
    });
};
/** The text of a file below one of our directories; null when there is none, or no plain one of at most 1 MB. */
const private_files_readPrivate = (directory, path) => {
    try {
        return inParent(directory, path, false, (held, name) => readPlain(entry(held, name)));
    }
    catch (error) {
        if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes(codeOf(error)))
            return null;
        throw error;
    }
};
/** The steps of a relative path. Throws on one that leads anywhere else. */
const private_files_stepsOf = (path) => {
    const steps = path.split(process.platform === 'win32' ? /[/\\]/ : '/');
    const odd = steps.some((step) => step === '' || step === '.' || step === '..' || /[\0:]/.test(step));
    if (odd)
        throw new Error('the path of a private file must be relative and lead down only');
    return steps;
};
const inParent = (directory, path, make, work) => {
    const steps = private_files_stepsOf(path);
    const name = steps.at(-1) ?? '';
    return within(directory, (root) => below(root, steps.slice(0, -1), make, (held) => work(held, name)));
};
const readPlain = (path) => {
    // Without O_NONBLOCK the opening of a named pipe would wait for ever.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
        const { size } = fstatSync(fd);
        if (!fstatSync(fd).isFile() || size > mostBytes)
            return null;
        const buffer = Buffer.alloc(size);
        return buffer.subarray(0, readSync(fd, buffer, 0, size, 0)).toString('utf8');
    }
    finally {
        closeSync(fd);
    }
};

;// CONCATENATED MODULE: ./build/process/private-home.js



/** Throws on a path in `files` that leads out of the home, and where the system refuses. */
const private_home_prepareHome = ({ base, name, realHome, files, linkExcept }) => {
    const path = join(base, name);
    const apart = [...Object.keys(files), ...linkExcept].map(stepsOf);
    mkdirSync(path, { mode: 0o700 });
    linkAll(realHome, path, apart);
    for (const [file, content] of Object.entries(files))
        writePrivate(path, file, content);
    return {
        path,
        readBack: () => Object.fromEntries(Object.entries(files).flatMap(([file, content]) => {
            const now = readPrivate(path, file);
            return now === null || now === content ? [] : [[file, now]];
        })),
        carryBack: () => carryAll(path, realHome, apart),
    };
};
/** Links every entry of `from` into `to`; a directory that holds one of the paths set apart is made, and gone into. */
const linkAll = (from, to, apart) => {
    for (const name of namesIn(from)) {
        const inner = innerPaths(apart, name);
        if (inner === 'itself')
            continue;
        if (inner.length === 0 || !isDirectory(join(from, name)))
            private_home_link(join(from, name), join(to, name));
        else {
            mkdirSync(join(to, name), { mode: 0o700 });
            linkAll(join(from, name), join(to, name), inner);
        }
    }
};
/** Moves what is no link, and not set apart, from the private home to the real one; a file replaces the one it grew from. */
const carryAll = (from, to, apart) => {
    for (const name of namesIn(from)) {
        const inner = innerPaths(apart, name);
        const [source, target] = [join(from, name), join(to, name)];
        const kind = lstatSync(source);
        if (inner === 'itself' || !(kind.isFile() || kind.isDirectory()))
            continue;
        mkdirSync(to, { recursive: true, mode: 0o700 });
        if (kind.isDirectory() && (inner.length > 0 || isDirectory(target)))
            carryAll(source, target, inner);
        else
            move(source, target);
    }
};
const innerPaths = (apart, name) => {
    const inner = apart.filter(([first]) => first === name).map((path) => path.slice(1));
    return inner.some((path) => path.length === 0) ? 'itself' : inner;
};
/** Windows lets few users make symbolic links: there a file is copied, and carried back with the rest. */
const private_home_link = (target, path) => {
    if (process.platform !== 'win32')
        symlinkSync(target, path);
    else if (isDirectory(target))
        symlinkSync(target, path, 'junction');
    else
        copyFileSync(target, path);
};
/** The temporary directory may lie on another disk than the home. */
const move = (source, target) => {
    try {
        renameSync(source, target);
    }
    catch {
        cpSync(source, target, { recursive: true, verbatimSymlinks: true });
        rmSync(source, { recursive: true, force: true });
    }
};
const namesIn = (path) => {
    try {
        return readdirSync(path);
    }
    catch {
        return [];
    }
};
/** Follows links: those in a user's own home are the user's. */
const isDirectory = (path) => {
    try {
        return statSync(path).isDirectory();
    }
    catch {
        return false;
    }
};

;// CONCATENATED MODULE: ./build/process/remove-all.js





/**
 * Removes one of our private directories with all that is in it, and nothing else, whatever is passed: `directory` comes
 * from state that the agent may have changed, and what lies in it too. No symbolic link is followed.
 */
const remove_all_removeAll = (directory, expectedParent) => {
    const name = basename(directory);
    if (!isAbsolute(directory) || !new RegExp(`^${prefix}[A-Za-z0-9]{6}$`).test(name) || directory.includes('\0')) {
        return { kind: 'refused', reason: 'it has not the name of a private directory' };
    }
    try {
        const parent = realpathSync(expectedParent);
        if (dirname(directory) !== parent && dirname(directory) !== expectedParent) {
            return { kind: 'refused', reason: 'it lies elsewhere' };
        }
        return within(parent, (held) => removeIn(held, name));
    }
    catch (error) {
        return { kind: 'left', reason: codeOf(error) || String(error) };
    }
};
const removeIn = (parent, name) => {
    const found = lstatSync(entry(parent, name), { throwIfNoEntry: false });
    if (found === undefined)
        return { kind: 'absent' };
    if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
        return { kind: 'refused', reason: 'it is not a directory of this user' };
    }
    if (!unlocked(parent, Buffer.from(name)))
        return { kind: 'left', reason: 'it can not be opened' };
    const reason = within(entry(parent, name), (held) => {
        open(held);
        return sameAs(held, found) ? empty(held) : 'it was replaced';
    });
    if (reason !== null)
        return { kind: 'left', reason };
    rmdirSync(entry(parent, name));
    return { kind: 'removed' };
};
/**
 * Empties a directory level by level: what lies in a directory of it is moved up into it, so that neither depth nor the
 * length of a path matters. The code of the first error where something stays.
 */
const empty = (root) => {
    const stuck = new Map();
    for (;;) {
        const next = names(root).filter((name) => !stuck.has(name.toString('latin1')));
        if (next.length === 0)
            return stuck.values().next().value ?? null;
        for (const name of next) {
            try {
                removeEntry(root, name);
            }
            catch (error) {
                stuck.set(name.toString('latin1'), codeOf(error) || String(error));
            }
        }
    }
};
const removeEntry = (root, name) => {
    if (unlinked(root, name) || !unlocked(root, name))
        return;
    within(entry(root, name), (child) => {
        open(child);
        for (const inner of names(child)) {
            if (unlinked(child, inner) || !unlocked(child, inner))
                continue;
            renameSync(entry(child, inner), entry(root, `moved-${randomBytes(8).toString('hex')}`));
        }
    });
    rmdirSync(entry(root, name));
};
/** False when it is a directory: those can't be unlinked. Throws when the system refuses. */
const unlinked = (held, name) => {
    if (lstatSync(entry(held, name), { throwIfNoEntry: false })?.isDirectory())
        return false;
    unlinkSync(entry(held, name));
    return true;
};
/** Gives us back the right to enter and move a directory of ours; false when it is gone. */
const unlocked = (held, name) => {
    const found = lstatSync(entry(held, name), { throwIfNoEntry: false });
    if (found?.isDirectory() && (found.mode & 0o700) !== 0o700)
        chmodSync(entry(held, name), 0o700);
    return found !== undefined;
};
const sameAs = (held, { dev, ino }) => {
    const now = fstatSync(held.fd);
    return now.dev === dev && now.ino === ino;
};

;// CONCATENATED MODULE: ./build/shell/workspace.js






/** Where private directories are made: the runner empties its own after the job. */
const temporaryDirectory = (env) => env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
const createWorkspace = (temporary, onRenewed) => {
    const directory = makePrivate(temporary);
    const { ino } = lstatSync(directory);
    // One home for all attempts: agents keep the absolute paths of their sessions in it.
    const homes = new Map();
    const renewed = new Map();
    /** The agent may have put a link in the place of our directory: what is below it would not be ours. */
    const fresh = () => {
        const now = lstatSync(directory);
        if (!now.isDirectory() || now.ino !== ino)
            throw new Error('the private directory was replaced by something else');
        return makePrivate(directory);
    };
    const write = (name, content) => {
        const own = fresh();
        writePrivate(own, name, content);
        return join(own, name);
    };
    return {
        directory,
        write,
        place: (account, home, files, inherited) => {
            const name = home?.directory ?? 'home';
            const known = homes.get(name);
            if (files.length === 0 && known === undefined)
                return { env: {}, settle: () => { } };
            const given = Object.fromEntries(files.map(({ path, content }) => [path, content]));
            const contents = renewed.get(account.id)?.contents ?? given;
            const base = known?.base ?? fresh();
            const made = known?.made ??
                prepareHome({
                    base,
                    name,
                    realHome: realHome(home, inherited) ?? join(base, 'none'),
                    files: contents,
                    linkExcept: home?.credentials ?? [],
                });
            if (known === undefined)
                homes.set(name, { base, made, lasting: home !== null });
            else
                for (const [path, content] of Object.entries(contents))
                    writePrivate(made.path, path, content);
            return {
                env: { [home?.variable ?? 'POOL_FAILOVER_HOME']: home?.variableNames === 'parent' ? base : made.path },
                settle: () => {
                    const now = Object.entries(contents).map(([path, content]) => [path, readPrivate(made.path, path) ?? content]);
                    for (const [path] of now)
                        rmSync(join(made.path, path), { force: true });
                    const changed = now.filter(([path, content]) => contents[path] !== content);
                    if (changed.length === 0)
                        return;
                    renewed.set(account.id, { account, contents: Object.fromEntries(now) });
                    onRenewed(account, Object.fromEntries(changed));
                },
            };
        },
        remove: () => {
            for (const { made, lasting } of homes.values())
                if (lasting)
                    made.carryBack();
            removeAll(directory, temporary);
            if (renewed.size === 0)
                return null;
            const kept = makePrivate(temporary);
            const list = [...renewed.values()].map(({ account, contents }) => ({
                label: account.label,
                provider: account.provider,
                files: contents,
            }));
            writePrivate(kept, 'renewed.json', JSON.stringify(list));
            return join(kept, 'renewed.json');
        },
    };
};
const realHome = (home, env) => {
    if (home === null)
        return null;
    const moved = env[home.variable];
    if (moved)
        return home.variableNames === 'home' ? moved : join(moved, home.directory);
    return env['HOME'] ? join(env['HOME'], home.directory) : null;
};

;// CONCATENATED MODULE: ./build/shell/action/own-directory.js



/** Does work with a private directory that is gone afterwards; what the cache's library leaves behind lies in it too. */
const inOwnDirectory = async (env, work) => {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryDirectory(env), 'pool-failover-'));
    process.env['RUNNER_TEMP'] = directory;
    try {
        return await work(directory);
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
};

;// CONCATENATED MODULE: ./build/shell/action/selection.js




const writeSelection = ({ pool, account, ordering, store, at, gitState }) => JSON.stringify({
    pool: pool.name,
    account: account.id,
    ...ordering,
    store,
    at,
    gitState,
    accounts: pool.accounts.map(({ credential: _, ...known }) => known),
});
/** Null for anything that `writeSelection` did not write. */
const readSelection = (text) => {
    const parsed = selection_schema.safeParse(json(text));
    if (!parsed.success)
        return null;
    const { pool: name, account: id, strategy, spreadIndex, store, at, gitState, accounts } = parsed.data;
    const pool = { name, accounts: accounts.map((known) => ({ ...known, credential: leftBehind })) };
    const account = pool.accounts.find((known) => known.id === id);
    return account === undefined ? null : { pool, account, ordering: { strategy, spreadIndex }, store, at, gitState };
};
const leftBehind = { kind: 'env', env: {} };
const selection_name = schemas/* string */.YjP().regex(/^[a-z0-9-]{1,48}$/);
const selection_share = schemas/* number */.aig().min(0).max(1).nullable();
const bounds = schemas/* object */.Ikc({
    fiveHour: selection_share,
    sevenDay: selection_share,
    hours: schemas/* object */.Ikc({
        spans: schemas/* array */.YOg(schemas/* object */.Ikc({ days: schemas/* array */.YOg(schemas/* int */.Whr().min(0).max(6)), from: schemas/* int */.Whr(), to: schemas/* int */.Whr() })).min(1),
        zone: schemas/* string */.YjP().refine((zone) => parseHours(`00:00-24:00 ${zone}`)?.zone === zone),
    })
        .nullable(),
    maxConcurrent: schemas/* int */.Whr().min(1).nullable(),
});
const selection_schema = schemas/* object */.Ikc({
    pool: schemas/* string */.YjP(),
    account: schemas/* string */.YjP(),
    strategy: schemas/* enum */.k5n(strategies),
    spreadIndex: schemas/* int */.Whr().min(0),
    store: schemas/* enum */.k5n(['memory', 'file', 'actions-cache', 'redis']),
    at: schemas/* int */.Whr().min(0),
    gitState: schemas/* string */.YjP(),
    accounts: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* string */.YjP().regex(/^[0-9a-f]{12}$/),
        label: selection_name,
        provider: schemas/* enum */.k5n(providers),
        fingerprint: schemas/* string */.YjP().regex(/^[0-9a-f]{8}$/),
        priority: schemas/* int */.Whr().min(0),
        group: selection_name.nullable(),
        disabled: schemas/* boolean */.zMY(),
        bounds,
    })),
});
const json = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};

;// CONCATENATED MODULE: ./build/shell/action/select.js















/** `pool-failover/select`: picks an account for a step that runs the agent itself, and hands its credential on. */
const selectAction = async (given) => {
    const env = { ...given };
    const entered = enter(setUpPool, env);
    if (entered === null)
        return misconfiguredCode;
    const problems = [];
    const one = inputs_oneOf(core/* getInput */.V4, problems);
    const wishes = {
        exported: one('export', ['false', 'true'], 'false') === 'true',
        whenExhausted: one('when-exhausted', ['fail', 'neutral'], 'fail'),
    };
    const pool = portable(entered.setup.pool, entered);
    if (pool.accounts.length === 0)
        problems.push('no account of the list can be handed on to another step');
    if (problems.length > 0) {
        misconfigured(problems, entered);
        return misconfiguredCode;
    }
    const { settings } = entered.setup;
    const account = await inOwnDirectory(env, (directory) => choose(pool, settings, env, directory, entered));
    if (account !== null) {
        handOn(account, wishes.exported, env);
        return 0;
    }
    const neutral = wishes.whenExhausted === 'neutral';
    entered.say({ level: neutral ? 'notice' : 'error', text: 'every account is spent or refused' });
    return neutral ? 0 : 75;
};
const choose = async (pool, settings, env, directory, { say }) => {
    const store = openStore(settings, env, { stateDirectory: null, defaultBranch: await defaultBranch(env) });
    const { ledger, trouble } = settings.ignoreState
        ? { ledger: emptyLedger, trouble: null }
        : await store.read(pool.accounts.map(({ id }) => id));
    const now = Date.now();
    const { account, skipped } = pick(pool, ledger, settings.ordering, now);
    const unwritten = account === null ? null : await store.write([useRecord(ledger, account, now, {})]);
    await store.close();
    const notice = trouble?.notice ?? unwritten?.notice;
    if (notice !== undefined)
        say({ level: 'notice', text: notice });
    for (const { account: other, skip } of skipped) {
        say({ level: 'info', text: `skipped ${nameOf(other)}: ${skipWords(skip, now)}` });
    }
    const { nextAvailableAt } = summarise(pool, ledger, now);
    core/* setOutput */.uH('outcome', account === null ? 'exhausted' : 'selected');
    core/* setOutput */.uH('next-available-at', nextAvailableAt === null ? '' : new Date(nextAvailableAt).toISOString());
    if (account === null)
        return null;
    say({ level: 'info', text: `selected ${nameOf(account)}` });
    const state = await gitState(env['GITHUB_WORKSPACE'] ?? process.cwd(), directory);
    const { ordering, store: kind } = settings;
    core/* setOutput */.uH('account', account.label);
    core/* setOutput */.uH('provider', account.provider);
    core/* setOutput */.uH('selection', writeSelection({ pool, account, ordering, store: kind, at: now, gitState: state }));
    return account;
};
/** The accounts whose credential is made of variables: files can not be handed on. */
const portable = (pool, { say }) => {
    const accounts = pool.accounts.filter((account) => credentialOf(account) !== null);
    const left = pool.accounts.filter((account) => !accounts.includes(account));
    for (const account of left) {
        say({ level: 'info', text: `left out ${nameOf(account)}: its files can only be used by the main action` });
    }
    return { ...pool, accounts };
};


/***/ })

};
