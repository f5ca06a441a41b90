import { follow, keepToken } from './api.js';
import { announce } from './button.js';
import { byId, keep, say } from './dom.js';
import { past } from './past.js';
import { provider } from './provider.js';
import { summary } from './summary.js';
import { setClock } from './time.js';
let changeable = false;
const showSummary = summary();
const showHistory = past();
const showProviders = keep(byId('accounts'), (view) => view.provider, (view) => provider(view, () => changeable));
const show = (view) => {
    setClock(view.at);
    changeable = view.changeable;
    link('live');
    byId('gate').hidden = true;
    byId('empty').hidden = view.summary.total > 0;
    say(byId('pool'), `pool ${view.pool} · ${view.store} store`);
    trouble(view.trouble);
    document.title = `${view.summary.available} of ${view.summary.total} free · pool-failover`;
    showSummary(view.summary);
    showProviders(view.providers);
    showHistory(view.history);
};
const trouble = (text) => {
    say(byId('trouble'), text ?? '');
    byId('trouble').hidden = text === null;
};
const link = (state) => {
    const element = byId('link');
    element.dataset['state'] = state;
    say(element, { live: 'live', lost: 'connection lost, trying again', locked: 'locked' }[state]);
};
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const token = () => new Promise((resolve) => {
    const [gate, field] = [byId('gate'), byId('token')];
    gate.hidden = false;
    field.focus();
    gate.addEventListener('submit', (event) => {
        event.preventDefault();
        if (field instanceof HTMLInputElement) {
            keepToken(field.value);
            field.value = '';
        }
        resolve();
    }, { once: true });
});
setInterval(() => {
    for (const element of document.querySelectorAll('.card, #history > li, #outlook'))
        element.dispatchEvent(new Event('tick'));
}, 1_000);
let tried = false;
for (;;) {
    const parted = await follow(show);
    if (parted.kind === 'token-needed') {
        link('locked');
        if (tried)
            announce('The token is not the right one.', 'failed');
        tried = true;
        await token();
    }
    else {
        link('lost');
        if (parted.why !== null)
            trouble(parted.why);
        await wait(2_000);
    }
}
