import { ask } from './api.js';
import { byId, make, say } from './dom.js';
/** A button that asks for something and says what came of it. While it waits it stays where the focus is and does nothing more. */
export const button = (text, wish) => {
    const element = make('button', { type: 'button' }, text);
    element.addEventListener('click', async () => {
        if (element.getAttribute('aria-disabled') === 'true')
            return;
        element.setAttribute('aria-disabled', 'true');
        const { action, body, done } = wish();
        const problem = await ask(action, body);
        element.removeAttribute('aria-disabled');
        announce(problem ?? done, problem === null ? 'done' : 'failed');
    });
    return element;
};
let fading;
/** Says a sentence: shown for a while, and read aloud. */
export const announce = (text, kind) => {
    const said = byId('said');
    say(said, text);
    said.className = `toast ${kind}`;
    clearTimeout(fading);
    fading = setTimeout(() => {
        said.className = 'unseen';
    }, 6_000);
};
