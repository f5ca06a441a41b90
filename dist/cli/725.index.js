export const id = 725;
export const ids = [725];
export const modules = {

/***/ 98395:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ fold),
/* harmony export */   u: () => (/* binding */ clean)
/* harmony export */ });
/** Control sequences of terminals, their operating system commands (links, titles), and other control characters. */
const codes = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff]|\ufe0f/g;
/** `job<TAB>step<TAB>` of `gh run view --log`, then the timestamp that downloaded Actions logs have on each line. */
const actions = /^(?:[^\t]+\t[^\t]+\t)?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z) ?/;
/** Frames, bullets and marks that user interfaces draw before a message. */
const glyphs = new Set('│┃║▌▐╎┆⎿└├╰╭●⏺•◆■▪⚠✖✗✘✕×❌⛔🚫🛑🖐ℹ❗‼✻✽✶✢·');
/** Takes away terminal codes, Actions timestamps and marks, frames; folds the rest for matching. */
const clean = (line) => {
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


/***/ }),

/***/ 9773:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ nextPacificMidnight),
  J: () => (/* binding */ resetTime)
});

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
    return key.includes('/') && isZone(key) ? key : null;
};
const isZone = (name) => {
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
    const shifted = new Date(typeof zone === 'number' ? instant + zone * 60_000 : instant + offsetAt(instant, zone));
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
    const before = local - offsetAt(local - day, zone);
    const after = local - offsetAt(local + day, zone);
    const fits = [before, after].filter((instant) => instant + offsetAt(instant, zone) === local);
    return fits.length > 0 ? Math.max(...fits) : Math.max(before, after);
};
/** Milliseconds that a zone's clocks are ahead of UTC. */
const offsetAt = (instant, zone) => {
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
        return day(year4[1], Number(year4[2]), Number(year4[3]), text.slice(year4[0].length));
    const cjk = /^(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/.exec(text);
    if (cjk !== null)
        return day(cjk[1], Number(cjk[2]), Number(cjk[3]), text.slice(cjk[0].length));
    const named = /^([a-zà-ÿа-я]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?(?:[^\d]|$)/.exec(text);
    if (named !== null) {
        const length = named[0].length - (/\d$/.test(named[0]) ? 0 : lastLength(named[0]));
        return day(named[3], monthOf(named[1] ?? ''), Number(named[2]), text.slice(length));
    }
    const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.|º)? ?(?:de |of |-)?([a-zà-ÿа-я]+)\.?(?:,? (?:de )?-?(\d{4}))?/.exec(text);
    if (dayFirst !== null)
        return day(dayFirst[3], monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]), text.slice(dayFirst[0].length));
    const numeric = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d\d)/.exec(text);
    if (numeric === null)
        return null;
    return slashed(Number(numeric[1]), Number(numeric[3]), numeric[2] ?? '/', Number(numeric[4]), text.slice(numeric[0].length), now, zone);
};
const lastLength = (text) => (/[^\d\w]$/.test(text) || /[a-z]$/.test(text) ? 1 : 0);
const day = (year, month, dayOfMonth, rest) => month === null || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31
    ? null
    : { year: year === undefined ? null : Number(year), month, day: dayOfMonth, rest };
