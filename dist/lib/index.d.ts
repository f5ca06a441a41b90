/** The library: `import { ... } from 'pool-failover'`. What stands here is public and keeps to semantic versioning. */
/** What one attempt's end says about the account. */
export declare const verdicts: readonly ['ok', 'usage-limit', 'rate-limit', 'auth', 'billing', 'overloaded', 'network', 'config', 'failed'];
type Verdict = (typeof verdicts)[number];
/** How the end of a cooldown is known, best first. */
declare const resetSources: readonly ['event', 'header', 'text', 'backoff', 'default'];
type ResetSource = (typeof resetSources)[number];
/** What a verdict rests on. `text` is raw: redact it before it is shown or stored anywhere. */
interface Evidence {
  readonly source: 'event' | 'exit' | 'text';
  readonly text: string;
}
/** An instant at which a limit ends, as the agent told it. Epoch milliseconds, not yet clamped. */
interface Reset {
  readonly at: number;
  readonly source: ResetSource;
}
/** Spent share of each window, 0 to 1; null where the agent said nothing. */
interface Utilization {
  readonly fiveHour: number | null;
  readonly sevenDay: number | null;
  /** Epoch ms at which each window ends; null, or left out, where the agent said nothing. */
  readonly ends?: {
    readonly fiveHour: number | null;
    readonly sevenDay: number | null;
  };
}
/** The detector's whole answer about one attempt. */
interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: Evidence | null;
  readonly reset: Reset | null;
  /** 0 to 1: 1 for a typed event, less for text, least for a bare exit code. */
  readonly confidence: number;
  readonly utilization: Utilization | null;
}
/** When an account may be used: what a user wrote as `Mon-Fri 18:00-08:00 Europe/Rome`, parsed. */
interface Hours {
  readonly spans: readonly Span[];
  /** An IANA name. */
  readonly zone: string;
}
/** Minutes of the day, 0 to 1440; a span whose end is not after its start goes on to the next morning. */
interface Span {
  /** 0 is Sunday; the days on which the span begins. */
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}
/** What a user allows of an account, beyond the provider's own limits. */
interface Bounds {
  /** The spent share of a window, 0 to 1, from which on the account is left alone; null: the provider's limit alone counts. */
  readonly fiveHour: number | null;
  readonly sevenDay: number | null;
  readonly hours: Hours | null;
  /** Most runs that use it at once; null: any number. */
  readonly maxConcurrent: number | null;
}
/** The agents whose accounts can be pooled. `custom` is any other command. */
export declare const providers: readonly ['claude', 'codex', 'gemini', 'custom'];
type Provider = (typeof providers)[number];
/** A short hash of pool, provider and label: 12 lower-case hex digits. Safe to publish. */
type AccountId = string;
/** What lets the agent in. Every value is a secret. */
type Credential =
/** One token; the provider's usual variable is chosen by its kind. */
{
  readonly kind: 'secret';
  readonly secret: string;
} |
/** Named environment variables. */
{
  readonly kind: 'env';
  readonly env: Readonly<Record<string, string>>;
} |
/** Files by their relative path in the agent's home (`.codex`, `.claude`, `.gemini`), e.g. `auth.json`. */
{
  readonly kind: 'files';
  readonly files: Readonly<Record<string, string>>;
};
/** One label, one provider, one credential. */
interface Account {
  readonly id: AccountId;
  /** Normalised: lower case, words joined by hyphens; unique per provider. */
  readonly label: string;
  readonly provider: Provider;
  readonly credential: Credential;
  /** 8 hex digits over the credential: tells that it changed, not what it is. */
  readonly fingerprint: string;
  /** Lower goes first under the `priority` strategy. */
  readonly priority: number;
  /** Accounts of one provider and group share one limit and cool together. Normalised like a label. */
  readonly group: string | null;
  readonly disabled: boolean;
  readonly bounds: Bounds;
}
interface Pool {
  /** The pool's name: part of every account's id and every key in a store. */
  readonly name: string;
  readonly accounts: readonly Account[];
}
/** Where bytes come from: the agent's two streams, or the session file it writes (Claude's `.jsonl`, Codex's rollout). */
type Channel = Stream | 'session';
/** A typed signal that the running agent will not recover by itself soon. */
interface EndSignal {
  /** End the agent at this instant (epoch ms) unless the detector withdraws the signal; now or past: at once. */
  readonly at: number;
  /** One line, raw: redact before showing. */
  readonly reason: string;
}
/** Follows one attempt. Deterministic: the same bytes at any chunking give the same answers. */
interface Detector {
  /** Takes bytes as they come. */
  readonly push: (channel: Channel, chunk: Uint8Array, now: number) => void;
  /** The signal in force after all that was pushed, or null. */
  readonly endSignal: () => EndSignal | null;
  /** The session's id once the agent told it. */
  readonly sessionId: () => string | null;
  /**
   * The verdict on the whole attempt. `endedByUs`: we ended the agent on its end signal, so its exit says nothing.
   * `refusedResume` is true when the agent did no work because the session to resume could not be taken up.
   */
  readonly finish: (exit: Exit, now: number, endedByUs: boolean) => Judgement & {
    readonly refusedResume: boolean;
  };
}
/** The verdicts that say something lasting about an account; `ok` is a cooldown cleared, by hand or by work done on the account. */
declare const conditionVerdicts: readonly ['ok', 'usage-limit', 'rate-limit', 'auth', 'billing'];
type ConditionVerdict = (typeof conditionVerdicts)[number];
/** A limit met, a refusal, or a cooldown cleared. A healthy run on an account that is free never writes one, so it can't hide a cooldown. */
interface ConditionRecord {
  readonly kind: 'condition';
  readonly account: AccountId;
  /** Epoch ms at which this was seen; later than all that was known then, though that came from a clock ahead of ours. */
  readonly observedAt: number;
  /** Epoch ms until which the account rests; 0 when cleared. */
  readonly until: number;
  readonly verdict: ConditionVerdict;
  readonly source: ResetSource;
  /** Failures in a row, this one included; 0 when cleared. */
  readonly failures: number;
  /** Of the credential that met the limit: `auth` and `billing` end when it changes. */
  readonly fingerprint: string;
}
/** An account was used, and perhaps did its work. */
interface UseRecord {
  readonly kind: 'use';
  readonly account: AccountId;
  /** Epoch ms at which its last attempt ended; dated like a condition's. */
  readonly observedAt: number;
  /** Epoch ms of its last success, 0 for never: failures seen before it don't count any more. */
  readonly succeededAt: number;
  readonly utilization: Utilization | null;
}
/** One fact about one account. Records are facts: they are merged, never edited. */
type AccountRecord = ConditionRecord | UseRecord;
/** The latest known records of a pool's accounts. */
interface Ledger {
  readonly conditions: ReadonlyMap<AccountId, ConditionRecord>;
  readonly uses: ReadonlyMap<AccountId, UseRecord>;
}
export declare const emptyLedger: Ledger;
/**
 * Newest observation wins; of two at the same instant the later `until` (or `succeededAt`), then any fixed order,
 * so that merging is commutative, associative and idempotent: the order in which records arrive never matters.
 */
