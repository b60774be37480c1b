/** Our gateway as a contestant: both doors, calls to subgraphs shared or not, subgraphs over HTTP or in its process. */

import type { Operation } from '../graph/operations.js';
import { Child } from '../processes/child.js';
import { type Address, type Contestant, type HttpRequest, jsonRequest, type Setting } from './contestant.js';

/** As `npm start` does. */
const FLAGS = ['--max-semi-space-size=32'];

const MAIN = new URL('./diaban-main.js', import.meta.url);

/** What the process is told. */
export interface DiabanTask {
  supergraphFile: string;
  /** null: the stub subgraphs run in the gateway's process */
  urls: Readonly<Record<string, string>> | null;
  /** how many viewers need tokens */
  viewers: number;
}

/** What it tells. */
export interface DiabanReady extends Address {
  tokens: string[];
}

/** As many as there are connections: calls to subgraphs are shared by requests of one viewer only. */
const VIEWERS = 100;

export type DoorName = 'exploration' | 'trusted';

/** Starts our gateway. @param urls null for subgraphs in its own process */
export function startDiaban(
  title: string,
  { supergraphFile, urls, profile }: Omit<Setting, 'urls'> & { urls: DiabanTask['urls'] },
): Promise<Child<DiabanReady>> {
  const task: DiabanTask = { supergraphFile, urls, viewers: VIEWERS };
  return Child.start<DiabanReady>({ title, file: MAIN, task, profile, flags: FLAGS });
}

/** A request of each viewer. */
export function diabanRequests(
  { path, tokens }: DiabanReady,
  door: DoorName,
  { id, source, variables }: Operation,
  text = source,
): HttpRequest[] {
  const body = door === 'trusted' ? { documentId: id, variables } : { query: text, variables };
  return tokens.map((token) => jsonRequest(path, body, { authorization: `Bearer ${token}` }));
}

function diaban(
  id: string,
  title: string,
  { door, shares }: { door: DoorName; shares: boolean | null },
): Contestant {
  return {
    id,
    title: `Diaban, ${title}`,
    shares,
    takesAnyText: door === 'exploration',
    side: 'own',
    async start({ urls, ...setting }) {
      const child = await startDiaban(id, { ...setting, urls: shares === null ? null : urls });
      return {
        child,
        port: child.ready.port,
        requests: (operation, text) => {
          const requests = diabanRequests(child.ready, door, operation, text);
          // one viewer on all connections, or one on each
          return shares === true ? requests.slice(0, 1) : requests;
        },
      };
    },
  };
}

export const DIABAN: readonly Contestant[] = [
  diaban('exploration', 'exploration', { door: 'exploration', shares: false }),
  diaban('trusted', 'trusted', { door: 'trusted', shares: false }),
  diaban('exploration-sharing', 'exploration', { door: 'exploration', shares: true }),
  diaban('trusted-sharing', 'trusted', { door: 'trusted', shares: true }),
  diaban('in-process', 'trusted, in-process subgraphs', { door: 'trusted', shares: null }),
];
