/** Loads bring a database to the data that a deployment chose, each once for a version, all or nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { silentLog } from '../log.js';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { type DataChoice, type Load, runLoads } from './load.js';
import { Units } from './units.js';

let schema: ScratchSchema;
let things: string;

beforeAll(async () => {
  schema = await ScratchSchema.make(
    (name) => `
      create table ${name}.things (name text primary key, locality_id int);
      call app.protect('${name}.things', '${name}_app');`,
  );
  things = `${schema.name}.things`;
});
afterAll(() => schema?.drop());
beforeEach(async () => {
  await schema.admin.query(`truncate ${things}; delete from app.loads where subgraph = $$${schema.name}$$`);
});

const load = (name: string, version = '1', only?: DataChoice): Load => ({
  name,
  version,
  ...(only ? { only } : {}),
  run: (loading) => loading.insert(things, [{ name: `${name}:${version}` }]),
  clear: async (loading) =>
    void (await loading.query(`delete from ${things} where name like $1`, [`${name}:%`])),
});
const run = async (choice: DataChoice, ...loads: Load[]) =>
  (await runLoads(schema.adminUrl, [{ name: schema.name, loads }], choice, silentLog)).map(
    (ran) => ran.split('/')[1],
  );
const names = async () =>
  (await schema.admin.query(`select name from ${things} order by name`)).rows.map(({ name }) => name);

describe('a load', () => {
  test('runs once, in its order', async () => {
    expect(await run('seeds', load('b'), load('a'))).toEqual(['b', 'a']);
    expect(await run('seeds', load('b'), load('a'))).toEqual([]);
    expect(await names()).toEqual(['a:1', 'b:1']);
  });

  test('of a new version replaces what the old one put in', async () => {
    await run('seeds', load('a'), load('b'));
    expect(await run('seeds', load('a', '2'), load('b'))).toEqual(['a']);
    expect(await names()).toEqual(['a:2', 'b:1']);
  });

  test('that belongs to the sample comes and goes with the choice', async () => {
    const loads = [load('seeds'), load('sample', '1', 'sample')];
    expect(await run('seeds', ...loads)).toEqual(['seeds']);
    expect(await names()).toEqual(['seeds:1']);
    expect(await run('sample', ...loads)).toEqual(['sample']);
    expect(await names()).toEqual(['sample:1', 'seeds:1']);
    await run('seeds', ...loads);
    expect(await names()).toEqual(['seeds:1']);
    expect(await run('seeds', ...loads)).toEqual([]);
  });

  test('that fails leaves nothing behind, names itself with the cause, and keeps what came before', async () => {
    const failing: Load = {
      ...load('b'),
      async run(loading) {
        await loading.insert(things, [{ name: 'b:half' }]);
        await loading.insert(things, [{ name: 'a:1' }]);
      },
    };
    await expect(run('seeds', load('a'), failing, load('c'))).rejects.toThrow(
      `Loading ${schema.name}/b failed: duplicate key value`,
    );
    expect(await names()).toEqual(['a:1']);
    expect(await run('seeds', load('a'), load('b'), load('c'))).toEqual(['b', 'c']);
  });

  test('that fails while it replaces an old version leaves the old one in place', async () => {
    await run('seeds', load('a'));
    const failing: Load = { ...load('a', '2'), run: async () => Promise.reject(new Error('bad data')) };
    await expect(run('seeds', failing)).rejects.toThrow('bad data');
    expect(await names()).toEqual(['a:1']);
  });

  test('runs as the owner of the tables, who may not touch those of others', async () => {
    const who: string[] = [];
    const curious: Load = {
      ...load('a'),
      run: async (loading) =>
        void who.push((await loading.query<{ who: string }>('select current_user as who'))[0]!.who),
    };
    await run('seeds', curious);
    expect(who).toEqual([`${schema.name}_migrator`]);
    const greedy: Load = {
      ...load('b'),
      run: async (loading) => void (await loading.query('delete from app.loads')),
    };
    await expect(run('seeds', greedy)).rejects.toThrow('permission denied');
  });

  test('runs once when two processes start at once', async () => {
    const both = await Promise.all([run('seeds', load('a')), run('seeds', load('a'))]);
    expect(both.flat()).toEqual(['a']);
  });
});

describe('the units that a load finds', () => {
  test('are found by code and by key, with those below them in the order of their keys', async () => {
    const found: unknown[] = [];
    await run('seeds', {
      ...load('a'),
      async run(loading) {
        const units = await Units.read(loading);
        const district = units.get('413');
        expect(units.get(district.key)).toBe(district);
        expect(units.under('413').map(({ skey }) => skey.slice(0, district.skey.length))).toEqual(
          units.under('413').map(() => district.skey),
        );
        expect(() => units.get('no such unit')).toThrow('The unit directory has no unit "no such unit"');
        found.push(
          units.all.length,
          units.under('413').map(({ code }) => code),
        );
      },
    });
    const { rows } = await schema.admin.query(`
      select (select count(distinct unit_id)::int from app.unit_directory) as units, array_agg(w.code order by w.skey) as codes
      from app.unit_directory d join app.unit_directory w on left(w.skey, length(d.skey)) = d.skey where d.code = '413'`);
    expect(found).toEqual([rows[0].units, rows[0].codes]);
  });
});
