/** Where the repository keeps the supergraph, the schemas of the subgraphs and the trusted operations. */
export const SCHEMA_FOLDER = new URL('../../schema/', import.meta.url);
