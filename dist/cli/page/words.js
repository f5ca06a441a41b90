/** A provider's name as people write it. */
export const providerNames = {
    claude: 'Claude Code',
    codex: 'Codex',
    gemini: 'Gemini CLI',
    custom: 'Custom',
};
/** An account's state, short. */
export const stateNames = {
    available: 'Available',
    cooling: 'Cooling down',
    quarantined: 'Set aside',
    capped: 'Cap reached',
    closed: 'Out of hours',
    disabled: 'Disabled',
};
const verdictNames = {
    ok: 'Cleared by hand',
    'usage-limit': 'Met its usage limit',
    'rate-limit': 'Throttled',
    auth: 'Its credential was refused',
    billing: 'Nothing is left to spend',
};
const sourceNames = {
    event: 'the agent told when it ends',
    header: 'the provider told when it ends',
    text: "the end is read from the agent's message",
    backoff: 'the end is not known; longer with each failure',
    default: 'the end is not known',
};
/** Why an account is in its state, in a sentence; '' where its state says all. */
export const why = ({ state, verdict, source, windows, next }) => {
    switch (state) {
        case 'available':
            return next ? 'The next run begins here' : 'Ready when its turn comes';
        case 'cooling':
            return verdict === null ? '' : `${verdictNames[verdict]}${source === null ? '' : `; ${sourceNames[source]}`}`;
        case 'quarantined':
            return verdict === null ? '' : `${verdictNames[verdict]}; back at once with a new credential`;
        case 'capped': {
            const full = windows.find(({ spent, cap }) => cap !== null && spent >= cap);
            return full === undefined ? '' : `${windowNames[full.window]}: as much is spent as you allow`;
        }
        case 'closed':
            return 'Used only in the hours you gave it';
        case 'disabled':
            return 'Left alone until you enable it';
    }
};
/** A provider's window. */
export const windowNames = { five_hour: '5-hour window', seven_day: 'Weekly window' };
