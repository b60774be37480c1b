/** Every organization and pledge of the seed texts, as the graph shows it. */

import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitIdOf } from '../testing/units.js';

const COUNTRY = viewer('auditor', 'VN');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_seeds');
});
afterAll(() => db.stop());

const ONE_BODY = { value: 1, status: 'REPORTED' };
const NO_NUMBER = { value: null, status: 'NOT_REPORTED' };

describe('the organization', () => {
  test.each<[string, string, string | null, string, string | null, object]>([
    ['ubnd-nghi-huong', 'PEOPLES_COMMITTEE', '16732', 'Ủy ban nhân dân phường Nghi Hương', null, ONE_BODY],
    ['ca-nghi-huong', 'POLICE', '16732', 'Công an phường Nghi Hương', 'ca-cua-lo', ONE_BODY],
    [
      'mttq-nghi-huong',
      'FATHERLAND_FRONT',
      '16732',
      'Ủy ban Mặt trận Tổ quốc phường Nghi Hương',
      null,
      ONE_BODY,
    ],
    [
      'bchqs-nghi-huong',
      'MILITARY_COMMAND',
      '16732',
      'Ban Chỉ huy quân sự phường Nghi Hương',
      null,
      ONE_BODY,
    ],
    [
      'doan-the-nghi-huong',
      'MASS_ORGANIZATIONS',
      '16732',
      'Các tổ chức đoàn thể phường Nghi Hương',
      null,
      NO_NUMBER,
    ],
    ['dang-uy-nghi-huong', 'PARTY_COMMITTEE', '16732', 'Đảng ủy phường Nghi Hương', null, ONE_BODY],
    ['ca-cua-lo', 'POLICE', '413', 'Công an thị xã Cửa Lò', null, ONE_BODY],
    ['ca-quan-son', 'POLICE', '387', 'Công an huyện Quan Sơn', null, ONE_BODY],
    ['ca-son-lu', 'POLICE', '15016', 'Công an thị trấn Sơn Lư', 'ca-quan-son', ONE_BODY],
    ['ubnd-son-lu', 'PEOPLES_COMMITTEE', '15016', 'Ủy ban nhân dân thị trấn Sơn Lư', null, ONE_BODY],
    [
      'to-antt-soi',
      'SECURITY_TEAM',
      'seed:khu-pho-soi',
      'Các tổ an ninh trật tự khu phố Sỏi',
      null,
      NO_NUMBER,
    ],
    ['ubnd-hong-linh', 'PEOPLES_COMMITTEE', '437', 'Ủy ban nhân dân thị xã Hồng Lĩnh', null, ONE_BODY],
    ['ca-hong-linh', 'POLICE', '437', 'Công an thị xã Hồng Lĩnh', 'ca-ha-tinh', ONE_BODY],
    ['thi-uy-hong-linh', 'PARTY_COMMITTEE', '437', 'Thị ủy Hồng Lĩnh', null, ONE_BODY],
    ['mttq-hong-linh', 'FATHERLAND_FRONT', '437', 'Ủy ban Mặt trận Tổ quốc thị xã Hồng Lĩnh', null, ONE_BODY],
    [
      'bcd-hong-linh',
      'STEERING_COMMITTEE',
      '437',
      'Ban Chỉ đạo mô hình “Thị xã Hồng Lĩnh không có tội phạm ma túy”',
      null,
      ONE_BODY,
    ],
    [
      'ubnd-bac-hong',
      'PEOPLES_COMMITTEE',
      '18115',
      'Ủy ban nhân dân phường Bắc Hồng',
      'ubnd-hong-linh',
      ONE_BODY,
    ],
    ['ca-ha-tinh', 'POLICE', '42', 'Công an tỉnh Hà Tĩnh', 'bca', ONE_BODY],
    ['bca', 'MINISTRY_OF_PUBLIC_SECURITY', null, 'Bộ Công an', null, ONE_BODY],
    ['thanh-uy-prtc', 'PARTY_COMMITTEE', '582', 'Thành ủy Phan Rang - Tháp Chàm', null, ONE_BODY],
    ['ca-prtc', 'POLICE', '582', 'Công an thành phố Phan Rang - Tháp Chàm', null, ONE_BODY],
    ['bcd-prtc', 'STEERING_COMMITTEE', '582', 'Ban Chỉ đạo thành phố Phan Rang - Tháp Chàm', null, ONE_BODY],
  ])('%s is on the register as published', async (seed, kind, unit, name, parent, bodies) => {
    const query = `query ($id: ID!) { organization(id: $id) { kind name locality { id } parent { id }
      bodies { value status } members { value status } provenance source } }`;
    const { data } = await db.run(query, { as: COUNTRY, variables: { id: stableId(`org:${seed}`) } });
    expect(data.organization).toEqual({
      kind,
      name,
      locality: unit === null ? null : { id: await unitIdOf(db, unit) },
      parent: parent === null ? null : { id: stableId(`org:${parent}`) },
      bodies,
      members: NO_NUMBER,
      provenance: 'PUBLISHED',
      source: expect.stringMatching(/^Seed text 00[0-4], public news, 202[34]-\d\d/),
    });
  });

  test('register holds no other', async () => {
    const { data } = await db.run('{ organizations(first: 100) { nodes { id } } }', { as: COUNTRY });
    expect(data.organizations.nodes).toHaveLength(22);
  });

  test('of the police of Phan Rang - Tháp Chàm is tied to the standing agency of the steering committee', async () => {
    const query = 'query ($id: ID!) { organization(id: $id) { roleNote } }';
    const { data } = await db.run(query, { as: COUNTRY, variables: { id: stableId('org:ca-prtc') } });
    expect(data.organization.roleNote).toContain('cơ quan Thường trực Ban Chỉ đạo');
  });
});

