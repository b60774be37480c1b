/** What every mutation keeps, tested once for each: roles, scope, versions, idempotency keys, the row that tells of it. */
import { randomUUID } from 'node:crypto';
import type { Role, Viewer } from '@diaban/shared/scope/viewer';
import { type TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { describe, expect, test } from '@jest/globals';

type Input = Record<string, unknown>;

export interface KeptMutation {
  operation: string;
  /** GraphQL type of the changed object */
  entity: string;
  kind: string;
  /** a valid input, each time for an object of its own, without a key */
  input: (subgraph: TestSubgraph) => Promise<Input>;
  /** makes another request of an input; left out: the next input is another one by itself */
  other?: (input: Input) => Input;
  /** who may do this; `412` is the sibling who may not */
  as?: Viewer;
  /** inputs that must be refused, with the field that the error names */
  refused?: [why: string, change: (input: Input) => Input, field: string][];
}

const CUA_LO = viewer('district', '413');
const READERS: Role[] = ['planner', 'auditor', 'analyst'];
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** The same input with another value of one field. */
export const but = (field: string, value: unknown) => (input: Input) => ({ ...input, [field]: value });

/** Sends a mutation with a key of its own unless the input has one. */
export async function send(
  subgraph: TestSubgraph,
  operation: string,
  input: Input,
  as: Viewer = CUA_LO,
  selection = 'id',
) {
  const query = `mutation ($input: ${capital(operation)}Input!) { ${operation}(input: $input) { ${selection} } }`;
  const variables = { input: { idempotencyKey: randomUUID(), ...input } };
  const { data, errors } = await subgraph.run(query, { as, variables });
  return { object: data?.[operation] ?? null, error: errors?.[0] };
}

/** As {@link send}, for what must succeed. @returns the changed object */
export async function sent(...args: Parameters<typeof send>) {
  const { object, error } = await send(...args);
  if (error) throw new Error(JSON.stringify(error));
  return object;
}

export async function changesBy(subgraph: TestSubgraph, operation: string) {
  const { rows } = await subgraph.admin.query('select * from app.changes where operation = $1 order by id', [
    operation,
  ]);
  return rows;
}

/** @param subgraph returns the running subgraph when the tests run */
export function keepsTheContract(subgraph: () => TestSubgraph, mutation: KeptMutation): void {
  const { operation, entity, kind, input, as = CUA_LO, refused = [], other = (same) => same } = mutation;

  describe(operation, () => {
    test('changes an object and tells of it once, in the role and for the unit of who did', async () => {
      const before = await changesBy(subgraph(), operation);
      const object = await sent(subgraph(), operation, await input(subgraph()), as);
      const [change, ...others] = (await changesBy(subgraph(), operation)).slice(before.length);
      expect(others).toEqual([]);
      expect(change).toMatchObject({
        subgraph: 'campaigns',
        kind,
        entity,
        entity_id: object.id,
        subject: as.subject,
        role: as.role,
        unit: as.unit,
      });
      expect(change.locality_id).not.toBeNull();
    });

    test('answers the same object to the same key and changes nothing again; another request needs another key', async () => {
      const given = { ...(await input(subgraph())), idempotencyKey: randomUUID() };
      const first = await sent(subgraph(), operation, given, as);
      const count = (await changesBy(subgraph(), operation)).length;
      expect(await sent(subgraph(), operation, given, as)).toEqual(first);
      expect((await changesBy(subgraph(), operation)).length).toBe(count);
      const another = { ...other(await input(subgraph())), idempotencyKey: given.idempotencyKey };
      expect((await send(subgraph(), operation, another, as)).error?.extensions).toEqual({
        code: 'CONFLICT',
      });
    });

    test('is refused to who reads only, and does not know what lies in a sibling unit', async () => {
      const given = await input(subgraph());
      const count = (await changesBy(subgraph(), operation)).length;
      for (const role of READERS) {
        const { object, error } = await send(subgraph(), operation, given, viewer(role, '40'));
        expect([role, object, error?.extensions?.code]).toEqual([role, null, 'FORBIDDEN']);
      }
      const sibling = await send(subgraph(), operation, given, viewer('district', '412'));
      expect(sibling.object).toBeNull();
      expect(sibling.error?.extensions?.code).toBe('NOT_FOUND');
      expect((await changesBy(subgraph(), operation)).length).toBe(count);
    });

    test('refuses a key that is none, naming it', async () => {
      const { error } = await send(
        subgraph(),
        operation,
        { ...(await input(subgraph())), idempotencyKey: 'x' },
        as,
      );
      expect(error?.extensions).toEqual({ code: 'INVALID', field: 'idempotencyKey' });
    });

    test('refuses a version that is not the present one', async () => {
      const given = await input(subgraph());
      if (!('expectedVersion' in given)) return expect(kind).not.toBe('CORRECTED');
      const stale = { ...given, expectedVersion: (given.expectedVersion as number) + 1 };
      expect((await send(subgraph(), operation, stale, as)).error?.extensions).toEqual({ code: 'CONFLICT' });
    });

    test.each(refused)('refuses %s', async (_why, change, field) => {
      const count = (await changesBy(subgraph(), operation)).length;
      const { object, error } = await send(subgraph(), operation, change(await input(subgraph())), as);
      expect(object).toBeNull();
      expect(error?.extensions).toEqual({ code: 'INVALID', field });
      expect(error?.message.length).toBeGreaterThan(10);
      expect((await changesBy(subgraph(), operation)).length).toBe(count);
    });
  });
}