export declare const merge: (ledger: Ledger, records: Iterable<AccountRecord>) => Ledger;
/** All records of a ledger, one list. */
export declare const recordsOf: (ledger: Ledger) => readonly AccountRecord[];
/** When work that failed may be done again on another account. */
declare const retryRules: readonly ['always', 'untouched', 'never'];
type RetryRule = (typeof retryRules)[number];
/** What is known of the failed attempt's work. */
interface WorkDone {
  /** Answers and tool calls of the model; null: not told. */
  readonly turns: number | null;
  /** US dollars; null: not told. */
  readonly costUsd: number | null;
  /** Whether working tree or HEAD changed; null: can't be told. */
  readonly treeChanged: boolean | null;
}
export declare const strategies: readonly ['round-robin', 'priority', 'least-recently-used', 'spread', 'most-remaining'];
type Strategy = (typeof strategies)[number];
/** How a pool's accounts are put in order. `spreadIndex` sets parallel jobs apart under `spread`. */
interface Ordering {
  readonly strategy: Strategy;
  readonly spreadIndex: number;
}
/** What is known to be spent of one window of an account that still runs. */
interface KnownShare {
  readonly window: 'fiveHour' | 'sevenDay';
  /** 0 to 1, or a little more. */
  readonly spent: number;
  /** Epoch ms at which the window has ended, at the latest. */
  readonly endsBy: number;
}
/** What the user decided about a run. Times in milliseconds. */
interface Rules {
  readonly ordering: Ordering;
  readonly maxFailovers: number;
  /** Cooldown of a limit that names no reset. */
  readonly cooldownMs: number;
  readonly whenExhausted: 'fail' | 'neutral' | 'wait';
  /** Whether a cooling account may be tried, once a run, when all others are spent: limits are lifted early at times. */
  readonly probe: boolean;
  /** Longest total wait under `wait`, not counting the seconds before a retry. */
  readonly maxWaitMs: number;
  /** What the next attempt does with the work of the last: see `docs/continuing.md`. */
  readonly continueMode: 'auto' | 'resume' | 'restart' | 'stop';
  /** `untouched`: only after an attempt that did nothing yet. */
  readonly retryIf: RetryRule;
}
/** One attempt to be made. */
interface Plan {
  /** 1 for the first attempt of the run. */
  readonly number: number;
  readonly account: Account;
  /** The session to take up, or null to start afresh. */
  readonly resume: string | null;
  /** `short` while another account that does not share its limit is free: the agent need not wait out a limit itself. */
  readonly patience: 'short' | 'own';
  /** A try of an account that is known to be cooling. */
  readonly probe: boolean;
}
/** How an attempt ended, as the shell saw it. */
interface AttemptEnd {
  readonly judgement: Judgement;
  /** The agent's own exit code; 128 + n for signal n, 126 or 127 when it could not be started. */
  readonly exitCode: number;
  /** Ended by us on a typed signal, before it would have given up by itself. */
  readonly endedEarly: boolean;
  readonly timedOut: boolean;
  /** The session could not be taken up; nothing was done. Means nothing where the plan resumes none. */
  readonly refusedResume: boolean;
  /** The command took up an earlier session; false where the user's own command had to do so. */
  readonly resumed: boolean;
  readonly sessionId: string | null;
  /** What the attempt did; null where nobody asked (`retryIf` is `always`). */
  readonly work: WorkDone | null;
  /** The agent that its provider needs can't be started here. Means nothing with another verdict than `config`. */
  readonly absent: boolean;
}
/** One attempt that is over. */
interface Attempt {
  readonly plan: Plan;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly end: AttemptEnd;
  /** The record it left on its account, if any. */
  readonly record: ConditionRecord | null;
}
type Outcome = 'succeeded' | 'failed' | 'exhausted' | 'cancelled' | 'timed-out' | 'misconfigured';
/**
 * Why a run went no further after a limit: nothing is free or worth waiting for (`in-use`: other runs have what is free), or its user
 * lets it do no more (`never`: `retryIf`; `stop`: `continueMode`).
 */
