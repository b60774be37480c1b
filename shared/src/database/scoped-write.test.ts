/** A write is all or nothing, in scope, and tried again when it met another. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { Conflict, Forbidden, Invalid } from '../errors.js';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { publishSmallCountry } from '../testing/small-country.js';
import { viewer } from '../testing/test-subgraph.js';
import type { RequestDatabase, ScopedDatabase } from './scoped-database.js';

let schema: ScratchSchema;
let things: string;
let pool: ScopedDatabase;
let district: RequestDatabase;

beforeAll(async () => {
  schema = await ScratchSchema.make(
    (name) => `
      create table ${name}.things (id int primary key, locality_id int not null, amount int not null default 0);
      call app.protect('${name}.things', '${name}_app');
      grant select, insert, update, delete on ${name}.things to ${name}_app;`,
    'empty',
  );
  things = `${schema.name}.things`;
  await publishSmallCountry(schema);
  pool = await schema.open(2);
});
afterAll(() => schema?.drop());
beforeEach(async () => {
  district = pool.as(viewer('district', '101'));
  await schema.admin.query(
    `truncate ${things}; insert into ${things} values (1, ${0x101}), (2, ${0x1011}), (3, ${0x102})`,
  );
});

const insert = (manager: EntityManager, id: number, unit: number) =>
  manager.query(`insert into ${things} (id, locality_id) values ($1, $2)`, [id, unit]);
const add = (manager: EntityManager, id: number, by: number) =>
  manager.query(`update ${things} set amount = amount + $2 where id = $1`, [id, by]);
const stored = async () =>
  Object.fromEntries(
    (await schema.admin.query(`select id, amount from ${things}`)).rows.map(({ id, amount }) => [id, amount]),
  );

describe('a write', () => {
  test('is kept when its work is done, and gives its value', async () => {
    expect(
      await district.write(async (manager) => {
        await insert(manager, 7, 0x101);
        await add(manager, 1, 5);
        return 'done';
      }),
    ).toBe('done');
    expect(await stored()).toEqual({ 1: 5, 2: 0, 3: 0, 7: 0 });
  });

  test('is all or nothing', async () => {
    await expect(
      district.write(async (manager) => {
        await insert(manager, 7, 0x101);
        await add(manager, 1, 5);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await stored()).toEqual({ 1: 0, 2: 0, 3: 0 });
  });

  test('reaches nothing out of scope, and cannot put anything there', async () => {
    await district.write((manager) => manager.query(`update ${things} set amount = 9`));
    expect(await stored()).toEqual({ 1: 9, 2: 9, 3: 0 });
    await expect(district.write((manager) => insert(manager, 7, 0x102))).rejects.toBeInstanceOf(Forbidden);
  });

  test('of a duplicate is a Conflict, for an unknown unit an Invalid that names the field', async () => {
    await expect(district.write((manager) => insert(manager, 1, 0x101))).rejects.toBeInstanceOf(Conflict);
    await expect(district.write((manager) => insert(manager, 7, 999))).rejects.toEqual(
      new Invalid('Locality u999 is not in the directory', 'localityId'),
    );
    await expect(district.write((manager) => insert(manager, 7, 999))).rejects.toMatchObject({
      extensions: { code: 'INVALID', field: 'localityId' },
    });
  });

  test('whose scope is refused says why', async () => {
    await expect(
      pool.as(viewer('ward', '101')).write((manager) => insert(manager, 7, 0x101)),
    ).rejects.toThrow('Role ward does not fit unit 101');
  });

  test('leaves connections that are usable and without a scope, also after 50 failures', async () => {
    for (let round = 0; round < 50; round += 1)
      await expect(district.write((manager) => insert(manager, 1, 0x101))).rejects.toBeInstanceOf(Conflict);
    const rows = await pool
      .as(viewer('district', '102'))
      .read((manager) => manager.query(`select id from ${things}`));
    expect(rows).toEqual([{ id: 3 }]);
    expect(await schema.openTransactions()).toBe(0);
  });
});

describe('a write that collides with another', () => {
  test('in a deadlock is tried again, and both are kept', async () => {
    let arrived = 0;
    let bothHere: () => void;
    const meeting = new Promise<void>((resolve) => {
      bothHere = resolve;
    });
    const runs: string[] = [];
    const work = (name: string, first: number, second: number) => async (manager: EntityManager) => {
      runs.push(name);
      await add(manager, first, 1);
      arrived += 1;
      if (arrived === 2) bothHere();
      await meeting;
      await add(manager, second, 1);
    };
    await Promise.all([
      pool.as(viewer('district', '101')).write(work('a', 1, 2)),
      pool.as(viewer('district', '101')).write(work('b', 2, 1)),
    ]);
    expect(runs).toHaveLength(3);
    expect(await stored()).toMatchObject({ 1: 2, 2: 2 });
  });

  test('in a serialization failure is tried again once, on the state that the other left', async () => {
    const rival = new pg.Client({ connectionString: schema.adminUrl });
    await rival.connect();
    const seen: number[] = [];
    const work = (rivals: number) => async (manager: EntityManager) => {
      const [row] = await manager.query<{ amount: number }[]>(`select amount from ${things} where id = 1`);
      seen.push(row!.amount);
      if (seen.length <= rivals) await rival.query(`update ${things} set amount = amount + 10 where id = 1`);
      await add(manager, 1, 1);
    };
    try {
      await schema.admin.query(
        `alter role ${schema.name}_app set default_transaction_isolation = 'repeatable read'`,
      );
      const fresh = await schema.open(1);
      await fresh.as(viewer('district', '101')).write(work(1));
      expect(seen).toEqual([0, 10]);
      expect(await stored()).toMatchObject({ 1: 11 });
      seen.length = 0;
      await expect(fresh.as(viewer('district', '101')).write(work(2))).rejects.toMatchObject({
        code: '40001',
      });
      expect(seen).toEqual([11, 21]);
      expect(await stored()).toMatchObject({ 1: 31 });
    } finally {
      await rival.end();
      await schema.admin.query(`alter role ${schema.name}_app reset default_transaction_isolation`);
    }
  });

  test('and fails for any other reason is not tried again', async () => {
    let runs = 0;
    await expect(
      district.write(async (manager) => {
        runs += 1;
        await insert(manager, 1, 0x101);
      }),
    ).rejects.toBeInstanceOf(Conflict);
    expect(runs).toBe(1);
  });
});
