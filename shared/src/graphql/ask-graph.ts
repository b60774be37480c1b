/** How a subgraph asks the whole graph on behalf of its viewer: what another subgraph keeps is had from it, never from its tables. */

/**
 * Asks a trusted query that the subgraph's definition names in `asks`. Ask before a transaction is begun: the answer may
 * need another connection of the same pool.
 * @param documentId its name in schema/operations
 * @returns the data of an answer without errors
 * @throws Unavailable when a part of the graph does not answer
 */
export type AskGraph = <T>(documentId: string, variables: Readonly<Record<string, unknown>>) => Promise<T>;
