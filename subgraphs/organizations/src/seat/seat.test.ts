/** Seats on steering committees on real PostgreSQL: set, handed over, seen from both sides, in scope. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changesOf, newOrganization, sampleId, send, sent } from '../testing/mutations.js';

const CUA_LO = viewer('district', '413');
const SEATS = 'id version seats(first: 10) { nodes { role since until organization { id } } }';

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const [police, front, union] = ['POLICE', 'FATHERLAND_FRONT', 'WOMENS_UNION'].map((kind) =>
  sampleId('413', kind),
);

test('a committee gets its seats, hands over the chair and lets a member go', async () => {
  const committeeId = await newOrganization(db, '413', 'STEERING_COMMITTEE');
  const set = (expectedVersion: number, organizationId: string | undefined, role: string, days: object) =>
    sent(db, 'setSeat', { committeeId, expectedVersion, organizationId, role, ...days }, CUA_LO, SEATS);
  await set(1, police, 'CHAIR', { since: '2024-01-15' });
  await set(2, union, 'MEMBER', { since: '2024-01-15', note: 'Theo quyết định thành lập' });
  await set(3, front, 'CHAIR', { since: '2024-06-01' });
  const committee = await set(4, union, 'MEMBER', { since: '2024-01-15', until: '2024-12-31' });
  expect(committee).toEqual({
    id: committeeId,
    version: 5,
    seats: {
      nodes: [
        { role: 'CHAIR', since: '2024-01-15', until: '2024-05-31', organization: { id: police } },
        { role: 'CHAIR', since: '2024-06-01', until: null, organization: { id: front } },
        { role: 'MEMBER', since: '2024-01-15', until: '2024-12-31', organization: { id: union } },
      ],
    },
  });
  const told = await changesOf(db, committeeId);
  expect(told).toHaveLength(4);
  expect(told[2]).toMatchObject({
    before: { seats: [{ until: null }] },
    after: { seats: [{ until: '2024-05-31' }, { organizationId: front, role: 'CHAIR' }] },
  });
  const held = `query ($id: ID!) { organization(id: $id) { seats(asOf: "2025-01-01") { nodes { role organization { id } } } } }`;
  const { data, statements } = await db.run(held, { as: CUA_LO, variables: { id: committeeId } });
  expect(data.organization.seats.nodes).toEqual([{ role: 'CHAIR', organization: { id: front } }]);
  expect(statements).toBe(3);
});

test('two seats of one request answer each with what holds then', async () => {
  const committeeId = await newOrganization(db, '413', 'STEERING_COMMITTEE');
  const query = `mutation ($a: SetSeatInput!, $b: SetSeatInput!) { a: setSeat(input: $a) { ${SEATS} } b: setSeat(input: $b) { ${SEATS} } }`;
  const seat = { committeeId, role: 'MEMBER', since: '2024-01-15' };
  const variables = {
    a: { ...seat, organizationId: police, expectedVersion: 1, idempotencyKey: `${committeeId}-a` },
    b: { ...seat, organizationId: union, expectedVersion: 2, idempotencyKey: `${committeeId}-b` },
  };
  const { data } = await db.run(query, { as: CUA_LO, variables });
  expect([data.a.version, data.a.seats.nodes.length, data.b.version, data.b.seats.nodes.length]).toEqual([
    2, 1, 3, 2,
  ]);
});

test('only a steering committee has seats, and only organizations in scope take them', async () => {
  const seat = { expectedVersion: 1, organizationId: police, role: 'MEMBER', since: '2024-01-15' };
  const committeeId = await newOrganization(db, '413', 'SCHOOL');
  expect((await send(db, 'setSeat', { ...seat, committeeId }, CUA_LO)).error).toMatchObject({
    code: 'INVALID',
    field: 'committeeId',
  });
  const other = { ...seat, committeeId: await newOrganization(db, '413', 'STEERING_COMMITTEE') };
  const { error } = await send(
    db,
    'setSeat',
    { ...other, organizationId: sampleId('414', 'POLICE') },
    CUA_LO,
  );
  expect(error).toMatchObject({ code: 'INVALID', field: 'organizationId' });
});

test('a seat is seen where its committee is: not by the ward whose organization has it', async () => {
  const committeeId = await newOrganization(db, '413', 'STEERING_COMMITTEE');
  const organizationId = await newOrganization(db, '16732');
  const seat = { committeeId, expectedVersion: 1, organizationId, role: 'MEMBER', since: '2024-01-15' };
  await sent(db, 'setSeat', seat, CUA_LO);
  const query = `query ($id: ID!) { organization(id: $id) { seatsHeld { nodes { committee { id } } } } }`;
  const asked = { variables: { id: organizationId } };
  expect((await db.run(query, { ...asked, as: CUA_LO })).data.organization.seatsHeld.nodes).toHaveLength(1);
  const ward = await db.run(query, { ...asked, as: viewer('ward', '16732') });
  expect(ward.data.organization.seatsHeld.nodes).toEqual([]);
});

test('the seats of all committees of a province cost one statement, page by page', async () => {
  const query = `query ($after: String) { organizations(filter: { kinds: [STEERING_COMMITTEE] }, first: 30) {
    nodes { id seats(first: 3, after: $after) { nodes { role } pageInfo { endCursor hasNextPage } } } } }`;
  const as = viewer('province', '42');
  const { data, statements } = await db.run(query, { as, variables: { after: null } });
  expect(statements).toBe(2);
  const { rows } = await db.admin.query<{ id: string; seats: number }>(
    'select committee_id as id, count(*)::int as seats from organizations.seats group by 1',
  );
  const seats = new Map(rows.map((row) => [row.id, row.seats]));
  expect(data.organizations.nodes.length).toBeGreaterThan(10);
  for (const { id, seats: page } of data.organizations.nodes) {
    expect(page.nodes.length).toBe(Math.min(3, seats.get(id) ?? 0));
    expect(page.pageInfo.hasNextPage).toBe((seats.get(id) ?? 0) > 3);
  }
  const cursor = data.organizations.nodes.at(-1).seats.pageInfo.endCursor;
  const rest = await db.run(query, { as, variables: { after: cursor } });
  const last = rest.data.organizations.nodes.at(-1);
  expect(last.seats.nodes.length).toBe(Math.min(3, seats.get(last.id)! - 3));
});

test('the standing agency of Phan Rang - Tháp Chàm’s committee is its police, since when nobody says (F091)', async () => {
  const query = `query ($id: ID!) { organization(id: $id) { seats { nodes { role since until note source organization { id } } } } }`;
  const variables = { id: stableId('org:bcd-prtc') };
  const { data } = await db.run(query, { as: viewer('district', '582'), variables });
  expect(data.organization.seats.nodes).toEqual([
    {
      role: 'STANDING_AGENCY',
      since: null,
      until: null,
      note: 'Đảng ủy Công an thành phố là cơ quan Thường trực Ban Chỉ đạo.',
      source: 'Seed text 004, public news, 2024-04-12 (year inferred)',
      organization: { id: stableId('org:ca-prtc') },
    },
  ]);
});
