const place = 'pool-failover-token';
/** Keeps the token for this tab. */
export const keepToken = (token) => sessionStorage.setItem(place, token);
const headers = () => {
    const token = sessionStorage.getItem(place);
    return token === null ? {} : { authorization: `Bearer ${token}` };
};
/** Asks for a change: null when it was done, else why not. */
export const ask = async (action, body) => {
    try {
        const response = await fetch(`/account-pool/${action}`, {
            method: 'POST',
            headers: { ...headers(), 'content-type': 'application/json' },
            body: JSON.stringify(body),
        });
        if (response.ok)
            return null;
        return await whyNot(response);
    }
    catch {
        return 'The server can not be reached.';
    }
};
const whyNot = async (response) => {
    const { detail, problems } = await response.json();
    const all = Array.isArray(problems) ? problems : [];
    return typeof detail === 'string' ? [detail, ...all].join(' ') : `The server said ${response.status}.`;
};
/** Calls back with the pool at once and at every change. EventSource could not send the token, so the stream is read here. */
export const follow = async (shown) => {
    try {
        const response = await fetch('/account-pool/events', { headers: headers() });
        if (response.status === 401)
            return { kind: 'token-needed' };
        if (!response.ok || response.body === null)
            return { kind: 'lost', why: await whyNot(response) };
        let rest = '';
        for await (const text of textOf(response.body)) {
            const events = (rest + text).split('\n\n');
            rest = events.pop() ?? '';
            for (const event of events) {
                const data = /^data: ?(.*)$/m.exec(event)?.[1];
                if (data !== undefined)
                    shown(JSON.parse(data));
            }
        }
    }
    catch {
        // Told by what is returned.
    }
    return { kind: 'lost', why: null };
};
async function* textOf(body) {
    const [reader, decoder] = [body.getReader(), new TextDecoder()];
    for (let read = await reader.read(); !read.done; read = await reader.read())
        yield decoder.decode(read.value, { stream: true });
}
