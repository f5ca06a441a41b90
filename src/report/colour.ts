import { styleText } from 'node:util'

/** Whether the stream takes colours: a terminal, without `NO_COLOR`; or anything, under `FORCE_COLOR`. */
export const takesColour = (stream: NodeJS.WriteStream): boolean => styleText('red', 'x', { stream }) !== 'x'
