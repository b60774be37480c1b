/** Importing pledges over real PostgreSQL: who signed is found in the register, and every fault is told. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { imported, type Line, type Sending } from '../testing/files.js';
import { changesOf, newOrganization, sampleId, sent } from '../testing/mutations.js';
import { pledgeTemplate } from './pledge.template.js';

const CUA_LO = viewer('district', '413');
const AS_DISTRICT: Sending = { template: pledgeTemplate, operation: 'importPledges', as: CUA_LO };

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const line: Line = { unit: '16729', kind: 'Ký cam kết', signedOn: '05/2024', source: 'Biên bản' };
const stored = async (sourceKey: string) => {
  const { rows } = await db.admin.query(
    `select p.id, p.version, p.kind, p.signed_on, p.signed_to, p.valid_until, p.campaign_id, p.provenance,
       (select json_agg(json_build_array(s.kind, s.organization_id, s.description, s.count) order by s.position)
        from organizations.signatories s where s.pledge_id = p.id) as signatories
     from organizations.pledges p join app.import_sources i on i.record_id = p.id where i.source_key = $1 and i.template = 'pledges'`,
    [sourceKey],
  );
  return rows[0];
};

test('a pledge is written with the organizations of its unit, by kind and by name, and numbers', async () => {
  const id = await newOrganization(db, '16729', 'SCHOOL', { name: 'Trường Nghi Thu', bodies: null });
  const full = {
    ...line,
    sourceKey: 'P-1',
    organizations: 'công an;  TRƯỜNG   Nghi Thu ; Hội Liên hiệp Phụ nữ;',
    blocks: 6,
    households: '1.250',
    validUntil: '30/04/2099',
    campaign: stableId('ini:nh-clean'),
  };
  expect(await imported(db, [full], AS_DISTRICT)).toMatchObject({ status: 'DONE', rowsCreated: 1 });
  expect(await stored('P-1')).toMatchObject({
    version: 1,
    kind: 'PLEDGE',
    signed_on: '2024-05',
    signed_to: '2024-05-31',
    valid_until: '2099-04-30',
    campaign_id: stableId('ini:nh-clean'),
    provenance: 'REPORTED',
    signatories: [
      ['ORGANIZATION', sampleId('16729', 'POLICE'), 'công an', 1],
      ['ORGANIZATION', id, 'TRƯỜNG   Nghi Thu', null],
      ['ORGANIZATION', sampleId('16729', 'WOMENS_UNION'), 'Hội Liên hiệp Phụ nữ', 1],
      ['RESIDENTIAL_BLOCKS', null, 'khối dân, thôn', 6],
      ['HOUSEHOLDS', null, 'hộ gia đình', 1250],
    ],
  });
});

test('a pledge that is sent again is corrected with its list, and the old list is told', async () => {
  const first = { ...line, sourceKey: 'P-2', organizations: 'Công an', blocks: 6 };
  await imported(db, [first], AS_DISTRICT);
  expect(await imported(db, [first], AS_DISTRICT)).toMatchObject({ rowsUnchanged: 1 });
  const second = { ...first, organizations: 'Đoàn Thanh niên', blocks: 7 };
  expect(await imported(db, [second], AS_DISTRICT)).toMatchObject({ status: 'DONE', rowsUpdated: 1 });
  const { id, version, signatories } = await stored('P-2');
  expect([version, signatories]).toEqual([
    2,
    [
      ['ORGANIZATION', sampleId('16729', 'YOUTH_UNION'), 'Đoàn Thanh niên', 1],
      ['RESIDENTIAL_BLOCKS', null, 'khối dân, thôn', 7],
    ],
  ]);
  expect(await changesOf(db, id)).toMatchObject([
    {
      kind: 'CORRECTED',
      before: { signatories: [{ description: 'Công an' }, { count: 6 }] },
      after: { signatories: [{ description: 'Đoàn Thanh niên' }, { count: 7 }] },
    },
  ]);
});

test('a pledge that was withdrawn meanwhile is not corrected by a file', async () => {
  const own = { ...line, sourceKey: 'P-3', blocks: 6 };
  await imported(db, [own], AS_DISTRICT);
  const { id } = await stored('P-3');
  const end = { pledgeId: id, expectedVersion: 1, withdrawnOn: '2024-09-01', reason: 'Ký nhầm' };
  await sent(db, 'withdrawPledge', end, CUA_LO);
  const job = await imported(db, [{ ...own, blocks: 7 }], AS_DISTRICT);
  expect(job.faults.nodes).toMatchObject([{ header: 'Mã nguồn', code: 'SETTLED' }]);
});

describe('a faulty row', () => {
  test.each<[string, Line, string, string]>([
    ['that nobody signed', {}, 'Tổ chức ký', 'NOBODY_SIGNED'],
    [
      'that an unknown organization signed',
      { organizations: 'Hợp tác xã' },
      'Tổ chức ký',
      'UNKNOWN_ORGANIZATION',
    ],
    [
      'with one organization twice',
      { organizations: 'Đoàn Thanh niên; đoàn thanh niên' },
      'Tổ chức ký',
      'REPEATED_ORGANIZATION',
    ],
    ['that one of several signed', { organizations: 'Trường học' }, 'Tổ chức ký', 'SEVERAL_ORGANIZATIONS'],
    [
      'before its signatory was there',
      { signedOn: '2020', organizations: 'Trường B' },
      'Tổ chức ký',
      'UNKNOWN_ORGANIZATION',
    ],
    [
      'that ends before it begins',
      { blocks: 1, validUntil: '30/04/2024' },
      'Có hiệu lực đến',
      'ENDS_BEFORE_IT_BEGINS',
    ],
    ['of no campaign', { blocks: 1, campaign: 'ini:nh-clean' }, 'Mã mô hình', 'NOT_AN_ID'],
    ['of the district beside', { blocks: 1, unit: '414' }, 'Mã đơn vị', 'UNKNOWN_UNIT'],
  ])('%s is told by row and column', async (_, wrong, header, code) => {
    for (const name of ['Trường A', 'Trường B'])
      await newOrganization(db, '16732', 'SCHOOL', { name, valid_from: '2021-01-01' }).catch(() => undefined);
    const lines = [{ ...line, unit: '16732', sourceKey: `W-${code}`, ...wrong }];
    const job = await imported(db, lines, AS_DISTRICT);
    expect(job).toMatchObject({ status: 'FAILED', rowsCreated: 0 });
    expect(job.faults.nodes).toMatchObject([{ row: 2, header, code }]);
  });
});

test('many pledges are written in chunks, each statement for all rows of a chunk', async () => {
  const lines = Array.from({ length: 4_500 }, (_, at) => ({
    ...line,
    sourceKey: `M-${at}`,
    organizations: 'Công an; Đoàn Thanh niên',
    households: 100 + at,
  }));
  expect(await imported(db, lines, AS_DISTRICT)).toMatchObject({ status: 'DONE', rowsCreated: 4_500 });
  const { rows } = await db.admin.query(
    `select count(distinct p.id)::int as pledges, count(*)::int as entries, sum(s.count) filter (where s.kind = 'HOUSEHOLDS')::int as households
     from organizations.pledges p join organizations.signatories s on s.pledge_id = p.id
     join app.import_sources i on i.record_id = p.id where i.source_key like 'M-%'`,
  );
  expect(rows).toEqual([{ pledges: 4_500, entries: 13_500, households: 4_500 * 100 + (4_500 * 4_499) / 2 }]);
}, 60_000);
