import { button } from './button.js';
import { card } from './card.js';
import { keep, make, say } from './dom.js';
import { providerNames } from './words.js';
/** The accounts of one provider. */
export const provider = (first, changeable) => {
    const name = providerNames[first.provider];
    const title = make('h2', { id: `p-${first.provider}` }, name);
    const count = make('p', { class: 'quiet' });
    const next = button('Next account', () => ({
        action: 'next',
        body: { provider: first.provider },
        done: `${name}: handed out; the one after it comes next.`,
    }));
    next.setAttribute('aria-label', `Next account of ${name}`);
    const list = make('ul', { class: 'cards' });
    const showCards = keep(list, ({ id }) => id, (account) => card(account, changeable));
    const element = make('section', { class: 'provider', 'aria-labelledby': title.id }, make('div', { class: 'bar-head' }, make('div', {}, title, count), next), list);
    return {
        element,
        show: (view) => {
            const { available, total } = view.summary;
            say(count, `${available} of ${total} free${view.next === null ? '' : `; ${view.next} is next`}`);
            showCards(view.accounts);
        },
    };
};
