/** Rows of loads come and go with their data, but never with something that was recorded on them. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { silentLog } from '../log.js';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { type Loading, runLoads } from './load.js';
import { putLoaded, removeLoaded } from './loaded-rows.js';
import { stableId } from './stable-id.js';

let schema: ScratchSchema;
let name: string;
beforeAll(async () => {
  schema = await ScratchSchema.make(
    (made) => `
      create table ${made}.plans (id uuid primary key, title text, tags text[] not null default '{}', under uuid references ${made}.plans on delete cascade);
      create table ${made}.lines (plan uuid references ${made}.plans on delete cascade, at int, primary key (plan, at));
      create table ${made}.notes (plan uuid references ${made}.plans on delete cascade, word text);`,
  );
  name = schema.name;
});
afterAll(() => schema?.drop());
beforeEach(() =>
  schema.admin.query(
    `truncate ${name}.plans cascade; delete from app.loads where subgraph = '${name}'; delete from app.changes where subgraph = '${name}'`,
  ),
);

let version = 0;
/** Does it as a load does. */
const asLoad = (run: (loading: Loading) => Promise<void>) => {
  version += 1;
  const load = { name: 'plans', version: `${version}`, run, clear: async () => undefined };
  return runLoads(schema.adminUrl, [{ name, loads: [load] }], 'seeds', silentLog);
};
const plan = (id: string, more: object = {}) => ({
  id: stableId(id),
  title: id,
  tags: ['a'],
  under: null,
  ...more,
});
const put = (...rows: object[]) => asLoad((loading) => putLoaded(loading, `${name}.plans`, rows));
const remove = (parts = [`${name}.lines.plan`]) =>
  asLoad((loading) =>
    removeLoaded(loading, {
      table: `${name}.plans`,
      where: 'r.title <> $1',
      values: ['not of the load'],
      parts,
    }),
  );
const titles = async () =>
  (await schema.admin.query(`select title from ${name}.plans order by title`)).rows.map(({ title }) => title);
const changedBy = (role: string, id: string) =>
  schema.admin.query(
    `insert into app.changes (subgraph, operation, kind, entity, entity_id, subject, role, unit, request_id)
     values ($1, 'changePlan', 'CHANGED', 'Plan', $2, 'someone', $3, 'VN', 'r')`,
    [name, stableId(id), role],
  );

test('what is there already becomes as given, unless somebody has changed it', async () => {
  await put(plan('a'), plan('b'));
  await changedBy('ward', 'a');
  await changedBy('load', 'b');
  await put(
    plan('a', { title: 'a2' }),
    plan('b', { title: 'b2', tags: ['x', 'y'], under: stableId('a') }),
    plan('c'),
  );
  const { rows } = await schema.admin.query(`select title, tags, under from ${name}.plans order by title`);
  expect(rows).toEqual([
    { title: 'a', tags: ['a'], under: null },
    { title: 'b2', tags: ['x', 'y'], under: stableId('a') },
    { title: 'c', tags: ['a'], under: null },
  ]);
});

test('a chain of rows of its own goes, with their parts, and rows of others stay', async () => {
  await put(
    plan('a'),
    plan('b', { under: stableId('a') }),
    plan('c', { under: stableId('b') }),
    plan('not of the load'),
  );
  await schema.admin.query(`insert into ${name}.lines values ($1, 1), ($2, 1)`, [
    stableId('b'),
    stableId('not of the load'),
  ]);
  await remove();
  expect(await titles()).toEqual(['not of the load']);
  expect((await schema.admin.query(`select from ${name}.lines`)).rowCount).toBe(1);
});

test('what somebody changed stays with its parts, and so does what something else refers to, though that would cascade', async () => {
  await put(plan('a'), plan('b'), plan('c'), plan('d', { under: stableId('c') }));
  await changedBy('ward', 'd');
  await schema.admin.query(`insert into ${name}.lines select id, 1 from ${name}.plans`);
  await schema.admin.query(`insert into ${name}.notes values ($1, 'kept')`, [stableId('b')]);
  await remove();
  expect(await titles()).toEqual(['b', 'c', 'd']);
  expect((await schema.admin.query(`select word from ${name}.notes`)).rows).toEqual([{ word: 'kept' }]);
  // those that nobody changed get their parts anew
  expect((await schema.admin.query(`select plan from ${name}.lines`)).rows).toEqual([
    { plan: stableId('d') },
  ]);
});

test('a part that is no foreign key is a mistake of the load, not a licence', async () => {
  await expect(remove([`${name}.lines.at`])).rejects.toThrow(
    `${name}.lines.at is no foreign key to ${name}.plans`,
  );
});
