/** The contract that every subgraph keeps: SDL as committed, signed calls only, references batched and scoped. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { subgraph as campaigns } from '@diaban/campaigns/subgraph';
import { subgraph as cases } from '@diaban/cases/subgraph';
import { readDocuments } from '@diaban/gateway/operations/trusted-operations';
import { subgraph as localities } from '@diaban/localities/subgraph';
import { subgraph as organizations } from '@diaban/organizations/subgraph';
import { silentLog } from '@diaban/shared/log';
import { signCall } from '@diaban/shared/scope/signature';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { AnySubgraph } from '@diaban/shared/server/subgraph';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { SubgraphServer } from '@diaban/shared/server/subgraph-server';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';

const SCHEMA = new URL('../../../schema/', import.meta.url);
const CUA_LO = viewer('district', '413');

/** Where the rows of each entity are: `inside` district 413 and `outside` it. Each SQL gives ids; `u` stands for unit keys. */
interface EntityRows {
  table: string;
  id: string;
  /** whether those of the units above 413 are there too */
  readFromBelow?: true;
}
const UNITS: EntityRows = { table: 'app.unit_directory', id: `'u' || unit_id` };
const ENTITIES: Record<string, Record<string, EntityRows>> = {
  localities: { Locality: UNITS },
  cases: {
    Locality: UNITS,
    PoliceCase: { table: 'cases.police_cases', id: 'id::text' },
    Hotspot: { table: 'cases.hotspots', id: 'id::text' },
    PublishedCaseFigure: { table: 'cases.published_case_figures', id: 'id::text' },
  },
  organizations: {
    Locality: UNITS,
    Organization: { table: 'organizations.organizations', id: 'id::text', readFromBelow: true },
    Pledge: { table: 'organizations.pledges', id: 'id::text' },
  },
  campaigns: {
    Locality: UNITS,
    Campaign: { table: 'campaigns.campaigns', id: 'id::text' },
    CriteriaAssessment: { table: 'campaigns.criteria_assessments', id: 'id::text' },
    Document: { table: 'campaigns.documents', id: 'id::text', readFromBelow: true },
    Activity: { table: 'campaigns.activities', id: 'id::text' },
    Report: { table: 'campaigns.reports', id: 'id::text' },
    ReportingObligation: { table: 'campaigns.reporting_obligations', id: 'id::text' },
  },
};
/** Entities that belong to no unit: seen in every scope. */
const WITHOUT_UNIT: Record<string, string[]> = { campaigns: ['CriteriaSet'] };
/** What is resolved from the key alone, because its fields are scoped by themselves. */
const KEY_ALONE: Record<string, string[]> = {
  organizations: ['Campaign', 'ProgrammeGaps'],
  cases: ['Campaign'],
  campaigns: ['ProgrammeGaps'],
};

