import { button } from './button.js';
import { keep, make, say } from './dom.js';
import { meter } from './meter.js';
import { ago, clockTime, countdown, now } from './time.js';
import { stateNames, why } from './words.js';
/** One account. `changeable`: whether it can be disabled from here. */
export const card = (first, changeable) => {
    let account = first;
    const name = `${first.provider}/${first.account}`;
    const body = { provider: first.provider, label: first.account };
    const title = make('h3', { id: `a-${first.id}`, tabindex: '-1' }, first.account);
    const badge = make('p', { class: 'badge' });
    const marks = make('p', { class: 'marks' });
    const left = make('p', { class: 'left', role: 'timer' });
    const ends = make('p', { class: 'ends quiet' });
    const passed = make('div', { class: 'passed', 'aria-hidden': 'true' }, make('div'));
    const reason = make('p', { class: 'reason' });
    const windows = make('div', { class: 'windows' });
    const facts = make('p', { class: 'facts quiet' });
    const clear = button('Clear cooldown', () => ({ action: 'clear-cooldown', body, done: `${name}: cooldown cleared.` }));
    const toggle = button('Disable', () => {
        const disabled = account.state !== 'disabled';
        return { action: 'disable', body: { ...body, disabled }, done: `${name} ${disabled ? 'disabled' : 'enabled'}.` };
    });
    const element = make('li', { class: 'card', 'aria-labelledby': title.id }, make('div', { class: 'head' }, title, badge), marks, make('div', { class: 'clock' }, left, ends, passed), reason, windows, make('div', { class: 'foot' }, facts, make('div', { class: 'row' }, clear, toggle)));
    const showWindows = keep(windows, ({ window }) => window, meter);
    const show = (view) => {
        account = view;
        element.dataset['state'] = view.state;
        say(badge, stateNames[view.state]);
        say(marks, [view.next ? 'Up next' : '', view.active ? 'Used last' : ''].filter(Boolean).join(' · '));
        marks.hidden = !view.next && !view.active;
        say(reason, why(view));
        showWindows(view.windows);
        const resting = view.state === 'cooling' || view.state === 'quarantined';
        if (!resting && document.activeElement === clear)
            title.focus();
        clear.hidden = !resting;
        clear.setAttribute('aria-label', `Clear cooldown of ${name}`);
        toggle.hidden = !changeable();
        say(toggle, view.state === 'disabled' ? 'Enable' : 'Disable');
        toggle.setAttribute('aria-label', `${toggle.textContent} ${name}`);
        tick();
    };
    const tick = () => {
        const at = account.until === null ? null : Date.parse(account.until);
        say(left, at === null ? (account.state === 'available' ? 'free' : 'off') : countdown(at - now()));
        say(ends, at === null ? '' : `until ${clockTime(at, now())}`);
        const since = account.since === null ? null : Date.parse(account.since);
        passed.hidden = at === null || since === null;
        if (at !== null && since !== null) {
            const share = Math.min(1, Math.max(0, (at - now()) / Math.max(1, at - since)));
            passed.querySelector('div')?.style.setProperty('inline-size', `${share * 100}%`);
        }
        const used = account.lastUsed === null ? 'never used' : `used ${ago(now() - Date.parse(account.lastUsed))}`;
        const failures = account.failures === 0 ? '' : account.failures === 1 ? ' · 1 failure' : ` · ${account.failures} failures in a row`;
        const group = account.group === null ? '' : ` · group ${account.group}`;
        say(facts, `${used}${failures}${group} · key ${account.fingerprint}`);
    };
    element.addEventListener('tick', tick);
    return { element, show };
};
