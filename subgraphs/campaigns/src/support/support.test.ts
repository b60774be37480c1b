/** Rehabilitation clubs and job projects over real PostgreSQL: kept, counted, hidden where small, summed. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askUnits, UNDER } from '../testing/ask-units.js';
import { but, keepsTheContract, send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

const project = async (test: TestSubgraph) => ({
  localityId: await unitOf(test, '16732'),
  kind: 'REHAB_CLUB',
  title: 'Câu lạc bộ B93',
  startedOn: '2023',
});
const registered = async () =>
  (await sent(campaigns, 'registerSupportProject', await project(campaigns))).id as string;

keepsTheContract(() => campaigns, {
  operation: 'registerSupportProject',
  entity: 'SupportProject',
  kind: 'CREATED',
  input: project,
  other: but('title', 'Câu lạc bộ khác'),
  refused: [
    ['a name with an identity number', but('title', 'CLB 040123456789'), 'title'],
    ['a start ahead', but('startedOn', '2999'), 'startedOn'],
    ['an organization that is no id', but('organizationId', 'x'), 'organizationId'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'recordSupportCount',
  entity: 'SupportProject',
  kind: 'CHANGED',
  input: async () => ({
    projectId: await registered(),
    expectedVersion: 1,
    countedOn: '2024-06-30',
    supported: 12,
  }),
  refused: [
    ['less than nobody', but('supported', -1), 'supported'],
    ['a day ahead', but('countedOn', '2999-01-01'), 'countedOn'],
  ],
});

describe('a club', () => {
  test('shows its latest count by a day, hides 1 to 4, and has none before the first', async () => {
    const projectId = await registered();
    const count = (expectedVersion: number, countedOn: string, supported: number, reason?: string) =>
      sent(campaigns, 'recordSupportCount', { projectId, expectedVersion, countedOn, supported, reason });
    await count(1, '2023-12-31', 3);
    await count(2, '2024-06-30', 5);
    await count(3, '2024-12-31', 0);
    await count(4, '2023-12-31', 4, 'Đếm thiếu một người');
    const read = async (asOf: string) => {
      const query = `query ($as: Date) { supportProjects(first: 500) { nodes { id version supported(asOf: $as) { value status band } } } }`;
      const { data } = await campaigns.run(query, { as: viewer('district', '413'), variables: { as: asOf } });
      return data.supportProjects.nodes.find(({ id }: { id: string }) => id === projectId);
    };
    expect(await read('2023-12-30')).toMatchObject({
      version: 5,
      supported: { value: null, status: 'NOT_REPORTED' },
    });
    expect(await read('2024-01-01')).toMatchObject({
      supported: { value: null, status: 'SUPPRESSED', band: '1-4' },
    });
    expect(await read('2024-07-01')).toMatchObject({ supported: { value: 5, status: 'REPORTED' } });
    expect(await read('2025-01-01')).toMatchObject({ supported: { value: 0, status: 'ZERO' } });
    const { rows } = await campaigns.admin.query(
      `select before, after, reason from app.changes where entity_id = $1 and kind = 'CORRECTED'`,
      [projectId],
    );
    expect(rows).toEqual([
      {
        before: { countedOn: '2023-12-31', supported: 3 },
        after: { countedOn: '2023-12-31', supported: 4 },
        reason: 'Đếm thiếu một người',
      },
    ]);
  });

  test('is corrected with a reason only, and is never one of a residential quarter', async () => {
    const projectId = await registered();
    const input = { projectId, expectedVersion: 1, countedOn: '2024-06-30', supported: 12 };
    await sent(campaigns, 'recordSupportCount', input);
    const again = await send(campaigns, 'recordSupportCount', {
      ...input,
      expectedVersion: 2,
      supported: 13,
    });
    expect(again.error?.extensions).toEqual({ code: 'INVALID', field: 'reason' });
    const quarter = {
      ...(await project(campaigns)),
      localityId: await unitOf(campaigns, 'seed:khu-pho-soi'),
    };
    const refused = await send(campaigns, 'registerSupportProject', quarter, viewer('ward', '15016'));
    expect(refused.error?.extensions).toEqual({ code: 'INVALID', field: 'localityId' });
  });
});

test('summaries of units equal what SQL counts, for 100 units in two statements', async () => {
  const { rows: units } = await campaigns.admin.query(
    `select code from app.unit_directory where level = 'DISTRICT' and starts_with(skey, (select skey from app.unit_directory where code = '38')) order by code`,
  );
  const codes = ['38', ...units.map(({ code }) => code)];
  const fields =
    'supportSummary(asOf: "2024-12-31") { kind projects { value status } supported { value status } } supportProjects(first: 1) { nodes { kind } }';
  const { units: found, statements } = await askUnits(campaigns, codes, fields, viewer('province', '38'));
  expect(statements).toBe(3);
  for (const [at, code] of codes.entries()) {
    for (const [index, kind] of ['REHAB_CLUB', 'JOB_PROJECT'].entries()) {
      const { rows } = await campaigns.admin.query(
        `select count(*)::int as projects, coalesce(sum((select c.supported from campaigns.support_counts c
           where c.project_id = p.id and c.counted_on <= '2024-12-31' order by c.counted_on desc limit 1)), 0)::int as supported
         from campaigns.support_projects p join app.unit_directory u on u.unit_id = p.locality_id
         where ${UNDER} and p.kind = $2 and p.started_on <= '2024-12-31'`,
        [code, kind],
      );
      const summary = found[at].supportSummary[index];
      expect(summary.kind).toBe(kind);
      expect(summary.projects.value).toBe(rows[0].projects);
      const hidden = rows[0].supported > 0 && rows[0].supported < 5;
      expect(summary.supported).toEqual(
        hidden
          ? { value: null, status: 'SUPPRESSED' }
          : { value: rows[0].supported, status: rows[0].supported === 0 ? 'ZERO' : 'REPORTED' },
      );
    }
  }
});

test('clubs are seen by who sees their unit', async () => {
  const { rows: districts } = await campaigns.admin.query(
    `select d.code from app.unit_directory d join app.unit_directory w on starts_with(w.skey, d.skey)
     join campaigns.support_projects p on p.locality_id = w.unit_id and p.kind = 'REHAB_CLUB'
     where d.level = 'DISTRICT' and starts_with(d.skey, (select skey from app.unit_directory where code = '38')) order by d.code limit 1`,
  );
  const ids = async (role: 'province' | 'district', unit: string) => {
    const query = '{ supportProjects(first: 500, filter: { kinds: [REHAB_CLUB] }) { nodes { id } } }';
    const { data, statements } = await campaigns.run(query, { as: viewer(role, unit) });
    expect(statements).toBe(1);
    return data.supportProjects.nodes.map(({ id }: { id: string }) => id);
  };
  const [all, own, other] = [
    await ids('province', '38'),
    await ids('district', districts[0].code),
    await ids('province', '42'),
  ];
  expect(own.length).toBeGreaterThan(0);
  expect(all).toEqual(expect.arrayContaining(own));
  expect(other.filter((id: string) => all.includes(id))).toEqual([]);
});
