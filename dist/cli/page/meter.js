import { make, say } from './dom.js';
import { windowNames } from './words.js';
/** How much of a window is spent, with the mark up to which its user allows it. */
export const meter = (first) => {
    const name = windowNames[first.window];
    const value = make('span', { class: 'value' });
    const fill = make('div', { class: 'fill' });
    const cap = make('div', { class: 'cap' });
    const bar = make('div', { class: 'bar', role: 'meter', 'aria-label': name, 'aria-valuemin': '0', 'aria-valuemax': '100' }, fill, cap);
    const element = make('div', { class: 'window' }, make('div', { class: 'label' }, make('span', {}, name), value), bar);
    return {
        element,
        show: (window) => {
            const percent = Math.round(window.spent * 100);
            const allowed = window.cap === null ? '' : ` of ${Math.round(window.cap * 100)} % allowed`;
            say(value, `${percent} %${window.cap === null ? '' : ` of ${Math.round(window.cap * 100)} %`}`);
            bar.setAttribute('aria-valuenow', String(Math.min(100, percent)));
            bar.setAttribute('aria-valuetext', `${percent} % spent${allowed}`);
            bar.dataset['level'] = window.spent >= (window.cap ?? 0.9) ? 'full' : window.spent >= 0.7 ? 'high' : 'fine';
            fill.style.setProperty('inline-size', `${Math.min(100, percent)}%`);
            cap.hidden = window.cap === null;
            cap.style.setProperty('inset-inline-start', `${(window.cap ?? 0) * 100}%`);
        },
    };
};
