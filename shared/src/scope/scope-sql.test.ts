/** The scope rule as the database keeps it: what each viewer sees and may write, up to the last digit of a key. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { ALL_UNITS, publishSmallCountry, unitsUnder } from '../testing/small-country.js';

let schema: ScratchSchema;
let app: pg.Client;
let things: string;

beforeAll(async () => {
  schema = await ScratchSchema.make(
    (name) => `
      create table ${name}.things (id int primary key, locality_id int);
      call app.protect('${name}.things', '${name}_app');
      grant select, insert, update, delete on ${name}.things to ${name}_app;`,
    'empty',
  );
  things = `${schema.name}.things`;
  await publishSmallCountry(schema);
  for (const unit of ALL_UNITS) await schema.admin.query(`insert into ${things} values ($1, $1)`, [unit]);
  await schema.admin.query(`insert into ${things} values (0, null)`);
  app = new pg.Client({ connectionString: schema.loginUrl });
  await app.connect();
});
afterAll(async () => {
  await app?.end();
  await schema?.drop();
});

/** Runs statements in one transaction, undone afterwards; gives the rows of the last. */
async function inTransaction(...statements: string[]): Promise<Record<string, unknown>[]> {
  await app.query('begin');
  try {
    let rows: Record<string, unknown>[] = [];
    for (const sql of statements) rows = (await app.query(sql)).rows;
    return rows;
  } finally {
    await app.query('rollback');
  }
}
const as = (role: string, unit: string) => `select app.enter_scope('${role}', '${unit}')`;
const idsSeen = async (...before: string[]) =>
  (await inTransaction(...before, `select id from ${things} order by id`)).map(({ id }) => id);

describe('reading in a scope', () => {
  test.each([
    ['planner', 'VN', 1],
    ['province', '10', 0x10],
    ['province', '11', 0x11],
    ['province', '12', 0x100],
    ['province', '13', 0x1000],
    ['district', '101', 0x101],
    ['district', '102', 0x102],
    ['district', '103', 0x1010],
    ['ward', '10101', 0x1011],
    ['ward', '10102', 0xfffff],
  ])(
    'a %s of unit %s sees what lies under it, what belongs to no unit, and no neighbour',
    async (role, unit, root) => {
      expect(await idsSeen(as(role, unit))).toEqual([0, ...unitsUnder(root)]);
    },
  );

  test('without a scope there is nothing to see, nor with one that was emptied', async () => {
    expect(await idsSeen()).toEqual([]);
    expect(await idsSeen(`select set_config('app.scope', '', true)`)).toEqual([]);
  });

  test('a transaction leaves no scope behind on its connection', async () => {
    expect(await idsSeen(as('planner', 'VN'))).toHaveLength(ALL_UNITS.length + 1);
    const { rows } = await app.query(
      `select current_setting('app.scope', true) as left, app.scope() as scope`,
    );
    expect(rows).toEqual([{ left: '', scope: null }]);
    expect(await idsSeen()).toEqual([]);
  });

  test.each(['%', '_', '00001%', '0000_', '~', '00001~', ' ', '*', '^0', 'VN'])(
    'a pattern is not a key: scope %j shows no row of any unit',
    async (scope) => {
      expect(await idsSeen(`select set_config('app.scope', '${scope}', true)`)).toEqual([0]);
    },
  );
});

describe('entering a scope', () => {
  test.each([
    ['province', '101', 'role province does not fit unit 101, which is of level DISTRICT'],
    ['province', 'VN', 'role province does not fit unit VN, which is of level COUNTRY'],
    ['ward', '10', 'role ward does not fit unit 10, which is of level PROVINCE'],
    ['district', '999', "the token's unit 999 is not in the directory"],
    ['planner', '', "the token's unit  is not in the directory"],
  ])('is refused to a %s of unit %j', async (role, unit, message) => {
    await expect(inTransaction(as(role, unit))).rejects.toMatchObject({ code: '42501', message });
  });

  test('is open to planners, auditors and analysts at any level', async () => {
    for (const role of ['planner', 'auditor', 'analyst'])
      expect(await idsSeen(as(role, '102'))).toEqual([0, ...unitsUnder(0x102)]);
  });

  test('with a day takes the unit that held the code on that day', async () => {
    await schema.admin.query(`
      insert into app.unit_directory values
        (2001, 'test:2001', '44', 'PROVINCE', '(,2025-07-01)', '00001' || app.seg(2001)),
        (2002, 'test:2002', '44', 'PROVINCE', '[2025-07-01,)', '00001' || app.seg(2002));
      insert into ${things} values (2001, 2001), (2002, 2002)`);
    expect(await idsSeen(as('province', '44'))).toEqual([0, 2002]);
    expect(await idsSeen(as('province', '44@2025-06-30'))).toEqual([0, 2001]);
    expect(await idsSeen(as('province', '44@2025-07-01'))).toEqual([0, 2002]);
    await schema.admin.query(`
      delete from ${things} where id in (2001, 2002); delete from app.unit_directory where code = '44'`);
    await expect(inTransaction(as('province', '44@2025-07-01'))).rejects.toMatchObject({ code: '42501' });
  });

  test('is for the login roles of subgraphs only', async () => {
    const { rows } = await schema.admin.query(
      `select has_function_privilege('public', 'app.enter_scope(text, text)', 'execute') as everybody`,
    );
    expect(rows).toEqual([{ everybody: false }]);
  });
});

describe('the unit directory', () => {
  test('refuses a unit whose number does not fit the five digits of its key', async () => {
    await expect(
      schema.admin.query(
        `insert into app.unit_directory values (1048576, 'x', null, 'WARD', '(,)', '00001')`,
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('shows a viewer the units in scope only', async () => {
    const rows = await inTransaction(
      as('district', '101'),
      'select unit_id from app.placed_units order by unit_id',
    );
    expect(rows.map(({ unit_id }) => unit_id)).toEqual(unitsUnder(0x101));
  });

  test('cannot be written by a login role', async () => {
    await expect(
      inTransaction(as('planner', 'VN'), `update app.unit_directory set skey = '00001'`),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
