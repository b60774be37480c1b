/** No gateway: a node:http server that answers each operation with the same bytes, the most that any gateway could do. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tellReady } from '../processes/messages.js';

const bodies = new Map(
  Object.entries(JSON.parse(process.argv[2] ?? '') as Record<string, number>).map(([id, bytes]) => [
    `/${id}`,
    Buffer.from(JSON.stringify({ data: 'x'.repeat(bytes - '{"data":""}'.length) })),
  ]),
);
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const body = bodies.get(request.url ?? '') ?? Buffer.alloc(0);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.keepAliveTimeout = 10 * 60_000;
server.listen(0, '127.0.0.1', () => tellReady({ port: (server.address() as AddressInfo).port, path: '/' }));
