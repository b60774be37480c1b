/** What changes of organizations ask and tell the database, in the caller's transaction and scope. */
import { Invalid } from '@diaban/shared/errors';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { lockVersion, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import type { Lifespan } from '../register/time.rules.js';
import type { OrganizationKind } from './organization-kind.js';
import type { Body } from './superior.rules.js';

export const ORGANIZATIONS = 'organizations.organizations';

/** The columns of an organization that its changes look at. */
export interface OrganizationRow extends Versioned, Lifespan {
  kind: OrganizationKind;
  name: string;
  locality_id: number;
  parent_id: string | null;
  parent_reason: string | null;
  known_since: string;
  role_note: string | null;
  bodies: number | null;
  skey: string;
  source: string;
}

/** Locks an organization of the caller's scope. @throws Invalid, NotFound or Conflict */
export function lockOrganization(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
  field = 'organizationId',
): Promise<OrganizationRow> {
  return lockVersion(manager, {
    table: ORGANIZATIONS,
    entity: 'Organization',
    id: parseUuid(id, field),
    expectedVersion,
  });
}

/** One change of the structure after the other; taken before any row is locked, so that two of them never wait for each other. */
export async function lockStructure(manager: EntityManager): Promise<void> {
  await manager.query('select organizations.lock_structure()');
}

/** What changes look at in organizations that they refer to. */
export interface BodyRow extends Body, Lifespan {
  bodies: number | null;
}

/** Those of some organizations that lie in the caller's scope: what is above it may be read, and is not his to name. */
export function bodiesSeen(manager: EntityManager, ids: readonly string[]): Promise<BodyRow[]> {
  return manager.query(
    `select o.id, o.kind, o.name, o.skey, u.level, o.valid_from, o.valid_to, o.bodies
     from organizations.organizations o left join app.placed_units u on u.unit_id = o.locality_id
     where o.id = any($1) and organizations.is_own(o)`,
    [ids],
  );
}

/** @throws Invalid when there is no such organization in the caller's scope */
export async function bodyById(manager: EntityManager, id: string, field: string): Promise<BodyRow> {
  const [body] = await bodiesSeen(manager, [id]);
  if (!body) throw new Invalid(`${field} names ${id}, which is not in your scope: check the id`, field);
  return body;
}

/** The ids of all organizations above one, as far as they lie in the caller's scope. */
export async function superiorsOf(manager: EntityManager, id: string): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `with recursive up (id) as (
       select parent_id from organizations.organizations where id = $1
       union select o.parent_id from up join organizations.organizations o on o.id = up.id)
     select o.id from up join organizations.organizations o on o.id = up.id where organizations.is_own(o)`,
    [id],
  );
  return rows.map((row) => row.id);
}