type GaveUp = 'no-account' | 'in-use' | 'max-failovers' | 'stop' | 'never' | 'touched';
/** How the whole run ended, and where it is exhausted, why it went no further. */
type Ending = EndingFacts & ({
  readonly outcome: 'exhausted';
  readonly gaveUp: GaveUp;
} | {
  readonly outcome: Exclude<Outcome, 'exhausted'>;
  readonly gaveUp: null;
});
interface EndingFacts {
  readonly exitCode: number;
  /** The account of the last attempt; null where none was made, or the run was cancelled while none was under way. */
  readonly account: Account | null;
  /** Epoch ms; null where an account is free now, none will be by itself, or nobody knows when. */
  readonly nextAvailableAt: number | null;
}
/** Why an account is not chosen now. */
type Skip =
/** `record` may be of another account of its group. */
{
  readonly kind: 'cooling';
  readonly record: ConditionRecord;
} | {
  readonly kind: 'quarantined';
  readonly record: ConditionRecord;
} | {
  readonly kind: 'disabled';
} |
/** So much is spent as its user allows. */
{
  readonly kind: 'capped';
  readonly share: KnownShare;
  readonly cap: number;
  readonly until: number;
} |
/** Outside the hours that its user allows. */
{
  readonly kind: 'closed';
  readonly until: number;
} |
/** As many runs use it as its user allows; `until` is when to ask again. */
{
  readonly kind: 'taken';
  readonly until: number;
} |
/** Two accounts of its provider were throttled within a minute: the runner's address is, not the accounts. */
{
  readonly kind: 'throttled';
  readonly until: number;
} |
/** Its provider did not answer properly after two more tries. */
{
  readonly kind: 'provider-down';
} |
/** The agent of its provider can't be started here. */
{
  readonly kind: 'absent';
} |
/** It can't take up the session that `continue: resume` is to go on with. */
{
  readonly kind: 'other-provider';
};
/** A decision for people to read. `report` puts it into words. */
type Note = {
  readonly kind: 'chosen';
  readonly plan: Plan;
  readonly skipped: readonly {
    account: Account;
    skip: Skip;
  }[];
} | {
  readonly kind: 'limited';
  readonly account: Account;
  readonly record: ConditionRecord;
  readonly judgement: Judgement;
  /** The store was not asked: what it knows may last longer. */
  readonly unread: boolean;
} | {
  readonly kind: 'transient';
  readonly account: Account;
  readonly judgement: Judgement;
  readonly retry: number;
  readonly delayMs: number;
} | {
  readonly kind: 'provider-down';
  readonly provider: Provider;
  readonly judgement: Judgement;
} |
/** `ends`: the run with it, for it may begin no other session. */
{
  readonly kind: 'refused-resume';
  readonly account: Account;
  readonly ends: boolean;
} |
/** `until` null: for a place that another run has. */
{
  readonly kind: 'waiting';
  readonly until: number | null;
  readonly account: Account;
} | {
  readonly kind: 'max-failovers';
  readonly max: number;
} | {
  readonly kind: 'stopped';
  readonly account: Account;
  readonly by: 'stop' | 'never';
} |
/** Its agent can't be started; the pool has other providers. */
{
  readonly kind: 'absent';
  readonly account: Account;
  readonly judgement: Judgement;
} | {
  readonly kind: 'probe';
  readonly account: Account;
  readonly until: number;
} |
/** All its places are in use by other runs. */
{
  readonly kind: 'taken';
  readonly account: Account;
  readonly probe: boolean;
} |
/** What `retryIf: 'untouched'` rests on, after an attempt that might be made again. */
{
  readonly kind: 'work';
  readonly account: Account;
  readonly work: WorkDone;
} |
/** Nothing is free or worth waiting for. Not said where `max-failovers` or `stopped` is the reason to give up. */
{
  readonly kind: 'exhausted';
  readonly gaveUp: 'no-account' | 'in-use';
  readonly skipped: readonly {
    account: Account;
    skip: Skip;
  }[];
  readonly nextAvailableAt: number | null;
} | {
  readonly kind: 'verdict';
  readonly account: Account;
  readonly verdict: Verdict;
  readonly judgement: Judgement;
  readonly exitCode: number;
};
interface RunState {
  readonly pool: Pool;
  readonly rules: Rules;
  readonly ledger: Ledger;
  readonly attempts: readonly Attempt[];
  /** The attempt under way; `counted`: it is a failover. */
  readonly current: {
    readonly plan: Plan;
    readonly startedAt: number;
    readonly counted: boolean;
  } | null;
  /** Attempts after the first that were neither a retry nor a fresh start after a refused resume. */
  readonly failovers: number;
  /** Session ids by provider: a session can't move to another provider's agent. */
  readonly sessions: ReadonlyMap<Provider, string>;
  /** Providers that stayed out of order after all retries: not used any more in this run. */
  readonly down: ReadonlySet<Provider>;
  /** Providers whose agents can't be started here. */
  readonly absent: ReadonlySet<Provider>;
  /** Retries of the account in use for reasons that aren't its fault. */
  readonly retries: number;
  /** Throttles waited out without `wait`. */
  readonly shortWaits: number;
  /** Time asked for under `wait`, in all. */
  readonly waitedMs: number;
  /** The one try of a cooling account that `probe` allows is spent. */
  readonly probed: boolean;
  /** Accounts whose places were all in use, and when to ask again (epoch ms). */
  readonly taken: ReadonlyMap<AccountId, number>;
  /** The store was not asked (`ignore-state`): what rests there is not known. */
  readonly unread: boolean;
}
type RunEvent = {
  readonly type: 'begun';
  readonly now: number;
} |
/** `random` in [0, 1) gives the jitter. */
{
  readonly type: 'attempt-ended';
  readonly now: number;
  readonly end: AttemptEnd;
  readonly random: number;
} |
/** The attempt could not begin: all places of its account are in use. They may be asked for again after `askAgainMs`. */
{
  readonly type: 'taken';
  readonly now: number;
  readonly askAgainMs: number;
} |
/** A wait is over; `ledger` is what the store knows by now. */
{
  readonly type: 'waited';
  readonly now: number;
  readonly ledger: Ledger;
} |
/** The run is to stop; `end` is of the attempt that was cut off, if one was. */
{
  readonly type: 'cancelled';
  readonly now: number;
  readonly exitCode: number;
  readonly end: AttemptEnd | null;
};
/** What the shell does next, in order. The last one is always `attempt`, `wait` or `finish`. */
type Effect = {
  readonly do: 'record';
  readonly records: readonly AccountRecord[];
} | {
  readonly do: 'note';
  readonly note: Note;
} | {
  readonly do: 'attempt';
  readonly plan: Plan;
} |
/** Until an account comes free, or a retry is due; answered by `waited`. */
{
  readonly do: 'wait';
  readonly until: number;
} | {
  readonly do: 'finish';
  readonly ending: Ending;
};
interface Decision {
  readonly state: RunState;
  readonly effects: readonly Effect[];
}
export declare const initialState: (pool: Pool, ledger: Ledger, rules: Rules, unread?: boolean) => RunState;
type Stream = 'stdout' | 'stderr';
/** How a process came to its end, exactly. */
type Exit = {
  readonly kind: 'exited';
  readonly code: number;
} | {
  readonly kind: 'signalled';
  readonly signal: string;
} |
/** 127: not found, 126: found but can't be started. */
{
  readonly kind: 'not-started';
  readonly code: 126 | 127;
  readonly reason: string;
};
/** Why a store can't do its work now. `notice` is one plain sentence: what it means and what to do. Never holds a secret. */
interface Trouble {
  readonly reason: 'absent' | 'denied' | 'read-only' | 'unreachable' | 'slow' | 'damaged';
  readonly notice: string;
}
/** Where the ledger lives between runs. No method ever throws or takes longer than its own time limit. */
interface Store {
  readonly name: string;
  /** How many accounts to ask for at once where each costs a question of its own; left out where all cost as much as one. */
  readonly portion?: number;
  /** The latest records of these accounts; with trouble, what could be read of them (perhaps nothing). */
  readonly read: (accounts: readonly AccountId[]) => Promise<{
    readonly ledger: Ledger;
    readonly trouble: Trouble | null;
  }>;
  /** Adds facts. Resolves when they are safe, or with the trouble that kept them out. */
  readonly write: (records: readonly AccountRecord[]) => Promise<Trouble | null>;
  /** Lets go of connections, locks and timers. */
  readonly close: () => Promise<void>;
}
/** Bounds how many runs use an account at once, where the store can tell runs apart. */
interface Leases {
  /** `roughly`: only a bound of one is kept, and runs that begin in the same moment may both be let in. */
  readonly kept: 'exactly' | 'roughly';
  /** Claims one of `max` places on the account: at once, or not at all. Never rejects. */
  readonly acquire: (account: AccountId, max: number) => Promise<Lease>;
}
/** Places that outlive the process, for later steps of a job. */
interface Reservations {
  /** Claims one of `max` places for `forMs`: at once, or not at all. Never rejects. */
  readonly reserve: (account: AccountId, max: number, forMs: number) => Promise<Reservation>;
  /** Gives a reserved place back, if it was not lost by time. Resolves with what kept it from that. */
  readonly free: (account: AccountId, holder: string) => Promise<Trouble | null>;
}
type Lease =
/** Kept alive by itself until `release`, which never rejects; after a crash it runs out. */
{
  readonly kind: 'held';
  readonly release: () => Promise<void>;
} |
/** All places are in use: take another account, or ask again after so many ms, as often as the store can bear. */
{
  readonly kind: 'taken';
  readonly askAgainMs: number;
} | {
  readonly kind: 'failed';
  readonly trouble: Trouble;
};
type Reservation =
/** `holder` is a random word that gives the place back. */
{
  readonly kind: 'held';
  readonly holder: string;
} | Exclude<Lease, {
  kind: 'held';
}>;
/** Whose output is judged: the agents of a pool, other agents, and bare APIs. */
export declare const speakers: readonly ['claude', 'codex', 'gemini', 'copilot', 'cursor', 'qwen', 'opencode', 'aider', 'amp', 'anthropic', 'openai', 'google', 'vertex', 'bedrock', 'azure', 'openrouter', 'other'];
type Speaker = (typeof speakers)[number] | Provider;
/** A reason for an attempt's end, found in what the agent said. */
interface Signal {
  /** The name of the wording or event it was known by. */
  readonly id: string;
  readonly verdict: Exclude<Verdict, 'ok'>;
  readonly evidence: Evidence;
  readonly reset: Reset | null;
  /** 0 to 1. */
  readonly confidence: number;
}
/** What one line of an agent's machine-readable output says. */
type Fact = {
  readonly is: 'session';
  readonly id: string;
} | {
  readonly is: 'utilization';
  readonly utilization: Utilization;
} |
/** A turn ended well: what was complained of before is over. */
{
  readonly is: 'completed';
} |
/** A turn ended in an error. */
{
  readonly is: 'failed';
  readonly signal: Signal | null;
} |
/** An error that the agent does not retry. */
{
  readonly is: 'refused';
  readonly signal: Signal;
} |
/** An error that the agent will retry by itself: the `attempt`th in a row (null: the one told before), in `delayMs` (null: not told; `without-end`: until something changes). */
{
  readonly is: 'retrying';
  readonly signal: Signal;
  readonly attempt: number | null;
  readonly delayMs: number | 'without-end' | null;
} |
/** The session to resume can't be taken up. */
{
  readonly is: 'resume-refused';
  readonly text: string;
} |
/** The agent is at work: an announced retry went well. */
{
  readonly is: 'working';
};
/** A zone: an IANA name, or minutes east of UTC. */
type Zone = string | number;
/** A user's own wording of a limit. */
interface UserPattern {
  readonly name: string;
  readonly verdict: Signal['verdict'];
  readonly stream: Stream | 'both';
  /** `failed`: only of a process that failed. `always`: also after exit 0. */
  readonly when: 'failed' | 'always';
  /** Whether a line, without its decoration, holds the pattern. Linear in the line. */
  readonly matches: (line: string) => boolean;
}
interface DetectorOptions {
  /** The attempt tries to take up an earlier session. Default: false. */
  readonly resumed?: boolean;
  /** A retry of the agent's own that is further away than this ends it early. Default: 60,000. */
  readonly retryDelayThresholdMs?: number;
  /** No other account is free: short throttles are left to the agent's own retries. Default: false. */
  readonly patient?: boolean;
  /** The zone of times that name none: an IANA name or minutes east of UTC. Default: UTC, which agents are started with. */
  readonly zone?: Zone;
  /** The user's own wordings; they go before the built-in ones. */
  readonly patterns?: readonly UserPattern[];
  /** Told of every fact that a line of the agent's states, as it is read. */
  readonly observe?: (fact: Fact) => void;
}
/** Follows one attempt of this speaker: see `Detector`. */
export declare const createDetector: (speaker: Speaker, options?: DetectorOptions) => Detector;
/** A finished run, as far as it is known. */
interface Run {
  readonly id?: string;
  readonly provider: Speaker;
  /** Not told: judged as a process that failed. */
  readonly exitCode?: number;
  /** The name of the signal that ended it. */
  readonly signal?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  /** Epoch ms at which the run ended; logs with timestamps of their own go by those. */
  readonly now?: number;
}
interface Classification {
  readonly id?: string;
  readonly verdict: Verdict;
  /** Epoch ms, as told: it may be past. */
  readonly resetAt?: number;
  /** How `resetAt` is known. */
  readonly source?: ResetSource;
  /** The event or line the verdict rests on, raw: redact it before it is shown. */
  readonly evidence?: string;
  readonly confidence: number;
}
/** Reads the output of a run piece by piece. */
interface Classifier {
  readonly push: (stream: Stream, bytes: Uint8Array) => void;
  readonly finish: () => Classification;
}
/** Judges a run from its saved output, logs downloaded from GitHub Actions included. Memory doesn't grow with the log. */
export declare const createClassifier: (run: Pick<Run, 'provider' | 'exitCode' | 'signal' | 'now'>, options?: DetectorOptions) => Classifier;
/** Judges one run whose output is at hand. */
export declare const classify: (run: Run, options?: DetectorOptions) => Classification;
type Parsed = {
  readonly ok: true;
  readonly pool: Pool;
} |
/** Every problem found, by position and label; never a value of the document. */
{
  readonly ok: false;
  readonly problems: readonly string[];
};
/** One account as users write it. Exactly one form of credential; `env` and `envFrom` may stand together. */
interface AccountEntry {
  readonly label: string;
  readonly provider: Provider;
  /** An API key or token: which variable the agent gets follows from its kind. */
  readonly secret?: string;
  /** The name of the variable that holds the secret. */
  readonly secretFrom?: string;
  /** Variables, by name. */
  readonly env?: Readonly<Record<string, string>>;
  /** Variables, with the names of those that hold their values. */
  readonly envFrom?: Readonly<Record<string, string>>;
  /** Files of the agent's home, by their relative path. */
  readonly files?: Readonly<Record<string, string | object>>;
  /** 0 to 1000, lower goes first under `priority`; 100 when left out. */
  readonly priority?: number;
  /** Accounts of one provider and group share one limit. */
  readonly group?: string;
  readonly disabled?: boolean;
  /** Share of its windows that is kept, e.g. `5%`. */
  readonly reserve?: string;
  readonly maxUtilization?: {
    readonly five_hour?: string;
    readonly seven_day?: string;
  };
  /** E.g. `Mon-Fri 18:00-08:00 Europe/Rome`. */
  readonly hours?: string;
  readonly maxConcurrent?: number;
}
interface AccountsOptions {
  /** The pool's name; `default` when left out. */
  readonly pool?: string;
  /** Where `secretFrom` and `envFrom` look; `process.env` when left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Share of its windows that is kept of every account which names no other: 0 to 1. */
  readonly reserve?: number;
}
/** Reads a list of accounts, or its JSON. Never throws: a pool, or every problem by position and label, never by value. */
export declare const parseAccounts: (accounts: string | readonly AccountEntry[], options?: AccountsOptions) => Parsed;
/** How loud a line is. */
type Level = 'info' | 'notice' | 'warning' | 'error';
interface Line {
  readonly level: Level;
  /** Raw: redact and escape before it is shown. */
  readonly text: string;
}
/** Puts a decision into words. */
export declare const lines: (note: Note, now: number) => readonly Line[];
/** Which last uses the strategy needs: of each account, only the newest of the pool (one lookup a ref), or none. */
type UsesNeeded = 'each' | 'newest' | 'none';
/** The stores that can be chosen, with what each needs. */
type StoreOptions = {
  readonly kind: 'memory';
} |
/** `directory`: absolute, e.g. `$XDG_STATE_HOME/pool-failover`. */
{
  readonly kind: 'file';
  readonly pool: string;
  readonly directory: string;
  readonly now: () => number;
} | {
  readonly kind: 'actions-cache';
  readonly pool: string;
  /** Full ref of this run: `refs/heads/x` or `refs/pull/1/merge`. */
  readonly ref: string;
  /** Full refs of the default branch and a pull request's base, as far as known. */
  readonly sharedRefs: readonly string[];
  /** `newest` for round-robin, `each` for least-recently-used and most-remaining, `none` for the others. */
  readonly uses: UsesNeeded;
  /** The run's environment, `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  /** Whether accounts are used though entries say that other runs use them; no when left out. */
  readonly unasked?: boolean;
  /** Time a dead cache may cost the run in all, ms; see `budgetOf`. */
  readonly limitMs?: number;
} | {
  readonly kind: 'redis';
  readonly pool: string;
  /** `redis://` or `rediss://`; a secret. */
  readonly url: string;
  /** Certificates to trust besides Node's own, PEM. */
  readonly ca?: string;
  readonly now: () => number;
  readonly limitMs?: number;
};
/** A store, with what it can do beside keeping the ledger. */
interface OpenedStore extends Store {
  readonly leases: Leases | null;
  readonly reservations: Reservations | null;
}
/** The store of these options. Opens nothing yet; close it in the end. */
export declare const createStore: (options: StoreOptions) => OpenedStore;
/** What one try on an account came to. */
interface Tried<T> {
  readonly verdict: Verdict;
  /** What the caller gets where this is the try that succeeds. */
  readonly value?: T;
  /** When the limit ends, epoch ms; left out: not known. */
  readonly resetAt?: number;
  /** Spent share of the account's windows, 0 to 1. */
  readonly utilization?: Utilization;
  /** For people, why it was judged so. Must hold no secret. */
  readonly reason?: string;
  /** Handed to the next try of the same provider as `resume`. */
  readonly sessionId?: string;
}
/** One try to be made. */
interface Try {
  readonly account: Account;
  /** 1 for the first. */
  readonly number: number;
  /** The session to take up, or null. */
  readonly resume: string | null;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}
