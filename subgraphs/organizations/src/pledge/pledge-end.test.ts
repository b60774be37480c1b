/** What becomes of a pledge on real PostgreSQL: renewed, or withdrawn. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changesOf, newOrganization, newPledge, sampleId, send, sent } from '../testing/mutations.js';

const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');
const FIELDS = `id version validUntil withdrawnOn withdrawalReason
  signatories { nodes { description organization { id } } } renews { id version } renewedBy { id }`;

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const [police, front] = ['POLICE', 'FATHERLAND_FRONT'].map((kind) => sampleId('16732', kind));
describe('a renewal', () => {
  const renew = (pledgeId: string, input: object = {}) =>
    send(
      db,
      'renewPledge',
      { pledgeId, expectedVersion: 1, signedOn: '2025-05-09', ...input },
      CUA_LO,
      FIELDS,
    );

  test('holds in the place of the earlier pledge, with the same signatories', async () => {
    const earlier = { id: await newPledge(db, '16732', police!, { valid_until: '2025-05-08' }) };
    const { object } = await renew(earlier.id, { validUntil: '2026-05-08' });
    expect(object).toMatchObject({
      version: 1,
      validUntil: '2026-05-08',
      renews: { id: earlier.id, version: 2 },
      signatories: { nodes: [{ organization: { id: police } }] },
    });
    const states = `query ($id: ID!) { pledge(id: $id) { renewedBy { id } a: state(asOf: "2025-05-08") b: state(asOf: "2025-05-09") z: state(asOf: "2024-02-29") } }`;
    const asked = await db.run(states, { as: CUA_LO, variables: { id: earlier.id } });
    expect(asked.data.pledge).toEqual({ renewedBy: { id: object.id }, a: 'ACTIVE', b: 'RENEWED', z: null });
    expect(await changesOf(db, earlier.id)).toMatchObject([
      { kind: 'CHANGED', before: { renewedBy: null }, after: { renewedBy: object.id } },
    ]);
  });

  test('may name other signatories', async () => {
    const earlier = await newPledge(db, '16732', police!);
    const signatories = [{ kind: 'ORGANIZATION', organizationId: front }];
    const { object } = await renew(earlier, { signatories });
    expect(object.signatories.nodes).toMatchObject([{ organization: { id: front } }]);
  });

  test('with the same signatories is refused when one of them was dissolved', async () => {
    const gone = await newOrganization(db, '16732');
    const earlier = await newPledge(db, '16732', gone);
    const end = { organizationId: gone, expectedVersion: 1, lastDay: '2024-12-31' };
    await sent(db, 'dissolveOrganization', end, CUA_LO);
    expect((await renew(earlier)).error).toMatchObject({ code: 'INVALID', field: 'signatories.0' });
  });

  test('keeps a signatory from above, which the ward may not name, as long as it exists', async () => {
    const above = await newOrganization(db, '413');
    const [one, two] = [await newPledge(db, '16732', above), await newPledge(db, '16732', above)];
    const again = (pledgeId: string) =>
      send(db, 'renewPledge', { pledgeId, expectedVersion: 1, signedOn: '2025-05-09' }, NGHI_HUONG, FIELDS);
    expect((await again(one)).object.signatories.nodes).toMatchObject([
      { description: 'test', organization: { id: above } },
    ]);
    await db.admin.query(`update organizations.organizations set valid_to = '2025-05-09' where id = $1`, [
      above,
    ]);
    const later = { pledgeId: two, expectedVersion: 1, signedOn: '2025-05-10' };
    expect((await send(db, 'renewPledge', later, NGHI_HUONG)).error).toMatchObject({
      code: 'INVALID',
      field: 'signatories',
    });
  });

  test('happens once, also when two ask at the same time', async () => {
    const earlier = await newPledge(db, '16732', police!);
    const answers = await Promise.all([renew(earlier), renew(earlier), renew(earlier)]);
    expect(answers.map(({ error }) => error?.code ?? 'DONE').sort()).toEqual([
      'CONFLICT',
      'CONFLICT',
      'DONE',
    ]);
    const again = await renew(earlier, { expectedVersion: 2 });
    expect(again.error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('renewed already'),
    });
  });
});

describe('a withdrawal', () => {
  const withdraw = (pledgeId: string, expectedVersion = 1) =>
    send(
      db,
      'withdrawPledge',
      { pledgeId, expectedVersion, withdrawnOn: '2024-09-01', reason: 'Không thực hiện' },
      CUA_LO,
      `${FIELDS} before: state(asOf: "2024-08-31") after: state(asOf: "2024-09-01")`,
    );

  test('ends it on its day, with the reason, and only once', async () => {
    const id = await newPledge(db, '16732', police!);
    expect((await withdraw(id)).object).toMatchObject({
      version: 2,
      withdrawnOn: '2024-09-01',
      withdrawalReason: 'Không thực hiện',
      before: 'ACTIVE',
      after: 'WITHDRAWN',
    });
    expect((await changesOf(db, id))[0]).toMatchObject({ kind: 'CLOSED', reason: 'Không thực hiện' });
    expect((await withdraw(id, 2)).error?.code).toBe('CONFLICT');
  });

  test('of an expired pledge is refused', async () => {
    const id = await newPledge(db, '16732', police!, { valid_until: '2024-08-31' });
    expect((await withdraw(id)).error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('expired'),
    });
  });
});
