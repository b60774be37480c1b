/** Organizations registered and changed on real PostgreSQL, and their vertical structure. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changesOf, newName, newOrganization, sampleId, send, sent } from '../testing/mutations.js';
import { unitIdOf } from '../testing/units.js';

const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const register = async (unit: string, input: object, as = CUA_LO) =>
  send(
    db,
    'registerOrganization',
    { localityId: await unitIdOf(db, unit), name: newName('Tổ'), ...input },
    as,
    'id version kind name validFrom validTo parentReason provenance source parent { id } locality { id }',
  );

describe('a registered organization', () => {
  test('says who entered it, and is found where it belongs', async () => {
    const input = {
      kind: 'SECURITY_TEAM',
      name: 'Tổ an ninh trật tự khối 5',
      validFrom: '2024-07-01',
      parentId: sampleId('16732', 'POLICE'),
    };
    const { object } = await register('16732', input, NGHI_HUONG);
    expect(object).toMatchObject({
      version: 1,
      name: 'Tổ an ninh trật tự khối 5',
      validFrom: '2024-07-01',
      validTo: null,
      parentReason: null,
      parent: { id: input.parentId },
      locality: { id: await unitIdOf(db, '16732') },
      provenance: 'REGISTERED',
      source: 'Register of organizations and pledges, entered by ward 16732',
    });
    expect(await changesOf(db, object.id)).toMatchObject([{ before: null, after: input }]);
  });

  test('of the same unit, kind and name is refused a second time, and allowed once the first was dissolved', async () => {
    const input = { kind: 'REHAB_CLUB', name: 'Câu lạc bộ Ánh Sáng' };
    const { object } = await register('16732', input);
    expect((await register('16732', { ...input, name: 'câu lạc bộ ánh sáng' })).error?.code).toBe('CONFLICT');
    const end = { organizationId: object.id, expectedVersion: 1, lastDay: '2025-01-31' };
    await sent(db, 'dissolveOrganization', end, CUA_LO);
    expect((await register('16732', input)).error).toBeNull();
  });
});

describe('a superior', () => {
  test('of the wrong kind or level is refused with the reason, or kept with the caller’s', async () => {
    const input = { kind: 'WOMENS_UNION', parentId: sampleId('40', 'WOMENS_UNION') };
    const { error } = await register('16732', input, NGHE_AN);
    expect(error).toMatchObject({ code: 'INVALID', field: 'parentId' });
    expect(error!.message).toMatch(/unit right above.*parentReason/);
    const said = await register('16732', { ...input, parentReason: 'Không còn cấp huyện' }, NGHE_AN);
    expect(said.object).toMatchObject({
      parentReason: 'Không còn cấp huyện',
      parent: { id: input.parentId },
    });
  });

  test('above the caller’s scope is not his to name, nor to change', async () => {
    const parentId = sampleId('413', 'POLICE');
    const { error } = await register('16732', { kind: 'POLICE', parentId }, NGHI_HUONG);
    expect(error).toMatchObject({ code: 'INVALID', field: 'parentId' });
    const input = { organizationId: sampleId('16732', 'POLICE'), expectedVersion: 1, parentId: null };
    expect((await send(db, 'changeOrganization', input, NGHI_HUONG)).error?.code).toBe('FORBIDDEN');
    expect(await sent(db, 'changeOrganization', input, CUA_LO)).toMatchObject({ version: 2 });
  });

  test('that is below already is refused by the code', async () => {
    const above = sampleId('413', 'VETERANS_ASSOCIATION');
    const input = { expectedVersion: 1, parentReason: 'Thử' };
    const below = { ...input, organizationId: above, parentId: sampleId('16732', 'VETERANS_ASSOCIATION') };
    expect((await send(db, 'changeOrganization', below, NGHE_AN)).error).toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('below this organization already'),
    });
    const self = { ...input, organizationId: above, parentId: above };
    expect((await send(db, 'changeOrganization', self, NGHE_AN)).error).toMatchObject({ field: 'parentId' });
  });

  test('that would close a circle is refused by the database, on update and on insert', async () => {
    const [one, two] = [await newOrganization(db, '16732'), await newOrganization(db, '16732')];
    const lead = (id: string, parent: string) =>
      db.admin.query('update organizations.organizations set parent_id = $2 where id = $1', [id, parent]);
    await lead(one, two);
    await expect(lead(two, one)).rejects.toMatchObject({ constraint: 'no_circle' });
    await expect(
      db.admin.query(
        `insert into organizations.organizations (id, kind, name, parent_id, stated_on, known_since, provenance, source)
         values ($1, 'SCHOOL', 'a', $2, '2024', '2024-01-01', 'SYNTHETIC', 't'), ($2, 'SCHOOL', 'b', $1, '2024', '2024-01-01', 'SYNTHETIC', 't')`,
        ['00000000-0000-8000-8000-000000000001', '00000000-0000-8000-8000-000000000002'],
      ),
    ).rejects.toMatchObject({ constraint: 'no_circle' });
  });

  test('given both ways at the same time goes through one way only', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [await newOrganization(db, '16732'), await newOrganization(db, '16732')];
      const lead = (organizationId: string, parentId: string) =>
        send(
          db,
          'changeOrganization',
          { organizationId, parentId, expectedVersion: 1, parentReason: 'Thử đồng thời' },
          CUA_LO,
        );
      const answers = await Promise.all([lead(one, two), lead(two, one)]);
      expect(answers.map(({ error }) => error?.code ?? 'DONE').sort()).toEqual(['DONE', 'INVALID']);
    }
  });
});
