/** A read sees its viewer's scope and leaves nothing of it behind, whatever goes wrong. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Forbidden } from '../errors.js';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { publishSmallCountry, unitsUnder } from '../testing/small-country.js';
import { viewer } from '../testing/test-subgraph.js';
import type { ScopedDatabase } from './scoped-database.js';

const VIEWERS = [
  { as: viewer('province', '10'), sees: unitsUnder(0x10) },
  { as: viewer('province', '11'), sees: unitsUnder(0x11) },
  { as: viewer('district', '101'), sees: unitsUnder(0x101) },
  { as: viewer('district', '102'), sees: unitsUnder(0x102) },
  { as: viewer('ward', '10102'), sees: [0xfffff] },
];
let schema: ScratchSchema;
let single: ScopedDatabase;

beforeAll(async () => {
  schema = await ScratchSchema.make(
    (name) => `
      create table ${name}.things (id int primary key, locality_id int not null);
      call app.protect('${name}.things', '${name}_app');
      grant select, insert on ${name}.things to ${name}_app;`,
    'empty',
  );
  await publishSmallCountry(schema);
  await schema.admin.query(`insert into ${schema.name}.things select unit_id, unit_id from app.placed_units`);
  single = await schema.open(1);
});
afterAll(() => schema?.drop());

const ids = async (manager: EntityManager): Promise<number[]> =>
  (await manager.query<{ id: number }[]>(`select id from ${schema.name}.things order by id`)).map(
    ({ id }) => id,
  );
const seenBy = (database: ScopedDatabase, { as }: (typeof VIEWERS)[number]) => database.as(as).read(ids);

describe('a read', () => {
  test.each(VIEWERS)('as $as.role of unit $as.unit sees exactly that scope', async (one) => {
    expect(await seenBy(single, one)).toEqual(one.sees);
  });

  test('leaves the connection without a scope: the next query on it sees no row', async () => {
    expect(await seenBy(single, VIEWERS[0]!)).toEqual(unitsUnder(0x10));
    const { dataSource } = single as unknown as { dataSource: { query(sql: string): Promise<unknown> } };
    expect(
      await dataSource.query(
        `select (select count(*)::int from ${schema.name}.things) as things, (select count(*)::int from app.unit_directory) as units, app.scope() as scope`,
      ),
    ).toEqual([{ things: 0, units: 0, scope: null }]);
  });

  test('runs all its statements on one state of its own scope, and several at once', async () => {
    const answers = await single
      .as(VIEWERS[2]!.as)
      .read((manager) => Promise.all([1, 2, 3, 4].map(() => ids(manager))));
    expect(answers).toEqual([1, 2, 3, 4].map(() => unitsUnder(0x101)));
  });

  test('cannot write', async () => {
    await expect(
      single
        .as(VIEWERS[0]!.as)
        .read((manager) => manager.query(`insert into ${schema.name}.things values (7, 16)`)),
    ).rejects.toMatchObject({ code: '25006' });
  });

  test('counts the statements of its request and none of its own', async () => {
    const request = single.as(VIEWERS[0]!.as);
    await request.read(ids);
    expect(request.count.statements).toBe(1);
    await request.read((manager) => Promise.all([ids(manager), ids(manager)]));
    expect(request.count.statements).toBe(3);
    expect(single.as(VIEWERS[0]!.as).count.statements).toBe(0);
  });

  test.each([1, 2])('never mixes viewers: 150 interleaved reads over a pool of %d', async (size) => {
    const database = await schema.open(size);
    const asked = Array.from({ length: 150 }, (_, at) => VIEWERS[(at * 7 + (at >> 3)) % VIEWERS.length]!);
    const answers = await Promise.all(
      asked.map((one, at) =>
        database.as(one.as).read(async (manager) => {
          // some come back later than others, with a second question
          if (at % 3 === 0) await manager.query('select pg_sleep(0.001)');
          const first = await ids(manager);
          if (at % 5 === 0) await new Promise(setImmediate);
          return at % 2 === 0 ? [first, await ids(manager)] : [first, first];
        }),
      ),
    );
    expect(answers).toEqual(asked.map(({ sees }) => [sees, sees]));
  });
});

describe('a read that fails', () => {
  test('because the scope is refused says why, and not that the transaction is aborted', async () => {
    const refused = single.as(viewer('province', '101'));
    await expect(refused.read(ids)).rejects.toEqual(
      new Forbidden('Role province does not fit unit 101, which is of level DISTRICT'),
    );
    await expect(single.as(viewer('ward', '99999')).read(ids)).rejects.toThrow(
      "The token's unit 99999 is not in the directory",
    );
    expect(await seenBy(single, VIEWERS[1]!)).toEqual(unitsUnder(0x11));
  });

  test('because a statement is wrong leaves the connection usable and scopeless', async () => {
    await expect(
      single.as(VIEWERS[0]!.as).read((manager) => manager.query('select nonsense')),
    ).rejects.toMatchObject({
      code: '42703',
    });
    expect(await seenBy(single, VIEWERS[3]!)).toEqual(unitsUnder(0x102));
  });

  test('because the work throws passes the error on, before or after it asked anything', async () => {
    await expect(single.as(VIEWERS[0]!.as).read(() => Promise.reject(new Error('mine')))).rejects.toThrow(
      'mine',
    );
    await expect(
      single.as(VIEWERS[0]!.as).read(() => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
    await expect(
      single.as(VIEWERS[0]!.as).read(async (manager) => {
        await ids(manager);
        throw new Error('afterwards');
      }),
    ).rejects.toThrow('afterwards');
  });

  test('does not leak its connection: after 50 failures of each kind a pool of one still answers', async () => {
    for (let round = 0; round < 50; round += 1) {
      await expect(single.as(viewer('province', '101')).read(ids)).rejects.toThrow('does not fit');
      await expect(single.as(VIEWERS[0]!.as).read((manager) => manager.query('select 1/0'))).rejects.toThrow(
        'division',
      );
      await expect(single.as(VIEWERS[0]!.as).read(() => Promise.reject(new Error('mine')))).rejects.toThrow(
        'mine',
      );
    }
    expect(await seenBy(single, VIEWERS[4]!)).toEqual([0xfffff]);
    expect(await schema.openTransactions()).toBe(0);
  });

  test('because the server ended its connection fails alone: the next read gets another', async () => {
    const kill = `select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '${schema.name}_app'`;
    await expect(
      single.as(VIEWERS[0]!.as).read(async (manager) => {
        await schema.admin.query(kill);
        return ids(manager);
      }),
    ).rejects.toThrow();
    expect(await seenBy(single, VIEWERS[0]!)).toEqual(unitsUnder(0x10));
    await schema.admin.query(kill);
    // idle when it was ended: until the news has arrived one read may meet it, never a second
    const seen = await seenBy(single, VIEWERS[0]!).catch(() => seenBy(single, VIEWERS[0]!));
    expect(seen).toEqual(unitsUnder(0x10));
  });

  test('because it takes too long is ended by the server, and the connection goes on', async () => {
    await expect(
      single.as(VIEWERS[0]!.as).read(async (manager) => {
        await manager.query(`set local statement_timeout = '20ms'`);
        return manager.query('select pg_sleep(10)');
      }),
    ).rejects.toMatchObject({ code: '57014' });
    expect(await seenBy(single, VIEWERS[0]!)).toEqual(unitsUnder(0x10));
    const [row] = await single.as(VIEWERS[0]!.as).read((manager) => manager.query('show statement_timeout'));
    expect(row).toEqual({ statement_timeout: '15s' });
  });
});
