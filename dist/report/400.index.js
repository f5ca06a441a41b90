export const id = 400;
export const ids = [400,783];
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

/***/ 97400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportAction: () => (/* binding */ reportAction)
});

// EXTERNAL MODULE: ./build/node_modules/@actions/core/lib/core.js + 7 modules
var lib_core = __webpack_require__(33540);
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
        observedAt: ledger_instantAfter(ledger, now),
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
const hours_parseHours = (text) => {
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

;// CONCATENATED MODULE: ./build/pool/retry.js
/** When work that failed may be done again on another account. */
const retryRules = ['always', 'untouched', 'never'];
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
            return { retry: isUntouched(work), why: workWords(work) };
    }
};
/** True only where it is sure that nothing was done: no answer of the model (or no cost, where answers aren't told), no file changed. */
const isUntouched = ({ turns, costUsd, treeChanged }) => (turns === null ? costUsd === 0 : turns === 0) && treeChanged === false;
/** The facts behind `isUntouched`, and what follows of them. */
const workWords = (work) => {
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
    return `${facts.join(', ')}: ${isUntouched(work) ? 'nothing was done yet' : 'work may have been done'}`;
};
const isAccountsFault = (verdict) => verdict === 'usage-limit' || verdict === 'rate-limit' || verdict === 'auth' || verdict === 'billing';

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

