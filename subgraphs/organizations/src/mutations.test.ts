/** What every mutation of this subgraph keeps: role, scope, version, one run for a key, and a row that tells of it. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from './subgraph.js';
import { changesOf, newOrganization, newPledge, sampleId, send, sent } from './testing/mutations.js';
import { unitIdOf } from './testing/units.js';

const CUA_LO = viewer('district', '413');
const BESIDE = viewer('district', '414');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

interface Case {
  operation: string;
  table: 'organizations' | 'pledges';
  /** kind of the change that tells of the object */
  told: string;
  /** an input that is right, about objects of its own */
  input: () => Promise<Record<string, unknown>>;
  /** what makes it wrong, and the field that the answer names */
  bad: [Record<string, unknown>, string][];
}

const school = async () => ({ organizationId: await newOrganization(db, '16732'), expectedVersion: 1 });
const pledge = async () => ({
  pledgeId: await newPledge(db, '16732', sampleId('16732', 'POLICE')),
  expectedVersion: 1,
});
const personal = 'Liên hệ 0912345678';

const CASES: Case[] = [
  {
    operation: 'registerOrganization',
    table: 'organizations',
    told: 'CREATED',
    input: async () => ({
      localityId: await unitIdOf(db, '16732'),
      kind: 'SCHOOL',
      name: `Trường ${randomUUID()}`,
    }),
    bad: [
      [{ name: personal }, 'name'],
      [{ name: ' ' }, 'name'],
      [{ roleNote: 'Số căn cước 012345678901' }, 'roleNote'],
      [{ localityId: '16732' }, 'localityId'],
      [{ kind: 'MINISTRY_OF_PUBLIC_SECURITY' }, 'kind'],
      [{ validFrom: '2999-01-01' }, 'validFrom'],
      [{ parentId: randomUUID() }, 'parentId'],
      [{ bodies: 0 }, 'bodies'],
      [{ idempotencyKey: 'short' }, 'idempotencyKey'],
    ],
  },
  {
    operation: 'changeOrganization',
    table: 'organizations',
    told: 'CHANGED',
    input: async () => ({ ...(await school()), name: `Trường mới ${randomUUID()}`, reason: 'Đổi tên' }),
    bad: [
      [{ name: null }, 'name'],
      [{ name: personal }, 'name'],
      [{ reason: 'ai@do.vn' }, 'reason'],
      [{ organizationId: 'x' }, 'organizationId'],
      [{ validFrom: '2999-01-01' }, 'validFrom'],
      [{ name: undefined }, 'input'],
    ],
  },
  {
    operation: 'dissolveOrganization',
    table: 'organizations',
    told: 'CLOSED',
    input: async () => ({ ...(await school()), lastDay: '2024-12-31', reason: 'Sáp nhập' }),
    bad: [
      [{ lastDay: '2999-01-01' }, 'lastDay'],
      [{ reason: personal }, 'reason'],
    ],
  },
  {
    operation: 'recordMembers',
    table: 'organizations',
    told: 'CHANGED',
    input: async () => ({ ...(await school()), asOf: '2024-06-30', members: 120 }),
    bad: [
      [{ members: -1 }, 'members'],
      [{ asOf: '2999-01-01' }, 'asOf'],
    ],
  },
  {
    operation: 'setSeat',
    table: 'organizations',
    told: 'CHANGED',
    input: async () => ({
      committeeId: await newOrganization(db, '413', 'STEERING_COMMITTEE'),
      expectedVersion: 1,
      organizationId: sampleId('413', 'POLICE'),
      role: 'STANDING_AGENCY',
      since: '2024-02-01',
    }),
    bad: [
      [{ since: '2999-01-01' }, 'since'],
      [{ until: '2024-01-01' }, 'until'],
      [{ note: personal }, 'note'],
      [{ organizationId: randomUUID() }, 'organizationId'],
    ],
  },
  {
    operation: 'signPledge',
    table: 'pledges',
    told: 'SIGNED',
    input: async () => ({
      localityId: await unitIdOf(db, '16732'),
      kind: 'PLEDGE',
      signedOn: '2024-05',
      signatories: [
        { kind: 'ORGANIZATION', organizationId: sampleId('16732', 'POLICE') },
        { kind: 'HOUSEHOLDS', count: 210 },
      ],
    }),
    bad: [
      [{ signatories: [] }, 'signatories'],
      [{ signatories: [{ kind: 'ORGANIZATION' }] }, 'signatories.0.organizationId'],
      [
        { signatories: [{ kind: 'ORGANIZATION', organizationId: randomUUID() }] },
        'signatories.0.organizationId',
      ],
      [{ signatories: [{ kind: 'HOUSEHOLDS', count: 0 }] }, 'signatories.0.count'],
      [{ signatories: [{ kind: 'HOUSEHOLDS', description: personal }] }, 'signatories.0.description'],
      [{ signedOn: '5/2024' }, 'signedOn'],
      [{ signedOn: '2999' }, 'signedOn'],
      [{ validUntil: '2024-04-30' }, 'validUntil'],
      [{ campaignId: 'ini:nh-clean' }, 'campaignId'],
    ],
  },
  {
    operation: 'renewPledge',
    table: 'pledges',
    told: 'SIGNED',
    input: async () => ({ ...(await pledge()), signedOn: '2025-03-01', validUntil: '2026-02-28' }),
    bad: [
      [{ signedOn: '2024-02-01' }, 'signedOn'],
      [{ pledgeId: 'x' }, 'pledgeId'],
    ],
  },
  {
    operation: 'withdrawPledge',
    table: 'pledges',
    told: 'CLOSED',
    input: async () => ({ ...(await pledge()), withdrawnOn: '2024-09-01', reason: 'Ký nhầm' }),
    bad: [
      [{ withdrawnOn: '2024-02-01' }, 'withdrawnOn'],
      [{ withdrawnOn: '2999-01-01' }, 'withdrawnOn'],
      [{ reason: personal }, 'reason'],
    ],
  },
];

