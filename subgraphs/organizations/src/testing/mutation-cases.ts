/** Every mutation of this subgraph with an input that is right, and what makes it wrong. */
import { randomUUID } from 'node:crypto';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { newName, newOrganization, newPledge, sampleId } from './mutations.js';
import { unitIdOf } from './units.js';

export interface MutationCase {
  operation: string;
  table: 'organizations' | 'pledges' | 'register_coverage';
  /** kind of the change that tells of the object */
  told: string;
  /** an input that is right, about objects of its own */
  input: (db: TestSubgraph) => Promise<Record<string, unknown>>;
  /** what makes it wrong, and the field that the answer names */
  bad: [Record<string, unknown>, string][];
}

const school = async (db: TestSubgraph) => ({
  organizationId: await newOrganization(db, '16732'),
  expectedVersion: 1,
});
const pledge = async (db: TestSubgraph) => ({
  pledgeId: await newPledge(db, '16732', sampleId('16732', 'POLICE')),
  expectedVersion: 1,
});
const personal = 'Liên hệ 0912345678';

export const MUTATIONS: MutationCase[] = [
  {
    operation: 'declareOrganizationRegister',
    table: 'register_coverage',
    told: 'CREATED',
    input: async (db) => {
      await db.admin.query(`delete from organizations.register_coverage r using app.placed_units u
        where u.unit_id = r.locality_id and u.code = '16732'`);
      return { localityId: await unitIdOf(db, '16732'), completeSince: '2024-01-01' };
    },
    bad: [
      [{ localityId: '16732' }, 'localityId'],
      [{ completeSince: '2999-01-01' }, 'completeSince'],
    ],
  },
  {
    operation: 'registerOrganization',
    table: 'organizations',
    told: 'CREATED',
    input: async (db) => ({
      localityId: await unitIdOf(db, '16732'),
      kind: 'SCHOOL',
      name: newName('Trường'),
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
    input: async (db) => ({ ...(await school(db)), name: newName('Trường mới'), reason: 'Đổi tên' }),
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
    input: async (db) => ({ ...(await school(db)), lastDay: '2024-12-31', reason: 'Sáp nhập' }),
    bad: [
      [{ lastDay: '2999-01-01' }, 'lastDay'],
      [{ reason: personal }, 'reason'],
    ],
  },
  {
    operation: 'recordMembers',
    table: 'organizations',
    told: 'CHANGED',
    input: async (db) => ({ ...(await school(db)), asOf: '2024-06-30', members: 120 }),
    bad: [
      [{ members: -1 }, 'members'],
      [{ asOf: '2999-01-01' }, 'asOf'],
    ],
  },
  {
    operation: 'setSeat',
    table: 'organizations',
    told: 'CHANGED',
    input: async (db) => ({
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
    input: async (db) => ({
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
    input: async (db) => ({ ...(await pledge(db)), signedOn: '2025-03-01', validUntil: '2026-02-28' }),
    bad: [
      [{ signedOn: '2024-02-01' }, 'signedOn'],
      [{ pledgeId: 'x' }, 'pledgeId'],
    ],
  },
  {
    operation: 'withdrawPledge',
    table: 'pledges',
    told: 'CLOSED',
    input: async (db) => ({ ...(await pledge(db)), withdrawnOn: '2024-09-01', reason: 'Ký nhầm' }),
    bad: [
      [{ withdrawnOn: '2024-02-01' }, 'withdrawnOn'],
      [{ withdrawnOn: '2999-01-01' }, 'withdrawnOn'],
      [{ reason: personal }, 'reason'],
    ],
  },
];
