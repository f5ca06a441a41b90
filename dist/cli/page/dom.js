/** An element with its attributes and children. Texts stay texts: nothing is ever read as HTML. */
export const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
        element.setAttribute(name, value);
    element.append(...children);
    return element;
};
/** The element of the page with this id. */
export const byId = (id) => {
    const element = document.getElementById(id);
    if (element === null)
        throw new Error(`the page has no #${id}`);
    return element;
};
/** Sets a text only where it differs: what is selected or read aloud is left in peace. */
export const say = (element, text) => {
    if (element.textContent !== text)
        element.textContent = text;
};
/** Keeps a list's elements in step with its items: none is made anew, so the keyboard's focus stays where it is. */
export const keep = (parent, key, create) => {
    const pieces = new Map();
    return (items) => {
        const keys = new Set(items.map(key));
        for (const [name, { element }] of pieces) {
            if (keys.has(name))
                continue;
            element.remove();
            pieces.delete(name);
        }
        for (const [index, item] of items.entries()) {
            const piece = pieces.get(key(item)) ?? create(item);
            pieces.set(key(item), piece);
            piece.show(item);
            if (parent.children[index] !== piece.element)
                parent.insertBefore(piece.element, parent.children[index] ?? null);
        }
    };
};
