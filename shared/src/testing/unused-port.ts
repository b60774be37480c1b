/** Ports for tests that must get the same one again: of those that systems give to nobody who does not name them. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what Linux (32768) and others (49152) choose from for listeners on port 0 and for outgoing connections. */
const RANGE = [20_000, 32_000] as const;

export async function unusedPort(): Promise<number> {
  for (;;) {
    const port = randomInt(...RANGE);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}
