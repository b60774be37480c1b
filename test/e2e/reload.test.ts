/** A new supergraph under load: taken into service without a lost request, or refused while the old one goes on. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, parse, print } from 'graphql';
import { RunningGateway } from './running-gateway.js';

const SCHEMA = fileURLToPath(new URL('../../../schema/', import.meta.url));
const FIELD = '{ localityByCode(code: "413") { fullName } }';

let database: TestDatabase;
let aside: string;
let folder: string;
let gateway: RunningGateway;
let token: string;

beforeAll(async () => {
  database = await cloneDatabase('diaban_seeds');
  aside = await mkdtemp(join(tmpdir(), 'diaban-schema-'));
  folder = join(aside, 'schema');
  await cp(SCHEMA, folder, { recursive: true });
  gateway = await RunningGateway.start({ ...environment(), DIABAN_SCHEMA_DIR: folder });
  token = await gateway.token('district', '413');
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await rm(aside, { recursive: true, force: true });
  await database?.drop();
});

const environment = () => ({ DATABASE_URL: database.adminUrl, DIABAN_DATA: 'seeds' });

/** The supergraph without one field of Query. */
async function without(field: string): Promise<string> {
  const { definitions, ...rest } = parse(await readFile(join(SCHEMA, 'supergraph.graphql'), 'utf8'));
  return print({
    ...rest,
    definitions: definitions.map((one) =>
      one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === 'Query'
        ? { ...one, fields: (one.fields ?? []).filter(({ name }) => name.value !== field) }
        : one,
    ),
  });
}

/** How many new supergraphs were served and refused so far. */
async function loads(): Promise<{ served: number; refused: number }> {
  const text = await (await gateway.get('/metrics')).text();
  const count = (outcome: string) =>
    Number(new RegExp(`diaban_supergraph_loads_total\\{outcome="${outcome}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
  return { served: count('served'), refused: count('refused') };
}

/** In one step: half a file would be looked at, too. */
async function put(text: string, ...path: string[]): Promise<void> {
  const file = join(aside, 'new');
  await writeFile(file, text);
  await rename(file, join(folder, ...path));
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((later) => setTimeout(later, 20));
}

/** Asks through both doors without a pause until told to stop. */
function load(): { stop(): Promise<{ answered: number; wrong: unknown[] }> } {
  const wrong: unknown[] = [];
  let answered = 0;
  let going = true;
  const asking = async (body: object) => {
    while (going) {
      const { status, errors } = await gateway.ask(token, body);
      if (status !== 200 || errors !== undefined) wrong.push({ body, status, errors });
      answered += 1;
    }
  };
  const all = Promise.all([
    asking({ documentId: 'ward-view' }),
    asking({ query: '{ viewerLocality { fullName campaigns(first: 3) { nodes { title } } } }' }),
  ]);
  return {
    async stop() {
      going = false;
      await all;
      return { answered, wrong };
    },
  };
}

describe('a new supergraph', () => {
  test('is served without a lost request, its trusted operations compiled', async () => {
    const asked = load();
    expect((await gateway.ask(token, { query: FIELD })).data.localityByCode).toEqual({
      fullName: 'Thị xã Cửa Lò',
    });
    await put('{ viewerLocality { level } }\n', 'operations', 'my-level.graphql');
    await until(async () => (await loads()).served > 0);
    expect((await gateway.ask(token, { documentId: 'my-level' })).data).toEqual({
      viewerLocality: { level: 'DISTRICT' },
    });
    expect(await (await gateway.get('/facts')).text()).toContain('my-level');

    const { served } = await loads();
    await put(await without('localityByCode'), 'supergraph.graphql');
    await until(async () => (await loads()).served > served);
    const { status, errors } = await gateway.ask(token, { query: FIELD });
    expect([status, errors?.[0]?.message]).toEqual([
      400,
      expect.stringContaining('Cannot query field "localityByCode"'),
    ]);
    // tokens are checked by an operation of the same supergraph
    await gateway.token('ward', '16732');
    const { answered, wrong } = await asked.stop();
    expect(wrong).toEqual([]);
    expect(answered).toBeGreaterThan(2);
  }, 60_000);

  test.each<[string, () => Promise<string>, string]>([
    ['is no GraphQL', async () => 'type Query {', 'supergraph.graphql cannot be read'],
    ['is not composed', async () => 'type Query { a: Int }', 'supergraph'],
    [
      'lacks what a trusted operation asks',
      () => without('viewerLocality'),
      'ward-view.graphql: Cannot query',
    ],
    [
      'has a subgraph without an address',
      async () =>
        (await readFile(join(SCHEMA, 'supergraph.graphql'), 'utf8')).replace(
          'name: "cases"',
          'name: "kings"',
        ),
      'kings, which this gateway has no address for',
    ],
  ])(
    'that %s is refused with the reason, and the old one goes on',
    async (_name, text, reason) => {
      const asked = load();
      const before = await loads();
      await put(await text(), 'supergraph.graphql');
      await until(async () => (await loads()).refused > before.refused);
      expect((await gateway.ask(token, { documentId: 'my-level' })).errors).toBeUndefined();
      const { served } = await loads();
      expect(served).toBe(before.served);
      expect((await asked.stop()).wrong).toEqual([]);
      // what was written before the answer may be read after it
      await until(async () => gateway.process.errorOutput.includes(reason));
      expect(gateway.process.errorOutput).toContain('new supergraph refused, the old one stays');
    },
    60_000,
  );
});

test('in production files are looked at when the process is told to, and not before', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: 'i', aud: 'a', sub: 's', role: 'district', unit: '413', purpose: 'REPORTING' };
  const text = `${part({ alg: 'ES256' })}.${part({ ...claims, exp: Math.floor(Date.now() / 1_000) + 300 })}`;
  const signature = sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const bearer = `${text}.${signature.toString('base64url')}`;
  const own = await mkdtemp(join(tmpdir(), 'diaban-schema-'));
  await cp(SCHEMA, own, { recursive: true });
  const production = await RunningGateway.start({
    ...environment(),
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    DIABAN_SCHEMA_DIR: own,
    AUTH_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    AUTH_ISSUER: 'i',
    AUTH_AUDIENCE: 'a',
  });
  try {
    await writeFile(join(own, 'operations', 'my-code.graphql'), '{ viewerLocality { code } }\n');
    expect((await production.ask(bearer, { documentId: 'my-code' })).status).toBe(404);
    production.process.signal('SIGHUP');
    await until(async () => (await production.ask(bearer, { documentId: 'my-code' })).status === 200);
    await until(async () => production.process.errorOutput.includes('new supergraph in service'));
  } finally {
    await production.stop();
    await rm(own, { recursive: true, force: true });
  }
}, 60_000);