describe.each(CASES)('$operation', ({ operation, table, told, input, bad }) => {
  test('answers the changed object, with a row that tells of it from the same transaction', async () => {
    const object = await sent(db, operation, await input(), CUA_LO);
    expect(await changesOf(db, object.id)).toEqual([
      expect.objectContaining({ kind: told, operation, role: 'district', unit: '413' }),
    ]);
    const { rows } = await db.admin.query(
      `select count(*)::int as together from organizations.${table} o join app.changes c on c.entity_id = o.id::text and c.xmin = o.xmin
       where o.id = $1`,
      [object.id],
    );
    expect(rows).toEqual([{ together: 1 }]);
  });

  test('sent again with the same key answers the same object and changes nothing', async () => {
    const request = { idempotencyKey: randomUUID(), ...(await input()) };
    const first = await sent(db, operation, request, CUA_LO);
    expect(await sent(db, operation, request, CUA_LO)).toEqual(first);
    expect(await changesOf(db, first.id)).toHaveLength(1);
  });

  test.each(['planner', 'analyst', 'auditor'] as const)('is not for a %s', async (role) => {
    const { object, error } = await send(db, operation, await input(), viewer(role, '413'));
    expect([object, error?.code]).toEqual([null, 'FORBIDDEN']);
  });

  test('finds nothing of the district beside', async () => {
    const { object, error } = await send(db, operation, await input(), BESIDE);
    expect([object, error?.code]).toEqual([null, 'NOT_FOUND']);
  });

  test('refuses a version that is not the present one', async () => {
    const request = await input();
    if (request.expectedVersion === undefined) return;
    const { error } = await send(db, operation, { ...request, expectedVersion: 2 }, CUA_LO);
    expect(error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('has version 1, not 2'),
    });
  });

  test.each(bad)('refuses %j, naming %s', async (wrong, field) => {
    const { error } = await send(db, operation, { ...(await input()), ...wrong }, CUA_LO);
    expect(error).toMatchObject({ code: 'INVALID', field });
    expect(error!.message.length).toBeGreaterThan(20);
  });
});
