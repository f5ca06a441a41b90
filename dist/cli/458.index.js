export const id = 458;
export const ids = [458];
export const modules = {

/***/ 38458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./build/process/signals.js
/** GitHub kills a cancelled step 10 s after its first signal; by 7 s nothing of ours may be left. */
const impatientAfterMs = 5_500;
const overdueAfterMs = 6_800;
/** A terminal's Ctrl+C reaches us, and npm passes its own on to us besides: these two are one. */
const sameWithinMs = 250;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/**
 * The first signal asks the run to stop, its name as the reason; a second one, or 5.5 s without an end, asks to end
 * everything at once; after 6.8 s `overdue` is called. To be installed before anything else is done: until then a signal
 * ends us without a record. Keeps no process alive. Installed once for a process: the listeners stay.
 */
const cancellationOf = ({ source, overdue }) => {
    const [first, second] = [new AbortController(), new AbortController()];
    let firstAt = 0;
    const take = (signal) => {
        if (!first.signal.aborted) {
            firstAt = performance.now();
            setTimeout(() => second.abort(signal), impatientAfterMs).unref();
            setTimeout(() => overdue(signal), overdueAfterMs).unref();
            first.abort(signal);
        }
        else if (performance.now() - firstAt >= sameWithinMs)
            second.abort(signal);
    };
    for (const signal of signals)
        source.on(signal, () => take(signal));
    return { first: first.signal, second: second.signal };
};

// EXTERNAL MODULE: ./build/report/out.js
var out = __webpack_require__(49783);
;// CONCATENATED MODULE: ./build/report/outputs.js
/** All outputs of a run, by the names in `action.yml`. `redact` is applied to whatever the agent said. */
const outputs = (report, redact) => {
    const { ending, state, answer } = report;
    const last = state.attempts.at(-1);
    const utilization = last?.end.judgement.utilization;
    return {
        outcome: ending.outcome,
        account: ending.account?.label ?? '',
        provider: ending.account?.provider ?? '',
        'exit-code': String(ending.exitCode),
        attempts: JSON.stringify(state.attempts.map((attempt) => attemptOutput(attempt, redact))),
        failovers: String(state.failovers),
        'next-available-at': ending.nextAvailableAt === null ? '' : iso(ending.nextAvailableAt),
        'session-id': last?.end.sessionId ?? '',
        result: redact(answer ?? ''),
        utilization: utilization == null ? '' : JSON.stringify(utilization),
    };
};
const attemptOutput = (attempt, redact) => {
    const { plan, end, record } = attempt;
    const { evidence, verdict } = end.judgement;
    return {
        number: plan.number,
        account: plan.account.label,
        provider: plan.account.provider,
        session: end.resumed ? 'resumed' : 'fresh',
        startedAt: iso(attempt.startedAt),
        endedAt: iso(attempt.endedAt),
        verdict,
        evidence: evidence === null ? null : { source: evidence.source, text: redact(evidence.text).slice(0, 500) },
        exitCode: end.exitCode,
        endedEarly: end.endedEarly,
        coolingUntil: record === null ? null : iso(record.until),
        resetSource: record?.source ?? null,
    };
};
const iso = (at) => new Date(at).toISOString();

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

;// CONCATENATED MODULE: ./build/report/terminal-screen.js

const colours = { info: '36', notice: '36', warning: '33', error: '31' };
/** A developer's terminal: the agent's streams stay apart and unchanged; our lines go to stderr, each with our name. */
const terminalScreen = (options) => {
    let atLineStart = true;
    return {
        say: ({ level, text }) => {
            const name = options.colour ? `\u001b[${colours[level]}mpool-failover:\u001b[0m` : 'pool-failover:';
            const loud = level === 'info' || level === 'notice' ? '' : `${level}: `;
            void options.stderr(`${atLineStart ? '' : '\n'}${name} ${loud}${oneLine(options.redact(text))}\n`);
            atLineStart = true;
        },
        sink: () => ({
            write: (stream, bytes) => {
                const last = bytes.at(-1);
                if (last !== undefined)
                    atLineStart = last === 10;
                return stream === 'stdout' ? options.stdout(bytes) : options.stderr(bytes);
            },
            close: async () => { },
        }),
    };
};

// EXTERNAL MODULE: ./build/secure/mask.js
var mask = __webpack_require__(59850);
;// CONCATENATED MODULE: ./build/signal-code.js
const numbers = {
    SIGHUP: 1,
    SIGINT: 2,
    SIGQUIT: 3,
    SIGILL: 4,
    SIGTRAP: 5,
    SIGABRT: 6,
    SIGBUS: 7,
    SIGFPE: 8,
    SIGKILL: 9,
    SIGUSR1: 10,
    SIGSEGV: 11,
    SIGUSR2: 12,
    SIGPIPE: 13,
    SIGALRM: 14,
    SIGTERM: 15,
};
/** The exit code a shell gives for a process ended by this signal: 128 + its number (Linux); 143 for one we don't know. */
const signalExitCode = (signal) => 128 + (numbers[signal] ?? 15);

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./build/process/listing-parse.js
/**
 * One process of `/proc/<pid>/stat`, none for a zombie. proc_pid_stat(5): the name in the second field may hold blanks and
 * brackets, so the fields are counted from its end.
 */
const parseStat = (stat) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state = 'X', parent, group, session] = fields;
    if (state === 'Z' || state === 'X')
        return [];
    return [
        {
            pid: Number.parseInt(stat, 10),
            born: fields[19] ?? '',
            parent: Number(parent),
            group: Number(group),
            session: Number(session),
            stopped: state === 'T' || state === 't',
        },
    ];
};
/** The processes of `ps -o pid=,ppid=,pgid=,stat=,lstart=`, less zombies. macOS prints an address for a session. */
const parsePs = (text) => text.split('\n').flatMap((line) => {
    const [pid, parent, group, state, ...born] = line.trim().split(/\s+/);
    if (pid === undefined || state === undefined || state.startsWith('Z'))
        return [];
    return [
        {
            pid: Number(pid),
            born: born.join(' '),
            parent: Number(parent),
            group: Number(group),
            session: 0,
            stopped: state.startsWith('T'),
        },
    ];
});

;// CONCATENATED MODULE: ./build/process/listing.js




