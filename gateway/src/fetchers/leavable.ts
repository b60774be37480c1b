/** Streams whose reader may leave at any time: a generator that waits for its next event would hear of it only then. */

/** @param open what gives the events; its signal fires when the reader has left or the outer signal fires */
export function leavable<Event>(
  outer: AbortSignal | undefined,
  open: (signal: AbortSignal) => AsyncIterable<Event>,
): AsyncIterable<Event> {
  const controller = new AbortController();
  const leave = () => controller.abort(outer?.reason ?? new Error('The reader of the stream left'));
  if (outer?.aborted) leave();
  else outer?.addEventListener('abort', leave, { once: true });
  const events = open(controller.signal)[Symbol.asyncIterator]();
  const ended = () => outer?.removeEventListener('abort', leave);
  const iterator: AsyncIterator<Event> = {
    async next() {
      try {
        const event = await events.next();
        if (event.done === true) ended();
        return event;
      } catch (error) {
        ended();
        throw error;
      }
    },
    async return() {
      ended();
      leave();
      await events.return?.();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

/** The same events, each shown to somebody on its way. */
export function watched<Event>(
  events: AsyncIterable<Event>,
  see: (event: Event) => void,
): AsyncIterable<Event> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = events[Symbol.asyncIterator]();
      return {
        async next() {
          const event = await iterator.next();
          if (event.done !== true) see(event.value);
          return event;
        },
        return: async () => iterator.return?.() ?? { done: true, value: undefined },
      };
    },
  };
}
