/** The order of a start, from an unknown directory to a running server; apart from the facade so that tests give other programs. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { chooseRunAs, type Installation } from './choose-run-as.js';
import {
  type DataDirectory,
  needsCluster,
  openDataDirectory,
  readPassword,
  whatToDo,
} from './data-directory.js';
import { clearEarlierServer } from './earlier-server.js';
import { EmbeddedError, reasonOf } from './embedded-error.js';
import type { EmbeddedOptions, EmbeddedPostgres } from './embedded-postgres.js';
import { clearScratch, makeCluster } from './make-cluster.js';
import { takeOwnership } from './owner-lock.js';
import { address, checkPort, freePort, whyNot } from './port.js';
import { type ServerProcess, startServer } from './server-process.js';

const defaults = { jit: 'off', max_connections: 100, shared_buffers: '128MB', log_min_messages: 'fatal' };
const fastButForgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const own = {
  listen_addresses: address,
  unix_socket_directories: '',
  log_destination: 'stderr',
  logging_collector: 'off',
};

export async function supervise(
  findPrograms: () => Binaries,
  options: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const { log = () => {}, durable = true } = options;
  if (options.port !== undefined) checkPort(options.port);
  const data = openDataDirectory(options.dataDir);
  const ownership = await takeOwnership(data.ownerFile);
  try {
    await clearEarlierServer(data, ownership.inherited, log);
    clearScratch(data, log);
    const fresh = needsCluster(data);
    const installation = chooseRunAs(findPrograms(), data, log);
    if (fresh) await makeCluster(installation, data, durable);
    const settings = { ...defaults, ...(durable ? {} : fastButForgetful), ...options.settings, ...own };
    const { server, port } = await startOnPort(installation, data, settings, options.port, log);
    let stopping: Promise<void> | undefined;
    const gone = server.ended.then((how) => {
      ownership.release();
      return stopping ? 'stopped' : `PostgreSQL ended by itself (${how})`;
    });
    const stop = (): Promise<void> => {
      stopping ??= server.stop().then(async () => void (await gone));
      return stopping;
    };
    const url = `postgres://postgres:${readPassword(data.passwordFile)}@${address}:${port}/postgres`;
    return { url, port, pid: server.pid, fresh, mode: installation.way.mode, gone, stop };
  } catch (error) {
    ownership.release();
    if (error instanceof EmbeddedError) throw error;
    throw new EmbeddedError(`Cannot start the database in ${data.root}: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** Between finding a free port and its use by PostgreSQL another program may take it: then the next one. */
async function startOnPort(
  installation: Installation,
  data: DataDirectory,
  settings: Record<string, string | number>,
  wanted: number | undefined,
  log: (line: string) => void,
): Promise<{ server: ServerProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    const server = startServer(installation, data, { ...settings, port }, log);
    if (await server.ready) return { server, port };
    const how = await server.ended;
    const words = server.lastWords();
    const portTaken = /could not create (any TCP\/IP sockets|listen socket)/.test(words);
    if (portTaken && wanted !== undefined) throw portRefused(wanted, await whyNot(wanted));
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
