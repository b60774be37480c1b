// Ends waiting when a request is cancelled.

/**
 * Rejects as soon as the signal aborts, even when whoever works is slow to notice.
 * @param left hears that the one who waited has left, once
 */
export function cancellable<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
  left?: () => void,
): Promise<Result> {
  if (signal === undefined) return work;
  // not Promise.race: that costs more than the rest of a small request's bookkeeping
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(signal.reason);
      left?.();
    };
    const stay = () => signal.removeEventListener('abort', leave);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    work.then(
      (result) => {
        stay();
        resolve(result);
      },
      (error) => {
        stay();
        reject(error);
      },
    );
  });
}
