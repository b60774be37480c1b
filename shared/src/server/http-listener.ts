/** A node:http server with bounded bodies, request ids and a stop that lets requests in flight finish. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export class BodyTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`The request body is larger than ${limit} bytes`);
  }
}

/** @throws BodyTooLarge as soon as the limit is passed */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new BodyTooLarge(limit);
    chunks.push(chunk);
  }
  return (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8');
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export class Listener {
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** @throws when the port cannot be had, naming it and what to do */
  static async listen(handler: Handler, { host, port }: { host: string; port: number }): Promise<Listener> {
    const server = createServer((request, response) => {
      handler(request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    server.keepAliveTimeout = 65_000;
    server.headersTimeout = 10_000;
    server.requestTimeout = 60_000;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
      server.listen(port, host, resolve);
    });
    return new Listener(server, (server.address() as AddressInfo).port);
  }

  /** Stops accepting, closes idle connections and waits for requests in flight, at most `graceMs`. */
  async stop(graceMs = 5_000): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const timer = setTimeout(() => this.server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(timer);
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} on ${host} is in use by another process. Stop it, or choose another port: PORT=${port + 1}`,
    );
  }
  if (error.code === 'EACCES')
    return new Error(`This user may not listen on port ${port}. Choose one above 1023 in PORT`);
  return error;
}
