/** The other way to run: subgraphs as processes of their own, which this one only calls. */
import type { Backend } from './backend.js';
import { httpFetcher } from './fetchers/http.js';

export interface SubgraphAddresses {
  urls: ReadonlyMap<string, string>;
  secret: string;
}

/** @param expected names of the subgraphs in the supergraph @throws when an address is missing or too many */
export function openDistributed({ urls, secret }: SubgraphAddresses, expected: readonly string[]): Backend {
  const missing = expected.filter((name) => !urls.has(name));
  const unknown = [...urls.keys()].filter((name) => !expected.includes(name));
  if (missing.length > 0 || unknown.length > 0) {
    const faults = [
      missing.length > 0 ? `lacks ${missing.join(', ')}` : null,
      unknown.length > 0 ? `names ${unknown.join(', ')}, which the supergraph does not have` : null,
    ].filter((fault) => fault !== null);
    throw new Error(`SUBGRAPH_URLS ${faults.join(' and ')}`);
  }
  const fetcher = httpFetcher({ urls, secret });
  return {
    fetcher,
    check: () => fetcher.check(),
    gone: new Promise(() => undefined),
    stop: () => fetcher.close(),
  };
}