/** `9/8/2026`: the reading that lies within the coming month, American where both or none do; dots are day first. */
const slashed = (first, second, mark, year, rest, now, zone) => {
    const full = String(year < 100 ? 2000 + year : year);
    const american = day(full, first, second, rest);
    const european = day(full, second, first, rest);
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
const minute = 60 * second;
const hour = 60 * minute;
const duration_day = 24 * hour;
/** Unit names in the languages that agents and APIs were seen to use, in milliseconds. */
const units = [
    [/^(?:ms|msecs?|millis|milliseconds?|millisekunden|毫秒)$/, 1],
    [/^(?:s|secs?|seconds?|sek|sekunden?|secondes?|segundos?|secondi|秒|秒钟|초)$/, second],
    [/^(?:m|mins?|minutes?|minuten?|minutos?|minuti|分|分钟|分鐘|分間|분)$/, minute],
    [/^(?:h|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|小时|小時|時間|시간)$/, hour],
    [/^(?:d|days?|tage?n?|jours?|d[ií]as?|dias?|giorni|天|日|日間|일)$/, duration_day],
    [/^(?:w|wks?|weeks?|wochen?|semaines?|semanas?|周|週間|주)$/, 7 * duration_day],
    [/^(?:months?|monate?n?|mois|mes(?:es)?|mesi|个月|か月|개월)$/, 30 * duration_day],
];
const part = /^(?:(\d+(?:\.\d{1,9})?)[ -]?|(an?|one) )([a-zíμ]+|[\u3040-\u9fff\uac00-\ud7a3]{1,3})/;
const between = /^(?:, ?and |,? ?and |, ?| und | et | y | e | )?/;
/** Reads a length of time at the start of folded text: `3 days 2 hours`, `16h54m5s`, `36.8s`, `pt1h`, `an hour`. */
const parseDuration = (folded) => iso(folded) ?? clockLike(folded) ?? inUnits(folded);
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
        const unit = units.find(([names]) => names.test(name.slice(0, length)));
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
    const ms = (days ?? 0) * duration_day + (hours ?? 0) * hour + (minutes ?? 0) * minute + (seconds ?? 0) * second;
    return ms > 0 ? { ms, rest: folded.slice(found[0].length) } : null;
};
/** `02:13:04`: hours, minutes and seconds to go. */
const clockLike = (folded) => {
    const found = /^(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.\d+)?(?:[^\d:]|$)/.exec(folded.slice(0, 24));
    if (found === null)
        return null;
    const ms = Number(found[1]) * hour + Number(found[2]) * minute + Number(found[3]) * second;
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


/***/ }),

/***/ 983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseUserPatterns),
/* harmony export */   u: () => (/* binding */ judgeByUser)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2856);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38816);
/* harmony import */ var _clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98395);
/* harmony import */ var _reset_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9773);




const longestPattern = 500;
const mostPatterns = 50;
/** Lines from the end that are looked at, and how much of each. */
const lines = 200;
const longestLine = 4096;
const schema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(100),
    pattern: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(longestPattern),
    verdict: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['usage-limit', 'rate-limit', 'auth', 'billing', 'overloaded', 'network', 'config']),
    stream: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['stdout', 'stderr', 'both']).default('both'),
    when: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['failed', 'always']).default('failed'),
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
        return re2js__WEBPACK_IMPORTED_MODULE_3__/* .RE2JS */ .L3.compile(pattern, re2js__WEBPACK_IMPORTED_MODULE_3__/* .RE2JS */ .L3.CASE_INSENSITIVE);
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
    for (const line of tail.slice(-lines).reverse()) {
        const { shown, folded, stamp } = (0,_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .clean */ .u)(line.text.slice(0, longestLine));
        const own = asked.find(({ matches }) => matches(shown));
        if (own === undefined)
            continue;
        return {
            id: `user/${own.name}`,
            verdict: own.verdict,
            evidence: { source: 'text', text: shown.slice(0, 500) },
            reset: (0,_reset_time_js__WEBPACK_IMPORTED_MODULE_1__/* .resetTime */ .J)(folded, stamp ?? line.now, zone),
            confidence: 0.8,
        };
    }
    return null;
};


/***/ }),

/***/ 89962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ shareLimit),
/* harmony export */   r: () => (/* binding */ conditionOf)
/* harmony export */ });
/* harmony import */ var _cooldown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16318);
/* harmony import */ var _hours_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83056);
/* harmony import */ var _shares_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63211);



/**
 * The condition of one account of the pool. A limit met by any account of its group counts for it too;
 * a refusal (`auth`, `billing`) is about one credential and counts for that alone.
 */