describe('the commitment', () => {
  test.each<[string, string, string, string, object, [string, string | null, number | null][]]>([
    [
      'pledge:nghi-huong-2023-05-09',
      'PLEDGE',
      '16732',
      'ini:nh-clean',
      { period: { label: '2023-05-09' }, precision: 'DAY', inferred: false },
      [
        ['ORGANIZATION', 'org:mttq-nghi-huong', 1],
        ['ORGANIZATION', 'org:bchqs-nghi-huong', 1],
        ['ORGANIZATION', 'org:doan-the-nghi-huong', null],
        ['RESIDENTIAL_BLOCKS', null, 6],
      ],
    ],
    [
      'pledge:soi-2024-04',
      'EMULATION_PACT',
      'seed:khu-pho-soi',
      'ini:soi',
      { period: { label: '2024-04' }, precision: 'MONTH', inferred: false },
      [['ORGANIZATION', 'org:to-antt-soi', null]],
    ],
    [
      'pledge:hong-linh-2023-11-23',
      'PLEDGE',
      '437',
      'ini:hl',
      { period: { label: '2023-11-23' }, precision: 'DAY', inferred: true },
      [
        ['ORGANIZATION', 'org:ubnd-hong-linh', 1],
        ['ORGANIZATION', 'org:ca-hong-linh', 1],
        ['DEPARTMENTS', null, null],
      ],
    ],
  ])('%s has the signatories of the text', async (seed, kind, unit, campaign, signedOn, signatories) => {
    const query = `query ($id: ID!) { pledge(id: $id) { kind locality { id } campaign { id } provenance
      signedOn { period { label } precision inferred }
      signatories { nodes { kind organization { id } count { value } } } } }`;
    const { data, statements } = await db.run(query, { as: COUNTRY, variables: { id: stableId(seed) } });
    expect(data.pledge).toEqual({
      kind,
      locality: { id: await unitIdOf(db, unit) },
      campaign: { id: stableId(campaign) },
      provenance: 'PUBLISHED',
      signedOn,
      signatories: {
        nodes: signatories.map(([of, organization, value]) => ({
          kind: of,
          organization: organization === null ? null : { id: stableId(organization) },
          count: { value },
        })),
      },
    });
    expect(statements).toBe(3);
  });

  test('list holds no other', async () => {
    const { data } = await db.run('{ pledges { nodes { id } } }', { as: COUNTRY });
    expect(data.pledges.nodes).toHaveLength(3);
  });
});
