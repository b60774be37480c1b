/** Importing organizations over real PostgreSQL: written, sent again, and every fault told by row and column. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { imported, type Line, type Sending } from '../testing/files.js';
import { changesOf, newOrganization } from '../testing/mutations.js';
import { organizationTemplate } from './organization.template.js';

const CUA_LO = viewer('district', '413');
const AS_DISTRICT: Sending = { template: organizationTemplate, operation: 'importOrganizations', as: CUA_LO };

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const school: Line = { unit: '16732', kind: 'Trường học', source: 'Báo cáo 2024' };
const stored = async (name: string) => {
  const { rows } = await db.admin.query(
    `select o.id, o.version, o.kind, u.code, o.valid_from, o.valid_to, o.known_since, o.provenance, o.source,
       (select json_agg(json_build_array(c.as_of, c.count, c.corrected_at is null) order by c.recorded_at)
        from organizations.member_counts c where c.organization_id = o.id) as members
     from organizations.organizations o join app.placed_units u on u.unit_id = o.locality_id where o.name = $1`,
    [name],
  );
  return rows[0];
};

test.each(['csv', 'xlsx'] as const)(
  'organizations are written from %s, with their members',
  async (format) => {
    const name = `Trường tiểu học ${format}`;
    const line = { ...school, sourceKey: `T-${format}`, name, validFrom: { day: '2019-09-05' } };
    const job = await imported(db, [{ ...line, members: 31, membersOn: { day: '2024-12-31' } }], {
      ...AS_DISTRICT,
      format,
    });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 0 });
    expect(await stored(name)).toMatchObject({
      version: 1,
      kind: 'SCHOOL',
      code: '16732',
      valid_from: '2019-09-05',
      known_since: '2019-09-05',
      provenance: 'REPORTED',
      source: 'Báo cáo 2024',
      members: [['2024-12-31', 31, true]],
    });
  },
);

test('a record that is sent again changes nothing when it is the same, and is a correction when it is not', async () => {
  const line = { ...school, sourceKey: 'S-1', name: 'Trường S', members: 31, membersOn: '31/12/2024' };
  await imported(db, [line], AS_DISTRICT);
  expect(await imported(db, [line], AS_DISTRICT)).toMatchObject({ rowsUnchanged: 1, rowsCreated: 0 });
  const moved = { ...line, name: 'Trường S mới', unit: '16729', members: 3, validTo: '31/12/2024' };
  expect(await imported(db, [moved], AS_DISTRICT)).toMatchObject({ status: 'DONE', rowsUpdated: 1 });
  const row = await stored('Trường S mới');
  expect(row).toMatchObject({
    version: 2,
    code: '16729',
    valid_to: '2024-12-31',
    members: [
      ['2024-12-31', 31, false],
      ['2024-12-31', 3, true],
    ],
  });
  expect(await changesOf(db, row.id)).toMatchObject([
    {
      kind: 'CORRECTED',
      operation: 'importOrganizations',
      before: { name: 'Trường S', members: 31, validTo: null },
      after: { name: 'Trường S mới', members: '1-4', validTo: '2024-12-31' },
    },
  ]);
});

describe('a faulty row', () => {
  const wrong: [string, Line, string, string][] = [
    ['of an unknown kind', { kind: 'Hợp tác xã' }, 'Loại tổ chức', 'NOT_A_CHOICE'],
    ['with a telephone number', { roleNote: 'gọi 0912345678' }, 'Vai trò', 'PERSONAL_DATA'],
    [
      'that ends before it begins',
      { validFrom: '02/01/2024', validTo: '01/01/2024' },
      'Ngày chấm dứt',
      'ENDS_BEFORE_IT_BEGINS',
    ],
    ['with members of no day', { members: 9 }, 'Số hội viên tính đến ngày', 'COUNT_WITHOUT_DAY'],
    [
      'with members after the end',
      { members: 9, membersOn: '02/01/2024', validTo: '01/01/2024' },
      'Số hội viên tính đến ngày',
      'COUNT_OUTSIDE_LIFE',
    ],
    ['of the district beside', { unit: '414' }, 'Mã đơn vị', 'UNKNOWN_UNIT'],
    ['of no unit', { unit: '99999' }, 'Mã đơn vị', 'UNKNOWN_UNIT'],
    ['of a name that is there', { name: 'Trường có sẵn' }, 'Tên tổ chức', 'ALREADY_THERE'],
  ];

  test.each(wrong)(
    '%s is told, and the others are written when that was asked',
    async (_, line, header, code) => {
      const own = Math.random().toString(36);
      await newOrganization(db, '16732', 'SCHOOL', { name: 'Trường có sẵn' }).catch(() => undefined);
      const lines = [
        { ...school, sourceKey: `${own}a`, name: `Trường ${own}`, ...line },
        { ...school, sourceKey: `${own}b`, name: `Trường ${own} khác` },
      ];
      const job = await imported(db, lines, { ...AS_DISTRICT, mode: 'VALID_ROWS' });
      expect(job.faults.nodes).toMatchObject([
        { row: 2, header, code, fix: expect.stringMatching(/\p{L}{3}/u) },
      ]);
      expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 1 });
    },
  );

  test('of an organization that was dissolved is told, and one name twice in a file', async () => {
    const line = { ...school, sourceKey: 'D-1', name: 'Trường D', validTo: '31/12/2024' };
    await imported(db, [line], AS_DISTRICT);
    const again = await imported(db, [{ ...line, validTo: null }], AS_DISTRICT);
    expect(again.faults.nodes).toMatchObject([{ header: 'Ngày chấm dứt', code: 'DISSOLVED' }]);
    const twice = ['E-1', 'E-2'].map((sourceKey) => ({ ...school, sourceKey, name: 'Trường E' }));
    const job = await imported(db, twice, AS_DISTRICT);
    expect(job).toMatchObject({ status: 'FAILED', failure: 'FAULTY_ROWS', rowsCreated: 0 });
    expect(job.faults.nodes).toMatchObject([{ row: 3, code: 'ALREADY_THERE' }]);
  });
});

test('both templates are given out with their columns, and an import is seen by its unit and above only', async () => {
  const { data } = await db.run(
    '{ organizationTemplate { name columns { header } } pledgeTemplate { name columns { header } } }',
    { as: CUA_LO },
  );
  expect(data.organizationTemplate).toMatchObject({ name: 'organizations', columns: { length: 10 } });
  expect(data.pledgeTemplate).toMatchObject({ name: 'pledges', columns: { length: 10 } });
  await imported(db, [{ ...school, sourceKey: 'F-1', name: 'Trường F' }], AS_DISTRICT);
  const list = async (unit: string) =>
    (await db.run('{ organizationImports { nodes { unit } } }', { as: viewer('district', unit) })).data
      .organizationImports.nodes;
  expect((await list('413')).length).toBeGreaterThan(0);
  expect(await list('414')).toEqual([]);
});
