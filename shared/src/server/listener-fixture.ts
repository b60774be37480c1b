/** What the tests of the listener share: listeners that are stopped afterwards, and clients that keep their connection. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach } from '@jest/globals';
import { BodyTooLarge, type Handler, Listener, readBody } from './http-listener.js';

export const HOST = '127.0.0.1';
const open: Listener[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterEach(async () => {
  for (const listener of open.splice(0)) await listener.stop(0);
  agent.destroy();
});

export async function listen(handler: Handler, port = 0): Promise<Listener> {
  const listener = await Listener.listen(handler, { host: HOST, port });
  open.push(listener);
  return listener;
}

export interface Answer {
  status: number;
  text: string;
  response: IncomingMessage;
}

/** Posts on a connection that is kept for the next time. */
export function post(port: number, body: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: HOST, port, method: 'POST', agent }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text, response });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Resolves when somebody listens on the port. */
export function connectOnce(port: number): Promise<void> {
  const socket = connect(port, HOST);
  return new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
}

export async function textOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Answers with the length of the body, 413 when it is over 1,000 bytes. */
export const measure: Handler = async (incoming, response) => {
  try {
    response.end(String((await readBody(incoming, 1_000)).length));
  } catch (error) {
    response.writeHead(error instanceof BodyTooLarge ? 413 : 500).end((error as Error).message);
  }
};
