/** The limit: bytes from node:http, without any work for them. */
import { Child } from '../processes/child.js';
import { type Address, type Contestant, jsonRequest } from './contestant.js';

const MAIN = new URL('./constant-main.js', import.meta.url);

/** @param sizes bytes of the answer to each operation */
export function constantBytes(sizes: Readonly<Record<string, number>>): Contestant {
  return {
    id: 'constant',
    title: 'constant bytes of node:http',
    shares: null,
    takesAnyText: false,
    side: 'limit',
    async start({ profile }) {
      const child = await Child.start<Address>({ title: 'constant', file: MAIN, task: sizes, profile });
      const { port } = child.ready;
      return {
        child,
        port,
        requests: ({ id, source, variables }) => [jsonRequest(`/${id}`, { query: source, variables })],
      };
    },
  };
}