interface FailoverOptions<T> {
  readonly pool: Pool;
  /** Makes a try. What it throws ends the run and is thrown to the caller. */
  readonly attempt: (one: Try) => Promise<Tried<T>>;
  /** Where cooldowns are remembered; in memory, for this call alone, when left out. It is not closed. */
  readonly store?: Store | OpenedStore;
  readonly rules?: Partial<Rules>;
  /** Told of every decision, for people. */
  readonly onLine?: (line: Line) => void;
  readonly signal?: AbortSignal;
}
interface FailedOver<T> {
  readonly outcome: Outcome;
  /** Of the try that succeeded. */
  readonly value: T | null;
  /** The account of the last try. */
  readonly account: Account | null;
  readonly failovers: number;
  /** Epoch ms at which the next account is free; null: one is now, none will be by itself, or nobody knows when. */
  readonly nextAvailableAt: number | null;
}
/** The rules of a run that names none. */
export declare const defaultRules: () => Promise<Rules>;
/**
 * The run loop around work of your own: tries accounts one after another until a try succeeds or fails for its own reasons, and
 * remembers what each came to. Trouble with the store is told and stops nothing.
 */
export declare const failover: <T>(options: FailoverOptions<T>) => Promise<FailedOver<T>>;
/** The inputs of the action, as options: see docs/inputs.md for each. Times are texts like `90s`, `5m`, `1h30m`. */
interface RunInputs {
  /** The pool's name; `default` when left out. */
  readonly pool?: string;
  /** Use accounts of this provider only. */
  readonly agent?: Provider | 'auto';
  readonly prompt?: string;
  /** More arguments for the agent, with `prompt`. */
  readonly agentArgs?: string;
  readonly claudeArgs?: string;
  readonly codexArgs?: string;
  readonly geminiArgs?: string;
  /** A shell script that runs the agent. */
  readonly run?: string;
  readonly resumeRun?: string;
  readonly shell?: string;
  readonly strategy?: Strategy;
  readonly reserve?: string;
  readonly maxFailovers?: number;
  readonly continue?: 'auto' | 'resume' | 'restart' | 'stop';
  readonly cooldown?: string;
  readonly whenExhausted?: 'fail' | 'neutral' | 'wait' | 'soonest';
  readonly probe?: boolean;
  readonly retryIf?: RetryRule;
  readonly maxWait?: string;
  readonly timeout?: string;
  readonly longestRetry?: string;
  /** Your own patterns: a list as in docs/verdicts.md. */
  readonly limitPatterns?: readonly object[];
  readonly store?: 'file' | 'memory' | 'redis' | 'actions-cache';
  /** Of `store: 'redis'`; a secret. */
  readonly storeUrl?: string;
  readonly ignoreState?: boolean;
}
/** One attempt as the `attempts` output and `--json` tell it. Instants are ISO 8601. */
interface AttemptOutput {
  readonly number: number;
  readonly account: string;
  readonly provider: string;
  readonly session: 'fresh' | 'resumed';
  readonly startedAt: string;
  readonly endedAt: string;
  readonly verdict: string;
  readonly evidence: {
    readonly source: string;
    readonly text: string;
  } | null;
  readonly exitCode: number;
  readonly endedEarly: boolean;
  readonly coolingUntil: string | null;
  readonly resetSource: string | null;
}
interface RunPoolOptions extends RunInputs {
  /** The list of accounts, or its JSON. */
  readonly accounts: string | readonly AccountEntry[];
  /** A command line as it is. Give this, `run` or `prompt`. */
  readonly command?: readonly string[];
  /** Directory of the file store; the user's XDG state directory when left out. */
  readonly state?: string;
  /** Where the agent runs; the current directory when left out. */
  readonly cwd?: string;
  /** What the agent's environment is made from; `process.env` when left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The agent's bytes. While its promise is pending, the agent is held back. */
  readonly onOutput?: (stream: Stream, bytes: Uint8Array) => void | Promise<void>;
  /** What pool-failover has to say, for people; secrets are hidden. */
  readonly onLine?: (line: Line) => void;
  /** Ends the agent and the run. */
  readonly signal?: AbortSignal;
}
interface PoolRun {
  readonly outcome: Outcome;
  /** The agent's own, or 75 (exhausted), 124 (timed out), 143 (cancelled). */
  readonly exitCode: number;
  /** The label of the last attempt's account. */
  readonly account: string | null;
  readonly failovers: number;
  readonly attempts: readonly AttemptOutput[];
  readonly sessionId: string | null;
  /** The agent's final answer, where its output tells it. */
  readonly answer: string | null;
  /** Epoch ms at which the next account is free; null: one is now, or none will be by itself. */
  readonly nextAvailableAt: number | null;
}
/** Runs a coding agent on the pool, as the command line tool does. Throws `UsageError` with every problem of what it was given. */
export declare const runPool: (options: RunPoolOptions) => Promise<PoolRun>;
/** Whether an account can be used now, and if not, why. */
type Condition = {
  readonly kind: 'available';
} |
/** `record` may be of another account of its group. */
{
  readonly kind: 'cooling';
  readonly until: number;
  readonly record: ConditionRecord;
} | {
  readonly kind: 'quarantined';
  readonly until: number;
  readonly record: ConditionRecord;
} |
/** So much of a window is spent as its user allows; it ends at `until` at the latest. */
{
  readonly kind: 'capped';
  readonly until: number;
  readonly share: KnownShare;
  readonly cap: number;
} |
/** Outside the hours that its user allows. */
{
  readonly kind: 'closed';
  readonly until: number;
} | {
  readonly kind: 'disabled';
};
/**
 * The condition of one account of the pool. A limit met by any account of its group counts for it too;
 * a refusal (`auth`, `billing`) is about one credential and counts for that alone.
 */
