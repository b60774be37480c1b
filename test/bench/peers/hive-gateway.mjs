/** Hive Gateway on node:http, with its own planner or the Rust one, sharing identical subgraph calls or not. */
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

const { supergraphFile, rust, dedupe } = JSON.parse(process.argv[2]);
const gateway = createGatewayRuntime({
  supergraph: supergraphFile,
  logging: false,
  // sharing is Hive's default
  ...(dedupe ? {} : { transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } } }),
  ...(rust ? { unifiedGraphHandler } : {}),
});
const server = createServer(gateway);
server.keepAliveTimeout = 10 * 60_000;
server.listen(0, '127.0.0.1', () =>
  process.send({ ready: { port: server.address().port, path: '/graphql' } }),
);