const conditionOf = (pool, ledger, account, now) => {
    if (account.disabled)
        return { kind: 'disabled' };
    const own = ledger.conditions.get(account.id);
    if (own !== undefined && (0,_cooldown_js__WEBPACK_IMPORTED_MODULE_0__/* .inForce */ .Nm)(own, account, now) && (0,_cooldown_js__WEBPACK_IMPORTED_MODULE_0__/* .isQuarantine */ .BS)(own.verdict)) {
        return { kind: 'quarantined', until: own.until, record: own };
    }
    const cooling = sharers(pool, account)
        .flatMap((sharer) => {
        const record = ledger.conditions.get(sharer.id);
        return record !== undefined && (0,_cooldown_js__WEBPACK_IMPORTED_MODULE_0__/* .inForce */ .Nm)(record, sharer, now) && !(0,_cooldown_js__WEBPACK_IMPORTED_MODULE_0__/* .isQuarantine */ .BS)(record.verdict) ? [record] : [];
    })
        .reduce((last, record) => (last === null || record.until > last.until ? record : last), null);
    return cooling === null ? allowed(ledger, account, now) : { kind: 'cooling', until: cooling.until, record: cooling };
};
/** Whether a limit of one account is a limit of the other: the same account, or one group of one provider. */
const shareLimit = (one, other) => one.id === other.id || (one.group !== null && one.group === other.group && one.provider === other.provider);
/** What its user allows of an account that its provider would serve. */
const allowed = (ledger, account, now) => {
    const { hours } = account.bounds;
    if (hours !== null && !(0,_hours_js__WEBPACK_IMPORTED_MODULE_1__/* .isOpen */ .nT)(hours, now))
        return { kind: 'closed', until: (0,_hours_js__WEBPACK_IMPORTED_MODULE_1__/* .nextOpening */ .gR)(hours, now) };
    const full = (0,_shares_js__WEBPACK_IMPORTED_MODULE_2__/* .knownShares */ .q)(ledger, account, now).flatMap((share) => {
        const cap = account.bounds[share.window];
        return cap !== null && share.spent >= cap ? [{ kind: 'capped', until: share.endsBy, share, cap }] : [];
    });
    return full.toSorted((a, b) => b.until - a.until)[0] ?? { kind: 'available' };
};
const sharers = (pool, account) => account.group === null ? [account] : pool.accounts.filter((other) => shareLimit(account, other));


/***/ }),

/***/ 16318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BS: () => (/* binding */ isQuarantine),
/* harmony export */   IE: () => (/* binding */ markLimited),
/* harmony export */   Nm: () => (/* binding */ inForce),
/* harmony export */   dJ: () => (/* binding */ failuresOf)
/* harmony export */ });
/* unused harmony exports clampUntil, backoff, clearCooldown */
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26926);

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
        observedAt: (0,_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .instantAfter */ .i)(ledger, now),
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


/***/ }),

/***/ 83056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tk: () => (/* binding */ parseHours),
/* harmony export */   gR: () => (/* binding */ nextOpening),
/* harmony export */   nT: () => (/* binding */ isOpen)
/* harmony export */ });
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


/***/ }),

/***/ 26926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ emptyLedger),
/* harmony export */   M$: () => (/* binding */ recordsOf),
/* harmony export */   h1: () => (/* binding */ merge),
/* harmony export */   i: () => (/* binding */ instantAfter)
/* harmony export */ });
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
const instantAfter = (ledger, now) => recordsOf(ledger).reduce((latest, { observedAt }) => Math.max(latest, observedAt + 1), now);
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


/***/ }),

/***/ 69481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O2: () => (/* binding */ isUntouched),
/* harmony export */   Oo: () => (/* binding */ retryRules),
/* harmony export */   UD: () => (/* binding */ unknownWork),
/* harmony export */   d8: () => (/* binding */ workWords)
/* harmony export */ });
/* unused harmony export decideRetry */
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


/***/ }),

/***/ 9259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tm: () => (/* binding */ rank),
/* harmony export */   Wy: () => (/* binding */ strategies),
/* harmony export */   yC: () => (/* binding */ lastUse)
/* harmony export */ });
/* harmony import */ var _condition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89962);
/* harmony import */ var _shares_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63211);


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
            const { free = [], rest = [] } = Object.groupBy(accounts, (account) => (0,_condition_js__WEBPACK_IMPORTED_MODULE_0__/* .conditionOf */ .r)(pool, ledger, account, now).kind === 'available' ? 'free' : 'rest');
            return [...rotate(free, free.length === 0 ? 0 : ordering.spreadIndex % free.length), ...rest];
        }
        case 'most-remaining':
            return afterLastChosen(accounts, ledger).toSorted((a, b) => (0,_shares_js__WEBPACK_IMPORTED_MODULE_1__/* .spent */ .R)(ledger, a, now) - (0,_shares_js__WEBPACK_IMPORTED_MODULE_1__/* .spent */ .R)(ledger, b, now));
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


