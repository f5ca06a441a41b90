import { byId, make, say } from './dom.js';
import { countdown, now } from './time.js';
const kinds = [
    ['available', 'Available'],
    ['coolingDown', 'Cooling down'],
    ['heldBack', 'Held back'],
    ['quarantined', 'Set aside'],
    ['disabled', 'Disabled'],
];
/** The numbers at the top. */
export const summary = () => {
    const tiles = kinds.map(([kind, name]) => {
        const value = make('dd');
        const share = make('div', { 'data-kind': kind });
        const tile = make('div', { class: 'tile', 'data-kind': kind }, make('dt', {}, name), value);
        byId('tiles').append(tile);
        byId('shares').append(share);
        return { kind, value, share, tile };
    });
    let freeAt = null;
    let available = 0;
    const outlook = byId('outlook');
    const tick = () => {
        if (available > 0)
            say(outlook, '');
        else if (freeAt === null)
            say(outlook, 'No account comes free by itself.');
        else
            say(outlook, `All accounts rest. The next one is free in ${countdown(Date.parse(freeAt) - now())}.`);
        outlook.hidden = available > 0;
    };
    outlook.addEventListener('tick', tick);
    return (view) => {
        ;
        ({ available, nextAvailableAt: freeAt } = view);
        byId('summary').hidden = view.total === 0;
        for (const { kind, value, share, tile } of tiles) {
            say(value, String(view[kind]));
            tile.classList.toggle('none', view[kind] === 0);
            share.hidden = view[kind] === 0;
            share.style.setProperty('flex-grow', String(view[kind]));
        }
        tick();
    };
};
