// Ends waiting when a request is cancelled.

/** Rejects as soon as the signal aborts, even when a fetcher is slow to notice. */
export function cancellable<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return work;
  // not Promise.race: that costs more than the rest of a small request's bookkeeping
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    work.then(
      (result) => {
        signal.removeEventListener('abort', stop);
        resolve(result);
      },
      (error) => {
        signal.removeEventListener('abort', stop);
        reject(error);
      },
    );
  });
}
