/** What every mutation of this subgraph keeps: role, scope, version, one run for a key, and a row that tells of it. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from './subgraph.js';
import { MUTATIONS } from './testing/mutation-cases.js';
import { changesOf, send, sent } from './testing/mutations.js';

const CUA_LO = viewer('district', '413');
const BESIDE = viewer('district', '414');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

describe.each(MUTATIONS)('$operation', ({ operation, table, told, input, bad }) => {
  test('answers the changed object, with a row that tells of it from the same transaction', async () => {
    const object = await sent(db, operation, await input(db), CUA_LO);
    expect(await changesOf(db, object.id)).toEqual([
      expect.objectContaining({ kind: told, operation, role: 'district', unit: '413' }),
    ]);
    const { rows } = await db.admin.query(
      `select count(*)::int as together from organizations.${table} o join app.changes c on c.entity_id = o.id::text and c.xmin = o.xmin
       where o.id = $1`,
      [object.id],
    );
    expect(rows).toEqual([{ together: 1 }]);
  });

  test('sent again with the same key answers the same object and changes nothing', async () => {
    const request = { idempotencyKey: randomUUID(), ...(await input(db)) };
    const first = await sent(db, operation, request, CUA_LO);
    expect(await sent(db, operation, request, CUA_LO)).toEqual(first);
    expect(await changesOf(db, first.id)).toHaveLength(1);
  });

  test.each(['planner', 'analyst', 'auditor'] as const)('is not for a %s', async (role) => {
    const { object, error } = await send(db, operation, await input(db), viewer(role, '413'));
    expect([object, error?.code]).toEqual([null, 'FORBIDDEN']);
  });

  test('finds nothing of the district beside', async () => {
    const { object, error } = await send(db, operation, await input(db), BESIDE);
    expect([object, error?.code]).toEqual([null, 'NOT_FOUND']);
  });

  test('refuses a version that is not the present one', async () => {
    const request = await input(db);
    if (request.expectedVersion === undefined) return;
    const { error } = await send(db, operation, { ...request, expectedVersion: 2 }, CUA_LO);
    expect(error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('has version 1, not 2'),
    });
  });

  test.each(bad)('refuses %j, naming %s', async (wrong, field) => {
    const { error } = await send(db, operation, { ...(await input(db)), ...wrong }, CUA_LO);
    expect(error).toMatchObject({ code: 'INVALID', field });
    expect(error!.message.length).toBeGreaterThan(20);
  });
});
