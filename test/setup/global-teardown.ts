/** After all tests: stops their server and removes its files. */
import { rm } from 'node:fs/promises';
import { TEST_SERVER, type TestServer } from './global-setup.js';

export default async function tearDown(): Promise<void> {
  const server = (globalThis as Record<symbol, unknown>)[TEST_SERVER] as TestServer | undefined;
  if (!server) return;
  await server.postgres.stop();
  await rm(server.directory, { recursive: true, force: true });
}
