/** The cascade of documents over real PostgreSQL: several parents, and what the scope leaves of it. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askUnits } from '../testing/ask-units.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

const CASCADE =
  'query ($id: ID!) { document(id: $id) { implements { document { id level } inferred } implementedBy(first: 100) { nodes { id level } } } }';
const cascade = async (id: string, role: 'province' | 'district' | 'ward', unit: string) =>
  (await campaigns.run(CASCADE, { as: viewer(role, unit), variables: { id } })).data.document;

describe('the cascade', () => {
  test('leads from the centre to the directives above, in and below the unit of the viewer, and nowhere else', async () => {
    const above = (province: string) =>
      ['2024', '2021'].map((year) => stableId(`sample:document:${province}:directive:${year}`));
    const numbers = async (role: 'province' | 'district', unit: string) =>
      (await cascade(stableId('doc:36-CT/TW'), role, unit)).implementedBy.nodes.map(
        ({ id }: { id: string }) => id,
      );
    expect((await numbers('district', '582')).sort()).toEqual(
      [...above('58'), stableId('doc:07-CT/TU')].sort(),
    );
    expect((await numbers('district', '437')).sort()).toEqual(
      [...above('42'), stableId('doc:19-CT/ThU')].sort(),
    );
    expect(await numbers('district', '436')).toEqual(above('42'));
    expect(await numbers('province', '42')).toEqual([
      stableId('sample:document:42:directive:2024'),
      stableId('doc:19-CT/ThU'),
      stableId('sample:document:42:directive:2021'),
    ]);
  });

  test('shows a plan with all its parents to its province and to its ward, but not to the ward beside it', async () => {
    const { rows } = await campaigns.admin.query(
      `select d.id, w.code as ward, p.code as province, array_agg(l.implements_id::text order by a.listed_on, a.id) as parents
       from campaigns.documents d join campaigns.document_implementations l on l.document_id = d.id
       join campaigns.documents a on a.id = l.implements_id
       join app.unit_directory w on w.unit_id = d.locality_id
       join app.unit_directory p on p.level = 'PROVINCE' and starts_with(w.skey, p.skey)
       where d.level = 'WARD' and d.kind = 'PLAN' group by 1, 2, 3 having count(*) = 3 order by d.id limit 1`,
    );
    const [{ id, ward, province, parents }] = rows;
    const seenAbove = await cascade(id, 'province', province);
    expect(seenAbove.implements.map(({ document }: { document: { id: string } }) => document.id)).toEqual(
      parents,
    );
    expect(await cascade(id, 'ward', ward)).toEqual(seenAbove);
    const { rows: beside } = await campaigns.admin.query(
      `select s.code from app.unit_directory s join app.unit_directory w on w.code = $1
       where s.level = 'WARD' and s.code <> w.code and left(s.skey, -5) = left(w.skey, -5) order by s.code limit 1`,
      [ward],
    );
    expect(await cascade(id, 'ward', beside[0].code)).toBeNull();
  });

  test('costs the same for 200 documents as for one', async () => {
    const query = `query ($first: Int!) { documents(first: $first) { nodes { implements { document { number } }
      implementedBy(first: 2) { nodes { title } } reviews(first: 2) { nodes { title } } } } }`;
    const as = viewer('province', '38');
    const many = await campaigns.run(query, { as, variables: { first: 200 } });
    expect(many.errors).toBeUndefined();
    expect(many.data.documents.nodes).toHaveLength(200);
    expect(many.statements).toBe(5);
  });
});

describe('documents', () => {
  test('of the centre are seen by everybody; those of a unit by it, by those above and by those below, by no sibling', async () => {
    const seen = async (id: string, role: 'province' | 'district' | 'ward', unit: string) =>
      (await cascade(stableId(id), role, unit)) !== null;
    expect(await seen('doc:36-CT/TW', 'ward', '16732')).toBe(true);
    expect(await seen('doc:19-CT/ThU', 'district', '437')).toBe(true);
    expect(await seen('doc:19-CT/ThU', 'province', '42')).toBe(true);
    expect(await seen('doc:19-CT/ThU', 'ward', '18115')).toBe(true);
    expect(await seen('doc:19-CT/ThU', 'ward', '18133')).toBe(false);
    expect(await seen('doc:19-CT/ThU', 'district', '436')).toBe(false);
    expect(await seen('doc:19-CT/ThU', 'province', '40')).toBe(false);
  });

  test.each([
    ['{ number: "36-ct/tw" }', [stableId('doc:36-CT/TW')]],
    ['{ kinds: [RESOLUTION] }', [stableId('doc:nh-nq'), stableId('doc:nh-models-nq')]],
    ['{ number: "36-CT/TW", kinds: [PLAN] }', []],
  ])('are found by %s in one statement', async (filter, expected) => {
    const { data, statements } = await campaigns.run(`{ documents(filter: ${filter}) { nodes { id } } }`, {
      as: viewer('province', '40'),
    });
    expect(data.documents.nodes.map(({ id }: { id: string }) => id)).toEqual(expected);
    expect(statements).toBe(1);
  });

  test('that carry one out, however far, are asked for 200 units in two statements, their own only', async () => {
    const { rows } = await campaigns.admin.query(
      `with recursive down (id) as (
         select document_id from campaigns.document_implementations where implements_id = $1
         union select l.document_id from campaigns.document_implementations l join down d on d.id = l.implements_id)
       select w.code, (select count(*)::int from campaigns.documents d join down using (id) where d.locality_id = w.unit_id) as own
       from app.unit_directory w join app.unit_directory p on p.code = '42' and starts_with(w.skey, p.skey)
       where w.level in ('WARD', 'DISTRICT') order by w.code limit 200`,
      [stableId('doc:36-CT/TW')],
    );
    const codes = rows.map(({ code }) => code);
    const filter = `{ carriesOutId: "${stableId('doc:36-CT/TW')}", direct: true }`;
    const fields = `documents(first: 500, filter: ${filter}) { nodes { id } }`;
    const { units, statements } = await askUnits(campaigns, codes, fields, viewer('province', '42'));
    expect(units.map(({ documents }) => documents.nodes.length)).toEqual(rows.map(({ own }) => own));
    expect(new Set(rows.map(({ own }) => own > 0))).toEqual(new Set([true, false]));
    // one for the references, one for all documents
    expect(statements).toBe(2);
    const elsewhere = await askUnits(campaigns, codes, fields, viewer('province', '40'));
    expect(new Set(elsewhere.units)).toEqual(new Set([null]));
  });

  test.each([
    ['{ number: "" }', 'number'],
    ['{ carriesOutId: "36-CT/TW" }', 'carriesOutId'],
    ['{ number: "36\\u0000" }', 'number'],
    ['{ kinds: [] }', 'kinds'],
    ['{ localityId: "437" }', 'localityId'],
  ])('refuses %s, naming the argument', async (filter, field) => {
    const { errors } = await campaigns.run(`{ documents(filter: ${filter}) { nodes { id } } }`, {
      as: viewer('province', '40'),
    });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
  });
});