/***/ }),

/***/ 63211:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ spent),
/* harmony export */   q: () => (/* binding */ knownShares)
/* harmony export */ });
const hour = 3_600_000;
const lengths = { fiveHour: 5 * hour, sevenDay: 7 * 24 * hour };
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


/***/ }),

/***/ 59850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ secretsOf),
/* harmony export */   d: () => (/* binding */ maskable)
/* harmony export */ });
/* harmony import */ var _ordinary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82240);

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
    if ((0,_ordinary_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecret */ .$f)(line, claim))
        found.add(line);
    if (claim === 'name')
        return;
    for (const token of (0,_ordinary_js__WEBPACK_IMPORTED_MODULE_0__/* .tokensIn */ .gF)(line))
        found.add(token);
    for (const [, user = '', password = ''] of line.matchAll(userInfo)) {
        for (const value of [user, password, decoded(password)])
            if ((0,_ordinary_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecret */ .$f)(value, 'declared'))
                found.add(value);
    }
    for (const [, key = '', double, single, bare] of line.matchAll(assignment)) {
        const value = double ?? single ?? bare ?? '';
        if ((0,_ordinary_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecret */ .$f)(value, claimOf(key, 'plain')))
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


/***/ }),

/***/ 1612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ namePattern)
/* harmony export */ });
/** One test for many names, each whole or ending in `*`. */
const namePattern = (names, flags = '') => new RegExp(`^(?:${names.map((name) => name.replace(/[^\w*]/g, '\\$&').replace('*', '.*')).join('|')})$`, `s${flags}`);


/***/ }),

/***/ 82240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ isSecret),
/* harmony export */   bs: () => (/* binding */ shortestSecret),
/* harmony export */   gF: () => (/* binding */ tokensIn)
/* harmony export */ });
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


/***/ }),

/***/ 84757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   n: () => (/* binding */ readAccounts)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var _fail_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64658);


/** The text of an accounts document: a file, `-` for standard input, else the variable POOL_FAILOVER_ACCOUNTS. */
const readAccounts = async (file, env) => {
    if (file === undefined) {
        const text = env['POOL_FAILOVER_ACCOUNTS'];
        if (text === undefined)
            throw new _fail_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .e(['no accounts: give --accounts FILE (or set POOL_FAILOVER_ACCOUNTS)']);
        return text;
    }
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file === '-' ? '/dev/stdin' : file, 'utf8');
    }
    catch (error) {
        throw new _fail_js__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .e([`--accounts: the file can not be read (${codeOf(error)})`]);
    }
};
/** The system's code of an error (`ENOENT`), never its text, which may quote what it should not. */
const codeOf = (error) => error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';


/***/ }),

/***/ 12725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ load),
  Q: () => (/* binding */ load_text)
});

// EXTERNAL MODULE: ./build/secure/mask.js
var mask = __webpack_require__(59850);
// EXTERNAL MODULE: ./build/secure/ordinary.js
var ordinary = __webpack_require__(82240);
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
            for (const form of formsOf(secret, Math.min(windowLength, ordinary/* shortestSecret */.bs)))
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
            if (secret.length >= ordinary/* shortestSecret */.bs)
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/pool/hours.js
var pool_hours = __webpack_require__(83056);
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
    const hours = entry.hours === undefined ? null : (0,pool_hours/* parseHours */.Tk)(entry.hours);
    if (entry.hours !== undefined && hours === null)
        problems.push('hours must be like "Mon-Fri 18:00-08:00 Europe/Rome", several apart by commas');
    return {
        fiveHour: share('maxUtilization.five_hour', entry.maxUtilization?.five_hour) ?? rest,
        sevenDay: share('maxUtilization.seven_day', entry.maxUtilization?.seven_day) ?? rest,
        hours,
        maxConcurrent: entry.maxConcurrent ?? null,
    };
};

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

