/** Sends mutations in tests and reads what they leave behind. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

export interface Sent {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  object: any;
  /** `extensions` of the first error, with its message */
  error: { code?: string; field?: string; message: string } | null;
}

/** @param fields selection on the changed object, without braces */
export async function send(
  db: TestSubgraph,
  operation: string,
  input: object,
  as: Viewer,
  fields = 'id version',
): Promise<Sent> {
  const type = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${operation}(input: $input) { ${fields} } }`;
  const variables = { input: { idempotencyKey: randomUUID(), ...input } };
  const { data, errors } = await db.run(query, { as, variables });
  const [error] = errors ?? [];
  return {
    object: data?.[operation] ?? null,
    error: error ? { ...error.extensions, message: error.message } : null,
  };
}

/** Like {@link send}, for what must succeed. */
export async function sent(...args: Parameters<typeof send>): Promise<Sent['object']> {
  const { object, error } = await send(...args);
  if (error) throw new Error(JSON.stringify(error));
  return object;
}

/** What was told of an object, the oldest first. */
export async function changesOf({ admin }: TestSubgraph, entityId: string) {
  const { rows } = await admin.query(
    'select kind, operation, entity, role, unit, before, after, reason from app.changes where entity_id = $1 order by id',
    [entityId],
  );
  return rows;
}

export function sampleId(code: string, kind: string): string {
  return stableId(`org:sample:${code}:${kind}`);
}

/** A name that no other organization has, without digits: some would be taken for the number of a person. */
export function newName(start: string): string {
  return `${start} ${randomUUID().replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
}

/** An organization that nothing else refers to. @returns its id */
export async function newOrganization(
  { admin }: TestSubgraph,
  code: string,
  kind = 'SCHOOL',
  columns: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = randomUUID();
  const row = {
    id,
    kind,
    name: `Trường ${id}`,
    bodies: 1,
    stated_on: '2024-01-01',
    known_since: '2024-01-01',
  };
  const all = { ...row, provenance: 'REGISTERED', source: 'test', ...columns };
  const names = Object.keys(all);
  await admin.query(
    `insert into organizations.organizations (locality_id, ${names.join()})
     values ((select unit_id from app.placed_units where code = $1), ${names.map((_, at) => `$${at + 2}`)})`,
    [code, ...Object.values(all)],
  );
  return id;
}

/** A pledge of one organization. @returns its id */
export async function newPledge(
  { admin }: TestSubgraph,
  code: string,
  organizationId: string | null,
  columns: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = randomUUID();
  const days = { signed_on: '2024-03-01', signed_from: '2024-03-01', signed_to: '2024-03-01' };
  const all = { id, kind: 'PLEDGE', ...days, provenance: 'REGISTERED', source: 'test', ...columns };
  const names = Object.keys(all);
  await admin.query(
    `insert into organizations.pledges (locality_id, ${names.join()})
     values ((select unit_id from app.placed_units where code = $1), ${names.map((_, at) => `$${at + 2}`)})`,
    [code, ...Object.values(all)],
  );
  await admin.query(
    `insert into organizations.signatories (pledge_id, position, kind, organization_id, description, count)
     values ($1, 1, $2, $3, 'test', 1)`,
    [id, organizationId === null ? 'DEPARTMENTS' : 'ORGANIZATION', organizationId],
  );
  return id;
}
