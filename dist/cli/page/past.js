import { byId, keep, make, say } from './dom.js';
import { ago, clockTime, now } from './time.js';
const shown = 30;
/** The history: what is new in it is read aloud, but not what was there when the page came. */
export const past = () => {
    let known = null;
    const show = keep(byId('history'), keyOf, entry);
    return (history) => {
        const fresh = known === null ? [] : history.filter((change) => !known?.has(keyOf(change)));
        known = new Set(history.map(keyOf));
        byId('past').hidden = history.length === 0;
        show(history.slice(0, shown));
        const news = fresh.filter(({ kind }) => kind === 'limited' || kind === 'refused' || kind === 'failover');
        if (news.length > 0)
            say(byId('news'), news.map(sentence).join('. '));
    };
};
const keyOf = ({ at, kind, provider, account }) => `${at} ${kind} ${provider}/${account}`;
const sentence = ({ provider, account, text }) => `${provider}/${account} ${text}`;
const entry = (change) => {
    const at = Date.parse(change.at);
    const time = make('time', { datetime: change.at, class: 'quiet' });
    const until = change.kind === 'limited' && change.until !== null
        ? `; cooling until ${clockTime(Date.parse(change.until), at)}`
        : '';
    const element = make('li', { 'data-kind': change.kind }, make('p', {}, make('b', {}, `${change.provider}/${change.account}`), ` ${change.text}${until}`), time);
    const tick = () => say(time, `${clockTime(at, now())} · ${ago(now() - at)}`);
    element.addEventListener('tick', tick);
    return { element, show: tick };
};
