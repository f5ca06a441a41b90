/** What the work comes to; null when the signal is aborted first: then nobody waits for it any more. */
export const unless = <T>(signal: AbortSignal, work: Promise<T>): Promise<T | null> =>
  new Promise((resolve, reject) => {
    const leave = (): void => resolve(null)
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
