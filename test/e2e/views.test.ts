/** The three trusted operations, answered over HTTP for a province, a district and a ward. */

import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { RunningGateway } from './running-gateway.js';

let database: TestDatabase;
let admin: pg.Client;
let gateway: RunningGateway;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  gateway = await RunningGateway.start({ DATABASE_URL: database.adminUrl });
  tokens.province = await gateway.token('province', '40');
  tokens.district = await gateway.token('district', '413');
  tokens.ward = await gateway.token('ward', '16732');
}, 60_000);
afterAll(async () => {
  await gateway?.stop();
  await admin?.end();
  await database?.drop();
});

interface Row {
  code: string;
  fullName: string;
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await admin.query<{ n: string }>(sql, values);
  return Number(rows[0]?.n);
}

/** Cases of 2024 under a unit, counted by the database itself. */
const casesUnder = (code: string) =>
  count(
    `select count(*) as n from cases.police_cases c join app.placed_units u on u.code = $1
     where c.skey >= u.skey and c.skey < u.skey || '~' and c.occurred_on between '2024-01-01' and '2024-12-31'`,
    code,
  );

// biome-ignore lint/suspicious/noExplicitAny: answers are read freely
const sumOfQuarters = (row: any): number =>
  row.caseStatistics.reduce((sum: number, at: { cases: { value: number } }) => sum + at.cases.value, 0);

describe('the province view', () => {
  test('shows a province each of its districts, with figures of all four subgraphs', async () => {
    const { status, data, errors } = await gateway.ask(tokens.province!, { documentId: 'province-view' });
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    expect(data.viewerLocality).toMatchObject({ code: '40', fullName: 'Tỉnh Nghệ An' });
    const { nodes, pageInfo, directory } = data.districts;
    expect(nodes.map(({ code }: Row) => code)).toEqual(
      Array.from({ length: 21 }, (_, at) => String(412 + at)),
    );
    expect(pageInfo.hasNextPage).toBe(false);
    expect(directory).toMatchObject({ horizon: '2023-04-09', position: 'BEYOND_HORIZON' });
    for (const row of nodes) {
      expect(row.unitCount.value).toBeGreaterThan(0);
      expect(row.campaignSummary.launched.status).not.toBe('NOT_REPORTED');
      expect(row.pledgeSummary.signatories.status).not.toBe('NOT_REPORTED');
      expect(row.caseStatistics.map((at: { period: { label: string } }) => at.period.label)).toEqual([
        '2024-Q1',
        '2024-Q2',
        '2024-Q3',
        '2024-Q4',
      ]);
      expect(row.outreachSummary).toHaveLength(1);
    }
  });

  test('has figures that the database confirms, for each district and for the whole', async () => {
    const { data } = await gateway.ask(tokens.province!, { documentId: 'province-view' });
    for (const row of data.districts.nodes) expect(sumOfQuarters(row)).toBe(await casesUnder(row.code));
    expect(sumOfQuarters(data.viewerLocality)).toBe(await casesUnder('40'));
    const wards = data.districts.nodes.reduce(
      (sum: number, { unitCount }: { unitCount: { value: number } }) => sum + unitCount.value,
      0,
    );
    expect(data.viewerLocality.unitCount.value).toBe(wards);
  });

  test('gives a district its part of the same document, with the same figures', async () => {
    const whole = await gateway.ask(tokens.province!, { documentId: 'province-view' });
    const part = await gateway.ask(tokens.district!, { documentId: 'province-view' });
    expect(part.data.districts.nodes).toEqual(
      whole.data.districts.nodes.filter(({ code }: Row) => code === '413'),
    );
    expect(part.data.viewerLocality).toEqual(part.data.districts.nodes[0]);
  });

  test('gives a ward the figures of the ward, and no district', async () => {
    const { data } = await gateway.ask(tokens.ward!, { documentId: 'province-view' });
    expect(data.districts.nodes).toEqual([]);
    expect(data.viewerLocality).toMatchObject({ code: '16732', level: 'WARD' });
    expect(sumOfQuarters(data.viewerLocality)).toBe(await casesUnder('16732'));
  });
});

describe('the district view', () => {
  const CUA_LO = ['16717', '16720', '16723', '16726', '16729', '16732', '16735'];

  test('shows a district each of its wards and nothing else', async () => {
    const { data } = await gateway.ask(tokens.district!, { documentId: 'district-view' });
    expect(data.wards.nodes.map(({ code }: Row) => code).sort()).toEqual(CUA_LO);
    for (const row of data.wards.nodes) expect(sumOfQuarters(row)).toBe(await casesUnder(row.code));
  });

  test('shows a province the wards of the district that it names', async () => {
    const found = await gateway.ask(tokens.province!, { query: '{ localityByCode(code: "413") { id } }' });
    const variables = { districtId: found.data.localityByCode.id };
    const { data } = await gateway.ask(tokens.province!, { documentId: 'district-view', variables });
    expect(data.wards.nodes.map(({ code }: Row) => code).sort()).toEqual(CUA_LO);
  });

  test('goes on page by page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const variables: Record<string, unknown> = { first: 3, after };
      const { data } = await gateway.ask(tokens.district!, { documentId: 'district-view', variables });
      seen.push(...data.wards.nodes.map(({ code }: Row) => code));
      after = data.wards.pageInfo.hasNextPage ? data.wards.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.sort()).toEqual(CUA_LO);
  });

  test('shows nothing of a district out of scope', async () => {
    const found = await gateway.ask(tokens.province!, { query: '{ localityByCode(code: "412") { id } }' });
    const variables = { districtId: found.data.localityByCode.id };
    const { data } = await gateway.ask(tokens.district!, { documentId: 'district-view', variables });
    expect(data?.wards?.nodes ?? []).toEqual([]);
  });
});

describe('the ward view', () => {
  test('shows the card of Nghi Hương as the news told it', async () => {
    const { data, errors } = await gateway.ask(tokens.ward!, { documentId: 'ward-view' });
    expect(errors).toBeUndefined();
    const card = data.viewerLocality;
    expect(card).toMatchObject({ code: '16732', fullName: 'Phường Nghi Hương', parent: null });
    const models = Object.fromEntries(card.campaigns.nodes.map((one: { title: string }) => [one.title, one]));
    expect(models['Phường sạch về ma túy']).toMatchObject({
      launchedOn: { period: { label: '2023-05-09' }, precision: 'DAY', inferred: false },
      provenance: 'PUBLISHED',
      documents: { nodes: [{ kind: 'DECISION' }, { kind: 'PLAN' }, { kind: 'RESOLUTION' }] },
    });
    const assessed = Object.values(models) as {
      assessments: { nodes: { met: { value: number }; total: { value: number } }[] };
    }[];
    const shares = assessed.flatMap(({ assessments }) =>
      assessments.nodes.map(({ met, total }) => `${met.value}/${total.value}`),
    );
    expect(shares.sort()).toEqual(expect.arrayContaining(['20/22', '31/34']));
    const launch = card.pledges.nodes.find(
      (one: { signedOn: { period: { label: string } } }) => one.signedOn.period.label === '2023-05-09',
    );
    expect(launch.signatories.nodes).toHaveLength(4);
    expect(
      launch.signatories.nodes.map(({ count: n }: { count: { value: number | null } }) => n.value),
    ).toContain(6);
  });
});