;// CONCATENATED MODULE: ./build/report/time.js
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
const time_until = (at, now) => `${stamp(at)} (in ${span(at - now)})`;

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
            return [info(`no account is free; waiting for ${nameOf(note.account)} until ${time_until(note.until, now)}`)];
        case 'max-failovers':
            return [warning(`max-failovers (${note.max}) is reached`)];
        case 'stopped':
            return [info(`continue: stop: not going on after ${nameOf(note.account)}`)];
        case 'probe':
            return [info(`no account is free; trying ${nameOf(note.account)}, which cools until ${time_until(note.until, now)}`)];
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
        return [warning(`${said}. Set aside until its credential changes, at most until ${time_until(record.until, now)}.`)];
    }
    return [info(`${said}. Cooling until ${time_until(record.until, now)}: ${sourceWords[record.source]}.`)];
};
const met = (account, judgement) => `${nameOf(account)} ${verdictWords[judgement.verdict]}${because(judgement.evidence)}`;
const because = (evidence) => evidence === null ? '' : ` (${evidence.source}: ${clip(evidence.text)})`;
const clip = (text) => {
    const flat = text.replace(/\s+/g, ' ').trim();
    return flat.length > 200 ? `${flat.slice(0, 199)}…` : flat;
};
const info = (text) => ({ level: 'info', text });
const warning = (text) => ({ level: 'warning', text });

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
const mask_secretsOf = (accounts) => {
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
const mask_maskable = (raw) => {
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
const commands_maskCommands = (secrets) => {
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
const codes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\](?:[^\u0007\u001b]*(?:\u0007|\u001b\\))?|[ -/]*[0-~])/g;
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
    for (const code of text.matchAll(codes)) {
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
    const set = what === 'output' ? lib_core/* setOutput */.uH : lib_core/* saveState */.LZ;
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
    const secrets = [...maskable(core.getInput('accounts')), ...maskable(core.getInput('store-url'))];
    const voice = speak(secrets);
    const setup = check(core.getInput, env, { defaultStore: 'actions-cache', spreadIndex: spreadIndex(env), argv: [] });
    if (!setup.ok) {
        misconfigured(setup.problems, voice);
        return null;
    }
    const all = secretsOf(setup.accounts);
    void voice.write(maskCommands(all.filter((secret) => !secrets.includes(secret))));
    voice.redact.add(all);
    // What we start without saying what it may see (tar, for the cache) must not see the accounts.
    withdraw(all);
    return { ...voice, setup };
};
/** Masks these secrets, and hides them in all that is said. */
const speak = (secrets) => {
    const write = (0,out/* writeTo */.j)(process.stdout);
    void write(commands_maskCommands(secrets));
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(38816);
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

;// CONCATENATED MODULE: ./build/pool/bounds.js

const unbounded = { fiveHour: null, sevenDay: null, hours: null, maxConcurrent: null };
/** `5%`: 0.05. Null for anything but 0% to 100%. */
const bounds_parseShare = (text) => {
    const percent = /^\s*(\d{1,3}(?:\.\d{1,3})?)\s*%\s*$/.exec(text)?.[1];
    return percent === undefined || Number(percent) > 100 ? null : Number(percent) / 100;
};
/** The bounds of an entry; `reserve` is the share kept of every account that names none. What is wrong goes to `problems`. */
const boundsOf = (entry, reserve, problems) => {
    const share = (name, text) => {
        if (text === undefined)
            return null;
        const parsed = bounds_parseShare(text);
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
const parseDuration = (text) => {
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
const oneOf = (read, problems) => (name, allowed, fallback) => {
    const value = read(name).trim();
    const found = allowed.find((option) => option === value);
    if (value !== '' && found === undefined)
        problems.push(`${name} must be one of ${allowed.join(', ')}`);
    return found ?? fallback;
};
/** Reads a time in milliseconds. */
const duration = (read, problems) => (name, fallback) => {
    const value = read(name).trim();
    if (value === '')
        return fallback;
    const parsed = parseDuration(value);
    if (parsed === null)
        problems.push(`${name} must be a time like 90s, 5m, 1h30m or 2d`);
    return parsed;
};
/** Reads a whole number from 0 to 99. */
const count = (read, name, fallback, problems) => {
    const value = read(name).trim();
    if (value === '')
        return fallback;
    if (/^\d{1,2}$/.test(value))
        return Number(value);
    problems.push(`${name} must be a whole number from 0 to 99`);
    return fallback;
};
/** Reads a share like `5%`; null where none is given. */
const inputs_share = (read, name, problems) => {
    const value = read(name).trim();
    const parsed = parseShare(value);
    if (value !== '' && parsed === null)
        problems.push(`${name} must be a share like 5%`);
    return parsed;
};

;// CONCATENATED MODULE: ./build/pool/account.js
/** The agents whose accounts can be pooled. `custom` is any other command. */
const providers = ['claude', 'codex', 'gemini', 'custom'];

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
    const parsed = schema.safeParse(json(text));
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
        zone: schemas/* string */.YjP().refine((zone) => hours_parseHours(`00:00-24:00 ${zone}`)?.zone === zone),
    })
        .nullable(),
    maxConcurrent: schemas/* int */.Whr().min(1).nullable(),
});
const schema = schemas/* object */.Ikc({
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

;// CONCATENATED MODULE: ./build/detect/fact.js
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
const fact_text = (value) => (typeof value === 'string' ? value : '');
/** The value as a finite number, or null. */
const number = (value) => typeof value === 'number' && Number.isFinite(value) ? value : null;

;// CONCATENATED MODULE: ./build/detect/clean.js
/** Control sequences of terminals, their operating system commands (links, titles), and other control characters. */
const clean_codes = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff]|\ufe0f/g;
/** `job<TAB>step<TAB>` of `gh run view --log`, then the timestamp that downloaded Actions logs have on each line. */
const actions = /^(?:[^\t]+\t[^\t]+\t)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) ?/;
/** Frames, bullets and marks that user interfaces draw before a message. */
const glyphs = new Set('│┃║▌▐╎┆⎿└├╰╭●⏺•◆■▪⚠✖✗✘✕×❌⛔🚫🛑🖐ℹ❗‼✻✽✶✢·');
/** Takes away terminal codes, Actions timestamps and marks, frames; folds the rest for matching. */
const clean = (line) => {
    const plain = line.replace(clean_codes, '');
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
const namedZone = (name) => {
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
const wallOf = (instant, zone) => {
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
const instantOf = (wall, zone) => {
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
const months = [
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
];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
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
        return calendar_clock(eastern[2], eastern[3], eastern[4], late ? 'p' : 'a', text.slice(eastern[0].length));
    }
    const found = /^(\d{1,2})(?:(?:[:.]| ?h ?)([0-5]\d))?(?::([0-5]\d)(?:\.\d+)?)? ?([ap])\.? ?m\b\.?/.exec(text);
    if (found !== null)
        return calendar_clock(found[1], found[2], found[3], found[4], text.slice(found[0].length));
    const plain = /^(\d{1,2})(?::| ?h ?)([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?: ?(?:uhr|h)\b)?/.exec(text);
    return plain === null ? null : calendar_clock(plain[1], plain[2], plain[3], undefined, text.slice(plain[0].length));
};
const calendar_clock = (hours, minutes, seconds, half, rest) => {
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
const parseInstant = (folded, now, ownZone) => {
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
const duration_parseDuration = (folded) => iso(folded) ?? clockLike(folded) ?? inUnits(folded);
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
const resetTime = (folded, now, zone) => {
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
        const length = duration_parseDuration(rest);
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
const message_longest = 8192;
/** Longer than any throttle. */
const longWaitMs = 10 * 60_000;
/** Judges an error message by its wording, or null where none fits. `more` is what was said right behind it. */
const judgeMessage = (message, at, more = '') => {
    const alone = unescaped(message);
    const whole = more === '' ? alone : unescaped(`${message.slice(0, message_longest)} ${more}`);
    const wording = match(at.wordings, alone, whole) ?? (more === '' ? null : match(at.wordings, whole, whole));
    if (wording === null)
        return null;
    const reset = resetTime(whole, at.now, at.zone);
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
const unescaped = (text) => fold(text
    .slice(0, message_longest)
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
        return { verdict: 'usage-limit', reset: nextPacificMidnight(now) };
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
    const id = fact_text(event['session_id']) || fact_text(event['sessionId']);
    const session = id === '' ? [] : [{ is: 'session', id }];
    return [...session, ...said(event, at)];
};
const said = (event, at) => {
    switch (event['type']) {
        case 'rate_limit_event':
            return rateLimit(object(event['rate_limit_info']) ?? {});
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
    const windows = object(info['unifiedWindows']);
    const facts = [];
    const utilization = utilizationOf(info, windows);
    if (utilization !== null)
        facts.push({ is: 'utilization', utilization });
    const resetsAt = number(info['resetsAt']);
    const kind = fact_text(info['rateLimitType']);
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
    const share = (name) => number(object(windows?.[name])?.['utilization']);
    const one = number(info['utilization']);
    const kind = fact_text(info['rateLimitType']);
    const fiveHour = share('five_hour') ?? (kind === 'five_hour' ? one : null);
    const sevenDay = share('seven_day') ?? (kind === 'seven_day' ? one : null);
    return fiveHour === null && sevenDay === null ? null : { fiveHour, sevenDay };
};
const system = (event, at) => {
    if (event['subtype'] === 'api_retry') {
        const status = number(event['error_status']);
        const delayMs = number(event['retry_delay_ms']);
        const signal = byCode(fact_text(event['error']), status, `api_retry: ${status ?? ''} ${fact_text(event['error'])}`.trim());
        return signal === null
            ? []
            : [{ is: 'retrying', signal: delayed(signal, delayMs, at), attempt: number(event['attempt']) ?? 1, delayMs }];
    }
    if (event['subtype'] === 'api_error') {
        const error = object(event['error']) ?? {};
        const status = number(error['status']);
        const delayMs = number(event['retryInMs']);
        const signal = judgeApi(fact_text(error['message']), at) ?? byCode('', status, `api_error: ${status ?? fact_text(error['message'])}`);
        return signal === null
            ? []
            : [{ is: 'retrying', signal: delayed(signal, delayMs, at), attempt: number(event['retryAttempt']) ?? 1, delayMs }];
    }
    return [];
};
/** A wait longer than any throttle's is the limit's own end. */
const delayed = (signal, delayMs, at) => delayMs === null || delayMs < 60_000 || signal.reset !== null
    ? signal
    : { ...signal, reset: { at: at.now + delayMs, source: 'event' } };
/** Messages of the CLI itself bear a made-up model; the model's own never have an `error`. */
const assistant = (event, at) => {
    const message = object(event['message']);
    const error = fact_text(event['error']);
    const ownError = error !== '' || event['is_api_error_message'] === true || event['isApiErrorMessage'] === true;
    if (!ownError && message?.['model'] !== '<synthetic>')
        return [{ is: 'working' }];
    const signal = judge(event, contentText(message), error, at);
    return signal === null ? [] : [{ is: 'refused', signal }];
};
/** "[Request interrupted by user]" is a user's message too, and no work. */
const toolResult = (event) => {
    const content = object(event['message'])?.['content'];
    return Array.isArray(content) && object(content[0])?.['type'] === 'tool_result';
};
const contentText = (message) => {
    const content = message?.['content'];
    const first = Array.isArray(content) ? object(content[0]) : null;
    return fact_text(first?.['text']);
};
const result = (event, at) => {
    if (event['is_error'] !== true && !fact_text(event['subtype']).startsWith('error'))
        return [{ is: 'completed' }];
    const errors = Array.isArray(event['errors']) ? event['errors'].map(fact_text).join('\n') : '';
    const message = fact_text(event['result']) || errors || fact_text(event['error']);
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
    const status = number(event['api_error_status']);
    const code = fact_text(event['api_error']);
    const worded = judgeMessage(message, at) ?? judgeApi(message, at);
    const coded = byCode(code, null, message) ?? byCode(error, null, message) ?? byCode('', status, message);
    const info = object(object(event['api_error_params'])?.['rate_limit_info']);
    const resetsAt = number(info?.['resetsAt']);
    const signal = code === 'usage_limit_reached' ? (coded ?? worded) : (worded ?? coded);
    if (signal === null)
        return null;
    if (resetsAt !== null && signal.verdict === 'usage-limit')
        return { ...signal, reset: { at: epoch(resetsAt), source: 'event' } };
    return { ...signal, reset: signal.reset ?? worded?.reset ?? null };
};
const judgeApi = (message, at) => judgeMessage(message, at);
const claude_codes = {
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
    const verdict = claude_codes[code] ?? (status === null ? undefined : byStatus(status));
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
    const id = fact_text(event['session_id']);
    const session = id === '' ? [] : [{ is: 'session', id }];
    switch (event['type']) {
        case 'result':
            // Another agent's result has no such status: it says nothing of this one.
            if (event['status'] === 'success')
                return [...session, { is: 'completed' }];
            return event['status'] === 'error' ? [...session, failed(object(event['error']), at)] : session;
        case 'error':
            return [...session, ...broken(fact_text(event['message']), at)];
        case 'message':
        case 'tool_use':
        case 'tool_result':
            return [{ is: 'working' }];
        case undefined:
            // The one object of `-o json`.
            if (object(event['error']) !== null)
                return id === '' ? [] : [...session, failed(object(event['error']), at)];
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
    const message = fact_text(error?.['message']);
    return { is: 'failed', signal: judgeMessage(message, at) ?? gemini_byCode(number(error?.['code']), message) };
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

;// CONCATENATED MODULE: ./build/detect/signal.js
/** Whose output is judged: the agents of a pool, other agents, and bare APIs. */
const speakers = (/* unused pure expression or super */ null && ([
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
]));
/** How much a verdict says about the account: of two reasons in one turn the weightier one counts. */
const signal_weight = {
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
    return signal_weight[later.verdict] > signal_weight[known.verdict] ? later : known;
};
const trust = { event: 4, header: 3, text: 2, backoff: 1, default: 0 };
const betterReset = (known, later) => {
    if (known === null || later === null)
        return later ?? known;
    return trust[later.source] >= trust[known.source] ? later : known;
};

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
            found = { signal: found === null ? signal : weightier(signal, found.signal), index };
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
    const reset = line === undefined ? null : resetTime(line.folded, line.now, zone);
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
        const { shown, folded, stamp } = clean(first.text);
        const line = { raw: first.text, shown, folded, now: stamp ?? first.now, apart: first.apart };
        let depth = depthOf(shown);
        if (depth <= 0 || !/[[{(]$/.test(shown)) {
            lines.push(line);
            continue;
        }
        const parts = [shown];
        let last = index;
        while (depth > 0 && last + 1 < tail.length && parts.length < objectLines) {
            const next = clean(tail[++last]?.text ?? '').shown;
            parts.push(next);
            depth += depthOf(next);
        }
        // A bracket that is never closed opens no object.
        if (depth > 0)
            lines.push(line);
        else {
            lines.push({ ...line, shown: parts.join(' '), folded: clean(parts.join(' ')).folded });
            index = last;
        }
    }
    return lines;
};
const depthOf = (text) => text_count(text, /[[{(]/g) - text_count(text, /[\]})]/g);
const text_count = (text, pattern) => text.match(pattern)?.length ?? 0;

;// CONCATENATED MODULE: ./build/detect/user-patterns.js




const longestPattern = 500;
const mostPatterns = 50;
/** Lines from the end that are looked at, and how much of each. */
const user_patterns_lines = 200;
const longestLine = 4096;
const user_patterns_schema = schemas/* strictObject */.rej({
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
const parseUserPatterns = (text) => {
    if (text.trim() === '')
        return { ok: true, patterns: [] };
    const list = parseList(text);
    if (list === null)
        return refused(['limit-patterns must be a JSON list like [{"name": "...", "pattern": "..."}]']);
    if (list.length > mostPatterns)
        return refused([`limit-patterns has more than ${mostPatterns} entries`]);
    const entries = list.map((entry, index) => readPattern(entry, index));
    const problems = entries.flatMap((entry) => ('problems' in entry ? entry.problems : []));
    const patterns = entries.flatMap((entry) => ('problems' in entry ? [] : [entry]));
    return problems.length > 0 ? refused(problems) : { ok: true, patterns };
};
const refused = (problems) => ({ ok: false, problems });
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
    const read = user_patterns_schema.safeParse(entry);
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
const explainByUser = ({ out, err, zone, patterns }, failed) => judgeByUser(patterns, 'stderr', err, failed, zone) ?? judgeByUser(patterns, 'stdout', out, failed, zone);
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

;// CONCATENATED MODULE: ./build/detect/lines.js
/** Longest line that is looked into; of a longer one this much is seen and the rest passed over. 1 MiB. */
const lines_longest = 1 << 20;
/**
 * Cuts a stream at its newlines. `take` gets the complete lines of a piece at once, joined by newlines: they are searched
 * together, which is many times faster than one by one. Time is linear in the stream, memory bounded by the longest line.
 */
const createLines = (take) => {
    let carry = [];
    let carried = 0;
    const keep = (piece) => {
        if (piece === '' || carried >= lines_longest)
            return;
        const kept = carried + piece.length > lines_longest ? piece.slice(0, lines_longest - carried) : piece;
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
            return fact_text(event['thread_id']) === '' ? [] : [{ is: 'session', id: fact_text(event['thread_id']) }];
        case 'turn.completed':
            return [{ is: 'completed' }];
        case 'turn.failed':
            return codex_failed(fact_text(object(event['error'])?.['message']), at);
        case 'error':
            return error(fact_text(event['message']), at);
        case 'item.started':
        case 'item.updated':
        case 'item.completed':
            return object(event['item'])?.['type'] === 'error' ? [] : [{ is: 'working' }];
        case 'event_msg':
            return rollout(object(event['payload']) ?? {}, at);
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
    const limits = object(payload['rate_limits']);
    const windows = [object(limits?.['primary']), object(limits?.['secondary'])].filter((window) => window !== null);
    const share = (minutes) => {
        const used = number(windows.find((window) => number(window['window_minutes']) === minutes)?.['used_percent']);
        return used === null ? null : used / 100;
    };
    const [fiveHour, sevenDay] = [share(300), share(10_080)];
    if (fiveHour !== null || sevenDay !== null)
        facts.push({ is: 'utilization', utilization: { fiveHour, sevenDay } });
    const problem = object(payload['error']) ?? payload;
    const info = problem['codex_error_info'];
    if (info === undefined || info === null)
        return facts;
    const signal = byInfo(info, fact_text(problem['message']), at);
    return signal === null ? facts : [...facts, { is: 'refused', signal: withWindow(signal, windows) }];
};
/** A spent window tells its own end. */
const withWindow = (signal, windows) => {
    if (signal.verdict !== 'usage-limit')
        return signal;
    const ends = windows
        .filter((window) => (number(window['used_percent']) ?? 0) >= 100)
        .flatMap((window) => number(window['resets_at']) ?? []);
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
    const name = typeof info === 'string' ? info : (Object.keys(object(info) ?? {})[0] ?? '');
    const status = number(object(object(info)?.[name])?.['http_status_code']);
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
    const id = fact_text(event['sessionID']);
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
    const problem = object(value);
    const inner = object(problem?.['data']) ?? problem;
    const message = fact_text(value) || fact_text(inner?.['message']) || fact_text(problem?.['message']);
    const names = [inner, problem].flatMap((part) => ['type', 'name', 'errorType', 'code'].map((key) => fact_text(part?.[key])));
    const kind = names.find((name) => name !== '' && name !== 'error') ?? '';
    const status = number(inner?.['statusCode']) ?? number(inner?.['status']) ?? number(inner?.['code']);
    const signal = judgeMessage(`{"type": "${kind}"} ${message}`, at) ?? judgeMessage(message, at) ?? generic_byStatus(status, kind, message);
    if (signal === null || signal.reset !== null)
        return signal;
    const reset = resetTime(unescaped(JSON.stringify(event)), at.now, at.zone);
    return { ...signal, reset, evidence: { source: 'event', text: message || kind } };
};
const generic_byStatus = (status, kind, message) => {
    const verdict = generic_verdictOf(status, kind);
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
const generic_verdictOf = (status, kind) => {
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
        for (const line of whole.slice(surplus).split(tail_newline)) {
            at += line.length;
            while (pieceEnd < at && index < pieces.length - 1)
                pieceEnd += pieces[++index]?.text.length ?? 0;
            const blank = line.trim() === '';
            if (!partial && !blank)
                out.push({ text: decode(line), now: pieces[index]?.now ?? 0, apart });
            apart = blank;
            partial = false;
            at += whole.startsWith('\r\n', at) ? 2 : 1;
        }
        return out;
    };
    return { push, lines };
};
const tail_newline = /\r\n|\n|\r/;

;// CONCATENATED MODULE: ./build/detect/verdict.js

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
                reason: fact.signal === null ? heard.reason : weightier(heard.reason, fact.signal),
            };
        case 'refused': {
            const reason = weightier(heard.reason, fact.signal);
            return { ...heard, reason, end: heard.end ?? (verdict_lasting(fact.signal) ? endAt(now, fact.signal) : null) };
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
const verdict_lasting = ({ verdict }) => verdict === 'usage-limit' || verdict === 'auth' || verdict === 'billing';
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
const verdict_said = (heard, endedByUs, explain) => {
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
        : weightier(pending, text);
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
    const signal = heard.reason ?? verdict_said(heard, endedByUs, explain.ofFailure);
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
    let heard = nothingHeard;
    let now = 0;
    const at = () => ({ now, zone, source: 'event', wordings });
    const takeLine = (line, channel) => {
        const shown = decode(line);
        const event = parseObject(shown);
        for (const fact of event === null ? reader.readText(shown, channel, at()) : reader.read(event, at())) {
            heard = hear(heard, fact, now, rules);
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
        stdout: createLines(scan('stdout')),
        stderr: createLines(scan('stderr')),
        session: createLines(scan('session')),
    };
    const push = (channel, chunk, instant) => {
        now = instant;
        for (let start = 0; start < chunk.byteLength; start += windowSize) {
            const piece = asLatin1(chunk, start, start + windowSize);
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
                heard = hear(heard, fact, now, rules);
        }
        const remains = { speaker, out, err, exit, zone, patterns: options.patterns ?? [] };
        const judgement = conclude(heard, exit, endedByUs, {
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
    const event = parseObject(printed.join('\n'));
    return event === null ? [] : [event];
};
const refusalToResume = (line) => refusesResume(line) || /^Error: thread\/resume|^Error resuming session/.test(line);

;// CONCATENATED MODULE: ./build/detect/work.js


const createWorkCounter = (provider) => {
    const isTurn = turnOf[provider];
    const turns = new Map();
    let costUsd = null;
    const linesOf = (channel) => createLines((block) => {
        for (const line of block.split('\n')) {
            const event = parseObject(decode(line));
            if (event === null)
                continue;
            costUsd = number(event['total_cost_usd']) ?? costUsd;
            // A result alone (Claude's json format) tells nothing of the answers before it.
            if (event['type'] === undefined || event['type'] === 'result')
                continue;
            turns.set(channel, (turns.get(channel) ?? 0) + (isTurn(event) ? 1 : 0));
        }
    });
    const lines = {
        stdout: linesOf('stdout'),
        stderr: linesOf('stderr'),
        session: linesOf('session'),
    };
    return {
        push: (channel, chunk) => lines[channel].push(asLatin1(chunk, 0, chunk.byteLength)),
        told: () => {
            for (const channel of Object.values(lines))
                channel.end();
            return { turns: turns.size === 0 ? null : Math.max(...turns.values()), costUsd };
        },
    };
};
/** Claude's own messages (a limit met) bear a made-up model. */
const claudeTurn = (event) => event['type'] === 'assistant' &&
    object(event['message'])?.['model'] !== '<synthetic>' &&
    event['isApiErrorMessage'] !== true;
/** `--json`: finished items; the rollout file: what the model gave back. */
const codexTurn = (event) => {
    switch (event['type']) {
        case 'item.started':
        case 'item.completed':
            return object(event['item'])?.['type'] !== 'error';
        case 'response_item': {
            const payload = object(event['payload']);
            return payload?.['role'] === 'assistant' || /call$/.test(String(payload?.['type']));
        }
        default:
            return false;
    }
};
const geminiTurn = (event) => event['type'] === 'tool_use' || (event['type'] === 'message' && event['role'] === 'assistant');
const turnOf = {
    claude: claudeTurn,
    codex: codexTurn,
    gemini: geminiTurn,
    custom: (event) => claudeTurn(event) || codexTurn(event) || geminiTurn(event),
};

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

;// CONCATENATED MODULE: ./build/shell/action/step-end.js






/** How a step of a workflow ended: `steps.<id>.outcome`. */
const stepOutcomes = ['success', 'failure', 'cancelled', 'skipped'];
/**
 * The verdict on a step that is over. A result that says `is_error` counts more than a green step: claude-code-action ended
 * green on a failed run until 2026. Times without a zone are taken in the runner's, where the step ran too.
 */
const judgeStep = async (provider, end, now) => {
    const detector = createDetector(provider, { zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
    const counter = createWorkCounter(provider);
    const unread = [];
    const push = (channel, bytes) => {
        detector.push(channel, bytes, now);
        counter.push(channel, bytes);
    };
    const say = (channel, text) => {
        if (text !== '')
            push(channel, step_end_utf8.encode(`${text}\n`));
    };
    const fail = (name) => () => void unread.push(name);
    const events = end.executionFile === '' ? null : await readEvents(end.executionFile).catch(fail('execution-file'));
    say('stdout', events?.join('\n') ?? '');
    if (end.logFile !== '')
        await readLog(end.logFile, (bytes) => push('stderr', bytes)).catch(fail('log-file'));
    say('stdout', end.output);
    say('stderr', asEvent(end.error));
    say('session', end.session ?? '');
    const failed = events?.some((line) => failedResult.safeParse(parseJson(line)).success) === true;
    const code = failed ? 1 : (end.exitCode ?? (end.outcome === 'success' ? 0 : 1));
    const { refusedResume: _, ...judgement } = detector.finish({ kind: 'exited', code }, now, false);
    return { judgement, sessionId: detector.sessionId(), work: counter.told(), unread };
};
const step_end_utf8 = new TextEncoder();
const failedResult = schemas/* object */.Ikc({ type: schemas/* literal */.euz('result'), is_error: schemas/* literal */.euz(true) });
const bareError = schemas/* looseObject */._H3({ message: schemas/* string */.YjP() });
/** run-gemini-cli takes the error out of the object that Gemini printed: back into an event of Gemini's. */
const asEvent = (error) => {
    const found = bareError.safeParse(parseJson(error));
    return found.success ? JSON.stringify({ type: 'result', status: 'error', error: found.data }) : error;
};
const readEvents = async (file) => {
    const text = await (0,promises_.readFile)(file, 'utf8');
    const list = parseJson(text);
    return Array.isArray(list) ? list.map((event) => JSON.stringify(event)) : text.split('\n');
};
const readLog = async (file, take) => {
    for await (const chunk of (0,external_node_fs_.createReadStream)(file))
        take(chunk);
};

;// CONCATENATED MODULE: ./build/shell/action/report-inputs.js




/** Checks all inputs at once; or every problem. */
const reportInputs = (read) => {
    const problems = [];
    const one = oneOf(read, problems);
    const selection = readSelection(read('selection'));
    if (selection === null)
        problems.push(read('selection') === ''
            ? 'selection is empty: give the output selection of the select step, and skip this step where it selected none'
            : 'selection must be the output selection of the select step, as it is');
    if (read('outcome') === '')
        problems.push('outcome is empty: give steps.<id>.outcome of the step that ran the agent');
    const code = read('exit-code');
    if (!/^\d{0,3}$/.test(code))
        problems.push('exit-code must be a whole number');
    if (selection?.store === 'redis' && read('store-url') === '')
        problems.push('store: redis needs store-url here too, from a secret');
    const inputs = {
        end: {
            outcome: one('outcome', stepOutcomes, 'failure'),
            exitCode: code === '' ? null : Number(code),
            executionFile: read('execution-file'),
            logFile: read('log-file'),
            output: read('output'),
            error: read('error'),
        },
        agentHome: read('agent-home'),
        rule: one('retry-if', retryRules, 'always'),
        cooldownMs: duration(read, problems)('cooldown', 300_000) ?? 300_000,
        storeUrl: read('store-url'),
    };
    return selection === null || problems.length > 0 ? { problems } : { ...inputs, selection };
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
            return part.type === 'tool_result' ? claude_transcript_failure(part) : '';
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
                return claude_transcript_system(event);
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
const claude_transcript_system = (event) => {
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
const claude_transcript_failure = (part) => {
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

;// CONCATENATED MODULE: ./build/shell/session-file.js


/** More of a session file than this is never read: its last events are the ones that count. */
const session_file_mostBytes = 1 << 20;
/** To be made before the attempt: an earlier attempt's limit stands in a resumed session's file too. */
const sessionFile = async (kind, env, resume) => {
    const before = resume === null ? 0 : await sizeOf(await find(kind, env, resume));
    return {
        gained: async (sessionId) => {
            try {
                const path = await find(kind, env, sessionId);
                return path === null ? null : await readFrom(path, sessionId === resume ? before : 0);
            }
            catch {
                return null;
            }
        },
    };
};
const find = async (kind, env, id) => {
    const home = homeOf(kind, env);
    if (home === null || kind.sessionFile === null || !/^[A-Za-z0-9-]{8,64}$/.test(id))
        return null;
    for await (const match of glob(kind.sessionFile(id), { cwd: home }))
        return join(home, match);
    return null;
};
/** Where the agent keeps its sessions, by these variables; null where that can't be told. */
const homeOf = (kind, env) => {
    if (kind.home === null)
        return null;
    const { variable, directory, variableNames } = kind.home;
    const moved = env[variable];
    if (moved)
        return variableNames === 'home' ? moved : (0,external_node_path_.join)(moved, directory);
    return env['HOME'] ? (0,external_node_path_.join)(env['HOME'], directory) : null;
};
const sizeOf = async (path) => path === null ? 0 : ((await stat(path).catch(() => null))?.size ?? 0);
/** A file's bytes from here on, whole lines, at most the last MiB of them. */
const readFrom = async (path, offset) => {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        const start = Math.max(offset, size - session_file_mostBytes);
        const buffer = Buffer.alloc(Math.max(0, size - start));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
        const bytes = buffer.subarray(0, bytesRead);
        // A start in the middle of a line gives a part of it, which is no event.
        return start > offset ? bytes.subarray(bytes.indexOf(10) + 1) : bytes;
    }
    finally {
        await file.close();
    }
};

;// CONCATENATED MODULE: ./build/shell/action/session-since.js





/**
 * What the agent wrote since then into its own record of the session: of the file that was written last, the lines that are
 * not older. For steps whose action tells nothing of a failure. `home`: the agent's home, '' for its usual place. Null where
 * there is none, or it can't be read.
 */
const sessionSince = async (provider, home, env, since) => {
    const kind = agentKind(provider);
    const directory = home || homeOf(kind, env);
    if (kind.sessionFile === null || directory === null)
        return null;
    try {
        let newest = null;
        for await (const match of (0,promises_.glob)(kind.sessionFile('*'), { cwd: directory })) {
            const path = (0,external_node_path_.join)(directory, match);
            const at = (await (0,promises_.stat)(path)).mtimeMs;
            if (at >= since && (newest === null || at > newest.at))
                newest = { path, at };
        }
        if (newest === null)
            return null;
        const lines = Buffer.from(await readFrom(newest.path, 0))
            .toString('utf8')
            .split('\n');
        return lines.filter((line) => writtenAt(line) >= since).join('\n');
    }
    catch {
        return null;
    }
};
const dated = schemas/* object */.Ikc({ timestamp: schemas/* string */.YjP() });
/** A line without a date belongs to whatever stands around it. */
const writtenAt = (line) => {
    try {
        const at = Date.parse(dated.parse(JSON.parse(line)).timestamp);
        return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
    }
    catch {
        return Number.POSITIVE_INFINITY;
    }
};

;// CONCATENATED MODULE: ./build/shell/action/report.js


















/** `pool-failover/report`: judges how a step of another action ended, records it, and says whether to go on with another account. */
const reportAction = async (env) => {
    const voice = speak(mask_maskable(lib_core/* getInput */.V4('store-url')));
    const inputs = reportInputs(lib_core/* getInput */.V4);
    if ('problems' in inputs) {
        misconfigured(inputs.problems, voice);
        return misconfiguredCode;
    }
    if (inputs.end.outcome === 'skipped') {
        voice.say({ level: 'notice', text: 'the step that runs the agent was skipped: nothing to report' });
        return 0;
    }
    await inOwnDirectory(env, (directory) => report(inputs, env, directory, voice));
    return 0;
};
const report = async (inputs, env, directory, voice) => {
    const { selection, end } = inputs;
    const { pool, account, ordering } = selection;
    const now = Date.now();
    const session = await sessionSince(account.provider, inputs.agentHome, env, selection.at);
    const { judgement, sessionId, work, unread } = await judgeStep(account.provider, { ...end, session }, now);
    for (const name of unread)
        voice.say({ level: 'warning', text: `${name} can not be read; judging without it` });
    hideTokens(judgement, voice);
    const settings = {
        ...selection,
        pool: pool.name,
        provider: null,
        storeUrl: inputs.storeUrl,
        reserve: null,
        ignoreState: false,
    };
    const store = openStore(settings, env, { stateDirectory: null, defaultBranch: await defaultBranch(env) });
    const { ledger, trouble } = await store.read(pool.accounts.map(({ id }) => id));
    const limit = markLimited(ledger, account, judgement, now, inputs.cooldownMs);
    const seen = { succeeded: judgement.verdict === 'ok', utilization: judgement.utilization };
    const record = limit ?? useRecord(ledger, account, now, seen);
    const unwritten = await store.write([record]);
    await store.close();
    const notice = trouble?.notice ?? unwritten?.notice;
    if (notice !== undefined)
        voice.say({ level: 'notice', text: notice });
    const said = limit === null
        ? verdictLine(account, judgement)
        : lines({ kind: 'limited', account, record: limit, judgement }, now);
    said.forEach(voice.say);
    const after = merge(ledger, [record]);
    const state = selection.gitState === '' ? '' : await gitState(env['GITHUB_WORKSPACE'] ?? process.cwd(), directory);
    const changed = treeChanged(selection.gitState, state);
    const another = pick(pool, after, ordering, now).account;
    const free = another !== null && another !== account;
    const { retry, why } = decideRetry(inputs.rule, judgement.verdict, free, { ...work, treeChanged: changed });
    voice.say({ level: 'info', text: `retry: ${retry} (${why})` });
    const { nextAvailableAt } = summarise(pool, after, now);
    lib_core/* setOutput */.uH('verdict', judgement.verdict);
    lib_core/* setOutput */.uH('retry', String(retry));
    lib_core/* setOutput */.uH('cooling-until', limit === null ? '' : new Date(limit.until).toISOString());
    lib_core/* setOutput */.uH('next-available-at', nextAvailableAt === null ? '' : new Date(nextAvailableAt).toISOString());
    lib_core/* setOutput */.uH('session-id', sessionId ?? '');
};
/** The accounts' secrets are not known here, and masked only where `select` ran in this job: what looks like one goes too. */
const hideTokens = ({ evidence }, { redact }) => {
    if (evidence !== null)
        redact.add(tokensIn(evidence.text));
};


/***/ })

};
