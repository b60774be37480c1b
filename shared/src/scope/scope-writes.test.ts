/** What a viewer may write: rows of units in scope, placed by the database and by nobody else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { publishSmallCountry } from '../testing/small-country.js';

let schema: ScratchSchema;
let app: pg.Client;
let things: string;

beforeAll(async () => {
  schema = await ScratchSchema.make(
    (name) => `
      create table ${name}.things (id int primary key, locality_id int, note text);
      call app.protect('${name}.things', '${name}_app');
      grant select, insert, update, delete on ${name}.things to ${name}_app;`,
    'empty',
  );
  things = `${schema.name}.things`;
  await publishSmallCountry(schema);
  app = new pg.Client({ connectionString: schema.loginUrl });
  await app.connect();
});
afterAll(async () => {
  await app?.end();
  await schema?.drop();
});
beforeEach(async () => {
  await schema.admin.query(`
    truncate ${things};
    insert into ${things} values (0, null), (${0x101}, ${0x101}), (${0x1011}, ${0x1011}), (${0x102}, ${0x102}), (${0x10}, ${0x10})`);
});

/** Runs a statement as the district 101, for good. */
async function write(sql: string, role = 'district', unit = '101'): Promise<number> {
  await app.query('begin');
  try {
    await app.query('select app.enter_scope($1, $2)', [role, unit]);
    const { rowCount } = await app.query(sql);
    await app.query('commit');
    return rowCount ?? 0;
  } catch (error) {
    await app.query('rollback');
    throw error;
  }
}
const row = async (id: number) =>
  (await schema.admin.query(`select locality_id, skey, note from ${things} where id = ${id}`)).rows[0];
const OUTSIDE = { code: '42501' };

describe('a new row', () => {
  test('is placed where its unit lies', async () => {
    await write(`insert into ${things} (id, locality_id) values (7, ${0xfffff})`);
    expect(await row(7)).toMatchObject({ skey: '000010001000101fffff' });
  });

  test('cannot bring a key of its own', async () => {
    await write(`insert into ${things} (id, locality_id, skey) values (7, ${0x1011}, '00001')`);
    expect(await row(7)).toMatchObject({ skey: '00001000100010101011' });
    await expect(
      write(`insert into ${things} (id, locality_id, skey) values (8, ${0x102}, '00001000100010101011')`),
    ).rejects.toMatchObject(OUTSIDE);
  });

  test.each([
    ['a neighbour', 0x102],
    ['a neighbour whose key differs in one digit', 0x1010],
    ['the unit above', 0x10],
    ['no unit', 'null'],
  ])('is refused for %s', async (_, unit) => {
    await expect(write(`insert into ${things} (id, locality_id) values (7, ${unit})`)).rejects.toMatchObject(
      OUTSIDE,
    );
    expect(await row(7)).toBeUndefined();
  });

  test('is refused for a unit that does not exist', async () => {
    await expect(write(`insert into ${things} (id, locality_id) values (7, 999)`)).rejects.toMatchObject({
      code: '23503',
      message: 'locality u999 is not in the directory',
    });
  });

  test.each(['planner', 'auditor', 'analyst'])('is refused to a %s, who only reads', async (role) => {
    await expect(
      write(`insert into ${things} (id, locality_id) values (7, ${0x101})`, role),
    ).rejects.toMatchObject(OUTSIDE);
    expect(await write(`update ${things} set note = 'x'`, role)).toBe(0);
    expect(await write(`delete from ${things}`, role)).toBe(0);
  });

  test('is refused without a scope', async () => {
    await expect(
      app.query(`insert into ${things} (id, locality_id) values (7, ${0x101})`),
    ).rejects.toMatchObject(OUTSIDE);
    expect((await app.query(`update ${things} set note = 'x'`)).rowCount).toBe(0);
  });
});

describe('a change', () => {
  test('reaches the rows in scope and no others, as if those did not exist', async () => {
    expect(await write(`update ${things} set note = 'seen'`)).toBe(2);
    expect((await row(0x101)).note).toBe('seen');
    for (const id of [0, 0x102, 0x10]) expect((await row(id)).note).toBeNull();
    expect(await write(`delete from ${things}`)).toBe(2);
    const { rows } = await schema.admin.query(`select id from ${things} order by id`);
    expect(rows.map(({ id }) => id)).toEqual([0, 0x10, 0x102]);
  });

  test('of the unit moves the key with it', async () => {
    expect(await write(`update ${things} set locality_id = ${0xfffff} where id = ${0x1011}`)).toBe(1);
    expect(await row(0x1011)).toMatchObject({ skey: '000010001000101fffff' });
  });

  test('of the unit cannot move a row out of scope, nor to no unit', async () => {
    for (const unit of [0x102, 0x10, 'null'])
      await expect(
        write(`update ${things} set locality_id = ${unit} where id = ${0x1011}`),
      ).rejects.toMatchObject(OUTSIDE);
    expect(await row(0x1011)).toMatchObject({ locality_id: 0x1011 });
  });

  test('of the key alone changes nothing', async () => {
    expect(await write(`update ${things} set skey = '00001' where id = ${0x1011}`)).toBe(1);
    expect(await row(0x1011)).toMatchObject({ skey: '00001000100010101011' });
  });
});
