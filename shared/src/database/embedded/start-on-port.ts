/** Starts a server on the wanted port or on a free one, again where only bad luck prevented it, and words the refusal. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from './choose-run-as.js';
import { type DataDirectory, whatToDo } from './data-directory.js';
import { EmbeddedError } from './embedded-error.js';
import { address, freePort, whyNot } from './port.js';
import { type ServerProcess, startServer } from './server-process.js';

/** Between finding a free port and its use by PostgreSQL another program may take it: then the next one. */
export async function startOnPort(
  installation: Installation,
  data: DataDirectory,
  settings: Record<string, string | number>,
  wanted: number | undefined,
  log: (line: string) => void,
  choosePort = freePort,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await choosePort());
    const server = startServer(installation, data, { ...settings, port }, log);
    if (await server.ready) return { server, port };
    const how = await server.ended;
    const words = server.lastWords();
    const reason = await whyNot(port);
    const portTaken = reason !== undefined || /could not create any TCP\/IP sockets/.test(words);
    if (portTaken && wanted !== undefined) throw portRefused(wanted, reason);
    // sessions of a killed server end as soon as they notice, which can take them a moment
    const heldByRemains = /pre-existing shared memory block/.test(words);
    if ((!portTaken && !heldByRemains) || attempt === 20) throw notStarted(data, how, words);
    if (heldByRemains) await sleep(500);
  }
}

function portRefused(port: number, reason = 'another program used it a moment ago'): EmbeddedError {
  return new EmbeddedError(
    `PostgreSQL cannot listen on ${address}:${port}: ${reason}. Give another port, or none to have a free one chosen.`,
  );
}

function notStarted({ cluster }: DataDirectory, how: string, words: string): EmbeddedError {
  return new EmbeddedError(
    `PostgreSQL did not start on ${cluster} (${how})${words && `:\n${words}\n`}. If the data is damaged: ${whatToDo(cluster)}`,
  );
}