const listProcesses = () => (process.platform === 'linux' ? listProc() : listPs());
/** This process with its time of birth. */
const bornAs = (pid) => ({ pid, born: readStat(String(pid))[0]?.born ?? '' });
const listProc = async () => ({
    entries: [...listing_numbers()].flatMap(readStat),
    marked: (pid, mark) => {
        try {
            const environment = (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`);
            // Empty: it is just being started, or wiped it.
            return environment.length === 0 ? null : environment.includes(mark);
        }
        catch {
            return null;
        }
    },
});
/** Also those given out meanwhile: what forks and exits all the time is always newer than a list. */
function* listing_numbers() {
    const before = newest();
    const names = new Set((0,external_node_fs_.readdirSync)('/proc').filter((name) => /^\d+$/.test(name)));
    yield* names;
    for (let number = before + 1; number <= newest(); number += 1)
        if (!names.has(String(number)))
            yield String(number);
}
/** The last process number that was given out: proc_loadavg(5). */
const newest = () => Number((0,external_node_fs_.readFileSync)('/proc/loadavg', 'latin1').trim().split(' ').at(-1));
const readStat = (name) => {
    try {
        return parseStat((0,external_node_fs_.readFileSync)(`/proc/${name}/stat`, 'latin1'));
    }
    catch {
        return [];
    }
};
const listPs = async () => {
    const [entries, environments] = await Promise.all([
        ps(['-axww', '-o', 'pid=,ppid=,pgid=,stat=,lstart=']),
        ps(['-axEww', '-o', 'pid=,command=']),
    ]);
    const lines = new Map(environments.split('\n').map((line) => [Number.parseInt(line, 10), line]));
    return { entries: parsePs(entries), marked: (pid, mark) => lines.get(pid)?.includes(mark) ?? null };
};
const ps = async (args) => {
    const options = { maxBuffer: 64 * 1_048_576, env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } };
    const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('ps', args, options).catch(() => ({ stdout: '' }));
    return stdout;
};

;// CONCATENATED MODULE: ./build/process/tree.js
/** Finds a tree's living processes again and again; what it found once it knows by number and birth. */
const createFinder = (tree) => {
    const known = new Set();
    const foreign = new Set();
    const isMarked = (entry, listing) => {
        if (foreign.has(key(entry)))
            return false;
        const marked = listing.marked(entry.pid, tree.mark);
        if (marked === false)
            foreign.add(key(entry));
        return marked === true;
    };
    return (listing) => {
        const entries = listing.entries.filter(({ pid }) => pid !== process.pid && pid !== tree.host);
        const { root } = tree;
        const reused = entries.some((entry) => entry.pid === root?.pid && !same(entry, root));
        const reaper = listing.entries.find((entry) => tree.reaper !== null && same(entry, tree.reaper));
        const ofRoot = (number) => number === root?.pid && !reused;
        const found = new Set(entries.filter((entry) => ofRoot(entry.group) ||
            ofRoot(entry.session) ||
            entry.parent === reaper?.pid ||
            known.has(key(entry)) ||
            isMarked(entry, listing)));
        const children = Map.groupBy(entries, (entry) => entry.parent);
        // A set hands out what is added while it is walked: children, grandchildren and so on.
        for (const entry of found)
            for (const child of children.get(entry.pid) ?? [])
                found.add(child);
        for (const entry of found)
            known.add(key(entry));
        return { members: [...found], more: reaper !== undefined && tree.host !== process.pid, listing };
    };
};
/** The groups that consist of these processes only. */
const wholeGroups = ({ members, listing }) => {
    const pids = new Set(members.map(({ pid }) => pid));
    const mixed = new Set(listing.entries.filter(({ pid }) => !pids.has(pid)).map(({ group }) => group));
    return [...new Set(members.map(({ group }) => group))].filter((group) => group > 1 && !mixed.has(group));
};
const key = ({ pid, born }) => `${pid} ${born}`;
const same = (one, other) => one.pid === other.pid && (other.born === '' || one.born === other.born);

;// CONCATENATED MODULE: ./build/process/end-tree.js




/** What waits for a broken disk, or forks faster than we look, is not fought for longer. */
const giveUpAfterMs = 1_500;
const lookEveryMs = 20;
/**
 * Ends every process of the tree: SIGTERM, `graceMs`, then stop and SIGKILL until none is left. Another user's processes
 * (sudo) can't be ended and are left. `exited` resolves when the agent itself is gone: a hint to look.
 */
const endTree = async (tree, graceMs, exited) => {
    if (process.platform === 'win32')
        return endWindows(tree.root?.pid);
    const look = looking(tree);
    if (graceMs > 0 && (await gentleEnd(look, graceMs, exited)))
        return;
    const until = performance.now() + giveUpAfterMs;
    for (;;) {
        const caught = await freeze(look, until);
        if (isEmpty(caught) || performance.now() > until)
            return;
        send(caught, 'SIGKILL');
        await (0,external_node_timers_promises_.setTimeout)(1);
    }
};
/** Passes a signal on to the agent's group. Windows has no such thing: there a tree can only be ended. */
const signalGroup = ({ root }, signal) => {
    if (process.platform !== 'win32' && root !== null)
        kill(-root.pid, signal);
};
const looking = (tree) => {
    const find = createFinder(tree);
    return async () => {
        const view = find(await listProcesses());
        return { ...view, members: view.members.filter(({ pid }) => kill(pid, 0)) };
    };
};
const isEmpty = ({ members, more }) => members.length === 0 && !more;
/** Asks them to end; true when they did in time. */
const gentleEnd = async (look, graceMs, exited) => {
    const until = performance.now() + graceMs;
    send(await look(), 'SIGTERM');
    let hint = exited.then(() => {
        hint = null;
    });
    for (;;) {
        const pause = (0,external_node_timers_promises_.setTimeout)(Math.max(0, Math.min(lookEveryMs, until - performance.now())));
        await (hint === null ? pause : Promise.race([pause, hint]));
        if (isEmpty(await look()))
            return true;
        if (performance.now() >= until)
            return false;
    }
};
/** Stops the members until no new one appears: what is stopped can't fork. */
const freeze = async (look, until) => {
    const met = new Set();
    for (;;) {
        const view = await look();
        const fresh = view.members.filter(({ pid, stopped }) => !stopped && !met.has(pid));
        if (fresh.length === 0 || performance.now() > until)
            return view;
        for (const { pid } of fresh)
            met.add(pid);
        send({ ...view, members: fresh }, 'SIGSTOP');
    }
};
/** Signals whole groups at once, where no fork can slip through, and the rest one by one. */
const send = (view, signal) => {
    const groups = wholeGroups(view);
    for (const group of groups)
        kill(-group, signal);
    for (const { pid, group } of view.members)
        if (!groups.includes(group))
            kill(pid, signal);
};
/** False when the process is gone or another user's. */
const kill = (pid, signal) => {
    try {
        return process.kill(pid, signal);
    }
    catch {
        return false;
    }
};
const endWindows = (root) => new Promise((resolve) => {
    if (root === undefined)
        return resolve();
    const taskkill = (0,external_node_child_process_.spawn)('taskkill', ['/PID', String(root), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    taskkill.once('error', () => resolve());
    taskkill.once('exit', () => resolve());
});

;// CONCATENATED MODULE: ./build/process/drain.js

/** More than any pipe or socket holds by default: what comes after it was written after the writer's exit. */
const mostBuffered = 1_048_576;
/**
 * Resolves when all that was written before now has been read, also when some process still holds the other end open.
 * Each `nextPoll` lets the event loop look at the descriptor once: two looks without a byte while the stream flows mean
 * that it is empty. A process that goes on writing is cut off after more bytes than the kernel could have held.
 */
const drained = async (stream) => {
    const limit = stream.bytesRead + mostBuffered;
    let idle = 0;
    while (idle < 2 && !stream.readableEnded && !stream.destroyed && stream.bytesRead < limit) {
        if (stream.isPaused()) {
            await resumed(stream);
            idle = 0;
            continue;
        }
        const before = stream.bytesRead;
        await (0,external_node_timers_promises_.setImmediate)();
        idle = stream.bytesRead === before && !stream.isPaused() ? idle + 1 : 0;
    }
};
const resumed = (stream) => new Promise((resolve) => {
    const done = () => {
        stream.off('resume', done);
        stream.off('close', done);
        resolve();
    };
    stream.on('resume', done);
    stream.on('close', done);
});
/** Resolves when the stream has come to its end and all of it was read, or it broke. */
const drain_closed = (stream) => stream.closed ? Promise.resolve() : new Promise((resolve) => stream.once('close', () => resolve()));

;// CONCATENATED MODULE: ./build/process/pump.js
/**
 * Hands every chunk of both streams on, one at a time. While `onOutput` is busy nothing is read, so the pipes fill and
 * the agent waits. What fails in `onOutput` is its owner's to deal with: the agent's output goes on.
 * The answer resolves when nothing that was read is still to be handed on.
 */
const pump = (streams, onOutput) => {
    const both = [streams.stdout, streams.stderr];
    const queue = [];
    let busy = null;
    const work = async (first) => {
        for (const stream of both)
            stream.pause();
        await first.catch(() => { });
        for (let next = queue.shift(); next !== undefined; next = queue.shift())
            await next();
        busy = null;
        for (const stream of both)
            stream.resume();
    };
    const hand = (stream, chunk) => {
        try {
            return onOutput(stream, chunk)?.catch(() => { });
        }
        catch { }
    };
    const take = (stream, chunk) => {
        if (busy !== null) {
            queue.push(() => hand(stream, chunk));
            return;
        }
        const wait = hand(stream, chunk);
        if (wait !== undefined)
            busy = work(wait);
    };
    streams.stdout.on('data', (chunk) => take('stdout', chunk));
    streams.stderr.on('data', (chunk) => take('stderr', chunk));
    return async () => {
        while (busy !== null)
            await busy;
    };
};

;// CONCATENATED MODULE: ./build/process/follow.js



/** The host tells of an exit at once. One that does not is stopped, or waits for an agent that we may not end. */
const hostAnswersWithinMs = 500;
/** Follows a started agent to its end. */
const follow = ({ tree, control, streams, carrier, reported, onOutput }) => {
    const settled = pump(streams, onOutput);
    // A pipe may be held open by what the agent left behind; a connection is closed by the host.
    const taken = carrier === 'fifo' ? drained : drain_closed;
    let over = false;
    const finish = async () => {
        const exit = await reported;
        over = true;
        if (exit === null)
            await endTree(tree, 0, Promise.resolve());
        await Promise.all([taken(streams.stdout), taken(streams.stderr)]);
        await settled();
        for (const socket of [streams.stdout, streams.stderr, control])
            socket.destroy();
        // Without a host nobody knows how the agent would have ended.
        return exit ?? { kind: 'signalled', signal: 'SIGKILL' };
    };
    return {
        exit: finish(),
        signal: (signal) => {
            if (!over)
                signalGroup(tree, signal);
        },
        end: async (graceMs) => {
            const late = setTimeout(() => over || endHost(tree), graceMs + hostAnswersWithinMs);
            await endTree(tree, graceMs, reported);
            await reported;
            clearTimeout(late);
        },
    };
};
const endHost = ({ host }) => {
    try {
        process.kill(host, 'SIGKILL');
    }
    catch {
        // It has just ended: its connection tells.
    }
};

;// CONCATENATED MODULE: ./build/process/messages.js
/** The first byte of each connection to our socket tells what it is for. */
const lanes = { control: 'c', stdout: 'o', stderr: 'e' };
/** One message a line: JSON has no raw newline. */
const encode = (message) => `${JSON.stringify(message)}\n`;
/** Gives complete messages to `onMessage`, whatever the chunks. The other side is ours: a line that is no JSON throws. */
const decode = (onMessage) => {
    let held = [];
    return (chunk) => {
        let rest = chunk;
        for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
            const line = Buffer.concat([...held, rest.subarray(0, end)]);
            held = [];
            rest = rest.subarray(end + 1);
            onMessage(JSON.parse(line.toString('utf8')));
        }
        if (rest.length > 0)
            held.push(rest);
    };
};

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./build/process/meeting.js








/** A socket's path must fit in 104 bytes on macOS, 108 on Linux. */
const longestBase = 80;
/**
 * Sets up a meeting place below `base`. With named pipes the output reaches us without a copy through the host, and a
 * script can write to /dev/stderr, which the socket pairs of Node's own pipes don't allow on Linux.
 */
const arrange = async (base, wanted) => {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(Buffer.byteLength(base) > longestBase ? (0,external_node_os_.tmpdir)() : base, `pf-${process.pid}-`));
    const place = placeIn(directory);
    const carrier = wanted === 'fifo' ? makePipes(place) : Promise.resolve(wanted);
    const remove = async () => {
        await carrier;
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    };
    try {
        const { server, lane } = await listen(place.socket);
        const close = () => {
            server.close();
            return remove();
        };
        return { place, carrier, lane, close };
    }
    catch (error) {
        await remove();
        throw error;
    }
};
const placeIn = (directory) => ({
    socket: process.platform === 'win32' ? `\\\\.\\pipe\\pf-${(0,external_node_crypto_.randomBytes)(16).toString('hex')}` : (0,external_node_path_.join)(directory, 's'),
    stdout: (0,external_node_path_.join)(directory, 'o'),
    stderr: (0,external_node_path_.join)(directory, 'e'),
    stdin: (0,external_node_path_.join)(directory, 'i'),
});
const makePipes = ({ stdout, stderr }) => (0,external_node_util_.promisify)(external_node_child_process_.execFile)('mkfifo', ['-m', '600', stdout, stderr]).then(() => 'fifo', () => 'socket');
const listen = async (path) => {
    const open = Object.entries(lanes).map(([name, byte]) => ({ name, byte, ...Promise.withResolvers() }));
    const server = (0,external_node_net_.createServer)((socket) => {
        socket.on('error', () => { });
        socket.once('readable', () => {
            const first = socket.read(1);
            const lane = open.find(({ byte }) => byte === first?.toString('latin1'));
            if (lane === undefined)
                socket.destroy();
            else
                lane.resolve(socket);
        });
    });
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(path, resolve);
    });
    const lane = async (wanted) => {
        const found = open.find(({ name }) => name === wanted);
        if (found === undefined)
            throw new Error(`no lane ${wanted}`);
        return found.promise;
    };
    return { server, lane };
};

;// CONCATENATED MODULE: ./build/process/reports.js

/** Listens to the host. */
const reports_listen = (control) => {
    const ready = Promise.withResolvers();
    const start = Promise.withResolvers();
    const exit = Promise.withResolvers();
    control.on('close', () => {
        for (const { resolve } of [ready, start, exit])
            resolve(null);
    });
    control.on('data', decode((report) => {
        switch (report.type) {
            case 'ready':
                return ready.resolve(report);
            case 'started':
            case 'failed':
                return start.resolve(report);
            case 'exited':
                return exit.resolve(exitOf(report));
        }
    }));
    return { ready: ready.promise, start: start.promise, exit: exit.promise };
};
const exitOf = ({ code, signal }) => signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'signalled', signal };

;// CONCATENATED MODULE: ./build/process/start-host.js

/** What Node and the system's loader may need; the agent's environment goes over the socket. */
const kept = ['SystemRoot', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];
/**
 * Starts the host with @actions/exec and nothing secret in its arguments or environment. Resolves when it has ended,
 * with what it last said on stderr or its exit code.
 */
const startHost = async (hostPath, socket) => {
    const { exec } = await __webpack_require__.e(/* import() */ 955).then(__webpack_require__.bind(__webpack_require__, 41955));
    let said = '';
    const stderr = (chunk) => {
        said = (said + chunk.toString('utf8')).slice(-2_000);
    };
    const [file, ...args] = hostCommand(process.execPath, hostPath, socket);
    try {
        const code = await exec(`"${file.replaceAll('"', '\\"')}"`, args, {
            silent: true,
            ignoreReturnCode: true,
            env: Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
            delay: 1,
            listeners: { stderr },
        });
        return said.trim() || `exit code ${code}`;
    }
    catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
};
/** Tells the host that its parent is a reaper. */
const reaped = '--reaped';
/**
 * On Linux a small Perl process between us and the host is made a "child subreaper": every orphan of the agent becomes its
 * child, so that a daemon that left its session and wiped its environment (Redis does) is found all the same. Node can't
 * make that call. It reaps until nobody is left, and ignores what its group is sent.
 */
const hostCommand = (node, hostPath, socket) => {
    const number = process.platform === 'linux' ? prctl[process.arch] : undefined;
    if (number === undefined || !isExecutable(perl))
        return [node, hostPath, socket];
    return [perl, '-e', reaper.replace('PRCTL', String(number)), node, hostPath, socket, reaped];
};
const perl = '/usr/bin/perl';
/** The number of the system call, by Node's name of the architecture. */
const prctl = { x64: 157, arm64: 167, arm: 172, ia32: 172, riscv64: 167 };
/** 36 is PR_SET_CHILD_SUBREAPER. */
const reaper = `
syscall(PRCTL, 36, 1, 0, 0, 0) == 0 or exec @ARGV[0 .. $#ARGV - 1];
defined(my $host = fork) or exec @ARGV[0 .. $#ARGV - 1];
if (!$host) { exec @ARGV; exit 127 }
$SIG{$_} = 'IGNORE' for qw(INT TERM HUP);
open($_, '+<', '/dev/null') for *STDIN, *STDOUT, *STDERR;
$0 = 'pool-failover reaper';
1 while wait != -1 || $!{EINTR};
`;
const isExecutable = (path) => {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
};

;// CONCATENATED MODULE: ./build/process/which.js



/** Finds the file a command names, as a shell does: by the PATH of its own environment, or from its own directory. */
const which = async ({ file, env, cwd, }) => {
    if (!(await isDirectory(cwd)))
        return notStarted(126, `the working directory ${cwd} doesn't exist`);
    let refused = null;
    for (const path of candidates(file, env, cwd)) {
        const found = await look(path);
        if (found === 'executable')
            return path;
        if (found === 'refused')
            refused ??= path;
    }
    if (refused !== null)
        return notStarted(126, `${refused} can't be executed`);
    return notStarted(127, isName(file) ? `${file} was not found on the PATH` : `${file} doesn't exist`);
};
const notStarted = (code, reason) => ({ kind: 'not-started', code, reason });
const windows = process.platform === 'win32';
const isName = (file) => !file.includes('/') && !(windows && file.includes('\\'));
const candidates = (file, env, cwd) => {
    if (file === '' || file.includes('\0'))
        return [];
    const places = isName(file) ? (variable(env, 'PATH') ?? '').split(external_node_path_.delimiter).filter((place) => place !== '') : [cwd];
    const endings = windows ? ['', ...(variable(env, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';')] : [''];
    const absolute = places.map((place) => ((0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.join)((0,external_node_path_.resolve)(cwd, place), file)));
    return absolute.flatMap((path) => endings.map((ending) => path + ending));
};
const variable = (env, name) => windows ? Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1] : env[name];
const look = async (path) => {
    try {
        if (!(await (0,promises_.stat)(path)).isFile())
            return 'refused';
    }
    catch {
        return 'absent';
    }
    return (0,promises_.access)(path, external_node_fs_.constants.X_OK).then(() => 'executable', () => 'refused');
};
const isDirectory = (path) => (0,promises_.stat)(path).then((found) => found.isDirectory(), () => false);

;// CONCATENATED MODULE: ./build/process/summon.js





/** Starts a host and meets it; why the agent can't be started where that fails. */
const summon = async (options) => {
    const carrier = options.carrier ?? (process.platform === 'linux' ? 'fifo' : 'socket');
    try {
        const meeting = await arrange(options.temporary ?? (0,external_node_os_.tmpdir)(), carrier);
        const met = await Promise.race([meeting.lane('control'), startHost(options.hostPath, meeting.place.socket)]);
        if (typeof met !== 'string') {
            const reports = reports_listen(met);
            const ready = await reports.ready;
            if (ready !== null)
                return { meeting, control: met, reports, ready };
        }
        await meeting.close();
        return notStarted(126, `the agent host didn't start: ${typeof met === 'string' ? met : 'it was ended'}`);
    }
    catch (error) {
        return notStarted(126, `the agent host can't be started: ${error instanceof Error ? error.message : String(error)}`);
    }
};
/** Lets a host go that got no order: it ends when its connection does. */
const dismiss = async ({ meeting, control }) => {
    control.destroy();
    await meeting.close();
};

;// CONCATENATED MODULE: ./build/process/agent.js









/** The variable by which an agent's descendants are found wherever they go. A run inside a run carries both marks. */
const markVariable = 'POOL_FAILOVER_RUN';
const createAgent = (options) => {
    let ahead = null;
    const nextHost = async () => {
        const waiting = await ahead;
        ahead = null;
        if (waiting === null || 'kind' in waiting)
            return summon(options);
        if (!waiting.control.closed)
            return waiting;
        await dismiss(waiting);
        return summon(options);
    };
    return {
        start: async (command, onOutput) => {
            const file = await which(command);
            if (typeof file !== 'string')
                return stillborn(file);
            const host = await nextHost();
            if ('kind' in host)
                return stillborn(host);
            try {
                return await startUnder(host, command, file, onOutput);
            }
            catch (error) {
                host.control.destroy();
                return stillborn(notStarted(126, `${file} can't be started: ${messageOf(error)}`));
            }
            finally {
                await host.meeting.close();
            }
        },
        warm: () => {
            ahead ??= summon(options);
        },
        close: async () => {
            const waiting = await ahead;
            ahead = null;
            if (waiting !== null && 'control' in waiting)
                await dismiss(waiting);
        },
    };
};
const startUnder = async (host, command, file, onOutput) => {
    const { meeting, control, reports, ready } = host;
    const { place, lane } = meeting;
    const order = orderFor(command, file, place, await meeting.carrier);
    if (command.stdin !== null)
        await (0,promises_.writeFile)(place.stdin, command.stdin, { mode: 0o600, flag: 'wx' });
    const pipes = order.carrier === 'fifo' ? { stdout: reader(place.stdout), stderr: reader(place.stderr) } : null;
    control.write(encode(order));
    const start = await reports.start;
    if (start?.type === 'started') {
        const streams = pipes ?? { stdout: await lane('stdout'), stderr: await lane('stderr') };
        const tree = { ...ready, root: start.root, mark: order.mark };
        return follow({ tree, control, streams, carrier: order.carrier, reported: reports.exit, onOutput });
    }
    for (const socket of [pipes?.stdout, pipes?.stderr, control])
        socket?.destroy();
    if (start !== null)
        return stillborn(notStarted(126, `${file} can't be started: ${reasonOf(start)}`));
    // The agent may run all the same: it is quick to kill its host.
    await endTree({ ...ready, root: null, mark: order.mark }, 0, Promise.resolve());
    return stillborn({ kind: 'signalled', signal: 'SIGKILL' });
};
const orderFor = (command, file, place, carrier) => {
    const mark = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    const marks = [process.env[markVariable], mark].filter((part) => part !== undefined);
    const env = { ...command.env, [markVariable]: marks.join(' ') };
    return { file, args: command.args, env, cwd: command.cwd, stdin: command.stdin !== null, carrier, place, mark };
};
/** The reading end of a named pipe; opened first, so that the host's opening of the other doesn't wait. */
const reader = (path) => {
    const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = external_node_fs_.constants;
    return new external_node_net_.Socket({ fd: (0,external_node_fs_.openSync)(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW), readable: true, writable: false });
};
const reasonOf = ({ code, message }) => code === 'ENOENT' ? 'the interpreter it names is missing' : message;
const messageOf = (error) => (error instanceof Error ? error.message : String(error));
const stillborn = (exit) => ({ exit: Promise.resolve(exit), signal: () => { }, end: async () => { } });

;// CONCATENATED MODULE: ./build/shell/clock.js

/** Timers hold at most 2^31 - 1 ms. */
const longestTimer = 2_147_483_647;
const systemClock = {
    now: () => Date.now(),
    sleepUntil: async (at, signal) => {
        while (!signal.aborted && at > Date.now()) {
            await (0,external_node_timers_promises_.setTimeout)(Math.min(at - Date.now(), longestTimer), undefined, { signal }).catch(() => { });
        }
    },
};

// EXTERNAL MODULE: ./build/detect/create.js + 26 modules
var create = __webpack_require__(46798);
// EXTERNAL MODULE: ./build/pool/ledger.js
var ledger = __webpack_require__(26926);
// EXTERNAL MODULE: ./build/pool/run-state.js
var run_state = __webpack_require__(84514);
// EXTERNAL MODULE: ./build/report/words.js
var words = __webpack_require__(44702);
// EXTERNAL MODULE: ./build/detect/lines.js
var detect_lines = __webpack_require__(66093);
;// CONCATENATED MODULE: ./build/present.js

/** Without a transcript the bytes pass unchanged; with one, stdout's events become text and stderr passes unchanged. */
const present = (transcript, sink) => {
    if (transcript === null)
        return { write: sink.write, close: sink.close, answer: () => null };
    let text = '';
    const lines = (0,detect_lines/* createLines */.OM)((block) => {
        for (const line of block.split('\n'))
            text += transcript.line((0,detect_lines/* decode */.D4)(line));
    });
    const show = () => {
        const shown = text;
        text = '';
        return shown === '' ? undefined : sink.write('stdout', utf8.encode(shown));
    };
    return {
        write: (stream, chunk) => {
            if (stream === 'stderr')
                return sink.write(stream, chunk);
            lines.push((0,detect_lines/* asLatin1 */.__)(chunk, 0, chunk.byteLength));
            return show();
        },
        close: async () => {
            lines.end();
            await show();
            await sink.close();
        },
        answer: transcript.answer,
    };
};
const utf8 = new TextEncoder();

;// CONCATENATED MODULE: ./build/watch.js
/** Watches an attempt for the three reasons to end it before its own end. */
const watch = (detector, ports) => {
    const { clock, cancellation, timeoutMs } = ports;
    const closing = new AbortController();
    const { promise: demand, resolve } = Promise.withResolvers();
    const armed = { at: Number.POSITIVE_INFINITY, abort: new AbortController() };
    const look = () => {
        const at = detector.endSignal()?.at ?? Number.POSITIVE_INFINITY;
        if (at === armed.at)
            return;
        armed.abort.abort();
        armed.at = at;
        armed.abort = new AbortController();
        if (at <= clock.now())
            resolve('early');
        else if (at < Number.POSITIVE_INFINITY)
            void alarm(at, armed.abort.signal, 'early');
    };
    const alarm = async (at, abort, reason) => {
        const either = AbortSignal.any([abort, closing.signal]);
        await clock.sleepUntil(at, either);
        if (!either.aborted)
            resolve(reason);
    };
    const cancel = () => resolve('cancelled');
    if (cancellation.first.aborted)
        cancel();
    else
        cancellation.first.addEventListener('abort', cancel, { once: true, signal: closing.signal });
    if (timeoutMs !== null)
        void alarm(clock.now() + timeoutMs, closing.signal, 'timed-out');
    return { look, demand, close: () => closing.abort() };
};

;// CONCATENATED MODULE: ./build/attempt.js



const graceMs = 5_000;
/** GitHub kills us 10 s after its first signal: the agent has this long to end by itself, and as long again to obey SIGTERM. */
const cancelGraceMs = 2_500;
/** Makes one attempt: prepares, starts, follows and ends the agent, and judges how it went. */
const attempt = async (plan, ports) => {
    const prepared = await ports.prepare(plan);
    try {
        return await attempt_follow(plan, prepared, ports);
    }
    finally {
        await prepared.settle();
    }
};
const attempt_follow = async (plan, prepared, ports) => {
    const { agent, clock } = ports;
    const detector = ports.detector(plan, prepared.resumes);
    const screen = present(prepared.transcript, ports.sink(plan));
    const watching = watch(detector, ports);
    const done = (await ports.work?.(plan)) ?? null;
    const work = async () => {
        const running = await agent.start(prepared.command, (stream, chunk) => {
            detector.push(stream, chunk, clock.now());
            done?.push(stream, chunk);
            watching.look();
            return screen.write(stream, chunk);
        });
        const demand = await Promise.race([running.exit.then(() => null), watching.demand]);
        if (demand !== null)
            await endAgent(running, demand, ports);
        return { running, demand, exit: await running.exit };
    };
    const { running, demand, exit } = await work().finally(() => {
        watching.close();
        return screen.close();
    });
    const sessionId = detector.sessionId() ?? prepared.sessionId;
    const session = sessionId === null ? null : await prepared.sessionRecord(sessionId);
    if (session !== null) {
        detector.push('session', session, clock.now());
        done?.push('session', session);
    }
    const { refusedResume, ...judgement } = detector.finish(exit, clock.now(), demand !== null);
    if (demand === null && goesOn(judgement.verdict))
        await running.end(graceMs);
    const end = {
        judgement,
        exitCode: exitCode(exit),
        endedEarly: demand === 'early',
        timedOut: demand === 'timed-out',
        refusedResume,
        resumed: prepared.resumes,
        sessionId,
        work: (await done?.done()) ?? null,
    };
    return { end, answer: screen.answer() };
};
const endAgent = async (running, demand, ports) => {
    if (demand !== 'cancelled')
        return running.end(graceMs);
    const { first, second } = ports.cancellation;
    const signal = String(first.reason);
    running.signal(signal === 'SIGINT' || signal === 'SIGHUP' ? signal : 'SIGTERM');
    const gone = running.exit.then(() => { });
    const patience = ports.clock.sleepUntil(ports.clock.now() + cancelGraceMs, second);
    await Promise.race([gone, patience]);
    const hurry = new Promise((resolve) => second.addEventListener('abort', () => resolve(running.end(0)), { once: true }));
    await Promise.race([running.end(second.aborted ? 0 : cancelGraceMs), hurry]);
};
/** What an agent left running in the background would work on beside the next attempt. */
const goesOn = (verdict) => verdict !== 'ok' && verdict !== 'failed' && verdict !== 'config';
const exitCode = (exit) => {
    switch (exit.kind) {
        case 'exited':
        case 'not-started':
            return exit.code;
        case 'signalled':
            return signalExitCode(exit.signal);
    }
};

;// CONCATENATED MODULE: ./build/claim.js
/**
 * Claims what the attempt needs, where the store can tell runs apart: a place on an account that bounds their number, and
 * for a probe to be the only one. A store in trouble is said and otherwise in nobody's way.
 */
const claim = async (plan, ports) => {
    const held = [];
    const release = async () => {
        await Promise.all(held.map((lease) => lease.release()));
    };
    const { leases } = ports;
    for (const [name, max] of leases === null ? [] : wanted(plan)) {
        const lease = await leases?.acquire(name, max);
        if (lease?.kind === 'held')
            held.push(lease);
        if (lease?.kind === 'failed')
            ports.trouble(lease.trouble);
        if (lease?.kind === 'taken') {
            await release();
            return null;
        }
    }
    return { release };
};
const wanted = ({ account, probe }) => {
    const { maxConcurrent } = account.bounds;
    return [
        ...(probe ? [[`${account.id}.probe`, 1]] : []),
        ...(maxConcurrent === null ? [] : [[account.id, maxConcurrent]]),
    ].map(([name, max]) => [name, max]);
};

// EXTERNAL MODULE: ./build/pool/decide.js + 6 modules
var decide = __webpack_require__(21283);
;// CONCATENATED MODULE: ./build/unless.js
/** What the work comes to; null when the signal is aborted first: then nobody waits for it any more. */
const unless = (signal, work) => new Promise((resolve, reject) => {
    const leave = () => resolve(null);
    if (signal.aborted)
        leave();
    else
        signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
});

;// CONCATENATED MODULE: ./build/run.js





/** Carries out what `decide` asks for, until the run is over. Rejects only on a fault of ours. */
const run = async (initial, ports) => {
    const writes = new Set();
    let answer = null;
    const tryAccount = async (plan) => {
        if (ports.cancellation.first.aborted)
            return cancelled(ports, null);
        const claimed = await claim(plan, ports);
        if (claimed === null)
            return { type: 'taken', now: ports.clock.now() };
        const result = await attempt(plan, ports).finally(claimed.release);
        answer = result.answer ?? answer;
        if (ports.cancellation.first.aborted)
            return cancelled(ports, result.end);
        return { type: 'attempt-ended', now: ports.clock.now(), end: result.end, random: ports.random() };
    };
    let decision = (0,decide/* decide */.L)(initial, { type: 'begun', now: ports.clock.now() });
    for (;;) {
        const final = enact(decision, ports, writes);
        if (final.do === 'finish') {
            await unless(ports.cancellation.second, Promise.all(writes));
            return { ending: final.ending, state: decision.state, answer };
        }
        const event = final.do === 'attempt' ? await tryAccount(final.plan) : await wait(final.until, decision.state, ports);
        decision = (0,decide/* decide */.L)(decision.state, event);
    }
};
/** Starts the writes (a record is never in the way of the next attempt) and says the notes. */
const enact = (decision, ports, writes) => {
    for (const effect of decision.effects) {
        switch (effect.do) {
            case 'record':
                writes.add(ports.store
                    .write(effect.records)
                    .then((trouble) => trouble && ports.trouble(trouble))
                    .then(() => { }));
                break;
            case 'note':
                ports.note(effect.note);
                break;
            case 'attempt':
            case 'wait':
            case 'finish':
                return effect;
        }
    }
    throw new Error('a decision without a next step');
};
const wait = async (until, state, ports) => {
    await ports.clock.sleepUntil(until, ports.cancellation.first);
    if (ports.cancellation.first.aborted)
        return cancelled(ports, null);
    const known = await unless(ports.cancellation.first, ports.store.read(state.pool.accounts.map((account) => account.id)));
    if (known === null)
        return cancelled(ports, null);
    if (known.trouble !== null)
        ports.trouble(known.trouble);
    return { type: 'waited', now: ports.clock.now(), ledger: known.ledger };
};
const cancelled = (ports, end) => ({
    type: 'cancelled',
    now: ports.clock.now(),
    exitCode: signalExitCode(String(ports.cancellation.first.reason)),
    end,
});

;// CONCATENATED MODULE: ./build/shell/execute.js






/** Reads the ledger, runs the pool to its end and says so. */
const execute = async (shell) => {
    const { settings, pool, store, screen, clock } = shell;
    const trouble = sayOnce(screen);
    const read = settings.ignoreState ? null : store.read(pool.accounts.map(({ id }) => id));
    // Cancelled meanwhile: `run` ends at once, whatever is known.
    const known = (read && (await unless(shell.cancellation.first, read))) ?? { ledger: ledger/* emptyLedger */.Hg, trouble: null };
    if (known.trouble !== null)
        trouble(known.trouble);
    if (store.leases === null && pool.accounts.some(({ bounds }) => bounds.maxConcurrent !== null)) {
        screen.say({ level: 'notice', text: `maxConcurrent is not kept: only the redis store can tell runs apart` });
    }
    const report = await run((0,run_state/* initialState */.u)(pool, known.ledger, settings.rules), {
        agent: shell.agent,
        store,
        leases: store.leases,
        work: settings.rules.retryIf === 'untouched' ? shell.work : null,
        clock,
        prepare: shell.prepare,
        detector: (plan, resumes) => (0,create/* createDetector */.F)(plan.account.provider, {
            resumed: resumes,
            retryDelayThresholdMs: settings.longestRetryMs,
            patient: plan.patience === 'own',
            patterns: settings.limitPatterns,
        }),
        sink: screen.sink,
        note: (note) => (0,words/* lines */.Mn)(note, clock.now()).forEach(screen.say),
        trouble,
        cancellation: shell.cancellation,
        timeoutMs: settings.timeoutMs,
        random: shell.random,
    });
    screen.say((0,words/* endingWords */.fg)(report.ending, clock.now()));
    return report;
};
/** A store in trouble stays in trouble: one notice is enough. */
const sayOnce = (screen) => {
    const said = new Set();
    return ({ notice }) => {
        if (said.size === 0)
            screen.say({ level: 'notice', text: notice });
        said.add(notice);
    };
};

// EXTERNAL MODULE: ./build/agents/create.js + 12 modules
var agents_create = __webpack_require__(66242);
// EXTERNAL MODULE: ./build/secure/names.js
var names = __webpack_require__(1612);
;// CONCATENATED MODULE: ./build/secure/environment.js

/**
 * Variables that an action has and a `run:` step has not, and ours. `ACTIONS_ID_TOKEN_REQUEST_*` is not among them: with
 * `id-token: write` the runner gives it to `run:` steps too, and agents sign in to clouds with it.
 */
const withheld = [
    { name: 'INPUT_*', why: "the action's inputs: all accounts" },
    { name: 'STATE_*', why: "the action's state for its post step" },
    { name: 'GITHUB_STATE', why: 'the file through which that state is written' },
    { name: 'ACTIONS_RUNTIME_*', why: 'a token that can write caches and artifacts' },
    { name: 'ACTIONS_RESULTS_URL', why: 'where that token is used' },
    { name: 'ACTIONS_CACHE_*', why: 'where that token is used, and what for' },
    { name: 'POOL_FAILOVER_*', why: 'ours: settings and hand-overs of this run or one around it' },
];
/**
 * The whole environment of one attempt. Built anew from what we inherited each time, so that nothing of one attempt
 * reaches the next. On Windows the names of `set` replace inherited ones of any case.
 */
const agentEnvironment = (request) => {
    const { inherited, set, unset, named = [], foreign = [], windows } = request;
    const same = (name) => (windows ? name.toUpperCase() : name);
    const out = new Set([...unset, ...named, ...Object.keys(set)].map(same));
    const secrets = foreign.filter((secret) => secret !== '');
    const environment = Object.create(null);
    for (const [name, value] of Object.entries(inherited)) {
        if (value === undefined || out.has(same(name)) || isWithheld(same(name)))
            continue;
        if (secrets.some((secret) => value.includes(secret)))
            continue;
        environment[name] = value;
    }
    for (const [name, value] of Object.entries(set)) {
        if (windows)
            for (const other of Object.keys(environment))
                if (same(other) === same(name))
                    delete environment[other];
        environment[name] = value;
    }
    return environment;
};
const withheldPattern = (0,names/* namePattern */._)(withheld.map(({ name }) => name));
const isWithheld = (name) => withheldPattern.test(name);

;// CONCATENATED MODULE: ./build/shell/script.js
/** How each shell is started, as a `run:` step does it. */
const shells = {
    bash: { argv: ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'], ending: 'sh' },
    sh: { argv: ['sh', '-e', '{0}'], ending: 'sh' },
    pwsh: { argv: ['pwsh', '-command', ". '{0}'"], ending: 'ps1' },
    powershell: { argv: ['powershell', '-command', ". '{0}'"], ending: 'ps1' },
    cmd: { argv: ['cmd', '/D', '/E:ON', '/V:OFF', '/S', '/C', 'CALL "{0}"'], ending: 'cmd' },
    python: { argv: ['python', '{0}'], ending: 'py' },
};
/** The script of an attempt: `resume-run` where there is a session to take up, `run` otherwise. Nothing of ours is put into it. */
const scriptOf = (job, resumes) => {
    const text = resumes && job.resumeRun !== null ? job.resumeRun : job.run;
    const { argv, ending } = shells[job.shell] ?? { argv: template(job.shell), ending: 'sh' };
    const content = ending === 'ps1' ? `$ErrorActionPreference = 'stop'\n${text}\n` : `${text}\n`;
    return { fileName: `script.${ending}`, content, argv };
};
const template = (shell) => {
    const [file = 'bash', ...args] = shell.trim().split(/\s+/);
    return args.some((arg) => arg.includes('{0}')) ? [file, ...args] : [file, ...args, '{0}'];
};

;// CONCATENATED MODULE: ./build/shell/session-file.js


/** More of a session file than this is never read: its last events are the ones that count. */
const mostBytes = 1 << 20;
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
    for await (const match of (0,promises_.glob)(kind.sessionFile(id), { cwd: home }))
        return (0,external_node_path_.join)(home, match);
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
const sizeOf = async (path) => path === null ? 0 : ((await (0,promises_.stat)(path).catch(() => null))?.size ?? 0);
/** A file's bytes from here on, whole lines, at most the last MiB of them. */
const readFrom = async (path, offset) => {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        const start = Math.max(offset, size - mostBytes);
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

;// CONCATENATED MODULE: ./build/shell/prepare.js





/** Puts an attempt's command, environment and files together. */
const createPrepare = (context) => {
    const given = context.uuid();
    return async (plan) => {
        const kind = (0,agents_create/* agentKind */.a)(plan.account.provider);
        const session = plan.resume === null ? { kind: 'fresh', id: freshId(context, plan, given) } : { kind: 'resume', id: plan.resume };
        const invocation = kind.invocation(plan.account, plan.patience);
        const place = context.workspace.place(plan.account, kind.home, invocation.files, context.inherited);
        const line = await commandLine(context, kind, plan, session);
        const set = { ...place.env, ...ours(plan, session), ...invocation.env };
        const command = { ...line.start, env: environment(context, plan, invocation, set), cwd: context.cwd };
        const record = await sessionFile(kind, command.env, plan.resume);
        return { command, ...line.about, sessionRecord: record.gained, settle: async () => place.settle() };
    };
};
/** A script may fix its session to the id it is told, so that one stays the same; a command of ours must not begin a used one. */
const freshId = (context, plan, given) => plan.number === 1 || context.settings.job.kind !== 'prompt' ? given : context.uuid();
const commandLine = async (context, kind, plan, session) => {
    const { job } = context.settings;
    const resuming = session.kind === 'resume';
    switch (job.kind) {
        case 'script': {
            const script = scriptOf(job, resuming);
            const path = context.workspace.write(script.fileName, script.content);
            const [file, ...args] = script.argv;
            return {
                start: { file, args: args.map((arg) => arg.replaceAll('{0}', path)), stdin: null },
                about: {
                    transcript: null,
                    resumes: resuming && job.resumeRun !== null,
                    sessionId: job.resumeRun === null ? null : session.id,
                },
            };
        }
        case 'command': {
            const [file, ...args] = job.argv;
            return {
                start: { file, args, stdin: context.stdin },
                about: { transcript: null, resumes: false, sessionId: null },
            };
        }
        case 'prompt':
            return built(job, kind, plan, session);
    }
};
const built = (job, kind, plan, session) => {
    const task = { prompt: job.prompt, args: job.args[kind.provider] };
    const command = kind.command(task, session, plan.patience);
    if (command === null)
        throw new Error(`no command can be built for ${kind.provider}`);
    const [file, ...args] = command.argv;
    return {
        start: { file, args, stdin: command.stdin },
        about: { transcript: kind.transcript(), resumes: session.kind === 'resume', sessionId: null },
    };
};
const ours = (plan, session) => ({
    POOL_FAILOVER_ATTEMPT: String(plan.number),
    POOL_FAILOVER_ACCOUNT: plan.account.label,
    POOL_FAILOVER_PROVIDER: plan.account.provider,
    POOL_FAILOVER_SESSION_ID: session.id,
});
const environment = (context, plan, invocation, set) => agentEnvironment({
    inherited: context.inherited,
    set,
    unset: invocation.unset,
    named: context.named,
    foreign: (0,mask/* secretsOf */.F)(context.accounts.filter((account) => account.id !== plan.account.id)),
    windows: context.windows,
});

// EXTERNAL MODULE: ./build/detect/fact.js
var fact = __webpack_require__(54802);
;// CONCATENATED MODULE: ./build/detect/work.js


const createWorkCounter = (provider) => {
    const isTurn = turnOf[provider];
    const turns = new Map();
    let costUsd = null;
    const linesOf = (channel) => (0,detect_lines/* createLines */.OM)((block) => {
        for (const line of block.split('\n')) {
            const event = (0,fact/* parseObject */.lj)((0,detect_lines/* decode */.D4)(line));
            if (event === null)
                continue;
            costUsd = (0,fact/* number */.ai)(event['total_cost_usd']) ?? costUsd;
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
        push: (channel, chunk) => lines[channel].push((0,detect_lines/* asLatin1 */.__)(chunk, 0, chunk.byteLength)),
        told: () => {
            for (const channel of Object.values(lines))
                channel.end();
            return { turns: turns.size === 0 ? null : Math.max(...turns.values()), costUsd };
        },
    };
};
/** Claude's own messages (a limit met) bear a made-up model. */
const claudeTurn = (event) => event['type'] === 'assistant' &&
    (0,fact/* object */.Ik)(event['message'])?.['model'] !== '<synthetic>' &&
    event['isApiErrorMessage'] !== true;
/** `--json`: finished items; the rollout file: what the model gave back. */
const codexTurn = (event) => {
    switch (event['type']) {
        case 'item.started':
        case 'item.completed':
            return (0,fact/* object */.Ik)(event['item'])?.['type'] !== 'error';
        case 'response_item': {
            const payload = (0,fact/* object */.Ik)(event['payload']);
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

;// CONCATENATED MODULE: ./build/shell/git-state.js





const git_state_run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
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
            const { stdout } = await git_state_run('git', [...options, ...args], { cwd, env: { ...bare(), ...env }, ...limits });
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

;// CONCATENATED MODULE: ./build/shell/work-watch.js


/** Measures what each attempt does, for `retry-if: untouched`: by the agent's events, and by git in its working directory. */
const createWorkWatch = (cwd, temporary) => async (plan) => {
    const before = await gitState(cwd, temporary);
    const counter = createWorkCounter(plan.account.provider);
    return {
        push: counter.push,
        done: async () => ({
            ...counter.told(),
            treeChanged: before === '' ? null : treeChanged(before, await gitState(cwd, temporary)),
        }),
    };
};

;// CONCATENATED MODULE: ./build/shell/launch.js






/** Runs a checked setup with the real effects. What action and CLI have in common. */
const launch = async (options) => {
    const { setup, store, workspace, hostPath, temporary } = options;
    const prepare = createPrepare({
        settings: setup.settings,
        accounts: setup.accounts,
        named: setup.named,
        inherited: options.env,
        workspace,
        cwd: options.cwd,
        uuid: external_node_crypto_.randomUUID,
        windows: process.platform === 'win32',
        stdin: options.stdin,
    });
    const agent = createAgent({ hostPath, temporary });
    // While the ledger is read.
    agent.warm();
    try {
        const report = await execute({
            settings: setup.settings,
            pool: setup.pool,
            store,
            agent,
            prepare,
            work: createWorkWatch(options.cwd, temporary),
            screen: options.screen,
            clock: systemClock,
            cancellation: options.cancellation,
            random: Math.random,
        });
        return { report, renewed: workspace.remove() };
    }
    catch (error) {
        workspace.remove();
        throw error;
    }
    finally {
        await agent.close();
        await store.close();
    }
};

// EXTERNAL MODULE: ./build/shell/stores.js + 21 modules
var stores = __webpack_require__(33541);
;// CONCATENATED MODULE: ./build/process/held-directory.js


const linux = process.platform === 'linux';
/** Works in a directory. Throws where there is none, or a symbolic link. */
const within = (path, work) => {
    if (!linux && (0,external_node_fs_.lstatSync)(path).isSymbolicLink())
        throw new Error('a symbolic link where a directory should be');
    const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = external_node_fs_.constants;
    const fd = (0,external_node_fs_.openSync)(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    try {
        return work({ fd, path: path.toString() });
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
};
/** The path of an entry of a held directory. */
const entry = (held, name) => linux
    ? Buffer.concat([Buffer.from(`/proc/self/fd/${held.fd}/`), Buffer.from(name)])
    : Buffer.from((0,external_node_path_.join)(held.path, name.toString()));
/** The names in a held directory, as bytes: they need not be UTF-8. */
const held_directory_names = (held) => (0,external_node_fs_.readdirSync)(entry(held, '.'), { encoding: 'buffer' });
/** Works in the directory that these names lead to, one below the other; with `make` missing ones are made, 0700. */
const below = (held, steps, make, work) => {
    const [step, ...rest] = steps;
    if (step === undefined)
        return work(held);
    if (make)
        makeDirectory(entry(held, step));
    return within(entry(held, step), (next) => below(next, rest, make, work));
};
/** Lets us list and change what is ours, whatever rights it was given. */
const held_directory_open = (held) => (0,external_node_fs_.fchmodSync)(held.fd, 0o700);
const makeDirectory = (path) => {
    try {
        (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
    }
    catch (error) {
        if (codeOf(error) !== 'EEXIST')
            throw error;
    }
};
const codeOf = (error) => error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

;// CONCATENATED MODULE: ./build/process/private-files.js




/** Names of our private directories begin with this; `removeAll` touches no other. */
const prefix = 'pool-failover-';
/** A credential file is small; what an agent makes of it may not be. */
const private_files_mostBytes = 1_048_576;
/** Makes a directory that only we can enter. Throws where that can't be done. */
const makePrivate = (base) => (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_fs_.realpathSync)(base), prefix));
/**
 * Puts a file, 0600, at a relative path below one of our directories, with 0700 directories on the way; it replaces what
 * was there, and follows no link. Throws on a path that leads out, and where the system refuses.
 */
const writePrivate = (directory, path, content) => {
    inParent(directory, path, true, (held, name) => {
        const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = external_node_fs_.constants;
        const temporary = entry(held, `.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`);
        const fd = (0,external_node_fs_.openSync)(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
        try {
            const bytes = Buffer.from(content);
            for (let done = 0; done < bytes.length;)
                done += (0,external_node_fs_.writeSync)(fd, bytes, done);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
        (0,external_node_fs_.renameSync)(temporary, entry(held, name));
    });
};
/** The text of a file below one of our directories; null when there is none, or no plain one of at most 1 MB. */
const readPrivate = (directory, path) => {
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
const stepsOf = (path) => {
    const steps = path.split(process.platform === 'win32' ? /[/\\]/ : '/');
    const odd = steps.some((step) => step === '' || step === '.' || step === '..' || /[\0:]/.test(step));
    if (odd)
        throw new Error('the path of a private file must be relative and lead down only');
    return steps;
};
const inParent = (directory, path, make, work) => {
    const steps = stepsOf(path);
    const name = steps.at(-1) ?? '';
    return within(directory, (root) => below(root, steps.slice(0, -1), make, (held) => work(held, name)));
};
const readPlain = (path) => {
    // Without O_NONBLOCK the opening of a named pipe would wait for ever.
    const fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    try {
        const { size } = (0,external_node_fs_.fstatSync)(fd);
        if (!(0,external_node_fs_.fstatSync)(fd).isFile() || size > private_files_mostBytes)
            return null;
        const buffer = Buffer.alloc(size);
        return buffer.subarray(0, (0,external_node_fs_.readSync)(fd, buffer, 0, size, 0)).toString('utf8');
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
};

;// CONCATENATED MODULE: ./build/process/private-home.js



/** Throws on a path in `files` that leads out of the home, and where the system refuses. */
const prepareHome = ({ base, name, realHome, files, linkExcept }) => {
    const path = (0,external_node_path_.join)(base, name);
    const apart = [...Object.keys(files), ...linkExcept].map(stepsOf);
    (0,external_node_fs_.mkdirSync)(path, { mode: 0o700 });
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
        if (inner.length === 0 || !private_home_isDirectory((0,external_node_path_.join)(from, name)))
            private_home_link((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name));
        else {
            (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(to, name), { mode: 0o700 });
            linkAll((0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name), inner);
        }
    }
};
/** Moves what is no link, and not set apart, from the private home to the real one; a file replaces the one it grew from. */
const carryAll = (from, to, apart) => {
    for (const name of namesIn(from)) {
        const inner = innerPaths(apart, name);
        const [source, target] = [(0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name)];
        const kind = (0,external_node_fs_.lstatSync)(source);
        if (inner === 'itself' || !(kind.isFile() || kind.isDirectory()))
            continue;
        (0,external_node_fs_.mkdirSync)(to, { recursive: true, mode: 0o700 });
        if (kind.isDirectory() && (inner.length > 0 || private_home_isDirectory(target)))
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
        (0,external_node_fs_.symlinkSync)(target, path);
    else if (private_home_isDirectory(target))
        (0,external_node_fs_.symlinkSync)(target, path, 'junction');
    else
        (0,external_node_fs_.copyFileSync)(target, path);
};
/** The temporary directory may lie on another disk than the home. */
const move = (source, target) => {
    try {
        (0,external_node_fs_.renameSync)(source, target);
    }
    catch {
        (0,external_node_fs_.cpSync)(source, target, { recursive: true, verbatimSymlinks: true });
        (0,external_node_fs_.rmSync)(source, { recursive: true, force: true });
    }
};
const namesIn = (path) => {
    try {
        return (0,external_node_fs_.readdirSync)(path);
    }
    catch {
        return [];
    }
};
/** Follows links: those in a user's own home are the user's. */
const private_home_isDirectory = (path) => {
    try {
        return (0,external_node_fs_.statSync)(path).isDirectory();
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
const removeAll = (directory, expectedParent) => {
    const name = (0,external_node_path_.basename)(directory);
    if (!(0,external_node_path_.isAbsolute)(directory) || !new RegExp(`^${prefix}[A-Za-z0-9]{6}$`).test(name) || directory.includes('\0')) {
        return { kind: 'refused', reason: 'it has not the name of a private directory' };
    }
    try {
        const parent = (0,external_node_fs_.realpathSync)(expectedParent);
        if ((0,external_node_path_.dirname)(directory) !== parent && (0,external_node_path_.dirname)(directory) !== expectedParent) {
            return { kind: 'refused', reason: 'it lies elsewhere' };
        }
        return within(parent, (held) => removeIn(held, name));
    }
    catch (error) {
        return { kind: 'left', reason: codeOf(error) || String(error) };
    }
};
const removeIn = (parent, name) => {
    const found = (0,external_node_fs_.lstatSync)(entry(parent, name), { throwIfNoEntry: false });
    if (found === undefined)
        return { kind: 'absent' };
    if (!found.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) {
        return { kind: 'refused', reason: 'it is not a directory of this user' };
    }
    if (!unlocked(parent, Buffer.from(name)))
        return { kind: 'left', reason: 'it can not be opened' };
    const reason = within(entry(parent, name), (held) => {
        held_directory_open(held);
        return sameAs(held, found) ? empty(held) : 'it was replaced';
    });
    if (reason !== null)
        return { kind: 'left', reason };
    (0,external_node_fs_.rmdirSync)(entry(parent, name));
    return { kind: 'removed' };
};
/**
 * Empties a directory level by level: what lies in a directory of it is moved up into it, so that neither depth nor the
 * length of a path matters. The code of the first error where something stays.
 */
const empty = (root) => {
    const stuck = new Map();
    for (;;) {
        const next = held_directory_names(root).filter((name) => !stuck.has(name.toString('latin1')));
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
        held_directory_open(child);
        for (const inner of held_directory_names(child)) {
            if (unlinked(child, inner) || !unlocked(child, inner))
                continue;
            (0,external_node_fs_.renameSync)(entry(child, inner), entry(root, `moved-${(0,external_node_crypto_.randomBytes)(8).toString('hex')}`));
        }
    });
    (0,external_node_fs_.rmdirSync)(entry(root, name));
};
/** False when it is a directory: those can't be unlinked. Throws when the system refuses. */
const unlinked = (held, name) => {
    if ((0,external_node_fs_.lstatSync)(entry(held, name), { throwIfNoEntry: false })?.isDirectory())
        return false;
    (0,external_node_fs_.unlinkSync)(entry(held, name));
    return true;
};
/** Gives us back the right to enter and move a directory of ours; false when it is gone. */
const unlocked = (held, name) => {
    const found = (0,external_node_fs_.lstatSync)(entry(held, name), { throwIfNoEntry: false });
    if (found?.isDirectory() && (found.mode & 0o700) !== 0o700)
        (0,external_node_fs_.chmodSync)(entry(held, name), 0o700);
    return found !== undefined;
};
const sameAs = (held, { dev, ino }) => {
    const now = (0,external_node_fs_.fstatSync)(held.fd);
    return now.dev === dev && now.ino === ino;
};

;// CONCATENATED MODULE: ./build/shell/workspace.js






/** Where private directories are made: the runner empties its own after the job. */
const temporaryDirectory = (env) => env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
const createWorkspace = (temporary, onRenewed) => {
    const directory = makePrivate(temporary);
    const { ino } = (0,external_node_fs_.lstatSync)(directory);
    // One home for all attempts: agents keep the absolute paths of their sessions in it.
    const homes = new Map();
    const renewed = new Map();
    /** The agent may have put a link in the place of our directory: what is below it would not be ours. */
    const fresh = () => {
        const now = (0,external_node_fs_.lstatSync)(directory);
        if (!now.isDirectory() || now.ino !== ino)
            throw new Error('the private directory was replaced by something else');
        return makePrivate(directory);
    };
    const write = (name, content) => {
        const own = fresh();
        writePrivate(own, name, content);
        return (0,external_node_path_.join)(own, name);
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
                    realHome: realHome(home, inherited) ?? (0,external_node_path_.join)(base, 'none'),
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
                        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(made.path, path), { force: true });
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
            return (0,external_node_path_.join)(kept, 'renewed.json');
        },
    };
};
const realHome = (home, env) => {
    if (home === null)
        return null;
    const moved = env[home.variable];
    if (moved)
        return home.variableNames === 'home' ? moved : (0,external_node_path_.join)(moved, home.directory);
    return env['HOME'] ? (0,external_node_path_.join)(env['HOME'], home.directory) : null;
};

// EXTERNAL MODULE: ./build/shell/cli/load.js + 15 modules
var load = __webpack_require__(12725);
;// CONCATENATED MODULE: ./build/shell/cli/run.js











/** `run`: the agent on the pool. The exit code is the agent's own; 75 when the pool is exhausted. */
const runCommand = async (options, argv, hostPath) => {
    const { env } = process;
    const { setup, redact } = await (0,load/* load */.H)(options, argv, env);
    const json = options['json'] === true;
    const stderr = (0,out/* writeTo */.j)(process.stderr);
    const temporary = temporaryDirectory(env);
    const { report, renewed } = await launch({
        setup,
        store: (0,stores/* openStore */.C)(setup.settings, env, { stateDirectory: (0,load/* text */.Q)(options, 'state'), defaultBranch: null }),
        screen: terminalScreen({
            stdout: json ? stderr : (0,out/* writeTo */.j)(process.stdout),
            stderr,
            redact,
            colour: process.stderr.isTTY === true && !env['NO_COLOR'],
        }),
        workspace: createWorkspace(temporary, (_account, contents) => redact.add((0,mask/* maskable */.d)(contents))),
        cancellation: cancellationOf({ source: process, overdue: (signal) => process.exit(signalExitCode(signal)) }),
        env,
        hostPath,
        temporary,
        cwd: (0,external_node_path_.resolve)((0,load/* text */.Q)(options, 'cwd') ?? '.'),
        stdin: null,
    });
    if (renewed !== null)
        console.error(`pool-failover: an agent renewed its credential files; they are kept in ${renewed}`);
    if (json)
        console.log(JSON.stringify(outputs(report, redact)));
    return report.ending.exitCode;
};


/***/ })

};
