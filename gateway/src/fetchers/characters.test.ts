/** Every character arrives as it was sent, whichever way it takes: the engine and its fetcher work on bytes. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { readBody } from '@diaban/shared/server/http-listener';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, graphql, parse } from 'graphql';
import { Engine } from '../engine/engine.js';
import { type HttpFetcher, httpFetcher } from './http.js';

/** Letters of Vietnam precomposed and combining, of Latin-1, beyond 16 bits, controls, JSON's own, and a byte order mark. */
const TEXTS = [
  'Phường Nghi Hương',
  'Th\u1ee7y'.normalize('NFD'),
  'é ÿ \u0080 \u00ad',
  '𠀀 🏘️',
  '"\\u1ed3" \\ \n\t\u0001\u007f',
  '\ufeff½',
  '',
];

const viewer: Viewer = { subject: 'a', role: 'district', unit: '413', purpose: 'REPORTING' };
const context = { viewer, requestId: 'request-1' };

const places = {
  sdl: `type Query { places(names: [String!]): [Place!]! echo(text: String): String fails(text: String): String }
    "Một nơi: địa bàn" type Place @key(fields: "name") { name: String! }`,
  root: {
    places: ({ names }: { names: string[] | null }) =>
      (names ?? TEXTS).map((name) => ({ __typename: 'Place', name })),
    echo: ({ text }: { text: string }) => text,
    fails: ({ text }: { text: string }) => {
      throw new Error(`không có ${text}`);
    },
  },
};
const counts = {
  sdl: 'type Place @key(fields: "name") { name: String! told: String! }',
  root: {
    _entities: ({ representations }: { representations: { name: string }[] }) =>
      representations.map(({ name }) => ({ __typename: 'Place', name, told: `nơi ${name}` })),
  },
};

/** How a subgraph may write JSON: all of these say the same. */
const WRITERS: Record<string, (value: unknown) => Buffer> = {
  'as it is': (value) => Buffer.from(JSON.stringify(value)),
  escaped: (value) =>
    Buffer.from(
      JSON.stringify(value).replaceAll(
        /[^ -~]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ),
};

let write = WRITERS['as it is']!;
const servers: Server[] = [];
let fetcher: HttpFetcher;
let engine: Engine;

async function serve(sdl: string, rootValue: object): Promise<string> {
  const schema = buildSchema(sdl, { assumeValidSDL: true });
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await readBody(request, 1_000_000));
    const result = await graphql({ schema, source: query, variableValues: variables, rootValue });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(write(result));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

beforeAll(async () => {
  const entities = 'scalar _Any union _Entity = Place';
  const urls = new Map([
    ['places', await serve(places.sdl, places.root)],
    [
      'counts',
      await serve(
        `${counts.sdl} ${entities} type Query { _entities(representations: [_Any!]!): [_Entity]! }`,
        counts.root,
      ),
    ],
  ]);
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
  const { supergraphSdl } = composeServices(
    Object.entries({ places, counts }).map(([name, { sdl }]) => ({
      name,
      url: urls.get(name)!,
      typeDefs: parse(`${link} ${sdl}`),
    })),
  );
  fetcher = httpFetcher({ urls, secret: 'a secret of thirty-two characters' });
  engine = Engine.create({ supergraphSdl: supergraphSdl!, fetcher, compileAfter: 1 });
});
afterAll(async () => {
  await fetcher.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Asks twice, by interpretation and by generated code, and reads the answer as its reader does: from the wire. */
async function answerTo(source: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const request = { source, variables, context };
  const first = await engine.execute(request);
  const second = await engine.execute(request);
  expect(second.written).toBe(first.written);
  const wire = Buffer.from(first.written, first.encoding);
  expect(wire.toString('utf8')).toBe(first.body);
  return JSON.parse(wire.toString('utf8'));
}

describe.each(Object.keys(WRITERS))('characters of a subgraph that writes them %s', (writer) => {
  beforeAll(() => {
    write = WRITERS[writer]!;
  });

  test('arrive in data, and go on to others as keys', async () => {
    expect(await answerTo('{ places { name told } }')).toEqual({
      data: { places: TEXTS.map((name) => ({ name, told: `nơi ${name}` })) },
    });
  });

  test.each(TEXTS)('arrive as a variable and as a literal: %j', async (text) => {
    const source = `query ($text: String, $names: [String!]) {
      echo(text: $text) literal: echo(text: ${JSON.stringify(text)}) places(names: $names) { told } }`;
    expect(await answerTo(source, { text, names: [text] })).toEqual({
      data: { echo: text, literal: text, places: [{ told: `nơi ${text}` }] },
    });
  });

  test('arrive in errors', async () => {
    expect(await answerTo('query ($text: String) { fails(text: $text) }', { text: 'ấp 🏘️' })).toEqual({
      data: { fails: null },
      errors: [{ message: 'không có ấp 🏘️', path: ['fails'], extensions: { service: 'places' } }],
    });
  });

  test('arrive beside those of the schema itself', async () => {
    expect(await answerTo('{ __type(name: "Place") { description } echo(text: "đủ") }')).toEqual({
      data: { __type: { description: 'Một nơi: địa bàn' }, echo: 'đủ' },
    });
  });

  test('arrive in refusals', async () => {
    const answer = await answerTo('query ($names: [String!]) { places(names: $names) { name } }', {
      names: [['ở']],
    });
    expect(JSON.stringify(answer)).toContain('ở');
  });
});

test('bytes that are no UTF-8 become the character that says so', async () => {
  const text = Buffer.concat([Buffer.from('{"data":{"echo":"xã '), Buffer.from([0xff]), Buffer.from('"}}')]);
  write = () => text;
  expect(await answerTo('{ echo }')).toEqual({ data: { echo: 'xã \ufffd' } });
});
