/** Finds a free port on this machine's own address, and says why a wanted one cannot be had. */
import { createServer } from 'node:net';
import { codeOf, EmbeddedError } from './embedded-error.js';

export const address = '127.0.0.1';

export async function freePort(): Promise<number> {
  const port = await listenOnce(0);
  if (typeof port === 'number') return port;
  throw new EmbeddedError(`No port on ${address} can be had: ${port.message}`);
}

/** Undefined if the port is free. */
export async function whyNot(port: number): Promise<string | undefined> {
  const result = await listenOnce(port);
  if (typeof result === 'number') return undefined;
  if (codeOf(result) === 'EADDRINUSE') return 'another program uses it';
  if (codeOf(result) === 'EACCES') return 'this user may not use it';
  return result.message;
}

export function checkPort(port: number): void {
  if (Number.isInteger(port) && port > 0 && port < 65_536) return;
  throw new EmbeddedError(`${port} is not a port number (1 to 65535).`);
}

function listenOnce(port: number): Promise<number | Error> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', resolve);
    server.listen(port, address, () => {
      const bound = server.address();
      server.close(() => resolve(typeof bound === 'object' && bound ? bound.port : port));
    });
  });
}
