/** The environment is read once, completely, and its faults are named together. */
import { generateKeyPairSync } from 'node:crypto';
import { ConfigError } from '@diaban/shared/config';
import { describe, expect, test } from '@jest/globals';
import { readGatewayConfig, readSubgraphConfig } from './config.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const SECRET = 'a secret of thirty-two characters';

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readGatewayConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
  }
  return [];
}

describe('the gateway’s configuration', () => {
  test('needs no variable at all to try things out', () => {
    const config = readGatewayConfig({});
    expect(config).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      databaseUrl: null,
      data: 'sample',
      logLevel: 'warn',
      production: false,
      tokens: { kind: 'development' },
      subgraphUrls: null,
    });
    expect(config.dataDir).toMatch(/\/\.diaban$/);
  });

  test('names every fault at once', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://localhost/x',
      DIABAN_DATA: 'all',
      LOG_LEVEL: 'loud',
      DIABAN_SECRET: 'short',
      SUBGRAPH_URLS: 'cases=http://a:1/graphql,nonsense',
    });
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'DIABAN_DATA',
      'DIABAN_SECRET',
      'LOG_LEVEL',
      'PORT',
      'SUBGRAPH_URLS',
    ]);
    expect(faults.find((fault) => fault.startsWith('SUBGRAPH_URLS'))).toContain('"nonsense"');
  });

  test('treats an empty variable as unset', () => {
    expect(readGatewayConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({
      port: 4000,
      databaseUrl: null,
    });
  });

  test.each([['-1'], ['65536'], ['1.5']])('refuses port %s', (port) => {
    expect(faultsOf({ PORT: port })).toEqual([expect.stringMatching(/^PORT: must be/)]);
  });

  test('has no development issuer in production', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([expect.stringContaining('AUTH_JWKS_URL')]);
  });

  test('asks for issuer and audience with a key, and for one kind of key only', () => {
    const faults = faultsOf({ AUTH_PUBLIC_KEY: publicKey, AUTH_JWKS_URL: 'https://issuer.example/jwks' });
    expect(faults).toEqual([
      expect.stringContaining('not both'),
      expect.stringContaining('AUTH_ISSUER'),
      expect.stringContaining('AUTH_AUDIENCE'),
    ]);
  });

  test('takes a public key that was written on one line, and never a private one', () => {
    const rest = { NODE_ENV: 'production', AUTH_ISSUER: 'i', AUTH_AUDIENCE: 'a' };
    const { tokens } = readGatewayConfig({ ...rest, AUTH_PUBLIC_KEY: publicKey.replaceAll('\n', '\\n') });
    expect(tokens).toEqual({ kind: 'key', pem: publicKey, issuer: 'i', audience: 'a' });
    expect(faultsOf({ ...rest, AUTH_PUBLIC_KEY: privateKey })).toEqual([
      expect.stringContaining('AUTH_PUBLIC_KEY: must be a public key'),
    ]);
  });

  test('needs the secret when the subgraphs are elsewhere', () => {
    const SUBGRAPH_URLS = 'localities=http://a:4001/graphql, cases=http://b:4002/graphql';
    expect(faultsOf({ SUBGRAPH_URLS })).toEqual([expect.stringContaining('DIABAN_SECRET')]);
    const { subgraphUrls } = readGatewayConfig({ SUBGRAPH_URLS, DIABAN_SECRET: SECRET });
    expect([...subgraphUrls!]).toEqual([
      ['localities', 'http://a:4001/graphql'],
      ['cases', 'http://b:4002/graphql'],
    ]);
  });
});

describe('transport', () => {
  const SUBGRAPH_URLS = 'cases=unix:/run/diaban/cases.sock,localities=http://a:4001/graphql';

  test('takes sockets in the file system beside ports', () => {
    const { subgraphUrls } = readGatewayConfig({ SUBGRAPH_URLS, DIABAN_SECRET: SECRET });
    expect(subgraphUrls!.get('cases')).toBe('unix:/run/diaban/cases.sock');
    const env = {
      DATABASE_URL: 'postgres://u:p@h/d',
      DIABAN_SECRET: SECRET,
      SOCKET: '/run/diaban/cases.sock',
    };
    expect(readSubgraphConfig({ port: 4002, asks: false }, env).address).toEqual({
      socket: '/run/diaban/cases.sock',
    });
    expect(() => readSubgraphConfig({ port: 4002, asks: false }, { ...env, SOCKET: 'cases.sock' })).toThrow(
      'SOCKET',
    );
  });

  test('forwards headers by name, and none that the gateway says itself', () => {
    const rest = { SUBGRAPH_URLS, DIABAN_SECRET: SECRET };
    expect(readGatewayConfig({ ...rest, FORWARD_HEADERS: 'Accept-Language, traceparent' })).toMatchObject({
      forwardHeaders: ['accept-language', 'traceparent'],
    });
    for (const name of ['host', 'Content-Length', 'diaban-viewer', 'connection', 'a b', ''])
      expect(faultsOf({ ...rest, FORWARD_HEADERS: `traceparent,${name}` })).toEqual([
        expect.stringMatching(/^FORWARD_HEADERS: /),
      ]);
    expect(faultsOf({ FORWARD_HEADERS: 'traceparent' })).toEqual([expect.stringContaining('SUBGRAPH_URLS')]);
  });

  test('reads the schema of the repository unless another folder is named', () => {
    expect(readGatewayConfig({}).schemaDir.pathname).toMatch(/\/schema\/$/);
    expect(readGatewayConfig({ DIABAN_SCHEMA_DIR: '/etc/diaban' }).schemaDir.href).toBe(
      'file:///etc/diaban/',
    );
  });
});

describe('a subgraph’s configuration', () => {
  test('needs a database and a secret, and nothing about tokens even in production', () => {
    expect(() => readSubgraphConfig({ port: 4002, asks: false }, { NODE_ENV: 'production' })).toThrow(
      expect.objectContaining({
        faults: [expect.stringContaining('DATABASE_URL'), expect.stringContaining('DIABAN_SECRET')],
      }),
    );
    const env = { NODE_ENV: 'production', DATABASE_URL: 'postgres://u:p@h/d', DIABAN_SECRET: SECRET };
    expect(readSubgraphConfig({ port: 4002, asks: false }, env)).toMatchObject({
      address: { host: '127.0.0.1', port: 4002 },
      databaseUrl: 'postgres://u:p@h/d',
    });
  });

  test('of a subgraph that asks others needs the gateway’s address too', () => {
    const place = { port: 4002, asks: true };
    const env = { DATABASE_URL: 'postgres://u:p@h/d', DIABAN_SECRET: SECRET };
    expect(() => readSubgraphConfig(place, env)).toThrow(
      expect.objectContaining({ faults: [expect.stringContaining('GATEWAY_URL')] }),
    );
    expect(readSubgraphConfig(place, { ...env, GATEWAY_URL: 'http://gateway:4000' }).gatewayUrl).toBe(
      'http://gateway:4000',
    );
  });
});