export declare const conditionOf: (pool: Pool, ledger: Ledger, account: Account, now: number) => Condition;
/**
 * The record an attempt's verdict leaves on its account, or null when it says nothing lasting.
 * A cooldown still in force is never shortened by a new one; a refusal, which lasts longest, takes its place.
 */
export declare const markLimited: (ledger: Ledger, account: Account, judgement: Judgement, now: number, baseMs: number) => ConditionRecord | null;
/** A cooldown that is over before its time, by hand or since work was done: outranks all that was seen before. */
export declare const clearCooldown: (ledger: Ledger, account: Account, now: number) => ConditionRecord;
/**
 * The failover loop as a state machine: what happened in, the next state and what to do out. Pure; throws only when an
 * attempt ends that was never started.
 *
 * Holds always: an account known to be cooling is not started (but one, once, under `probe`); at most `maxFailovers`
 * failovers; an account comes again only after its cooldown, at most twice more in a row when its provider was at
 * fault, or once afresh when it could not take up a session; a command that succeeds or fails for its own reasons keeps
 * its exit code.
 */
export declare const decide: (state: RunState, event: RunEvent) => Decision;
/** What a run that begins now would do first. */
type FirstStep = {
  readonly kind: 'attempt';
  readonly account: Account;
  readonly probe: boolean;
} | {
  readonly kind: 'wait';
  readonly until: number;
} | {
  readonly kind: 'give-up';
  readonly exitCode: number;
  readonly nextAvailableAt: number | null;
};
/** One account with all that its place in the order rests on. */
interface ExplainedAccount {
  readonly account: Account;
  /** Why it can't be used now; null: it is free. */
  readonly skip: Skip | null;
  /** The store's latest records of it. */
  readonly condition: ConditionRecord | null;
  /** Of the windows that still run. */
  readonly utilization: Utilization | null;
  readonly failures: number;
  /** Epoch ms, 0 for never. */
  readonly lastUse: number;
  /** Of its fullest window, 0 to 1; null where nothing is known. */
  readonly spent: number | null;
}
interface Explanation {
  readonly first: FirstStep;
  /** In the order in which they would be tried. */
  readonly accounts: readonly ExplainedAccount[];
}
/** Why the next account is what it is, and each other is not: from the decision of a run that begins in this state. */
export declare const explain: (state: RunState, now: number) => Explanation;
/** The account that would be used now, and why each one before and after it would not. */
interface Picked {
  readonly account: Account | null;
  readonly skipped: readonly {
    readonly account: Account;
    readonly skip: Skip;
  }[];
}
/** Chooses as a run does at its start. `taken`: the accounts whose places are all in use, and when to ask again. */
export declare const pick: (pool: Pool, ledger: Ledger, ordering: Ordering, now: number, taken?: ReadonlyMap<AccountId, number>) => Picked;
type Changed = {
  readonly ok: true;
  readonly pool: Pool;
} | {
  readonly ok: false;
  readonly problem: string;
};
/** Adds an account at the end. Replaces nothing: an account of the same provider and label is a problem. */
export declare const register: (pool: Pool, account: Account) => Changed;
/** Takes an account out; the label may be written as users do. A problem where there is none. */
export declare const remove: (pool: Pool, provider: Provider, label: string) => Changed;
/** A pool at a glance. */
interface PoolSummary {
  readonly total: number;
  readonly available: number;
  readonly coolingDown: number;
  /** Left alone because of what its user allows: a share of its windows, hours. */
  readonly heldBack: number;
  readonly quarantined: number;
  readonly disabled: number;
  /** Epoch ms at which the next account comes free; null when one is free now or none ever will be by itself. */
  readonly nextAvailableAt: number | null;
}
export declare const summarise: (pool: Pool, ledger: Ledger, now: number) => PoolSummary;
/** What was seen of a use. */
interface Seen {
  readonly succeeded?: boolean;
  readonly utilization?: Utilization | null;
  /** Epoch ms at which the usage limit ends that it met, where that is known. */
  readonly limitEnds?: number | null;
}
/** The account is used now; what is not said stays as it was known. */
export declare const useRecord: (ledger: Ledger, account: Account, now: number, seen: Seen) => UseRecord;
/** Wrong input: one message, exit code 64, no stack trace. */
export declare class UsageError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]);
}
/** Of the package; a test keeps it equal to package.json. */
export declare const version = "0.1.0";
export type { Account, AccountEntry, AccountRecord, AccountsOptions, AttemptEnd, AttemptOutput, Changed, Classification, Classifier, Condition, ConditionRecord, Credential, Decision, Detector, DetectorOptions, Effect, EndSignal, Ending, Explanation, FailedOver, FailoverOptions, Judgement, Leases, Ledger, Line, Note, OpenedStore, Ordering, Outcome, Parsed, Picked, Plan, Pool, PoolRun, PoolSummary, Provider, Rules, Run, RunEvent, RunInputs, RunPoolOptions, RunState, Skip, Speaker, Store, StoreOptions, Strategy, Tried, Trouble, Try, UseRecord, Utilization, Verdict };