/** The order of a start, from an unknown directory to a running server; apart from the facade so that tests give other programs. */
import type { Binaries } from './binaries.js';
import { chooseRunAs } from './choose-run-as.js';
import { needsCluster, openDataDirectory, readPassword } from './data-directory.js';
import { clearEarlierServer } from './earlier-server.js';
import { EmbeddedError, reasonOf } from './embedded-error.js';
import type { EmbeddedOptions, EmbeddedPostgres } from './embedded-postgres.js';
import { clearScratch, makeCluster } from './make-cluster.js';
import { takeOwnership } from './owner-lock.js';
import { address, checkPort } from './port.js';
import { startOnPort } from './start-on-port.js';

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
    const binaries = findPrograms();
    const fresh = needsCluster(data, binaries.version);
    clearScratch(data, binaries.version, log);
    const installation = chooseRunAs(binaries, data, log);
    if (fresh) await makeCluster(installation, data, durable);
    const settings = { ...defaults, ...(durable ? {} : fastButForgetful), ...options.settings, ...own };
    const { server, port } = await startOnPort(installation, data, settings, options.port, log);
    let stopping: Promise<void> | undefined;
    const gone = server.ended.then(async (how) => {
      // sessions of a killed server may not have noticed yet, and whoever starts the next would take them for a stranger's
      await clearEarlierServer(data, true, log).catch((error: unknown) => log(reasonOf(error)));
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
