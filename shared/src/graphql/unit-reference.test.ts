/** Subgraphs that do not own units know those in the viewer's scope and no others. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ScopedDatabase } from '../database/scoped-database.js';
import { formatUnitId } from '../scope/unit-id.js';
import { ScratchSchema } from '../testing/scratch-schema.js';
import { ALL_UNITS, publishSmallCountry, unitsUnder } from '../testing/small-country.js';
import { viewer } from '../testing/test-subgraph.js';
import { resolveUnit, unitLoader } from './unit-reference.js';

let schema: ScratchSchema;
let pool: ScopedDatabase;
beforeAll(async () => {
  schema = await ScratchSchema.make(() => 'select 1', 'empty');
  await publishSmallCountry(schema);
  pool = await schema.open(1);
});
afterAll(() => schema?.drop());

test('all references of a batch cost one statement, and those out of scope are null', async () => {
  const db = pool.as(viewer('district', '101'));
  const loaders = { unitById: unitLoader(db) };
  const asked = [...ALL_UNITS, 999, ...ALL_UNITS];
  const units = await Promise.all(
    asked.map((id) => resolveUnit({ id: formatUnitId(id) }, { loaders }, ({ unitId }) => unitId)),
  );
  const inScope = unitsUnder(0x101);
  expect(units).toEqual(asked.map((id) => (inScope.includes(id) ? id : null)));
  expect(db.count.statements).toBe(1);
});

test('a reference that is malformed is null and asks nobody', async () => {
  const db = pool.as(viewer('planner', 'VN'));
  const loaders = { unitById: unitLoader(db) };
  for (const id of ['101', 'u0', null, undefined, 101])
    expect(await resolveUnit({ id }, { loaders }, (unit) => unit)).toBeNull();
  expect(db.count.statements).toBe(0);
});

test('a unit comes with the key under which all that lies below it begins', async () => {
  const loaders = { unitById: unitLoader(pool.as(viewer('district', '101'))) };
  expect(await resolveUnit({ id: formatUnitId(0x1011) }, { loaders }, (unit) => unit)).toEqual({
    unitId: 0x1011,
    skey: '00001000100010101011',
  });
});