describe.each([localities, cases, organizations, campaigns] as AnySubgraph[])('$name', (definition) => {
  const { name } = definition;
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await TestSubgraph.start(definition, 'diaban_sample');
  });
  afterAll(() => subgraph.stop());

  test('prints the SDL that is committed', () => {
    const committed = readFileSync(new URL(`${name}.graphql`, SCHEMA), 'utf8');
    expect(committed.replace(/^#.*\n+/gm, '')).toBe(subgraph.running.sdl);
  });

  test('asks the graph only by trusted queries', async () => {
    const documents = await readDocuments(new URL('operations/', SCHEMA));
    const queries = documents.filter(({ kind }) => kind === 'query').map(({ id }) => id);
    expect(queries).toEqual(expect.arrayContaining([...(definition.asks ?? [])]));
  });

  test('has every entity that it resolves in the table of this test', () => {
    const entities = Object.values(subgraph.running.schema.getTypeMap())
      .filter(
        (type) =>
          isObjectType(type) &&
          type.astNode?.directives?.some(({ name: directive }) => directive.value === 'key'),
      )
      .map((type) => type.name)
      .filter((type) => definition.references[type]);
    const listed = [
      ...Object.keys(ENTITIES[name] ?? {}),
      ...(WITHOUT_UNIT[name] ?? []),
      ...(KEY_ALONE[name] ?? []),
    ];
    expect(listed.sort()).toEqual(entities.sort());
  });

  describe.each(Object.entries(ENTITIES[name] ?? {}))(
    'references of %s',
    (type, { table, id, readFromBelow }) => {
      const ids = async (condition: string, limit: number): Promise<string[]> => {
        const key = `(select skey from app.unit_directory where code = '413')`;
        const { rows } = await subgraph.admin.query(
          `select ${id} as id from ${table} where ${condition.replaceAll('KEY', key)} limit ${limit}`,
        );
        return rows.map((row) => row.id);
      };

      test('200 of them cost one statement; those out of scope, unknown or malformed are null', async () => {
        const inside = await ids('starts_with(skey, KEY)', 90);
        const above = readFromBelow ? await ids('starts_with(KEY, skey) and skey <> KEY', 10) : [];
        const known = [...inside, ...above];
        const beyond = readFromBelow ? ' and not starts_with(KEY, skey)' : '';
        const outside = await ids(`skey is not null and not starts_with(skey, KEY)${beyond}`, 90);
        const strange = [type === 'Locality' ? 'u999999' : randomUUID(), 'nonsense', ''];
        const asked = [...known, ...outside, ...strange];
        while (asked.length < 200)
          asked.push(type === 'Locality' ? `u${800_000 + asked.length}` : randomUUID());
        const answer = await subgraph.entities(
          asked.map((key) => ({ __typename: type, id: key })),
          `... on ${type} { id }`,
          CUA_LO,
        );
        expect(answer.errors).toBeUndefined();
        expect(answer.data?._entities.slice(0, known.length)).toEqual(known.map((key) => ({ id: key })));
        expect(answer.data?._entities.slice(known.length).filter((entity) => entity !== null)).toEqual([]);
        expect(answer.statements).toBe(1);
        expect(outside.length).toBeGreaterThan(0);
        expect(above.length > 0).toBe(readFromBelow === true);
      });
    },
  );
});

describe.each([localities, cases, organizations, campaigns] as AnySubgraph[])(
  '$name over HTTP',
  (definition) => {
    let database: TestDatabase;
    let running: RunningSubgraph;
    let server: SubgraphServer;
    const secret = 'a secret for this test';
    beforeAll(async () => {
      database = await cloneDatabase('diaban_seeds');
      running = await RunningSubgraph.open(definition, { adminUrl: database.adminUrl, log: silentLog });
      server = await SubgraphServer.start(running, { host: '127.0.0.1', port: 0, secret });
    });
    afterAll(async () => {
      await server.stop();
      await running.close();
      await database.drop();
    });

    const body = JSON.stringify({ query: '{ __typename }' });
    const call = async (headers: Record<string, string>, text = body) => {
      const response = await fetch(server.url, {
        method: 'POST',
        body: text,
        headers: { 'content-type': 'application/json', ...headers },
      });
      return {
        status: response.status,
        answer: (await response.json()) as {
          data?: unknown;
          errors?: { message: string; extensions: { code: string } }[];
        },
      };
    };

    test('answers a call that the gateway signed', async () => {
      expect(await call(signCall(secret, CUA_LO, body))).toEqual({
        status: 200,
        answer: { data: { __typename: 'Query' } },
      });
    });

    test.each<[string, () => Record<string, string>]>([
      ['unsigned', () => ({})],
      ['signed with another secret', () => signCall('another', CUA_LO, body)],
      ['signed for another body', () => signCall(secret, CUA_LO, '{"query":"{ other }"}')],
      [
        'signed for another viewer',
        () => ({ ...signCall(secret, CUA_LO, body), 'diaban-viewer': claims(viewer('analyst', 'VN')) }),
      ],
      ['signed two minutes ago', () => signCall(secret, CUA_LO, body, { now: Date.now() - 120_000 })],
    ])('refuses a call that is %s', async (_how, headers) => {
      const { status, answer } = await call(headers());
      expect(status).toBe(401);
      expect(answer).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
      });
    });
  },
);

function claims(of: Viewer): string {
  return Buffer.from(JSON.stringify(of)).toString('base64url');
}
