/** A node:http server with bounded bodies, request ids and a stop that lets requests in flight finish. */
import { unlink } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, Server as NetServer, type Socket } from 'node:net';

export class BodyTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`The request body is larger than ${limit} bytes`);
  }
}

/** How much of a body that is too large is still taken off the wire before the connection is cut. */
const MAX_DISCARDED = 16 * 1024 * 1024;

/** @throws BodyTooLarge as soon as the limit is passed, or Error when the client leaves before the end */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let ended = false;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(new BodyTooLarge(limit));
      // a client that is still sending would not see the refusal if the connection were cut at once
      if (size > limit + MAX_DISCARDED) request.destroy();
    });
    request.once('end', () => {
      ended = true;
      resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8'));
    });
    request.on('error', reject);
    // comes after the end, too; an error costs more than reading a small body does
    request.once('close', () => {
      if (!ended) reject(new Error('The client left before the end of its request'));
    });
  });
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** How long what is under way when a process is asked to stop may take to end. */
export const STOP_GRACE_MS = 5_000;

/** A TCP port, or a socket in the file system for callers on the same machine. */
export type ListenAddress = { host: string; port: number } | { socket: string };

export class Listener {
  /** open connections with the answers under way on each */
  private readonly connections = new Map<Socket, Set<ServerResponse>>();
  private stopping = false;
  /** the one that was given, or the one that the system chose for 0; 0 for a socket in the file system */
  port = 0;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      this.connections.set(socket, new Set());
      socket.once('close', () => this.connections.delete(socket));
    });
    server.on('request', (request, response) => this.track(request.socket, response));
  }

  /** @throws when the address cannot be had, naming it and what to do */
  static async listen(handler: Handler, address: ListenAddress): Promise<Listener> {
    const server = createServer((request, response) => {
      handler(request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    server.keepAliveTimeout = 65_000;
    server.headersTimeout = 10_000;
    server.requestTimeout = 60_000;
    const listener = new Listener(server);
    if ('socket' in address) await freeSocket(address.socket);
    await new Promise<void>((resolve, reject) => {
      // stays for good: a connection that could not be accepted later must not end the process
      server.on('error', (error: NodeJS.ErrnoException) => reject(listenError(error, address)));
      if ('socket' in address) server.listen(address.socket, resolve);
      else server.listen(address.port, address.host, resolve);
    });
    if (!('socket' in address)) listener.port = (server.address() as AddressInfo).port;
    return listener;
  }

  /** Stops accepting, closes idle connections and waits for requests in flight, at most `graceMs`. */
  async stop(graceMs = STOP_GRACE_MS): Promise<void> {
    this.stopping = true;
    // not Server.close of node:http: that cuts answers that are complete but not yet on the wire
    const closed = new Promise<void>((resolve) =>
      NetServer.prototype.close.call(this.server, () => resolve()),
    );
    for (const [socket, answers] of this.connections) {
      if (answers.size === 0) socket.destroy();
      for (const answer of answers) answer.shouldKeepAlive = false;
    }
    const timer = setTimeout(() => {
      for (const socket of this.connections.keys()) socket.destroy();
    }, graceMs);
    await closed;
    clearTimeout(timer);
    this.server.close(); // ends the timers of node:http
  }

  private track(socket: Socket, response: ServerResponse): void {
    const answers = this.connections.get(socket);
    answers?.add(response);
    if (this.stopping) response.shouldKeepAlive = false;
    response.once('close', () => {
      answers?.delete(response);
      if (this.stopping && answers?.size === 0) socket.destroySoon();
    });
  }
}

/** A process that was killed leaves its socket behind: removed when nobody answers on it. */
async function freeSocket(path: string): Promise<void> {
  const left = await new Promise<boolean>((resolve) => {
    const probe = connect(path, () => {
      probe.destroy();
      resolve(false);
    });
    probe.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED'));
  });
  if (left) await unlink(path);
}

function listenError(error: NodeJS.ErrnoException, address: ListenAddress): Error {
  if ('socket' in address) {
    const what =
      error.code === 'EADDRINUSE' ? 'is in use by another process' : `cannot be made (${error.code})`;
    return new Error(`The socket ${address.socket} ${what}. Choose another path in a folder of your own`);
  }
  const { host, port } = address;
  if (error.code === 'EADDRINUSE') {
    return new Error(
      `Port ${port} on ${host} is in use by another process. Stop it, or choose another port: PORT=${port < 65_535 ? port + 1 : port - 1}`,
    );
  }
  if (error.code === 'EACCES')
    return new Error(`This user may not listen on port ${port}. Choose one above 1023 in PORT`);
  return error;
}
