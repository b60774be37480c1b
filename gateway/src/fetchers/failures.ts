/** What went wrong between gateway and subgraph, without address, body or stack: it may be shown to callers. */
export class SubgraphUnreachable extends Error {
  override readonly name = 'SubgraphUnreachable';
  constructor(
    what: string,
    /** for the log only */
    override readonly cause?: unknown,
  ) {
    super(`The subgraph ${what}`);
  }
}

/** The subgraph did not begin to answer: it may not even have got the call. */
export class Disconnected extends SubgraphUnreachable {
  /** Whether nobody listened; otherwise a connection broke. */
  readonly refused: boolean;

  constructor(cause: unknown) {
    super('could not be reached', cause);
    const { code } = (cause ?? {}) as { code?: string };
    this.refused = code === 'ECONNREFUSED' || code === 'ENOENT';
  }
}
