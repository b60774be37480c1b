/** The two doors: trusted operations by id, exploration by query; both want a token, and say what is wrong. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { RunningGateway } from './running-gateway.js';

let database: TestDatabase;
let gateway: RunningGateway;
let token: string;

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl });
  token = await gateway.token('province', '40');
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await database?.drop();
});

const bearer = () => ({ authorization: `Bearer ${token}` });
const OPERATION = new URL('../../../schema/operations/province-view.graphql', import.meta.url);

describe('the trusted door', () => {
  test('answers by name and by hash, to POST and to GET, with the same bytes', async () => {
    const hash = createHash('sha256')
      .update(await readFile(OPERATION))
      .digest('hex');
    const answers = await Promise.all([
      gateway.post('/graphql', { documentId: 'province-view', variables: { first: 2 } }, bearer()),
      gateway.post('/graphql', { documentId: `sha256:${hash}`, variables: { first: 2 } }, bearer()),
      gateway.get(
        `/graphql?documentId=province-view&variables=${encodeURIComponent('{"first":2}')}`,
        bearer(),
      ),
    ]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(JSON.parse(bodies[0]!).data.districts.nodes).toHaveLength(2);
    expect(new Set(bodies).size).toBe(1);
  });

  test.each([
    ['an unknown name', { documentId: 'king-view' }, 404, 'There is no trusted operation "king-view"'],
    ['an id that is no text', { documentId: 7 }, 400, 'documentId must be a text'],
    [
      'a query beside the id',
      { documentId: 'ward-view', query: '{ __typename }' },
      400,
      'either documentId or query',
    ],
    [
      'variables that are no object',
      { documentId: 'ward-view', variables: [1] },
      400,
      'variables must be a JSON object',
    ],
    [
      'a variable of the wrong type',
      { documentId: 'province-view', variables: { first: 'many' } },
      400,
      '$first',
    ],
  ])('refuses %s', async (_name, body, status, message) => {
    const answer = await gateway.ask(token, body);
    expect(answer.status).toBe(status);
    expect(answer.errors?.[0]?.message).toContain(message);
  });

  test('says in a URL that variables must be JSON', async () => {
    const response = await gateway.get('/graphql?documentId=ward-view&variables=from', bearer());
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('variables must be a JSON object');
  });

  test('passes on what a subgraph refuses, with the field', async () => {
    const { data, errors } = await gateway.ask(token, {
      documentId: 'province-view',
      variables: { first: 501 },
    });
    expect(data?.districts).toBeFalsy();
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID', field: 'first' } });
  });
});

describe('the exploration door', () => {
  const QUERY = `{ localityByCode(code: "413") { fullName caseStatistics(from: "2024-01", to: "2024-03") { cases { status } }
    pledgeSummary { signatories { status } } campaignSummary { launched { status } } } }`;

  test('answers any query over all four subgraphs', async () => {
    const { status, data } = await gateway.ask(token, { query: QUERY });
    expect(status).toBe(200);
    expect(data.localityByCode).toMatchObject({ fullName: 'Thị xã Cửa Lò', caseStatistics: [{ cases: {} }] });
  });

  test('gives the same answer as the trusted door for the same document', async () => {
    const source = await readFile(OPERATION, 'utf8');
    const explored = await gateway.ask(token, { query: source });
    expect(explored).toEqual(await gateway.ask(token, { documentId: 'province-view' }));
  });

  test('answers a GET only when no form or image could have sent it', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ viewerLocality { code } }')}`;
    const bare = await gateway.get(path, bearer());
    expect(bare.status).toBe(400);
    expect(await bare.text()).toContain('CSRF');
    const guarded = await gateway.get(path, { ...bearer(), 'apollo-require-preflight': 'yes' });
    expect(await guarded.json()).toEqual({ data: { viewerLocality: { code: '40' } } });
  });

  test('takes automatic persisted queries', async () => {
    const query = '{ viewerLocality { level } }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const unknown = await gateway.ask(token, { extensions });
    expect(unknown.errors?.[0]?.extensions?.code).toBe('PERSISTED_QUERY_NOT_FOUND');
    await gateway.ask(token, { query, extensions });
    expect((await gateway.ask(token, { extensions })).data).toEqual({
      viewerLocality: { level: 'PROVINCE' },
    });
  });

  test('shows the schema to whoever has a token', async () => {
    const { data } = await gateway.ask(token, { query: getIntrospectionQuery() });
    const names = data.__schema.types.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['Locality', 'PoliceCase', 'Organization', 'Campaign']));
    expect(names.filter((name: string) => name.startsWith('join__'))).toEqual([]);
  });

  test.each([
    ['that does not parse', '{ viewerLocality {', 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    [
      'with an unknown field',
      '{ viewerLocality { king } }',
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "king"',
    ],
    [
      'that nests too deeply',
      `{ viewerLocality ${'{ parent '.repeat(16)}{ id }${' }'.repeat(16)} }`,
      'TOO_DEEP',
      'the limit is 15',
    ],
    [
      'with too many aliases',
      `{ viewerLocality { ${Array.from({ length: 51 }, (_, at) => `a${at}: id`).join(' ')} } }`,
      'TOO_MANY_ALIASES',
      '51 aliases',
    ],
    [
      'that can return too much',
      '{ localities(first: 500) { nodes { descendants(first: 500) { nodes { id } } } } }',
      'TOO_COSTLY',
      'Lower "first"',
    ],
    [
      'that is too long',
      `{ viewerLocality { ${'id '.repeat(5_000)} } }`,
      'TOO_MANY_TOKENS',
      'more than 5000 tokens',
    ],
    [
      'that puts ethnic data beside cases',
      '{ viewerLocality { ethnicMinorityShare { value } cases { nodes { id } } } }',
      'ETHNIC_DATA_APART',
      'Locality.cases',
    ],
  ])('refuses a query %s', async (_name, query, code, message) => {
    const { status, errors, data } = await gateway.ask(token, { query });
    expect({ status, data, code: errors?.[0]?.extensions?.code }).toEqual({
      status: 400,
      data: undefined,
      code,
    });
    expect(errors?.[0]?.message).toContain(message);
  });

  test('says which code, cursor or id is wrong', async () => {
    const code = await gateway.ask(token, { query: '{ localityByCode(code: "4x") { id } }' });
    expect(code.errors?.[0]?.message).toContain('GsoCode');
    const cursor = await gateway.ask(token, { query: '{ policeCases(after: "nonsense") { nodes { id } } }' });
    expect(cursor.errors?.[0]).toMatchObject({ extensions: { code: 'INVALID', field: 'after' } });
    const unknown = await gateway.ask(token, { query: '{ localityByCode(code: "99999") { id } }' });
    expect(unknown.data).toEqual({ localityByCode: null });
  });
});
