const two = (n) => String(n).padStart(2, '0');
/** `3 d 04:12:33`, `2:13:45`, `0:45`: what is left of a span in ms. */
export const countdown = (ms) => {
    const seconds = Math.max(0, Math.ceil(ms / 1_000));
    const [days, hours, minutes] = [
        Math.floor(seconds / 86_400),
        Math.floor((seconds % 86_400) / 3_600),
        Math.floor((seconds % 3_600) / 60),
    ];
    const rest = two(seconds % 60);
    if (days > 0)
        return `${days} d ${two(hours)}:${two(minutes)}:${rest}`;
    return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
};
/** `just now`, `5 min ago`, `3 h ago`, `2 d ago`. */
export const ago = (ms) => {
    const minutes = Math.floor(ms / 60_000);
    if (minutes < 1)
        return 'just now';
    if (minutes < 60)
        return `${minutes} min ago`;
    return minutes < 1_440 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / 1_440)} d ago`;
};
/** The time of day here, with the date where it is not today. */
export const clockTime = (at, now) => {
    const date = new Date(at);
    const time = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    if (date.toDateString() === new Date(now).toDateString())
        return time;
    return `${date.toLocaleDateString([], { day: 'numeric', month: 'short' })}, ${time}`;
};
const server = { ahead: 0 };
/** Sets our clock by the server's: instants are told by that one. */
export const setClock = (at) => {
    server.ahead = Date.parse(at) - Date.now();
};
/** Epoch ms by the server's clock. */
export const now = () => Date.now() + server.ahead;