// EXTERNAL MODULE: ./build/secure/names.js
var names = __webpack_require__(1612);
;// CONCATENATED MODULE: ./build/secure/reserved.js

/**
 * Whether an account's `env` must not set this variable, in any case: it would change which programs run or what they
 * load, move the agent out of the place we gave it, or speak to the runner in our name.
 */
const reservedVariable = (name) => pattern.test(name);
const pattern = (0,names/* namePattern */._)([
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

// EXTERNAL MODULE: ./node_modules/string-argv/index.js
var string_argv = __webpack_require__(88579);
// EXTERNAL MODULE: ./build/detect/user-patterns.js
var user_patterns = __webpack_require__(983);
// EXTERNAL MODULE: ./build/pool/retry.js
var retry = __webpack_require__(69481);
// EXTERNAL MODULE: ./build/pool/select.js
var pool_select = __webpack_require__(9259);
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
const share = (read, name, problems) => {
    const value = read(name).trim();
    const parsed = parseShare(value);
    if (value !== '' && parsed === null)
        problems.push(`${name} must be a share like 5%`);
    return parsed;
};

;// CONCATENATED MODULE: ./build/settings/parse.js






/** Checks all inputs of a run at once. A problem names the input, what is wrong and how to mend it; never a value that may be secret. */
const parseSettings = (read, context) => {
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
    const retryIf = one('retry-if', retry/* retryRules */.Oo, 'always');
    return retryIf === 'never' ? { continueMode: 'stop', retryIf: 'always' } : { continueMode, retryIf };
};
/** The same for commands that look at a pool and run nothing. */
const parse_parsePoolSettings = (read, context) => {
    const problems = [];
    const settings = poolSettings(read, context, problems);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
};
const poolSettings = (read, context, problems) => {
    const one = oneOf(read, problems);
    const agent = one('agent', ['auto', ...providers], 'auto');
    const store = one('store', ['memory', 'file', 'actions-cache', 'redis'], context.defaultStore);
    const storeUrl = read('store-url');
    if (store === 'redis' && storeUrl === '')
        problems.push('store: redis needs store-url (redis:// or rediss://), from a secret');
    return {
        provider: agent === 'auto' ? null : agent,
        ordering: { strategy: one('strategy', pool_select/* strategies */.Wy, 'round-robin'), spreadIndex: context.spreadIndex },
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
const words = (text) => (text.trim() === '' ? [] : (0,string_argv/* parseArgsStringToArgv */.R)(text));
const patterns = (read, problems) => {
    const parsed = (0,user_patterns/* parseUserPatterns */.c)(read('limit-patterns'));
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

// EXTERNAL MODULE: ./build/shell/cli/accounts-file.js
var accounts_file = __webpack_require__(84757);
// EXTERNAL MODULE: ./build/shell/cli/fail.js
var fail = __webpack_require__(64658);
// EXTERNAL MODULE: ./build/shell/cli/options.js
var cli_options = __webpack_require__(88154);
;// CONCATENATED MODULE: ./build/shell/cli/load.js






/** Reads and checks everything a command needs, or throws one `UsageError` with all problems. */
const load = async (options, argv, env) => {
    const accounts = await (0,accounts_file/* readAccounts */.n)(load_text(options, 'accounts') ?? undefined, env);
    const redact = createRedactor((0,mask/* maskable */.d)(accounts));
    const read = (0,cli_options/* readOptions */.Tt)(options, { accounts, 'store-url': env['POOL_FAILOVER_STORE_URL'] ?? '' });
    const setup = setUp(read, env, { defaultStore: 'file', spreadIndex: 0, argv });
    if (!setup.ok)
        throw new fail/* UsageError */.e(setup.problems);
    redact.add((0,mask/* secretsOf */.F)(setup.accounts));
    return { setup, redact };
};
/** An option's text, or null. */
const load_text = (options, name) => {
    const value = options[name];
    return typeof value === 'string' ? value : null;
};


/***/ })

};
